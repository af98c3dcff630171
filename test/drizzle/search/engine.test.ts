import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { createSearchEngine } from "../../../drizzle/search/engine.ts";
import { createSearchThread } from "../../../drizzle/search/thread.ts";
import { SqliteDatabase } from "../../../drizzle/shared/driver.ts";
import type { KnownPaper, PaperId } from "../../../src/papers/paper.ts";
import { TUNING } from "../../../src/search/ranking/tuning.ts";
import { type Day, utcDay } from "../../../src/time/day.ts";
import { makeKnownPaper } from "../../fixtures/papers.ts";
import { openLibrary } from "./library.ts";

const folder = mkdtempSync(join(tmpdir(), "search-test-"));
afterAll(() => rmSync(folder, { recursive: true }));

const papers = [
  makeKnownPaper({
    id: "2506.00001",
    title: "Diffusion transformers hear whales",
    abstract: "Songs of whales are long. A mixture of experts models them with a diffusion transformer.",
    authors: ["Jürgen Mößner", "Ada Example"],
    organization: "Ocean Lab",
    upvotes: 3,
    listedOn: "2025-06-10" as Day,
  }),
  makeKnownPaper({
    id: "2506.00002",
    title: "Weaving patterns with graph networks",
    abstract: "Looms weave; graphs describe what experts of a mixture weave with GPT-4 and C++.",
    authors: ["Béla Példa"],
    upvotes: 70,
    listedOn: "2025-06-20" as Day,
  }),
  makeKnownPaper({
    id: "2506.00003",
    title: "用于机器翻译的深度学习",
    abstract: "A translation from characters. The $\\alpha$-divergence falls and R² grows by pre-training.",
    authors: ["Béla Példa", "Ada Example"],
    upvotes: 20,
    listedOn: "2024-01-05" as Day,
  }),
];
const [whales, looms, chinese] = papers.map(({ id }) => id as string) as [string, string, string];

test.each([
  ["difusion tranformer", whales],
  ["mossner", whales],
  ["Mößner diffusion", whales],
  ["gpt4", looms],
  ["GPT-4", looms],
  ["c++", looms],
  ["深度学习", chinese],
  ["α-divergence", chinese],
  ["alpha divergence", chinese],
  ["R2", chinese],
  ["pretraining", chinese],
  ["ocean lab", whales],
])("%s finds the paper that means it", async (text, id) => {
  expect((await (await openLibrary(papers)).ids(text))[0]).toBe(id);
});

test("operators keep to what they say", async () => {
  const { ids, hits } = await openLibrary(papers);
  expect(await ids('"mixture of experts"')).toEqual([whales]);
  expect(await ids('"experts of a mixture"')).toEqual([looms]);
  expect(await ids("experts -whales")).toEqual([looms]);
  expect(await ids("author:példa")).toEqual([looms, chinese]);
  expect(await ids("author:pelda author:example")).toEqual([chinese]);
  expect(await ids("org:ocean experts")).toEqual([whales]);
  expect(await ids("experts after:2025-06-15")).toEqual([looms]);
  expect(await ids("min:20")).toEqual([looms, chinese]);
  expect(await ids("author:nobody")).toEqual([]);
  const since = await hits({ text: "example", limit: 5, since: "2025-01-01" as Day });
  expect(since.map(({ paper }) => paper.id)).toEqual([whales]);
});

test("of two papers that match alike, the one with more upvotes comes first", async () => {
  const alike = [3, 300].map((upvotes, i) =>
    makeKnownPaper({ id: `2506.1000${i}`, title: "Otters at play", abstract: "Otters play.", upvotes }),
  );
  expect(await (await openLibrary(alike)).ids("otters")).toEqual(["2506.10001", "2506.10000"]);
});

test("of an author's papers, the one that holds every other word as typed comes first", async () => {
  const by = (id: string, title: string, abstract: string, people: number) =>
    makeKnownPaper({
      id,
      title,
      abstract,
      authors: ["Ada Example", ...Array.from({ length: people }, (_, i) => `Person Number${i}`)],
    });
  const library = await openLibrary([
    by("stem", "Generated and generative music", "To generate, the generators generate generic tunes.", 2),
    by("whole", "Notes on sound", "Here the generation of sound is described.", 2),
    by("crowd", "Sound generation with otters", "Otters sing.", 60),
    by("pair", "Sound generation with beavers", "Beavers sing.", 1),
  ]);
  const found = await library.ids("example generation");
  expect(found[0]).toBe("pair");
  expect(found.indexOf("pair")).toBeLessThan(found.indexOf("crowd"));
  expect(found.indexOf("whole")).toBeLessThan(found.indexOf("stem"));
});

