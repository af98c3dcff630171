import { describe, expect, it } from "vitest";
import {
  type ChannelRef,
  type ChatAdapter,
  type DeliveryKey,
  type MessageRef,
  servedBy,
} from "../../src/chat/adapter.ts";
import { createDispatcher } from "../../src/delivery/dispatcher.ts";
import type { Claim, Delivery, Outcome } from "../../src/delivery/outbox.ts";
import { backoff } from "../../src/delivery/retry-policy.ts";
import type { PaperId } from "../../src/papers/paper.ts";
import { ChatError } from "../../src/runtime/errors.ts";
import type { Store } from "../../src/store.ts";
import type { TeamId } from "../../src/teams/team-id.ts";
import type { Day } from "../../src/time/day.ts";
import { createTestClock } from "../fakes/clock.ts";
import { createLogRecorder } from "../fakes/planning.ts";

const NOW = Date.parse("2025-06-06T09:00:00Z");
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const general: ChannelRef = { platform: "discord", workspace: "W", id: "general" };

function claimOf(changes: Partial<Delivery> = {}, leaseUntil = NOW + MINUTE): Claim {
  const delivery: Delivery = {
    key: "key" as DeliveryKey,
    kind: "digest",
    channel: general,
    team: "discord:W" as TeamId,
    day: "2025-06-06" as Day,
    dueAt: NOW - 5 * MINUTE,
    state: "sending",
    message: { summary: "papers", blocks: [{ kind: "entry", ballot: 1, title: "A", facts: [] }] },
    under: undefined,
    papers: ["2506.00001", "2506.00002"] as PaperId[],
    tells: [],
    attempts: 1,
    firstAttemptAt: NOW,
    refusedSince: undefined,
    notBefore: 0,
    deadline: NOW + 15 * HOUR,
    posted: undefined,
    postedAt: undefined,
    error: undefined,
    note: undefined,
    leftOut: [],
    ...changes,
  };
  return { delivery, fence: 1, leaseUntil };
}

const posted = (channel = general): MessageRef => ({ channel, id: `message in ${channel.id}` });
const many = (count: number) =>
  Array.from({ length: count }, (_, n) => claimOf({ channel: { ...general, id: `C${n}` } }));

/** A dispatcher alone, between an outbox that hands out these claims and a platform that does what the test says. */
function stage(
  claims: {
    readonly planned?: readonly Claim[];
    readonly unknown?: readonly Claim[];
    readonly expired?: number;
    readonly away?: boolean;
  },
  platform: Partial<Pick<ChatAdapter, "post" | "find" | "seed" | "workspaces">> = {},
  settle: (claim: Claim) => Promise<boolean> = async () => true,
) {
  const clock = createTestClock(NOW);
  const planned = [...(claims.planned ?? [])];
  const unknown = [...(claims.unknown ?? [])];
  const outcomes: Outcome[] = [];
  const undeliverable: string[] = [];
  const overtaken: MessageRef[] = [];
  const seeded: [id: string, ballots: number][] = [];
  const asked: unknown[][] = [];
  const { log, lines } = createLogRecorder();
  const store: Partial<Store> = {
    async shortenWaits(...args) {
      asked.push(["shortenWaits", ...args]);
    },
    async expireLeases(...args) {
      asked.push(["expireLeases", ...args]);
      return claims.expired ?? 0;
    },
    async claimUnknown(...args) {
      asked.push(["claimUnknown", ...args]);
      return unknown.splice(0, args[3]);
    },
    async claimPlanned(...args) {
      asked.push(["claimPlanned", ...args]);
      return planned.splice(0, args[3]);
    },
    async settle(claim, outcome) {
      const ours = await settle(claim);
      outcomes.push(outcome);
      return ours;
    },
    delivery: async (channel) => ({ ...claimOf().delivery, channel, posted: posted(channel) }),
  };
  const adapter: Partial<ChatAdapter> = {
    platform: "discord",
    post: async (channel) => posted(channel),
    find: async () => undefined,
    seed: async (message, ballots) => void seeded.push([message.channel.id, ballots]),
    ...platform,
  };
  const dispatcher = createDispatcher({
    store: store as Store,
    adapters: [adapter as ChatAdapter],
    connected: (name) => name === "discord" && !claims.away,
    sending: { here: () => true, anywhere: () => true, served: servedBy },
    clock,
    log,
    onUndeliverable: async (_, error) => void undeliverable.push(error.kind),
    onOvertaken: (message) => overtaken.push(message),
  });
  return { dispatcher, clock, outcomes, undeliverable, overtaken, seeded, asked, lines };
}

