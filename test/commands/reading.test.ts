import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Reply } from "../../src/chat/adapter.ts";
import type { Action, Message } from "../../src/chat/message.ts";
import { asMessage } from "../../src/chat/reply.ts";
import { deliveryKey } from "../../src/delivery/delivery-key.ts";
import { teamOf } from "../../src/teams/team-id.ts";
import { buildHouse } from "../fakes/house.ts";
import { makePaper, makePapers } from "../fixtures/papers.ts";

const FRIDAY = "2025-06-06";

async function open() {
  const house = await buildHouse({ at: `${FRIDAY}T12:00:00Z` });
  house.feed.days.set(FRIDAY, makePapers(23));
  const process = house.boot();
  await process.bot.start();
  await house.library.syncRecent(3);
  const general = house.channel("C1");
  const who = { person: house.person("ada"), channel: general };
  const run = (name: string, options = {}, more = {}) =>
    process.adapter.run({ ...who, name, options, ...more });
  const press = (action: Action | undefined) => {
    if (action?.kind !== "press") throw new Error("There is no such button.");
    return process.adapter.press({
      message: { channel: general, id: "m" },
      person: who.person,
      action: action.id,
    });
  };
  return { ...house, ...process, general, run, press };
}

let house: Awaited<ReturnType<typeof open>>;
beforeEach(async () => {
  house = await open();
});
afterEach(async () => {
  await house.bot.stop();
  await house.store.close();
});

const shown = (reply: Reply) => asMessage(reply).message;
const titles = (reply: Reply) =>
  shown(reply).blocks.flatMap((block) => (block.kind === "entry" ? [block.title] : []));
const words = (reply: Reply) => JSON.stringify(shown(reply).blocks);
const button = (message: Message, label: string) =>
  message.blocks
    .flatMap((block) => (block.kind === "entry" || block.kind === "actions" ? (block.actions ?? []) : []))
    .find((action) => action.label === label);