test("a hit shows why it matched, in its own words", async () => {
  const [hit] = await (await openLibrary(papers)).hits({ text: "song whale", limit: 1 });
  expect(hit?.snippet.filter(({ matched }) => matched).map(({ text }) => text)).toEqual(["Songs", "whales"]);
  const marked = async (text: string) => {
    const [first] = await (await openLibrary(papers)).hits({ text, limit: 1 });
    return first?.snippet.filter(({ matched }) => matched).map(({ text: word }) => word);
  };
  expect(await marked("mixtur exprets")).toEqual(["mixture", "experts"]);
  expect(await marked("gpt4")).toEqual(["GPT-4"]);
  expect(await marked("深度学习")).toEqual(["用于机器翻译的深度学习"]);
});

const library = Array.from({ length: 60 }, (_, i) =>
  makeKnownPaper({
    id: `2507.${String(10_000 + i)}`,
    title: `Study ${i} of ${["rivers", "lakes", "glaciers"][i % 3]} by ${["boat", "plane"][i % 2]}`,
    abstract: `Water flows in the ${["north", "south", "east", "west", "middle"][i % 5]} of region number${i}.`,
  }),
);

test("similar papers share the paper's words, and are neither itself nor its copy", async () => {
  const first = library[0] as KnownPaper;
  const copy = { ...first, id: "2507.99999" as PaperId };
  const { index } = await openLibrary([...library, copy]);
  const similar = (await index.similar(first.id, 5)).map(({ paper }) => paper);
  expect(similar).toHaveLength(5);
  expect(similar.map(({ id }) => id)).not.toContain(copy.id);
  expect(
    similar.every(({ title, abstract }) => /rivers|boat/.test(title) || abstract.includes("north")),
  ).toBe(true);
  expect(await index.similar("2507.00000" as PaperId, 5)).toEqual([]);
});

test("titles are completed from the first letters of their words", async () => {
  const { index } = await openLibrary([...papers, ...library]);
  expect((await index.titles("weav", 5)).map(({ id }) => id)).toEqual([looms]);
  expect((await index.titles("graph net", 5)).map(({ id }) => id)).toEqual([looms]);
  expect(await index.titles("study of gl", 99)).toHaveLength(20);
  expect(await index.titles("looms", 5)).toEqual([]);
  expect(await index.titles("", 5)).toEqual([]);
});

const people = [
  ["2507.20001", ["Wei Zhang", "Xin Liu"], "Qwen"],
  ["2507.20002", ["Wei Liu", "Kaiming He"], "Google DeepMind"],
  ["2507.20003", ["Liu, Wei", "Jean-Luc Hébert"], "Google"],
  ["2507.20004", ["Wei Li", "Xin Liu", "Wei-Lin Chen"], undefined],
].map(([id, authors, organization]) =>
  makeKnownPaper({
    id: id as string,
    title: `Notes ${id}`,
    authors: authors as string[],
    ...(organization === undefined ? {} : { organization: organization as string }),
  }),
);

test("an author is who has the whole name, in either order", async () => {
  const { ids } = await openLibrary(people);
  expect((await ids('author:"Wei Liu"')).sort()).toEqual(["2507.20002", "2507.20003"]);
  expect((await ids('author:"liu wei"')).sort()).toEqual(["2507.20002", "2507.20003"]);
  expect((await ids("author:wei author:liu")).sort()).toHaveLength(4);
  expect(await ids("author:jean-luc")).toEqual(["2507.20003"]);
  expect(await ids('author:"Wei Liu" org:google notes')).toHaveLength(2);
});

test("names are completed by any of their words: whole words, then those of more papers first", async () => {
  const { index } = await openLibrary(people);
  const authors = (typed: string, limit = 9) => index.names("author", typed, limit);
  expect(await authors("wei li")).toEqual(["Wei Li", "Wei Liu", "Wei-Lin Chen"]);
  expect(await authors("li wei")).toEqual(["Wei Li"]);
  expect(await authors("xin")).toEqual(["Xin Liu"]);
  expect(await authors("kaim")).toEqual(["Kaiming He"]);
  expect(await authors("HE KAI")).toEqual(["Kaiming He"]);
  expect(await authors("hebert")).toEqual(["Jean-Luc Hébert"]);
  expect(await authors("jeanluc heb")).toEqual(["Jean-Luc Hébert"]);
  expect(await authors("w")).toEqual([]);
  expect(await authors("wei nobody")).toEqual([]);
  expect(await authors("wei", 2)).toHaveLength(2);
  expect(await index.names("organization", "goo", 9)).toEqual(["Google DeepMind", "Google"]);
  expect(await index.names("organization", "google deep", 9)).toEqual(["Google DeepMind"]);
});