const failing = (error: unknown) => async () => {
  throw error;
};

describe("a post", () => {
  it("that is taken is written down with its place and time, and told to the log", async () => {
    const { dispatcher, outcomes, lines, overtaken } = stage({ planned: [claimOf()] });
    expect(await dispatcher.run()).toBe(1);
    expect(outcomes).toEqual([{ state: "sent", posted: posted(), at: NOW }]);
    expect(lines).toEqual([
      ["info", "digest delivered", { channel: general, day: "2025-06-06", message: posted().id }],
    ]);
    expect(overtaken).toEqual([]);
  });

  it.each([
    ["unknown", 1, undefined, { state: "unknown", notBefore: NOW + MINUTE }],
    ["unsent", 1, undefined, { state: "planned", notBefore: NOW + 15_000 }],
    ["unsent", 3, undefined, { state: "planned", notBefore: NOW + MINUTE }],
    ["unauthorized", 2, undefined, { state: "planned", notBefore: NOW + 30_000 }],
    ["rate-limited", 1, 2 * MINUTE, { state: "planned", notBefore: NOW + 2 * MINUTE }],
    ["rate-limited", 3, 1_000, { state: "planned", notBefore: NOW + MINUTE }],
    ["gone", 1, undefined, { state: "planned", notBefore: NOW + 5 * MINUTE, refusedSince: NOW }],
    ["forbidden", 1, undefined, { state: "planned", notBefore: NOW + 5 * MINUTE, refusedSince: NOW }],
    ["rejected", 1, undefined, { state: "failed" }],
  ] as const)(
    "that is answered %s at try %i (wait: %j) ends as %j",
    async (kind, attempts, retryAfterMs, end) => {
      const error = new ChatError(kind, "no luck", retryAfterMs === undefined ? {} : { retryAfterMs });
      const { dispatcher, outcomes, undeliverable, lines } = stage(
        { planned: [claimOf({ attempts })] },
        { post: failing(error) },
      );
      expect(await dispatcher.run()).toBe(0);
      expect(outcomes).toEqual([{ ...end, error: "no luck" }]);
      expect(undeliverable).toEqual([]);
      expect(lines).toEqual([
        ["warn", `digest ${end.state}`, { channel: general, day: "2025-06-06", error: "no luck" }],
      ]);
    },
  );

  it.each(["gone", "forbidden"] as const)(
    "that is still answered %s after five minutes closes the channel, and before that does not",
    async (kind) => {
      const answer = { post: failing(new ChatError(kind, "no luck")) };
      const refusedSince = NOW - 5 * MINUTE + 1;
      const soon = stage({ planned: [claimOf({ refusedSince })] }, answer);
      await soon.dispatcher.run();
      expect(soon.outcomes).toEqual([
        { state: "planned", notBefore: NOW + 1, refusedSince, error: "no luck" },
      ]);
      expect(soon.undeliverable).toEqual([]);
      const later = stage({ planned: [claimOf({ refusedSince: refusedSince - 1 })] }, answer);
      await later.dispatcher.run();
      expect(later.outcomes).toEqual([{ state: "failed", error: "no luck" }]);
      expect(later.undeliverable).toEqual([kind]);
      const reply = claimOf({ refusedSince: NOW - HOUR, under: posted() });
      const thread = stage({ planned: [reply] }, answer);
      await thread.dispatcher.run();
      expect([thread.outcomes[0]?.state, thread.undeliverable]).toEqual(["failed", []]);
    },
  );

  it("that fails otherwise in between begins the second look anew", async () => {
    const { dispatcher, outcomes } = stage(
      { planned: [claimOf({ refusedSince: NOW - HOUR })] },
      { post: failing(new ChatError("unsent", "down")) },
    );
    await dispatcher.run();
    expect(outcomes).toEqual([{ state: "planned", notBefore: NOW + 15_000, error: "down" }]);
  });

  it.each([
    [new TypeError("a bug"), "a bug"],
    ["odd", "odd"],
  ])("that ends in %o may be there all the same", async (thrown, error) => {
    const { dispatcher, outcomes } = stage({ planned: [claimOf()] }, { post: failing(thrown) });
    await dispatcher.run();
    expect(outcomes).toEqual([{ state: "unknown", notBefore: NOW + MINUTE, error }]);
  });

  it("that is never answered counts as lost after 45 seconds", async () => {
    const { dispatcher, clock, outcomes } = stage(
      { planned: [claimOf()] },
      { post: () => new Promise<never>(() => {}) },
    );
    const run = dispatcher.run();
    await clock.advance(44_999);
    expect(outcomes).toEqual([]);
    await clock.advance(1);
    expect(await run).toBe(0);
    expect(outcomes).toMatchObject([{ state: "unknown", error: "The platform did not answer." }]);
  });

  it("is not begun by a process that another may have replaced", async () => {
    const claims = { planned: [claimOf(), claimOf()], away: false };
    const { dispatcher, outcomes } = stage(claims, {
      async post(channel) {
        claims.away = true;
        return posted(channel);
      },
    });
    expect(await dispatcher.run()).toBe(1);
    expect(outcomes.map(({ state }) => state)).toEqual(["sent", "planned"]);
  });

  it("is not begun without its message, nor where the lease could run out before the answer", async () => {
    let calls = 0;
    const post = async () => {
      calls += 1;
      return posted();
    };
    const lost = stage({ planned: [claimOf({ message: undefined })] }, { post });
    expect(await lost.dispatcher.run()).toBe(0);
    expect(lost.outcomes).toEqual([{ state: "failed", error: "its message is lost" }]);
    const late = stage({ planned: [claimOf({}, NOW + 44_999)] }, { post });
    expect(await late.dispatcher.run()).toBe(0);
    expect(late.outcomes).toEqual([
      { state: "planned", notBefore: NOW, error: "the lease had run out before posting" },
    ]);
    expect(calls).toBe(0);
    const justInTime = stage({ planned: [claimOf({}, NOW + 45_000)] }, { post });
    expect(await justInTime.dispatcher.run()).toBe(1);
  });

  it.each([
    [2_000, []],
    [2_001, [posted()]],
  ])("that took %i ms may have been overtaken by reactions: %j", async (ms, expected) => {
    const { dispatcher, clock, overtaken } = stage(
      { planned: [claimOf()] },
      {
        async post() {
          await clock.sleep(ms);
          return posted();
        },
      },
    );
    const run = dispatcher.run();
    await clock.advance(5_000);
    await run;
    expect(overtaken).toEqual(expected);
  });

  it("whose delivery another process has taken over changes nothing here", async () => {
    const taken = async () => false;
    const sent = stage(
      { planned: [claimOf()], unknown: [claimOf({ state: "unknown" })] },
      { find: async () => posted() },
      taken,
    );
    expect(await sent.dispatcher.run()).toBe(0);
    expect(sent.overtaken).toEqual([]);
    expect(sent.lines[0]).toEqual([
      "warn",
      "delivery taken over by another process",
      { channel: general, day: "2025-06-06", kind: "digest", key: "key" },
    ]);
    const refused = claimOf({ refusedSince: NOW - HOUR });
    const gone = stage({ planned: [refused] }, { post: failing(new ChatError("gone", "x")) }, taken);
    await gone.dispatcher.run();
    expect(gone.undeliverable).toEqual([]);
  });
});

