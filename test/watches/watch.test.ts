import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asMessage } from "../../src/chat/reply.ts";
import type { PaperStream } from "../../src/feed/streams/stream.ts";
import { nameWords } from "../../src/search/document.ts";
import { isWatched, watchReason } from "../../src/watches/watch.ts";
import { buildHouse } from "../fakes/house.ts";
import { makePaper, makePapers } from "../fixtures/papers.ts";

const FRIDAY = "2025-06-06";
const paper = makePaper({
  id: "2506.00077",
  title: "Vision-Language Models for Rivers",
  authors: ["José Álvarez", "Ada Lovelace"],
  organization: "Otter Lab, Berlin",
  categories: ["cs.CV", "stat.ML"],
});

describe("a watch", () => {
  it.each([
    ["author", "lovelace", true],
    ["author", "Lovelace, Ada", true],
    ["author", "jose alvarez", true],
    ["author", "Ada Alvarez", false],
    ["author", "Ad", false],
    ["organization", "otter lab", true],
    ["organization", "lab", true],
    ["organization", "otters", false],
    ["keyword", "vision language", true],
    ["keyword", "vision languages", false],
    ["category", "CS.cv", true],
    ["category", "cs", true],
    ["category", "stat.ML", true],
    ["category", "c", false],
    ["category", "math", false],
  ] as const)("for %s %s is %s", (kind, value, expected) => {
    expect(isWatched(paper, { kind, value })).toBe(expected);
  });

  it("finds every author by their name, whatever it holds", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\p{L}][\p{L} .'-]{0,30}$/u), (name) => {
        const written = makePaper({ id: "2506.1", authors: ["Someone Else", name] });
        const found = isWatched(written, { kind: "author", value: name });
        // A name of no letters that are read as words cannot be watched for.
        expect(found).toBe(nameWords(name).length > 0);
      }),
    );
  });

  it("says all that was watched for, and nothing of what is muted", () => {
    const base = {
      channel: {} as never,
      team: "t" as never,
      owner: undefined,
      mode: "mark",
      createdAt: 0,
    } as const;
    const watches = [
      { ...base, kind: "author", value: "Lovelace", muted: false },
      { ...base, kind: "category", value: "cs", muted: false },
      { ...base, kind: "keyword", value: "rivers", muted: true },
    ] as const;
    expect(watchReason(paper, watches)).toBe("author Lovelace, category cs");
    expect(watchReason(paper, watches.slice(2))).toBeUndefined();
  });
});

async function open(streams: readonly PaperStream[] = []) {
  const house = await buildHouse({ at: `${FRIDAY}T12:00:00Z`, streams });
  house.feed.days.set(FRIDAY, makePapers(12));
  const process = house.boot();
  await process.bot.start();
  await house.library.syncRecent(3);
  const general = house.channel("C1");
  const run = async (options: object, more = {}) =>
    asMessage(
      await process.adapter.run({
        person: house.person("ada"),
        channel: general,
        name: "watch",
        options: { ...options },
        canManage: true,
        ...more,
      }),
    );
  /** A paper comes onto today's list, and the next quarter-hour finds it. */
  const arrives = async (...papers: readonly ReturnType<typeof makePaper>[]) => {
    house.feed.days.set(FRIDAY, [...(house.feed.days.get(FRIDAY) ?? []), ...papers]);
    for (let minute = 0; minute < 17; minute++) {
      await house.clock.advance(60_000);
      await process.bot.tick();
    }
  };
  const titles = (where = general) =>
    process.adapter
      .posts(where)
      .map(({ message }) => message.blocks.flatMap((block) => (block.kind === "entry" ? [block.title] : [])));
  const end = async () => {
    await process.bot.stop();
    await house.store.close();
  };
  return { ...house, ...process, general, run, arrives, titles, end };
}

const late = (n: number, parts = {}) =>
  makePaper({ id: `2506.4000${n}`, title: `Late ${n}`, authors: ["Ada Lovelace"], ...parts });