const versions = [
  ["2507.00001", "Qwen3 Technical Report", "We present models, the successors of Qwen2.5."],
  ["2507.00002", "Qwen2.5-VL Technical Report", "Images for models."],
  ["2507.00003", "Qwen explains 3 laws of models", "Three laws that hold of 3 models."],
  ["2507.00004", "SAM 2: Segment Anything in Videos", "Masks for models."],
  ["2507.00005", "Samples of 2 models", "A sam is a dog of 2 years; 2 dogs are called sam."],
  ["2507.00006", "InternVL3 explores images", "We train models."],
  ["2507.00007", "A vl study of 3 intern models", "An intern reads 3 papers; vl is a word."],
].map(([id, title, abstract]) =>
  makeKnownPaper({ id: id as string, title: title as string, abstract: abstract as string }),
);

test.each([
  [["Qwen3", "qwen 3", "qwen-3", "QWEN 3", "qwen 3 technical report"], "2507.00001"],
  [["Qwen2.5-VL", "qwen 2.5 vl", "qwen2.5vl", "qwen-2.5-vl"], "2507.00002"],
  [["SAM 2", "sam2", "sam-2", "sam2 videos"], "2507.00004"],
  [["InternVL3", "intern vl 3", "internvl-3", "Intern VL3"], "2507.00006"],
])("%s are one name, in searches and in titles being typed", async (forms, id) => {
  const { index, ids } = await openLibrary([...versions, ...library]);
  for (const form of forms) {
    expect((await ids(form))[0], form).toBe(id);
    expect((await index.titles(form, 5))[0]?.id, form).toBe(id);
  }
});

test("letters before a number are a name only where the number is its version", async () => {
  const { index, ids } = await openLibrary([...versions, ...library]);
  expect((await index.search({ text: "qwen9", limit: 3 })).corrected).toBe("qwen");
  expect(await ids("qwen2qwen")).toEqual([]);
});

test("a name with a version is completed while its number is being typed", async () => {
  const { index } = await openLibrary(versions);
  expect((await index.titles("qwen 2", 5)).map(({ id }) => id)).toEqual(["2507.00002"]);
  expect((await index.titles("sam2 segm", 5)).map(({ id }) => id)).toEqual(["2507.00004"]);
});

const slips = [
  ["2508.00001", "Who is involved in pruning", "People involved in it, and pruning."],
  ["2508.00002", "Uninvolved observers", "They look on."],
  ["2508.00003", "A fox in the mist", "The fox hides; a fox is red; foxes, fox."],
  ["2508.00004", "Removal of mist", "Mist is removed from images."],
].map(([id, title, abstract]) =>
  makeKnownPaper({ id: id as string, title: title as string, abstract: abstract as string }),
);

test("a word that somebody wrote is what it says, and an unknown one never its opposite", async () => {
  const { ids, save } = await openLibrary(slips);
  expect(await ids("uninvolved")).toEqual(["2508.00002"]);
  save([makeKnownPaper({ id: "2508.00002", title: "Observers", abstract: "They look on." })]);
  expect(await ids("uninvolvd")).not.toContain("2508.00001");
});

test("a guess at a short unknown word counts less than what is known", async () => {
  const { ids } = await openLibrary(slips);
  expect(await ids("fog removal")).toEqual(["2508.00004", "2508.00003"]);
});

test("a question in plain words finds what papers call otherwise, and never by the words of a name or a title", async () => {
  const { ids } = await openLibrary([
    ...library,
    makeKnownPaper({ id: "2510.00001", title: "Machine unlearning", abstract: "Unlearning removes data." }),
    makeKnownPaper({ id: "2510.00002", title: "Forget me not: a plant", abstract: "It grows in gardens." }),
    makeKnownPaper({ id: "2510.00003", title: "How to make things forget", abstract: "On art." }),
  ]);
  expect(await ids("how can models forget what they saw")).toContain("2510.00001");
  expect(await ids("forget plant")).not.toContain("2510.00001");
  expect((await ids("how to make things forget"))[0]).toBe("2510.00003");
});

test("a query in another language finds English papers, and those in its own", async () => {
  const { index, ids } = await openLibrary([
    ...papers,
    makeKnownPaper({ id: "2511.00001", title: "Deep learning for images", abstract: "We learn." }),
  ]);
  expect(await ids("tiefes Lernen für Bilder")).toEqual(["2511.00001"]);
  expect((await ids("深度学习")).toSorted()).toEqual([chinese, "2511.00001"].toSorted());
  expect((await index.search({ text: "глубокое обучение", limit: 5 })).translated).toBe("deep learning");
  const nothing = await index.search({ text: "transporte de proteínas", limit: 5 });
  expect(nothing).toMatchObject({ found: [], translated: "protein" });
  const asTyped = { text: "глубокое обучение", limit: 5, asTyped: true };
  expect(await index.search(asTyped)).toEqual({ found: [], stems: [] });
});