describe("a look-up", () => {
  const lost = (changes: Partial<Delivery> = {}) => claimOf({ state: "unknown", ...changes });

  it("begins where the first try did, or where the digest was due", async () => {
    const asked: unknown[] = [];
    const find: ChatAdapter["find"] = async (channel, key, since) => {
      asked.push([channel.id, key, since]);
      return undefined;
    };
    await stage({ unknown: [lost({ firstAttemptAt: NOW - 7 })] }, { find }).dispatcher.run();
    await stage({ unknown: [lost({ firstAttemptAt: undefined })] }, { find }).dispatcher.run();
    expect(asked).toEqual([
      ["general", "key", NOW - 7],
      ["general", "key", NOW - 5 * MINUTE],
    ]);
  });

  it("that finds the message ends it, and recounts its reactions", async () => {
    const { dispatcher, outcomes, overtaken } = stage({ unknown: [lost()] }, { find: async () => posted() });
    expect(await dispatcher.run()).toBe(1);
    expect(outcomes).toEqual([{ state: "sent", posted: posted(), at: NOW }]);
    expect(overtaken).toEqual([posted()]);
  });

  it("that finds nothing lets it be posted again at once", async () => {
    const { dispatcher, outcomes } = stage({ unknown: [lost()] });
    expect(await dispatcher.run()).toBe(0);
    expect(outcomes).toEqual([{ state: "planned", notBefore: NOW, error: "looked up: it was not posted" }]);
  });

  it.each([
    ["at first", 0, undefined, MINUTE],
    ["after eight minutes", 8 * MINUTE, undefined, 2 * MINUTE],
    ["after hours", 3 * HOUR, undefined, 10 * MINUTE],
    ["asked to wait", 0, 5 * MINUTE, 5 * MINUTE],
    ["asked to wait for an hour", 0, HOUR, 10 * MINUTE],
    ["after a time that no quarter divides", 8 * MINUTE + 1, undefined, 2 * MINUTE],
  ])("that fails %s is made again after a while", async (_, tried, retryAfterMs, pause) => {
    const error = new ChatError("unsent", "down", retryAfterMs === undefined ? {} : { retryAfterMs });
    const { dispatcher, outcomes } = stage(
      { unknown: [lost({ firstAttemptAt: NOW - tried })] },
      { find: failing(error) },
    );
    expect(await dispatcher.run()).toBe(0);
    expect(outcomes).toEqual([{ state: "unknown", notBefore: NOW + pause, error: "down" }]);
  });

  it.each([
    ["gone", { firstAttemptAt: NOW - 30 * MINUTE }, false],
    ["gone", { firstAttemptAt: NOW - 30 * MINUTE - 1 }, true],
    ["forbidden", { firstAttemptAt: NOW - 30 * MINUTE }, false],
    ["forbidden", { firstAttemptAt: NOW - 30 * MINUTE - 1 }, true],
    ["unsent", { firstAttemptAt: NOW - 20 * HOUR, deadline: NOW - 6 * HOUR }, false],
    ["unsent", { firstAttemptAt: NOW - 20 * HOUR, deadline: NOW - 6 * HOUR - 1 }, true],
  ] as const)("that is %s for %j gives up: %j", async (kind, changes, givenUp) => {
    const { dispatcher, outcomes } = stage(
      { unknown: [lost(changes)] },
      { find: failing(new ChatError(kind, "why")) },
    );
    await dispatcher.run();
    expect(outcomes).toEqual(
      givenUp
        ? [
            {
              state: "failed",
              error: "it may have been posted, but the channel cannot be read: why",
              doubtful: true,
            },
          ]
        : [expect.objectContaining({ state: "unknown", error: "why" })],
    );
  });
});

