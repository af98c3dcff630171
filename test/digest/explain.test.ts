import { describe, expect, it } from "vitest";
import type { ChannelRef, DeliveryKey } from "../../src/chat/adapter.ts";
import type { Message } from "../../src/chat/message.ts";
import type { Delivery, DeliveryKind } from "../../src/delivery/outbox.ts";
import { explainDay } from "../../src/digest/explain.ts";
import { explainPaper } from "../../src/digest/explain-paper.ts";
import type { News } from "../../src/news/signs.ts";
import type { PaperId } from "../../src/papers/paper.ts";
import type { Subscription } from "../../src/subscriptions/store.ts";
import type { TeamId } from "../../src/teams/team-id.ts";
import type { Day } from "../../src/time/day.ts";
import { makeKnownPaper } from "../fixtures/papers.ts";

const channel: ChannelRef = { platform: "slack", workspace: "W", id: "C" };
const day = "2025-06-06" as Day;
const id = (text: string) => text as PaperId;
const at = (time: string) => Date.parse(`2025-06-06T${time}:00Z`);

const delivery: Delivery = {
  key: "key" as DeliveryKey,
  kind: "digest",
  channel,
  team: "slack:W" as TeamId,
  day,
  dueAt: at("09:00"),
  state: "planned",
  message: undefined,
  papers: [],
  tells: [],
  attempts: 0,
  under: undefined,
  firstAttemptAt: undefined,
  refusedSince: undefined,
  notBefore: 0,
  deadline: at("23:59"),
  posted: undefined,
  postedAt: undefined,
  error: undefined,
  note: undefined,
  leftOut: [],
};

const subscription: Subscription = {
  channel,
  team: "slack:W" as TeamId,
  settings: {
    time: "09:00",
    zone: "UTC",
    weekdays: [1, 2, 3, 4, 5],
    count: 5,
    minUpvotes: 0,
    include: [],
    exclude: [],
    quietNotice: false,
    lateRisers: "next",
  },
  nextDueAt: Date.parse("2025-06-09T09:00:00Z"),
  createdBy: { platform: "slack", workspace: "W", user: "U" },
  createdAt: Date.parse("2025-01-01T00:00:00Z"),
  disabled: undefined,
};

/** A store that knows these deliveries (newest first), this subscription and three papers. */
function records(
  deliveries: readonly Delivery[] = [],
  subscribed?: Subscription,
  news: readonly News[] = [],
) {
  const papers = [
    makeKnownPaper({ id: "2506.00001", title: "One", listedOn: "2025-06-05" as Day }),
    makeKnownPaper({ id: "2506.00002", title: "Two" }),
    makeKnownPaper({ id: "2506.00003", title: "Three" }),
  ];
  return {
    deliveriesOn: async (_: ChannelRef, wanted: Day) =>
      deliveries.filter((found) => found.day === wanted).sort((a, b) => a.dueAt - b.dueAt),
    deliveries: async (_: ChannelRef, limit: number, kind?: DeliveryKind) =>
      deliveries.filter((found) => kind === undefined || found.kind === kind).slice(0, limit),
    subscription: async () => subscribed,
    paper: async (wanted: PaperId) => papers.find((paper) => paper.id === wanted),
    papers: async (wanted: readonly PaperId[]) =>
      new Map(papers.filter(({ id }) => wanted.includes(id)).map((paper) => [paper.id, paper])),
    newsOf: async ([asked]: readonly PaperId[]) => new Map(asked && news.length > 0 ? [[asked, news]] : []),
  };
}

/** Heading and paragraphs, times as `[HH:MM]` on the sixth, else with their date. */
function words(message: Message): string[] {
  return message.blocks.flatMap((block) => {
    if (block.kind === "heading") return [block.text];
    if (block.kind !== "paragraph") throw new Error(`unexpected ${block.kind}`);
    const spans = block.text.map((span) => {
      if (typeof span === "string") return span;
      if (span.kind !== "time") throw new Error(`unexpected ${span.kind}`);
      expect(span.style).toBe("datetime");
      const iso = new Date(span.at).toISOString();
      return `[${iso.startsWith(day) ? iso.slice(11, 16) : iso.slice(0, 16)}]`;
    });
    return [spans.join("")];
  });
}