describe("pages", () => {
  it("turn in place, forth and back, and tell where they are", async () => {
    const first = await house.run("today");
    expect(titles(first)).toHaveLength(10);
    expect(words(first)).toContain("1–10 of 23 papers");
    expect(button(shown(first), "Previous page")).toBeUndefined();
    const second = await house.press(button(shown(first), "Next page"));
    expect(second.kind).toBe("update");
    expect(words(second)).toMatch(/#11 · .*11–20 of 23 papers/);
    const third = await house.press(button(shown(second), "Next page"));
    expect(titles(third)).toHaveLength(3);
    expect(button(shown(third), "Next page")).toBeUndefined();
    expect(titles(await house.press(button(shown(third), "Previous page")))).toEqual(titles(second));
  });

  it("hold every paper of the day once", async () => {
    const seen = [];
    let reply: Reply = await house.run("date", { day: FRIDAY });
    for (;;) {
      seen.push(...titles(reply));
      const next = button(shown(reply), "Next page");
      if (!next) break;
      reply = await house.press(next);
    }
    expect(new Set(seen).size).toBe(23);
    expect(seen).toHaveLength(23);
  });

  it("end at the last one where the list has shrunk", async () => {
    expect(words(await house.run("today", { page: 99 }))).toContain("21–23 of 23 papers");
  });

  it("carry what was searched for, however it is spelled", async () => {
    const papers = makePapers(20).map((paper, i) => ({
      ...paper,
      id: `2506.7${String(i).padStart(4, "0")}` as typeof paper.id,
      title: `Otters & “ladders” ${i}`,
    }));
    await house.store.savePapers(papers, house.clock.now());
    const first = await house.run("search", { query: "otters & ladders", "min-upvotes": 1 });
    const second = await house.press(button(shown(first), "Next page"));
    expect(second.kind).toBe("update");
    expect(shown(second).blocks[0]).toEqual({ kind: "heading", text: "Papers on “otters & ladders”" });
    expect(titles(second).filter((title) => titles(first).includes(title))).toEqual([]);
    const shared = await house.press(button(shown(second), "Share to channel"));
    expect(shared).toMatchObject({ kind: "message", private: false });
    expect(titles(shared)).toEqual(titles(second));
    expect(button(shown(shared), "Next page")).toBeUndefined();
  });

  it("carry a name that was suggested, and say whose papers they are", async () => {
    const papers = makePapers(12).map((paper, i) => ({
      ...paper,
      id: `2506.7${String(i).padStart(4, "0")}` as typeof paper.id,
      authors: ["Ada Lovelace", "Béla Példa"],
      organization: "Otter Lab",
    }));
    await house.store.savePapers(papers, house.clock.now());
    const first = await house.run("search", { query: 'author:"Ada Lovelace"' });
    expect(shown(first).blocks[0]).toEqual({ kind: "heading", text: "Papers by Ada Lovelace" });
    const second = await house.press(button(shown(first), "Next page"));
    expect(shown(second).blocks[0]).toEqual({ kind: "heading", text: "Papers by Ada Lovelace" });
    expect(titles(second)).toHaveLength(4);
    expect(titles(await house.run("search", { query: 'author:"Ada Példa"' }))).toEqual([]);
    const from = await house.run("search", { query: 'org:"Otter Lab"' });
    expect(shown(from).blocks[0]).toEqual({ kind: "heading", text: "Papers from Otter Lab" });
  });

  it("are left out where a query is too long for a button", async () => {
    const long = await house.run("search", { query: `paper ${"very ".repeat(30)}long` });
    expect(button(shown(long), "Next page")).toBeUndefined();
  });
});

describe("a found paper", () => {
  it("shows where it matched, with the words that did", async () => {
    const abstract =
      "We watch rivers. A beaver ladder lets swimmers climb where the water falls too fast for them.";
    const paper = makePaper({ id: "2506.60001", title: "Crossing Dams", abstract });
    await house.store.savePapers([paper], house.clock.now());
    const found = shown(await house.run("search", { query: "beaver ladders" }));
    const entry = found.blocks.find((block) => block.kind === "entry" && block.title === "Crossing Dams");
    expect(entry).toMatchObject({ extract: expect.arrayContaining([{ kind: "strong", text: "beaver" }]) });
    expect(entry).toMatchObject({ extract: expect.arrayContaining([{ kind: "strong", text: "ladder" }]) });
  });

  it("keeps its sentence where the title says it all", async () => {
    const found = shown(await house.run("search", { query: "Paper 2506.00007" }));
    expect(found.blocks.find((block) => block.kind === "entry")).not.toHaveProperty("extract");
  });
});

describe("a misspelt query", () => {
  it("says what was looked for, and offers to look for what was typed", async () => {
    const paper = makePaper({ id: "2506.60002", title: "Wandering Walruses", abstract: "They wander." });
    await house.store.savePapers([paper], house.clock.now());
    const corrected = await house.run("search", { query: "wandring walruses" });
    expect(titles(corrected)).toEqual(["Wandering Walruses"]);
    expect(shown(corrected).blocks.slice(0, 2)).toEqual([
      { kind: "heading", text: "Papers on “wandering walruses”" },
      {
        kind: "paragraph",
        text: [
          "Showing ",
          { kind: "em", text: "wandering walruses" },
          "; search ",
          { kind: "em", text: "wandring walruses" },
          " instead?",
        ],
      },
    ]);
    const asTyped = await house.press(button(shown(corrected), "Search as typed"));
    expect(asTyped.kind).toBe("update");
    expect(shown(asTyped).blocks[0]).toEqual({ kind: "heading", text: "Papers on “wandring walruses”" });
    expect(button(shown(asTyped), "Search as typed")).toBeUndefined();
    expect(words(await house.run("search", { query: "walruses" }))).not.toContain("Showing");
  });
});

describe("a query in another language", () => {
  it("says what was looked for in English, whether or not anything was found", async () => {
    const paper = makePaper({
      id: "2506.60003",
      title: "Satellite Images of Walruses",
      abstract: "From above.",
    });
    await house.store.savePapers([paper], house.clock.now());
    const found = await house.run("search", { query: "Satellitenbilder mit Walrossen" });
    expect(titles(found)).toEqual(["Satellite Images of Walruses"]);
    const lead = {
      kind: "paragraph",
      text: ["Searched in English: ", { kind: "em", text: "satellite remote sensing" }],
    };
    expect(shown(found).blocks[1]).toEqual(lead);
    expect(button(shown(found), "Search as typed")).toBeDefined();
    const nothing = words(await house.run("search", { query: "Proteine entwerfen" }));
    expect(nothing).toContain("protein design");
    expect(nothing).toContain("Nothing was found for these English words");
    const unknown = words(await house.run("search", { query: "裁缝铺" }));
    expect(unknown).toContain("Papers are mostly in English");
  });
});

describe("date", () => {
  it("loads a day that the library lacks", async () => {
    house.feed.days.set("2025-05-20", [makePaper({ id: "2505.00009", title: "An Older Otter" })]);
    expect(titles(await house.run("date", { day: "2025-05-20" }))).toEqual(["An Older Otter"]);
  });

  it.each([
    ["soon", /not a date.*2026-06-12/],
    ["tomorrow", /in the future/],
    ["2025-02-30", /not a date/],
    ["2025-06-07", /in the future/],
  ])("says what is wrong with %s", async (day, message) => {
    const reply = await house.run("date", { day });
    expect(shown(reply).summary).toMatch(message);
    expect(reply).toMatchObject({ private: true, problem: "day" });
  });

  it("says that a day had no list, and that one could not be loaded", async () => {
    expect(words(await house.run("date", { day: "2025-06-01" }))).toMatch(/no papers that day.*weekends/);
    house.feed.down = true;
    expect(shown(await house.run("date", { day: "2025-05-19" })).summary).toMatch(
      /could not be loaded\. Try again/,
    );
  });
});

describe("one paper", () => {
  it("is shared as a message of its own, on which reactions vote", async () => {
    const { adapter, store, general, person } = house;
    const card = await house.run("show", { paper: "2506.00001" });
    const shared = await house.press(button(shown(card), "Share to channel"));
    expect(shared).toMatchObject({ kind: "message", private: true });
    const [post] = adapter.posts(general);
    expect(post?.message.blocks[0]).toMatchObject({ kind: "entry", title: titles(card)[0] });
    await adapter.react(post?.ref as never, person("bob"), "👍");
    const votes = await store.tallies(teamOf(general), ["2506.00001" as never]);
    expect([...votes.values()]).toEqual([1]);
    const similar = await house.press(button(shown(card), "Similar"));
    expect(similar).toMatchObject({ kind: "message", private: true });
  });

  it("is shared as an answer where Paperboy may not post", async () => {
    house.adapter.fail("post", { error: "forbidden" });
    const card = await house.run("show", { paper: "2506.00001" });
    house.adapter.fail("post", { error: "forbidden" });
    const shared = await house.press(button(shown(card), "Share to channel"));
    expect(shared).toMatchObject({ kind: "message", private: false });
    expect(titles(shared)).toEqual(titles(card));
  });

  it("tells where the team has seen it, and links there", async () => {
    const { store, clock, general } = house;
    const day = house.day(FRIDAY);
    const papers = ["2506.00003", "2506.00001"] as never[];
    const other = house.channel("C2");
    for (const channel of [other, general]) {
      const key = deliveryKey(channel, day);
      const message = { summary: "s", blocks: [] };
      const parts = { key, kind: "digest", channel, team: teamOf(channel), day, papers, message } as const;
      const times = { dueAt: 1, deadline: clock.now() + 1 };
      await store.plan([{ delivery: { ...parts, ...times, note: undefined, leftOut: [] } }]);
    }
    await house.subscribe(general, clock.now() + 1e9);
    await house.subscribe(other, clock.now() + 1e9);
    for (const claim of await store.claimPlanned([{ platform: "discord" }], clock.now(), 60_000, 5)) {
      const posted = { channel: claim.delivery.channel, id: "m7" };
      await store.settle(claim, { state: "sent", posted, at: clock.now() });
    }
    const card = words(await house.run("show", { paper: "2506.00001" }));
    expect(card).toMatch(/in this channel/);
    expect(card).toMatch(/in another channel of the team/);
    expect(card).toContain("https://chat.example/C1/m7");
    const elsewhere = house.channel("C1", "discord", "W2");
    expect(words(await house.run("show", { paper: "2506.00001" }, { channel: elsewhere }))).not.toMatch(
      /Seen before/,
    );
  });

  it("may be a random one, and another in its place", async () => {
    const drawn = await house.run("random");
    expect(titles(drawn)).toHaveLength(1);
    const upvotes = makePapers(23).map((paper) => paper.upvotes);
    const median = [...upvotes].sort((a, b) => b - a)[11] as number;
    const another = await house.press(button(shown(drawn), "Another one"));
    expect(another.kind).toBe("update");
    const paper = makePapers(23).find(({ title }) => title === titles(another)[0]);
    expect(paper?.upvotes).toBeGreaterThanOrEqual(median);
  });
});

it("writes dates and numbers in one English style", async () => {
  const { store, clock } = house;
  await store.savePapers([makePaper({ id: "2506.20001", title: "Big", upvotes: 12345 })], clock.now());
  expect(words(await house.run("search", { query: "Big" }))).toContain("12,345 ▲");
  expect(words(await house.run("today"))).toContain("Friday 6 June 2025");
});