describe("a run", () => {
  it("ends what crashed, then looks up, then posts, under a lease of a minute", async () => {
    const { dispatcher, asked, lines } = stage({});
    expect(await dispatcher.run()).toBe(0);
    expect(asked).toEqual([
      ["shortenWaits", NOW + 60 * MINUTE, NOW + MINUTE],
      ["expireLeases", NOW, NOW + MINUTE],
      ["claimUnknown", [{ platform: "discord" }], NOW, MINUTE, 50],
      ["claimPlanned", [{ platform: "discord" }], NOW, MINUTE, 50],
    ]);
    expect(lines).toEqual([]);
    const crashed = stage({ expired: 2 });
    await crashed.dispatcher.run();
    expect(crashed.lines).toEqual([
      ["warn", "deliveries cut off while being posted; looking them up", { expired: 2 }],
    ]);
  });

  it("shortens waits that a clock running ahead has written: at the start, and each time the clock is set back", async () => {
    const { dispatcher, clock, asked } = stage({});
    const shortened = async () => {
      asked.length = 0;
      await dispatcher.run();
      return asked.filter(([call]) => call === "shortenWaits");
    };
    expect(await shortened()).toHaveLength(1);
    expect(await shortened()).toEqual([]);
    clock.jump(NOW + 20 * 60 * MINUTE);
    expect(await shortened()).toEqual([]);
    clock.jump(NOW + MINUTE);
    expect(await shortened()).toEqual([["shortenWaits", NOW + 61 * MINUTE, NOW + 2 * MINUTE]]);
    expect(await shortened()).toEqual([]);
  });

  it("leaves alone what is for a platform that does not serve yet", async () => {
    const { dispatcher, asked } = stage({ away: true });
    await dispatcher.run();
    expect(asked.slice(2)).toEqual([
      ["claimUnknown", [], NOW, MINUTE, 50],
      ["claimPlanned", [], NOW, MINUTE, 50],
    ]);
  });

  it("leaves alone what is for workspaces that are served elsewhere", async () => {
    const workspaces = ["W1", ""];
    const { dispatcher, asked } = stage({}, { workspaces: () => workspaces });
    await dispatcher.run();
    const served = [{ platform: "discord", workspaces }];
    expect(asked.slice(2)).toEqual([
      ["claimUnknown", served, NOW, MINUTE, 50],
      ["claimPlanned", served, NOW, MINUTE, 50],
    ]);
  });

  it("begins nothing after its signal", async () => {
    const { dispatcher, asked } = stage({ planned: [claimOf()], unknown: [claimOf()] });
    expect(await dispatcher.run(AbortSignal.abort())).toBe(0);
    expect(asked.map(([call]) => call)).toEqual(["shortenWaits", "expireLeases"]);
  });

  it("keeps fifty at work, and fetches more in tens, so that one slow channel holds nobody up", async () => {
    let working = 0;
    let most = 0;
    const { dispatcher, clock, asked } = stage(
      { planned: many(120) },
      {
        async post(channel) {
          working += 1;
          most = Math.max(most, working);
          await clock.sleep(channel.id === "C0" ? 30_000 : 100);
          working -= 1;
          return posted(channel);
        },
      },
    );
    const run = dispatcher.run();
    await clock.advance(1_000);
    expect(working, "all but the slow one").toBe(1);
    await clock.advance(30_000);
    expect(await run).toBe(120);
    expect(most).toBe(50);
    const limits = asked.flatMap(([call, , , , limit]) => (call === "claimPlanned" ? [Number(limit)] : []));
    expect(limits[0]).toBe(50);
    expect(Math.min(...limits)).toBeGreaterThanOrEqual(10);
  });

  it("goes on with the others where one cannot be written down", async () => {
    const broken = new Error("disk full");
    const { dispatcher, lines } = stage({ planned: many(2) }, {}, async (claim) => {
      if (claim.delivery.channel.id === "C0") throw broken;
      return true;
    });
    expect(await dispatcher.run()).toBe(1);
    expect(lines).toContainEqual([
      "error",
      "delivery not settled",
      { channel: { ...general, id: "C0" }, error: broken },
    ]);
  });
});