/** What is said of the sixth at half past nine. */
async function said(changes: Partial<Delivery>): Promise<string[]> {
  const message = await explainDay(records([{ ...delivery, ...changes }]), channel, day, at("09:30"));
  const [heading, ...lines] = words(message);
  expect(heading).toBe("The digest of Friday 6 June 2025");
  expect(message.summary).toBe(heading);
  expect(lines[0]).toBe("It was due [09:00].");
  return lines.slice(1);
}

describe("a day's digest", () => {
  it("that was posted says when, and after how many tries", async () => {
    const sent = { state: "sent", postedAt: at("09:01") } as const;
    expect(await said({ ...sent, attempts: 1 })).toEqual(["It was posted [09:01]."]);
    expect(await said({ ...sent, attempts: 3 })).toEqual(["It was posted [09:01] after 3 tries."]);
  });

  it("that is planned says so, or why it failed and how long it is tried", async () => {
    expect(await said({})).toEqual(["It is about to be posted."]);
    const failing = { attempts: 1, error: "no network" };
    expect(await said({ ...failing, notBefore: at("09:45") })).toEqual([
      "It failed so far (1 try): no network. Next try: [09:45]. Given up after: [23:59].",
    ]);
    expect(await said({ ...failing, attempts: 2, notBefore: at("09:15") })).toEqual([
      "It failed so far (2 tries): no network. Next try: [09:30]. Given up after: [23:59].",
    ]);
  });

  it("that is under way, or whose answer was lost, says that it may be there", async () => {
    expect(await said({ state: "sending", attempts: 1 })).toEqual(["It is being posted right now."]);
    const lost = { state: "unknown", attempts: 1, error: "timed out" } as const;
    expect(await said({ ...lost, notBefore: at("09:31") })).toEqual([
      "The answer was lost (timed out), so it may be there. Paperboy looks for it [09:31] and posts it only if it is not.",
    ]);
    expect((await said({ ...lost, notBefore: at("09:29") }))[0]).toContain("Paperboy looks for it [09:30]");
  });

  it("that was given up or left out says why, without counting tries there were none of", async () => {
    const failed = { state: "failed", error: "the channel is gone" } as const;
    expect(await said({ ...failed, attempts: 2 })).toEqual([
      "It was given up after 2 tries: the channel is gone.",
    ]);
    expect(await said(failed)).toEqual(["It was given up: the channel is gone."]);
    expect(await said({ state: "skipped", note: "No papers today." })).toEqual([
      "Nothing was posted: No papers today.",
    ]);
  });

  it("ends no sentence twice, though platforms end theirs", async () => {
    expect(
      await said({ state: "failed", attempts: 1, error: "Discord did not answer.", note: "x." }),
    ).toEqual(["It was given up after 1 try: Discord did not answer.", "How it was chosen: x."]);
    expect(await said({ state: "failed", attempts: 1, error: "missing access (v1.2)" })).toEqual([
      "It was given up after 1 try: missing access (v1.2).",
    ]);
  });

  it("names how it was chosen, its papers in order, and the five nearest left out", async () => {
    const lines = await said({
      state: "sending",
      note: "2 of 9 suitable papers",
      papers: [id("2506.00002"), id("2506.00001"), id("2506.77777")],
      leftOut: [3, 4, 5, 6, 7, 8].map((n) => ({ paper: id(`2506.0000${n}`), why: `reason ${n}` })),
    });
    expect(lines).toEqual([
      "It is being posted right now.",
      "How it was chosen: 2 of 9 suitable papers.",
      "In it: “Two”; “One”; “2506.77777”.",
      "Left out: “Three” – reason 3.",
      "Left out: “2506.00004” – reason 4.",
      "Left out: “2506.00005” – reason 5.",
      "Left out: “2506.00006” – reason 6.",
      "Left out: “2506.00007” – reason 7.",
    ]);
  });
});

