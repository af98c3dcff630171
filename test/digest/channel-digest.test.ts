import { describe, expect, it } from "vitest";
import { type ChannelFacts, createDigests, type Moment } from "../../src/digest/channel-digest.ts";
import type { PaperId } from "../../src/papers/paper.ts";
import type { TeamId } from "../../src/teams/team-id.ts";
import type { Watch } from "../../src/watches/watch.ts";
import { channel } from "../contract/samples.ts";
import { FRIDAY, FRIDAY_MORNING, ids, makeListing, makeSettings, THURSDAY } from "../fixtures/listings.ts";
import { makeKnownPaper } from "../fixtures/papers.ts";

const HOUR = 3_600_000;
const paper = (id: string, upvotes: number, parts = {}) =>
  makeKnownPaper({ id, upvotes, firstSeenAt: FRIDAY_MORNING - HOUR, ...parts });

const moment: Moment = {
  now: FRIDAY_MORNING,
  today: makeListing(FRIDAY, [
    paper("a", 30, { authors: ["Ada Lovelace"] }),
    paper("b", 25),
    paper("c", 22, { authors: ["Ada Lovelace"] }),
  ]),
  earlier: undefined,
  older: [],
  upvotesBefore: new Map(),
};

const facts = (parts: Partial<ChannelFacts> = {}): ChannelFacts => ({
  team: "discord:W1" as TeamId,
  settings: makeSettings({ count: 2 }),
  day: FRIDAY,
  had: new Set(),
  watches: [],
  judge: undefined,
  news: [],
  late: undefined,
  sends: false,
  ...parts,
});

const watch = (parts: Partial<Watch> = {}): Watch => ({
  channel: channel(),
  team: "discord:W1" as TeamId,
  owner: undefined,
  kind: "author",
  value: "Lovelace",
  mode: "mark",
  muted: false,
  createdAt: 0,
  ...parts,
});

/** A team that likes one paper as much as one can. */
const loves = (favourite: PaperId) => (one: { readonly id: PaperId }) => ({
  fit: one.id === favourite ? 1 : 0,
  because: undefined,
});

describe("digests of one moment", () => {
  it("are made once for channels that want, and have had, the same", () => {
    const { digestOf } = createDigests(moment);
    const first = digestOf(facts());
    expect(digestOf(facts({ team: "slack:T1" as TeamId, had: new Set(ids("unlisted")) }))).toBe(first);
    expect(digestOf(facts({ watches: [watch({ mode: "apart" }), watch({ muted: true })] }))).toBe(first);
    for (const other of [
      { day: THURSDAY },
      { settings: makeSettings({ count: 1 }) },
      { had: new Set(ids("a")) },
      { late: { dueAt: 0 } },
      { watches: [watch()] },
      { sends: true },
    ])
      expect(digestOf(facts(other))).not.toBe(first);
  });

  it("go by each team's own taste", () => {
    const { digestOf } = createDigests(moment);
    const settings = makeSettings({ count: 1 });
    const [ours, theirs] = ["discord:W1", "discord:W2"] as TeamId[];
    const of = (team: TeamId | undefined, favourite: string) =>
      digestOf(facts({ team: team as TeamId, settings, judge: loves(favourite as PaperId) as never }));
    const best = (digest: ReturnType<typeof of>) => digest.kind === "digest" && digest.papers[0];
    expect(best(of(ours, "b"))).toBe("b");
    expect(best(of(theirs, "c"))).toBe("c");
    expect(best(digestOf(facts({ team: ours as TeamId, settings })))).toBe("a");
    // Remembered by the team.
    expect(best(of(ours, "a"))).toBe("b");
  });

  it("are remembered up to some number, and made anew beyond it", () => {
    const { digestOf } = createDigests(moment);
    const late = (dueAt: number) => digestOf(facts({ late: { dueAt } }));
    const first = late(0);
    for (let n = 1; n < 500; n += 1) late(n);
    expect(late(0)).toBe(first);
    late(500);
    expect(late(0)).not.toBe(first);
    expect(late(0)).toEqual(first);
  });
});

describe("what is watched for", () => {
  const said = (parts: Partial<ChannelFacts>) => {
    const digest = createDigests(moment).digestOf(facts(parts));
    if (digest.kind !== "digest") throw new Error("a digest was expected");
    return digest;
  };

  it("is named at its papers, and changes neither papers nor order", () => {
    const plain = said({});
    const { message, papers } = said({ watches: [watch(), watch({ kind: "keyword", value: "nothing" })] });
    expect(papers).toEqual(plain.papers);
    const reasons = message.blocks.flatMap((block) => (block.kind === "entry" ? [block.reason] : []));
    expect(reasons).toEqual(["30 ▲ · watched: author Lovelace", "25 ▲"]);
  });

  it("is named in a line below where there was no place for it", () => {
    const { message } = said({ watches: [watch()] });
    expect(message.blocks.at(-1)).toEqual({
      kind: "note",
      text: ["Also watched for: “Paper c” (author Lovelace)."],
    });
    const settings = makeSettings({ count: 1, layout: "post-per-paper" });
    const { posts } = said({ watches: [watch({ value: "b", kind: "keyword" }), watch()], settings });
    expect(JSON.stringify(posts?.[0]?.message)).toContain("Also watched for: “Paper");
  });

  it("is not named again where the channel has had it", () => {
    const { message } = said({ watches: [watch()], had: new Set(ids("c")) });
    expect(JSON.stringify(message)).not.toContain("Also watched for");
  });

  it("is counted beyond three", () => {
    const many = Array.from({ length: 6 }, (_, n) => paper(`p${n}`, 50 - n, { authors: ["Ada Lovelace"] }));
    const digest = createDigests({ ...moment, today: makeListing(FRIDAY, many) }).digestOf(
      facts({ watches: [watch()], settings: makeSettings({ count: 1 }) }),
    );
    expect(JSON.stringify(digest.message.blocks.at(-1))).toMatch(
      /Paper p1.*Paper p2.*Paper p3.* and 2 more\./,
    );
  });
});