describe("ballot reactions", () => {
  it("are added to each message, as many as it has papers, when all are out", async () => {
    const { dispatcher, seeded } = stage({ planned: many(3) });
    await dispatcher.run();
    await dispatcher.seeded();
    expect(seeded).toEqual([
      ["C0", 2],
      ["C1", 2],
      ["C2", 2],
    ]);
  });

  it("are added to a message that was found by look-up like to any other", async () => {
    const unknown = [claimOf({ state: "unknown", channel: { ...general, id: "lost" } })];
    const { dispatcher, seeded } = stage({ planned: many(1), unknown }, { find: async () => posted() });
    await dispatcher.run();
    await dispatcher.seeded();
    expect(seeded).toEqual([
      ["lost", 2],
      ["C0", 2],
    ]);
  });

  it("are left to the buttons above twenty-five messages a run", async () => {
    const few = stage({ planned: many(25) });
    await few.dispatcher.run();
    await few.dispatcher.seeded();
    expect(few.seeded).toHaveLength(25);
    const lot = stage({ planned: many(26) });
    await lot.dispatcher.run();
    await lot.dispatcher.seeded();
    expect(lot.seeded).toEqual([]);
  });

  it("that one message does not get leave the others theirs, be they refused or never answered", async () => {
    const seeded: string[] = [];
    const { dispatcher, clock, lines } = stage(
      { planned: many(3) },
      {
        async seed({ channel }) {
          if (channel.id === "C0") throw new Error("no permission");
          if (channel.id === "C1") await new Promise(() => {});
          seeded.push(channel.id);
        },
      },
    );
    await dispatcher.run();
    const done = dispatcher.seeded();
    await clock.advance(45_000);
    await done;
    expect(seeded).toEqual(["C2"]);
    expect(lines.filter(([, message]) => /reactions/.test(message))).toEqual([
      ["info", "ballot reactions not added", { channel: { ...general, id: "C0" }, error: "no permission" }],
      [
        "info",
        "ballot reactions not added",
        { channel: { ...general, id: "C1" }, error: "The platform did not answer." },
      ],
    ]);
  });

  it("end with the run's signal", async () => {
    const stop = new AbortController();
    const seeded: string[] = [];
    const { dispatcher } = stage(
      { planned: many(3) },
      {
        async seed({ channel }) {
          seeded.push(channel.id);
          stop.abort();
        },
      },
    );
    await dispatcher.run(stop.signal);
    await dispatcher.seeded();
    expect(seeded).toEqual(["C0"]);
  });
});

it("the pause between tries doubles from a quarter of a minute to a quarter of an hour", () => {
  expect([0, 1, 2, 3, 6, 7, 50].map(backoff)).toEqual([
    15_000, 15_000, 30_000, 60_000, 480_000, 900_000, 900_000,
  ]);
});