describe("/papers watch", () => {
  it("posts what is watched for apart, once, and nothing of before", async () => {
    const { run, arrives, titles, adapter, end } = await open();
    const answered = await run({ what: "author", value: "ada  lovelace" });
    expect(JSON.stringify(answered.message)).toMatch(/1\. author .*ada lovelace.*posted separately/);
    await arrives(late(1), makePaper({ id: "2506.50001", title: "Other", authors: ["Bob"] }));
    expect(titles()).toEqual([["Late 1"]]);
    expect(JSON.stringify(adapter.posts()[0]?.message)).toContain("watched: author ada lovelace");
    await arrives();
    expect(titles()).toHaveLength(1);
    await end();
  });

  it("gathers what comes within three hours into one message", async () => {
    const { run, arrives, titles, end } = await open();
    await run({ what: "author", value: "Lovelace" });
    await arrives(late(1));
    await arrives(late(2));
    await arrives(late(3));
    expect(titles()).toEqual([["Late 1"]]);
    for (let n = 0; n < 9; n++) await arrives();
    expect(titles().map((shown) => [...shown].sort())).toEqual([["Late 1"], ["Late 2", "Late 3"]]);
    await end();
  });

  it("finds what a source beside the lists brings, once, and nothing that it held before", async () => {
    let held = [late(1)];
    const stream = { name: "arXiv cs.CL", latest: async () => ({ papers: held, skipped: [] }) };
    const { run, arrives, titles, store, end } = await open([stream]);
    await arrives();
    await run({ what: "author", value: "Lovelace" });
    held = [late(1), late(2), makePaper({ id: "2506.50001", authors: ["Bob"] })];
    for (let quarters = 0; quarters < 16; quarters++) await arrives();
    expect(titles()).toEqual([["Late 2"]]);
    expect((await store.listing(FRIDAY as never))?.papers.map(({ title }) => title)).not.toContain("Late 2");
    await end();
  });

  it("marks it in the digest, and names what found no place there", async () => {
    const { run, arrives, subscribe, general, clock, bot, adapter, titles, end } = await open();
    await run({ what: "author", value: "Lovelace", mode: "mark" });
    await arrives(late(1, { upvotes: 9_000 }), late(2, { upvotes: 0 }));
    expect(titles()).toEqual([]);
    await subscribe(general, clock.now());
    await bot.tick();
    const said = JSON.stringify(adapter.posts(general)[0]?.message);
    expect(said).toMatch(/Late 1.*watched: author Lovelace/);
    expect(said).toMatch(/Also watched for: “Late 2” \(author Lovelace\)/);
    await end();
  });

  it("tells oneself in direct messages without managing anything", async () => {
    const { run, arrives, adapter, titles, person, general, end } = await open();
    const refused = await run({ what: "keyword", value: "rivers" }, { canManage: false });
    expect(refused.message.summary).toMatch(/Only people who can manage/);
    await run({ what: "author", value: "Lovelace", to: "me" }, { canManage: false });
    await arrives(late(1));
    expect(titles(general)).toEqual([]);
    expect(titles(await adapter.direct(person("ada")))).toEqual([["Late 1"]]);
    await end();
  });

  it("is muted, unmuted and removed by number, value or all", async () => {
    const { run, store, general, end } = await open();
    await run({ what: "author", value: "Lovelace" });
    await run({ what: "category", value: "cs.CL" });
    const muted = async () => (await store.watches([general])).flat().map((watch) => watch.muted);
    await run({ what: "mute", value: "2" });
    expect(await muted()).toEqual([false, true]);
    await run({ what: "mute", value: "all" });
    await run({ what: "unmute", value: "LOVELACE" });
    expect(await muted()).toEqual([false, true]);
    await run({ what: "remove", value: "1" });
    expect((await store.watches([general])).flat().map(({ value }) => value)).toEqual(["cs.CL"]);
    await end();
  });

  it.each([
    [{ what: "author" }, /Which author\? Type it like/],
    [{ what: "category", value: "machine learning" }, /not an arXiv category.*cs\.CL/],
    [{ what: "remove", value: "7" }, /No watches yet/],
    [{}, /No watches in this channel yet.*\/papers watch author/],
    [{ to: "me" }, /^You have no watches yet\. Add one with “\/papers watch author/],
  ])("%o says what to do", async (options, message) => {
    const { run, end } = await open();
    expect((await run(options)).message.summary).toMatch(message);
    await end();
  });

  it("goes quiet in a channel that can no longer be posted to", async () => {
    const { run, arrives, adapter, store, general, end } = await open();
    await run({ what: "author", value: "Lovelace" });
    adapter.failAlways("post", { error: "forbidden" }, general);
    await arrives(late(1));
    expect((await store.watches([general]))[0]?.[0]?.muted).toBe(true);
    await end();
  });
});
