import pg from "pg";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { type Database, openDatabase } from "../../../drizzle/postgres/connection/database.ts";
import { createStore, type PostgresStore } from "../../../drizzle/postgres/store.ts";
import type { Claim } from "../../../src/delivery/outbox.ts";
import type { PaperId } from "../../../src/papers/paper.ts";
import { silentLog } from "../../../src/runtime/log.ts";
import type { TeamId } from "../../../src/teams/team-id.ts";
import { addDays } from "../../../src/time/day.ts";
import {
  cast,
  channel,
  delivery,
  ids,
  MINUTE,
  MONDAY,
  message,
  person,
  posted,
  subscription,
  T0,
  team,
} from "../../contract/samples.ts";
import { makePapers } from "../../fixtures/papers.ts";
import { postgres } from "./server.ts";

const server = await postgres();

// What one writer at a time hides: each test has two processes' connections at work at once.
describe.skipIf("missing" in server)("two processes on one database", () => {
  let databases: readonly [Database, Database];
  let one: PostgresStore;
  let two: PostgresStore;
  const both = () => [one, two] as const;

  beforeAll(async () => {
    if ("missing" in server) return;
    const url = await server.database();
    databases = [await openDatabase({ url, log: silentLog }), await openDatabase({ url, log: silentLog })];
    one = createStore(databases[0]);
    two = createStore(databases[1]);
  });
  afterAll(() => Promise.all(both().map((store) => store?.close())));

  test("seal an installation one after the other", async () => {
    await one.saveInstallation({ platform: "slack", id: "T1", sealed: "0" }, T0);
    const next = (store: PostgresStore) =>
      store.changeInstallation("slack", "T1", T0, async ({ sealed }) => String(Number(sealed) + 1));
    await Promise.all([...both(), ...both(), ...both()].map(next));
    expect(await two.installation("slack", "T1")).toMatchObject({ sealed: "6" });
  });

  test("take an event once", async () => {
    const taken = await Promise.all(
      [...both(), ...both()].map((store) => store.takeEvent("slack", "Ev1", T0)),
    );
    expect(taken.filter(Boolean)).toHaveLength(1);
  });

  test("plan the same channels' day together, each once, whichever order they come in", async () => {
    const channels = Array.from({ length: 40 }, (_, n) => channel(`plan${n}`));
    for (let round = 0; round < 5; round += 1) {
      const plans = channels.map((at) => ({
        delivery: delivery({ channel: at, day: addDays(MONDAY, round) }),
      }));
      const outcomes = await Promise.all([
        one.plan(plans),
        two.plan(plans.toReversed()),
        ...plans.slice(0, 5).map((plan) => one.plan([plan])),
        ...plans.slice(0, 5).map((plan) => two.plan([plan])),
      ]);
      expect(outcomes.flat().filter((outcome) => outcome === "recorded")).toHaveLength(channels.length);
      expect(outcomes.flat().filter((outcome) => outcome === "known")).toHaveLength(channels.length + 10);
    }
  });

  test("claim and settle what there is, each once", async () => {
    const channels = Array.from({ length: 120 }, (_, n) => channel(`claim${n}`, "W3"));
    for (const at of channels) await one.saveSubscription(subscription({ channel: at }));
    await one.plan(channels.map((at) => ({ delivery: delivery({ channel: at }) })));
    const claimed: Claim[] = [];
    const work = async (store: PostgresStore) => {
      for (;;) {
        const claims = await store.claimPlanned([{ platform: "discord" }], T0, MINUTE, 7);
        const ours = claims.filter(({ delivery: { channel: at } }) => at.workspace === "W3");
        claimed.push(...ours);
        const settled = await Promise.all(
          ours.map((claim) =>
            store.settle(claim, {
              state: "sent",
              posted: posted(claim.delivery.key, claim.delivery.channel),
              at: T0,
            }),
          ),
        );
        expect(settled.every(Boolean)).toBe(true);
        if (claims.length === 0) return;
      }
    };
    await Promise.all([work(one), work(two), work(one), work(two)]);
    expect(new Set(claimed.map(({ delivery: { key } }) => key)).size).toBe(channels.length);
    expect(claimed).toHaveLength(channels.length);
  });

  test("keep the order in which each hears of votes, and count a switch turned by both as often as it was", async () => {
    const [paper] = ids("2506.70001") as [PaperId];
    const switched = { ...cast({ paper, team: team("W4") }), via: undefined };
    const turns = await Promise.all(
      Array.from({ length: 41 }, (_, n) =>
        (n % 2 ? one : two).setSwitch(
          { team: switched.team, paper, person: person(), kind: "up", channel: channel("C1", "W4") },
          "toggle",
          T0 + n,
        ),
      ),
    );
    // Whoever is first, they take turns, and no turn is lost.
    expect(turns.filter(({ standing }) => standing)).toHaveLength(21);
    expect(await one.tallies(team("W4"), [paper])).toEqual(new Map([[paper, 1]]));

    const changes = await Promise.all(
      Array.from({ length: 60 }, (_, n) => {
        const by = person(n % 2 ? "odd" : "even");
        const store = n % 2 ? one : two;
        const change = { cast: cast({ paper, team: team("W4"), person: by }), at: T0 + n };
        return store.applyCasts([{ ...change, standing: n % 4 < 2 }]);
      }),
    );
    expect(changes.every((changed) => changed.length === 1)).toBe(true);
  });

  test("never cross when a batch names the same papers the other way round", async () => {
    const papers = ids(...Array.from({ length: 600 }, (_, n) => `2506.8${String(n).padStart(4, "0")}`));
    const batch = (by: string, order: readonly PaperId[]) =>
      order.map((paper) => ({ cast: cast({ paper, person: person(by) }), standing: true, at: T0 }));
    const queries = vi.spyOn(pg.Client.prototype, "query");
    for (let n = 0; n < 8; n += 1)
      await Promise.all([
        one.applyCasts(batch(`a${n}`, papers)),
        two.applyCasts(batch(`b${n}`, papers.toReversed())),
      ]);
    // A deadlock would be undone, and done again a second later.
    expect(queries.mock.calls.filter(([text]) => (text as unknown) === "rollback")).toEqual([]);
    vi.restoreAllMocks();
    const tallies = await one.tallies(team(), papers);
    expect([...tallies.values()].every((votes) => votes === 16)).toBe(true);
  });

  test("number changed papers in the order of their commits", async () => {
    const seen: number[] = [];
    let after = 0;
    let saving = true;
    const follow = async () => {
      while (saving) {
        const page = await two.source.changes(after, 1_000);
        for (const { change } of page) seen.push(change);
        after = page.at(-1)?.change ?? after;
      }
    };
    const following = follow();
    await Promise.all(
      Array.from({ length: 30 }, (_, n) =>
        both()[n % 2]?.savePapers(
          makePapers(5, (index) => ({ id: `2507.${n}.${index}` })),
          T0,
        ),
      ),
    );
    saving = false;
    await following;
    seen.push(...(await two.source.changes(after, 1_000)).map(({ change }) => change));
    expect(new Set(seen).size).toBe(150);
    expect(await two.source.extent()).toMatchObject({ change: Math.max(...seen) });
  });

  test("sweep no content that the other is just giving to a delivery", async () => {
    const at = channel("sweep", "W5");
    await one.saveSubscription(subscription({ channel: at }));
    for (let round = 0; round < 25; round += 1) {
      const say = message(`Said in round ${round}.`);
      const old = delivery({ channel: at, day: addDays(MONDAY, 2 * round), message: say, dueAt: T0 - 1 });
      const next = delivery({
        channel: at,
        day: addDays(MONDAY, 2 * round + 1),
        message: say,
        dueAt: T0 + 1,
      });
      await one.plan([{ delivery: old }]);
      const [claim] = (await one.claimPlanned([{ platform: "discord" }], T0, MINUTE, 50)).filter(
        (each) => each.delivery.key === old.key,
      );
      if (!claim) throw new Error("a claim was expected");
      await one.settle(claim, { state: "failed", error: "refused" });
      await Promise.all([one.forgetDeliveries(T0, 100), two.plan([{ delivery: next }])]);
      // A store that has read nothing yet: what is remembered would hide what is gone.
      const fresh = createStore(databases[1]);
      expect((await fresh.delivery(at, next.day))?.message).toEqual(say);
    }
  });

  test("link each team once, whoever redeems", async () => {
    const teams = Array.from({ length: 6 }, (_, n) => team(`L${n}`));
    const by = (n: number) => ({ account: `discord:link${n}` as never, team: teams[n] as never });
    for (let n = 1; n < teams.length; n += 1)
      await one.offerLink(
        { hash: `code${n}`, team: teams[0], by: `discord:offer${n}` as never, expiresAt: T0 + 9 },
        T0,
      );
    await Promise.all(
      teams
        .slice(1)
        .flatMap((_, n) =>
          both().map((store) =>
            store.redeemLink(`code${n + 1}`, { ...by(n + 1), mayLinkTeam: true, confirmed: true }, T0),
          ),
        ),
    );
    expect(await two.linkedTeams(team("L3"))).toEqual(teams);
  });

  test("lose no team when each links another with one that both have", async () => {
    const link = async (store: PostgresStore, from: TeamId, to: TeamId) => {
      const hash = `${from} ${to}`;
      await store.offerLink({ hash, team: from, by: `discord:${from}` as never, expiresAt: T0 + 9 }, T0);
      const by = { account: `discord:${to}` as never, team: to, mayLinkTeam: true, confirmed: true };
      return () => store.redeemLink(hash, by, T0);
    };
    for (let round = 0; round < 8; round += 1) {
      const [a1, a2, b1, b2, c1, c2] = ["a1", "a2", "b1", "b2", "c1", "c2"].map((name) =>
        team(`G${round}${name}`),
      ) as [TeamId, TeamId, TeamId, TeamId, TeamId, TeamId];
      for (const [from, to] of [
        [a1, a2],
        [b1, b2],
        [c1, c2],
      ] as const)
        await (await link(one, from, to))();
      const [first, second] = [await link(one, a1, b1), await link(two, c1, b2)];
      await Promise.all([first(), second()]);
      expect(await one.linkedTeams(b1)).toEqual([a1, a2, b1, b2, c1, c2]);
    }
  });

  test("change a meeting as often as they see its newest state", async () => {
    const first = {
      ...{
        id: "m".repeat(16),
        team: team("W8"),
        channel: channel("C8", "W8"),
        paper: ids("2506.00001")[0] as PaperId,
      },
      ...{ presenter: undefined, at: T0, minutes: 60, zone: "UTC", scheduledBy: person("U8", "W8") },
      ...{ sequence: 0, changedAt: T0, cancelled: false },
    };
    const save = (sequence: number) =>
      Promise.all([...both(), ...both()].map((store) => store.saveMeeting({ ...first, sequence })));
    for (const sequence of [0, 1, 2]) expect((await save(sequence)).filter(Boolean)).toHaveLength(1);
    const nominate = (store: PostgresStore) =>
      store.nominate({ team: first.team, paper: first.paper, by: person("U8", "W8"), at: T0 });
    expect((await Promise.all([...both(), ...both()].map(nominate))).filter(Boolean)).toHaveLength(1);
  });

  test("save a paper for later once, and take it off once", async () => {
    const [paper] = ids("2506.00001") as [PaperId];
    const reader = person("U9", "W9");
    const saved = await Promise.all(
      [...both(), ...both()].map((store) => store.saveForLater(reader, paper, T0)),
    );
    expect(saved.filter(({ before }) => before === undefined)).toHaveLength(1);
    const taken = await Promise.all([...both(), ...both()].map((store) => store.takeOff(reader, paper)));
    expect(taken.filter(Boolean)).toHaveLength(1);
  });

  test("move a channel once, while the other subscribes it or votes there", async () => {
    for (let n = 0; n < 10; n += 1) {
      const [old, next] = [channel(`old-${n}`, "W10"), channel(`new-${n}`, "W10")];
      const settings = { team: team("W10") };
      await one.saveSubscription(subscription({ ...settings, channel: old }));
      const vote = cast({ team: team("W10"), channel: old, person: person(`U${n}`, "W10"), via: "button" });
      await Promise.all([
        one.moveChannel(old, next.id),
        two.moveChannel(old, next.id),
        two.applyCasts([{ cast: vote, standing: true, at: T0 + n }]),
        one.saveSubscription(subscription({ ...settings, channel: next })),
      ]);
      await two.moveChannel(old, next.id);
      expect(await one.subscription(old)).toBeUndefined();
      expect(await two.subscription(next)).toMatchObject({ channel: next });
    }
    expect((await one.subscriptions(team("W10"))).length).toBe(10);
  });

  test("forget a person for good, both at once, while a reaction of theirs is taken back", async () => {
    for (let n = 0; n < 10; n += 1) {
      const gone = person(`gone-${n}`, "W11");
      const vote = cast({ team: team("W11"), channel: channel("C11", "W11"), person: gone, via: "button" });
      await one.applyCasts([{ cast: vote, standing: true, at: T0 }]);
      await Promise.all([
        one.forgetPerson(gone, T0 + MINUTE),
        two.forgetPerson(gone, T0 + MINUTE),
        one.applyCasts([
          { cast: { ...vote, paper: ids("2506.00002")[0] as PaperId }, standing: false, at: T0 + 1 },
        ]),
      ]);
      expect(await two.castsOf(vote.team, vote.paper, gone)).toEqual([]);
      expect(await one.personalData(gone)).toEqual(await one.personalData(person("nobody", "W11")));
    }
  });

  test("reserve each turn to begin a session once", async () => {
    const waits = await Promise.all(
      Array.from({ length: 10 }, (_, n) => (n % 2 ? one : two).reserveTurn("discord", 7, MINUTE, T0)),
    );
    const sorted = [...waits].sort((a, b) => a - b);
    const steps = sorted.slice(1).map((wait, n) => wait - (sorted[n] ?? 0));
    // Some of each wait passes while the statements run.
    for (const step of steps) expect(Math.abs(step - MINUTE)).toBeLessThan(5_000);
  });

  test("refuse the older of two that save the same shard", async () => {
    const session = { shard: 0, of: 1, id: "s", sequence: 1, resumeUrl: "wss://resume.example" };
    await one.beginShard("slack", session, T0);
    const saved = Array.from({ length: 20 }, (_, n) => n + 2);
    await Promise.all(
      saved.map((sequence) =>
        (sequence % 2 ? one : two).advanceShard(
          "slack",
          { ...session, sequence },
          new Map([["T", `${sequence}`]]),
          T0,
        ),
      ),
    );
    expect(await one.shardSession("slack", 0, 1)).toMatchObject({ sequence: 21 });
    expect(await two.outline("slack", "T")).toBe("21");
  });
});