test("an answer says what was corrected, and what was typed can be insisted on", async () => {
  const { index } = await openLibrary(papers);
  const corrected = await index.search({ text: "Difusion tranformer", limit: 5 });
  expect(corrected.corrected).toBe("diffusion transformer");
  expect(corrected.found.map(({ id }) => id)).toEqual([whales]);
  const asTyped = await index.search({ text: "difusion tranformer", limit: 5, asTyped: true });
  expect(asTyped).toEqual({ found: [], stems: [] });
  expect((await index.search({ text: "diffusion", limit: 5 })).corrected).toBeUndefined();
});

test("of an author's papers, those with the word in their title come before those of few authors", async () => {
  const { ids } = await openLibrary([
    ...library,
    makeKnownPaper({ id: "2509.00001", title: "Ears", abstract: "Modeling of ears.", authors: ["Pei Xu"] }),
    makeKnownPaper({
      id: "2509.00002",
      title: "Modeling eyes in general",
      abstract: "We look at eyes.",
      authors: ["Hu Xu", ..."ABCDEFGHIJKLMNOPQRS".split("").map((letter) => `${letter}an Other${letter}`)],
    }),
  ]);
  expect((await ids("xu modeling")).slice(0, 2)).toEqual(["2509.00002", "2509.00001"]);
});

test("a change of upvotes, of words and of the library is seen by the next search, also on the thread", async () => {
  const db = new SqliteDatabase(join(folder, "thread.db"));
  db.pragma("journal_mode = WAL");
  const { ids, save, index } = await openLibrary(papers, db);
  expect(await ids("whales")).toEqual([whales]);
  save([
    {
      ...(papers[0] as KnownPaper),
      upvotes: 90,
      title: "Diffusion transformers hear dolphins",
      abstract: "",
    },
  ]);
  expect(await ids("whales")).toEqual([]);
  expect(await ids("dolphins min:90")).toEqual([whales]);
  await index.rebuild();
  expect(await ids("dolphins")).toEqual([whales]);
  expect(await ids("experts")).toEqual([looms]);
  await index.close();
  db.close();
});

const WORDS = [
  "river",
  "lake",
  "glacier",
  "boat",
  "plane",
  "north",
  "south",
  "flow",
  "deep",
  "learning",
  "water",
];
const words = (most: number) => fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: most });

test("skipping changes nothing: the answer is that of scoring every posting", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(words(4), words(12)), { minLength: 1, maxLength: 700 }),
      words(5),
      async (made, asked) => {
        const { db } = await openLibrary(
          made.map(([title, abstract], i) =>
            makeKnownPaper({ id: `p${i}`, title: title.join(" "), abstract: abstract.join(" ") }),
          ),
        );
        const few = { ...TUNING, candidates: 10 };
        const text = asked.join(" ");
        const quick = createSearchEngine(db, few).search({ text, limit: 10 });
        const full = createSearchEngine(db, few, true).search({ text, limit: 10 });
        expect(quick).toEqual(full);
      },
    ),
    { numRuns: 15 },
  );
});

test("segments, their joining and the papers outside of any answer alike", async () => {
  const many = Array.from({ length: 9_000 }, (_, i) =>
    makeKnownPaper({
      id: `m${i}`,
      title: `Paper ${WORDS[i % 11]} ${WORDS[(i * 7) % 11]} unique${i}`,
      abstract: "",
      listedOn: utcDay(i * 86_400_000),
    }),
  );
  const { ids, db } = await openLibrary(many);
  expect(db.prepare("SELECT count(*) FROM search_segment_a").pluck().get()).toBe(1);
  for (const i of [0, 1, 4_000, 8_191, 8_192, 8_999]) expect(await ids(`unique${i}`)).toEqual([`m${i}`]);
  expect(await ids("river deep")).toHaveLength(10);
  // Here lists are long enough to be kept by ranges, and most of them are bit maps.
  const quick = createSearchEngine(db);
  const full = createSearchEngine(db, TUNING, true);
  for (const text of [
    "river deep",
    "lake unique77 water",
    "plane north flow boat",
    "glacier -river",
    "deep learning",
  ]) {
    expect(quick.search({ text, limit: 10 }), text).toEqual(full.search({ text, limit: 10 }));
  }
});

test("the thread answers by itself, and says when its file cannot be read", async () => {
  const file = join(folder, "own.db");
  const db = new SqliteDatabase(file);
  db.pragma("journal_mode = WAL");
  const { index } = await openLibrary(papers, db);
  const thread = createSearchThread(file);
  const asked = await thread.ask({ kind: "search", query: { text: "whales", limit: 3 } });
  expect(asked.found.map(({ id }) => id)).toEqual([whales]);
  thread.stop();
  const lost = createSearchThread(join(folder, "missing.db"));
  await expect(lost.ask({ kind: "titles", prefix: "w", limit: 3 })).rejects.toThrow();
  lost.stop();
  await index.close();
  db.close();
});