describe("a day without a digest", () => {
  async function absent(subscribed: Subscription | undefined, now = at("09:30")) {
    const message = await explainDay(records([], subscribed), channel, day, now);
    const [heading, ...lines] = words(message);
    expect(heading).toBe("The digest of Friday 6 June 2025");
    expect(lines).toHaveLength(1);
    return lines[0];
  }

  it("in a channel that gets none, or none any more, says how to get them", async () => {
    expect(await absent(undefined)).toBe(
      "This channel gets no daily papers. Start them with “/papers subscribe”.",
    );
    const disabled = { reason: "Paperboy was removed from the channel.", at: at("08:00") };
    expect(await absent({ ...subscription, disabled })).toBe(
      "The daily papers stopped here [08:00]: Paperboy was removed from the channel. Start them again with “/papers subscribe”.",
    );
  });

  it("was none of the channel's days, or before its time", async () => {
    const weekend = { ...subscription, settings: { ...subscription.settings, weekdays: [6, 7] as const } };
    expect(await absent(weekend)).toBe("That is not one of this channel's days, so nothing was due.");
    expect(await absent({ ...subscription, createdAt: at("09:00") + 1 })).toBe(
      "That was before this channel subscribed.",
    );
    expect(await absent({ ...subscription, createdAt: at("09:00") }), "subscribed just then").toMatch(
      /^There is no record/,
    );
  });

  it("is still to come up to the minute it is due", async () => {
    expect(await absent(subscription, at("08:59"))).toBe("It is due [09:00].");
    expect(await absent(subscription, at("09:00"))).not.toMatch(/^It is due/);
  });

  it("does not say that it waits once its day has passed with nobody there", async () => {
    const waiting = { ...subscription, nextDueAt: at("09:00") };
    const passed =
      "It was due [09:00], but Paperboy was not running before that day ended. Its papers come with the next digest.";
    expect(await absent(waiting, at("09:00") + 15 * 3_600_000)).toBe(passed);
    expect(await absent(waiting, at("09:00") + 15 * 3_600_000 - 1)).toMatch(/waits for today's list/);
  });

  it("waits for the list while it is still due, else has no record", async () => {
    expect(await absent({ ...subscription, nextDueAt: at("09:00") })).toBe(
      "It was due [09:00], and waits for today's list: it is still filling, or Hugging Face cannot be reached. It is posted as soon as there is enough, if that is before the day ends.",
    );
    const unrecorded =
      "There is no record of that day: it was missed while Paperboy was not running, or the time was changed that day.";
    expect(await absent(subscription)).toBe(unrecorded);
    expect(await absent({ ...subscription, nextDueAt: undefined })).toBe(unrecorded);
    expect(await absent(subscription, at("09:00") + 91 * 86_400_000)).toBe(
      "There is no record of that day: Paperboy keeps what it posted for 90 days.",
    );
  });
});

it("a day on which the week was looked back on tells of that too", async () => {
  const wrap: Delivery = { ...delivery, kind: "wrap", state: "sent", postedAt: at("09:02"), attempts: 1 };
  const message = await explainDay(records([wrap, delivery]), channel, day, at("09:30"));
  expect(words(message)).toEqual([
    "The digest of Friday 6 June 2025",
    "It was due [09:00].",
    "It is about to be posted.",
    "The weekly recap",
    "It was due [09:00].",
    "It was posted [09:02].",
  ]);
});

describe("a paper", () => {
  const paper = id("2506.00001");
  const about = async (deliveries: readonly Delivery[], wanted = paper, news: readonly News[] = []) => {
    const message = await explainPaper(records(deliveries, undefined, news), channel, wanted);
    expect(message.summary).toBe(words(message)[0]);
    return words(message);
  };
  const on = (date: string, changes: Partial<Delivery>): Delivery => ({
    ...delivery,
    day: date as Day,
    ...changes,
  });

  it("is found in every digest it was in or kept out of, by its place and the reason", async () => {
    const others = [id("2506.00003"), paper];
    expect(
      await about([
        on("2025-06-06", { papers: others, state: "sent", postedAt: at("09:01") }),
        on("2025-06-05", { papers: [id("2506.00003")], state: "sent", postedAt: at("09:00") }),
        on("2025-06-04", {
          leftOut: [
            { paper: id("2506.00003"), why: "not this" },
            { paper, why: "already posted here" },
          ],
        }),
        on("2025-06-03", { papers: others.toReversed(), state: "failed" }),
        on("2025-06-02", { papers: [paper], state: "sent", postedAt: at("09:02"), kind: "risers" }),
        on("2025-05-30", { kind: "wrap", papers: [paper], state: "sent", postedAt: at("09:03") }),
        on("2025-05-30", { kind: "share:x", papers: [paper], state: "sent", postedAt: at("09:03") }),
      ]),
    ).toEqual([
      "Why “One”",
      "Posted on Friday 6 June 2025 as number 2, [09:01].",
      "Not in the digest of Wednesday 4 June 2025: already posted here.",
      "In the digest of Tuesday 3 June 2025 as number 1, which was given up.",
      "Posted on Monday 2 June 2025 in the reply to the digest as number 1, [09:02].",
      "Posted on Friday 30 May 2025 in the weekly recap as number 1, [09:03].",
    ]);
  });

  it("is told with the reason that stands beside it, as long as the message is kept", async () => {
    const entry = (ballot: number, reason: string) => ({
      kind: "entry" as const,
      title: "A paper",
      ballot,
      reason,
      facts: [],
    });
    const list = (text: string) => ({ kind: "paragraph", text: [{ kind: "strong", text }] }) as const;
    const blocks = [list("New today"), entry(1, "9 ▲"), list("From yesterday"), entry(2, "7 ▲ · on agents")];
    const sent = { papers: [id("2506.00003"), paper], message: { summary: "Two papers", blocks } };
    const lines = await about([
      on("2025-06-06", { ...sent, state: "sent", postedAt: at("09:01") }),
      on("2025-06-05", { ...sent, state: "planned" }),
    ]);
    expect(lines.slice(1)).toEqual([
      "Posted on Friday 6 June 2025 as number 2, [09:01]: 7 ▲ · on agents · from yesterday.",
      "In the digest of Thursday 5 June 2025 as number 2, which is still to be posted: 7 ▲ · on agents · from yesterday.",
    ]);
  });

  it.each([
    ["planned", "is still to be posted"],
    ["sending", "is being posted right now"],
    ["unknown", "may have been posted"],
    ["skipped", "was not posted"],
  ] as const)("in a digest that is %s hears that it %s", async (state, fate) => {
    expect((await about([on("2025-06-06", { papers: [paper], state })]))[1]).toBe(
      `In the digest of Friday 6 June 2025 as number 1, which ${fate}.`,
    );
  });

  it("tells what came to it later, and where that was told", async () => {
    const news: readonly News[] = [
      { paper, sign: "code", at: at("10:00") },
      { paper, sign: "demo", at: at("10:30") },
      { paper, sign: "version 2", at: at("11:00") },
    ];
    const deliveries = [
      on("2025-06-06", { papers: [paper], state: "sent", postedAt: at("09:01") }),
      on("2025-06-09", { tells: [`code ${paper}`, "code 2506.00003"], state: "sent" }),
      on("2025-06-10", { kind: `news:${paper}`, tells: [`demo ${paper}`], state: "planned" }),
    ];
    expect(await about(deliveries, paper, news)).toEqual([
      "Why “One”",
      "Posted on Friday 6 June 2025 as number 1, [09:01].",
      "Since then: code, found [10:00], reported in the digest of Monday 9 June 2025, which was posted.",
      "Since then: a demo, found [10:30], reported separately on Tuesday 10 June 2025, which is still to be posted.",
      "Since then: version 2, found [11:00]. Not reported here: a channel gets news of papers that its team had voted for, in the next digest or at once, unless it wants none.",
    ]);
  });

  it("is looked for in sixty digests, about two months", async () => {
    const none = Array.from({ length: 60 }, () => on("2025-06-06", {}));
    const old = on("2025-04-01", { papers: [paper] });
    expect((await about([...none.slice(1), old]))[1]).toMatch(/^In the digest of Tuesday 1 April 2025/);
    expect((await about([...none, old]))[1]).toMatch(/not been a candidate/);
  });

  it("in no digest was listed on its day, never, or is not known at all", async () => {
    expect(await about([])).toEqual([
      "Why “One”",
      "It was on Daily Papers on Thursday 5 June 2025, and has not been a candidate for this channel's digests lately.",
    ]);
    expect((await about([], id("2506.00002")))[1]).toBe(
      "It was never on Daily Papers, and has not been a candidate for this channel's digests lately.",
    );
    expect(await about([], id("2401.00001"))).toEqual([
      "Why 2401.00001",
      "Paperboy does not know this paper: it was on none of the loaded lists.",
    ]);
  });
});
