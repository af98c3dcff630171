import { mkdir, mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type PaperBatchFromFile, readPapersFile } from "../../../src/feed/import/import-file.ts";
import { linesOf } from "../../../src/feed/import/lines.ts";
import { readPaperLine, splitAuthors } from "../../../src/feed/import/paper-line.ts";
import { UserError } from "../../../src/runtime/errors.ts";
import { fixture, fixturePath } from "../fixtures.ts";

const NOW = Date.UTC(2025, 10, 10);
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "paperboy-import-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function save(name: string, text: string): Promise<string> {
  await writeFile(join(folder, name), text);
  return join(folder, name);
}

async function read(path: string): Promise<PaperBatchFromFile[]> {
  const batches: PaperBatchFromFile[] = [];
  for await (const batch of readPapersFile(path, { now: NOW })) batches.push(batch);
  return batches;
}

describe("JSON Lines", () => {
  it.each([
    [{ title: "No id" }, "id: missing"],
    [{ id: 2509.0001, title: "A number" }, "id: must be text in quotes: as a number it loses digits"],
  ])("say what is wrong with the id of %j", (line, reason) => {
    expect(readPaperLine(line)).toBe(reason);
  });

  it("are read in all their forms, and a bad line is skipped with its number", async () => {
    const [batch, ...more] = await read(fixturePath("jsonl", "mixed-lines.jsonl"));
    expect(more).toEqual([]);
    expect(batch?.papers).toEqual([
      expect.objectContaining({
        id: "2509.00001",
        title: "Ours",
        abstract: "Plain.",
        authors: ["Ada Example", "Béla Példa"],
      }),
      expect.objectContaining({
        id: "17",
        title: "Only a text is here.",
        abstract: "Its first sentence is the title.",
      }),
      expect.objectContaining({
        id: "0704.0001",
        title: "A line of the arXiv snapshot",
        abstract: "Long ago.",
        authors: ["A. Bee", "C. Dee Jr.", "E. Eff"],
        categories: ["hep-ph", "cs.CL"],
        version: 2,
        publishedAt: Date.UTC(2007, 3, 2, 19, 18, 42),
      }),
    ]);
    expect(batch?.skipped).toEqual([
      { where: "mixed-lines.jsonl line 2", reason: "not a complete JSON value" },
      { where: "mixed-lines.jsonl line 5", reason: expect.stringMatching(/^id: must be text in quotes/) },
    ]);
  });

  it("come in batches, so that a long file needs little memory", async () => {
    const lines = Array.from({ length: 1_201 }, (_, n) =>
      JSON.stringify({ id: String(n), title: `Paper ${n}` }),
    );
    const batches = await read(await save("long.jsonl", lines.join("\n")));
    expect(batches.map(({ papers }) => papers.length)).toEqual([500, 500, 201]);
    expect(batches.flatMap(({ papers }) => papers.map(({ id }) => id))).toEqual(
      lines.map((_, n) => String(n)),
    );
  });

  it("come in batches whether they can be read or not, and no batch is empty", async () => {
    const sizes = async (name: string, lines: readonly string[]) =>
      (await read(await save(name, lines.join("\n")))).map(({ papers, skipped }) => [
        papers.length,
        skipped.length,
      ]);
    const good = JSON.stringify({ id: "1", title: "T" });
    expect(await sizes("bad.jsonl", [good, ...Array.from({ length: 599 }, () => "{")])).toEqual([
      [1, 499],
      [0, 100],
    ]);
    expect(await sizes("full.jsonl", [...Array.from({ length: 500 }, () => good), " ", ""])).toEqual([
      [500, 0],
    ]);
  });

  it("that are no objects, or too long to be a paper's, are skipped with the reason", async () => {
    const good = JSON.stringify({ id: "1", title: "T" });
    const odd = ["null", "17", JSON.stringify("{'paper': 1}"), `{"id":"${"x".repeat(4 * 1024 * 1024)}"}`];
    const [batch, ...more] = await read(await save("odd.jsonl", [good, ...odd, good].join("\n")));
    expect(more).toEqual([]);
    expect(batch?.papers).toHaveLength(2);
    expect(batch?.skipped).toEqual([
      { where: "odd.jsonl line 2", reason: expect.stringMatching(/^line: .*expected object/) },
      { where: "odd.jsonl line 3", reason: expect.stringMatching(/^line: .*expected object/) },
      { where: "odd.jsonl line 4", reason: expect.stringMatching(/Python's notation/) },
      { where: "odd.jsonl line 5", reason: "longer than 4 MB" },
    ]);
  });

  it("are known by their first line under any name, and by their name with any first line", async () => {
    const line = JSON.stringify({ id: "1", title: "One" });
    expect(await read(await save("papers.txt", `${line}\n${line}\n`))).toMatchObject([
      { papers: { length: 2 } },
    ]);
    expect(await read(await save("papers.json", line))).toMatchObject([{ papers: { length: 1 } }]);
    expect(await read(await save("cut.ndjson", `{"id":\n${line}`))).toMatchObject([
      { papers: { length: 1 }, skipped: { length: 1 } },
    ]);
  });

  it("may begin with a byte order mark", async () => {
    const line = JSON.stringify({ id: "1", title: "One" });
    expect(await read(await save("marked.jsonl", `\ufeff${line}\n`))).toMatchObject([
      { papers: [{ id: "1" }], skipped: [] },
    ]);
  });

  it("may be rows of Hugging Face", async () => {
    const row = JSON.stringify({ paper: { id: "2509.00001", title: "Wrapped", authors: [], upvotes: 3 } });
    const flat = JSON.stringify({ id: "2509.00002", title: "Flat", authors: [{ name: "Ada" }], upvotes: 4 });
    expect(await read(await save("rows.jsonl", `${row}\n${flat}`))).toMatchObject([
      { papers: [{ upvotes: 3 }, { upvotes: 4, authors: ["Ada"] }] },
    ]);
  });
});

describe("JSON Lines that were interrupted", () => {
  const lines = Array.from({ length: 1_201 }, (_, n) =>
    n % 100 === 7 ? "{" : JSON.stringify({ id: `é${n}`, title: `Paper ${n}` }),
  );
  const text = `${lines.join("\r\n")}\n`;

  it.each([
    ["plain", "long.jsonl", (file: string) => writeFile(file, text)],
    ["packed", "long.jsonl.gz", (file: string) => writeFile(file, gzipSync(text))],
  ])("go on after the last batch that was saved, %s", async (_, name, write) => {
    const file = join(folder, name);
    await write(file);
    const whole = await read(file);
    expect(whole.map(({ papers, skipped }) => papers.length + skipped.length)).toEqual([500, 500, 201]);
    expect(whole.at(-1)?.progress).toEqual({ done: (await stat(file)).size, total: (await stat(file)).size });
    for (const [at, { mark }] of whole.entries()) {
      const asked: string[] = [];
      const rest: PaperBatchFromFile[] = [];
      const markOf = async (source: string) => {
        asked.push(source);
        return mark;
      };
      for await (const batch of readPapersFile(file, { now: NOW, markOf })) rest.push(batch);
      expect(asked).toEqual([mark?.source]);
      expect(rest).toEqual(whole.slice(at + 1));
    }
  });

  it("begin anew where the file has changed", async () => {
    const file = await save("changing.jsonl", text);
    const [before] = await read(file);
    await writeFile(file, `${text}${JSON.stringify({ id: "more", title: "More" })}\n`);
    const [after] = await read(file);
    expect(after?.mark?.source).not.toBe(before?.mark?.source);
  });

  it("say so where the packed file is cut short, after what was whole", async () => {
    const file = join(folder, "cut.jsonl.gz");
    const noise = lines.map((line, n) => `${line.slice(0, -1)}, "x": "${(n * 7919) % 10_007}"}`);
    await writeFile(file, gzipSync(noise.join("\n")).subarray(0, -200));
    await expect(read(file)).rejects.toThrow(
      /cut\.jsonl\.gz is incomplete, or not compressed with gzip.*download the file again/,
    );
    await expect(read(await save("text.jsonl.gz", text))).rejects.toThrow(UserError);
  });
});

describe("a saved day", () => {
  it("is one batch with its day, by the file's name or by its envelope", async () => {
    const named = await save("2025-09-02.json", fixture("huggingface", "daily-full-row.json"));
    expect(await read(named)).toMatchObject([{ day: "2025-09-02", papers: { length: 1 }, skipped: [] }]);
    const enveloped = await save("some.json", fixture("huggingface", "day-in-an-envelope.json"));
    expect(await read(enveloped)).toMatchObject([
      { day: "2025-01-10", papers: [{ listedOn: "2025-01-10" }], skipped: [{ where: "some.json row 2" }] },
    ]);
  });

  it("without a day's name is papers without a day, in any form", async () => {
    const file = await save(
      "mixed.json",
      '[{"paper":{"id":"2509.00001","title":"A"}},{"id":"b","title":"B"},17]',
    );
    const [batch] = await read(file);
    expect(batch).not.toHaveProperty("day");
    expect(batch).toMatchObject({
      papers: [{ id: "2509.00001" }, { id: "b" }],
      skipped: [{ where: "mixed.json row 3" }],
    });
  });

  it("is known in an envelope on one line, after a byte order mark and blank lines", async () => {
    const envelope = {
      status: "ok",
      date: "2025-01-10",
      data: [{ paper: { id: "2501.00001", title: "A" } }],
    };
    expect(await read(await save("one-line.json", `\ufeff\n\n${JSON.stringify(envelope)}\n`))).toMatchObject([
      { day: "2025-01-10", papers: [{ id: "2501.00001" }] },
    ]);
    expect(
      await read(await save("later.json", ` \n${JSON.stringify([{ id: "b", text: "B" }])}`)),
    ).toMatchObject([{ papers: [{ id: "b", title: "B" }] }]);
  });

  it.each([[{}], [{ date: null }], [{ date: 20250110 }], [{ date: "soon" }]])(
    "whose envelope says %j for its day has none",
    async (said) => {
      const file = await save("some.json", JSON.stringify({ ...said, data: [{ id: "b", title: "B" }] }));
      const [batch] = await read(file);
      expect(batch).toMatchObject({ papers: [{ id: "b" }] });
      expect(batch).not.toHaveProperty("day");
    },
  );

  it("has no day where not one row could be read, but has one where the list is empty", async () => {
    const unread = await save("2024-12-23.json", JSON.stringify(["{'paper': {'id': '2412.00001'}}"]));
    const [batch] = await read(unread);
    expect(batch).not.toHaveProperty("day");
    expect(batch).toMatchObject({ papers: [], skipped: { length: 1 } });
    expect(await read(await save("2025-09-06.json", "[]"))).toEqual([
      { papers: [], skipped: [], day: "2025-09-06" },
    ]);
  });

  it("that is broken is refused, naming the file", async () => {
    const file = await save("2025-09-02.json", '[{"paper":');
    await expect(read(file)).rejects.toBeInstanceOf(UserError);
    await expect(read(file)).rejects.toThrow(`${file} is not a complete JSON file`);
    await expect(read(file)).rejects.toMatchObject({ cause: { kind: "unreadable" } });
  });
});

describe("the papers page", () => {
  it("is read from any text file", async () => {
    expect(await read(fixturePath("page", "papers-page.txt"))).toMatchObject([
      { papers: { length: 4 }, skipped: [{ where: "papers-page.txt card 4" }] },
    ]);
  });
});

describe("a path", () => {
  it("of a folder means its files, sorted; a bad one is a skipped row", async () => {
    await save("2025-09-02.json", fixture("huggingface", "daily-full-row.json"));
    await save("b.JSONL", '{"id":"b","title":"B"}');
    await save("a.txt", "just some words");
    await save("c.csv", "id,title");
    await mkdir(join(folder, "d.json"));
    const batches = await read(folder);
    expect(batches.map(({ papers }) => papers.length)).toEqual([1, 0, 1, 0]);
    expect(batches[1]?.skipped).toEqual([
      {
        where: "a.txt",
        reason: expect.stringMatching(
          /a\.txt is not a kind of file that Paperboy can import\. Name a saved day/,
        ),
      },
    ]);
    expect(batches[3]?.skipped).toMatchObject([{ where: "d.json", reason: expect.stringMatching(/EISDIR/) }]);
  });

  it.each([
    [
      "notes.txt",
      "just some words",
      /is not a kind of file that Paperboy can import\. Name a saved day.*, the papers page.*JSON Lines/,
    ],
    ["picture.bin", "\u0000\u0001", /is not a kind of file that Paperboy can import/],
    ["empty.json", " \n", /is empty\. Name a saved day/],
  ])("of %s is refused, saying what is accepted", async (name, text, message) => {
    const file = await save(name, text);
    await expect(read(file)).rejects.toBeInstanceOf(UserError);
    await expect(read(file)).rejects.toThrow(message);
  });

  it("that is not there, or holds nothing for us, is refused", async () => {
    await expect(read(join(folder, "gone.json"))).rejects.toThrow(
      /gone\.json does not exist\. Check the path/,
    );
    await expect(read(folder)).rejects.toThrow(/contains no \.json, \.jsonl, \.ndjson, \.txt file/);
    await expect(read(folder)).rejects.toBeInstanceOf(UserError);
  });
});

describe("a line of papers", () => {
  it("may be a bare text, titled by its first line or sentence", () => {
    const titled = (text: string) => {
      const paper = readPaperLine({ id: "1", text });
      return typeof paper === "string" ? paper : [paper.title, paper.abstract];
    };
    expect(titled("First line\nand the rest")).toEqual(["First line", "and the rest"]);
    expect(titled("\n First line\nand the rest")).toEqual(["First line", "and the rest"]);
    expect(titled("One. Two? Three!")).toEqual(["One.", "Two? Three!"]);
    expect(titled("No end at all")).toEqual(["No end at all", ""]);
    const long = "x".repeat(400);
    expect(titled(long)).toEqual(["x".repeat(300), long]);
  });

  it("needs an id and something to call it by", () => {
    expect(readPaperLine({ title: "No id" })).toMatch(/^id: /);
    expect(readPaperLine({ id: "has space", title: "T" })).toBe('id: "has space" is not a valid id');
    expect(readPaperLine({ id: "1", title: " ", text: "" })).toBe(
      "title: missing, and there is no text either (paper 1)",
    );
    expect(readPaperLine({ id: "1" })).toMatch(/^title: missing/);
    expect(readPaperLine(17)).toMatch(/^line: .*expected object/);
    expect(readPaperLine({ title: 5 })).toMatch(/^id: .*; title: .*expected string/);
  });

  it("with an id and a title alone is a paper without inventions", () => {
    expect(readPaperLine({ id: "1", title: "T" })).toEqual({
      id: "1",
      title: "T",
      abstract: "",
      authors: [],
      keywords: [],
      categories: [],
      upvotes: 0,
      comments: 0,
      withdrawn: false,
    });
  });

  it("does without what the arXiv snapshot says in another form", () => {
    const snapshot = (facts: object) => readPaperLine({ id: "1", title: "T", ...facts });
    expect(snapshot({ versions: [] })).not.toHaveProperty("version");
    const undated = snapshot({ versions: [{ created: "long ago" }] });
    expect(undated).toMatchObject({ version: 1 });
    expect(undated).not.toHaveProperty("publishedAt");
    expect(snapshot({ authors_parsed: [["Plato"], ["", "", ""], ["Bee", "A."], []] })).toMatchObject({
      authors: ["Plato", "A. Bee"],
    });
    expect(snapshot({ categories: " cs.CL  cs.AI " })).toMatchObject({ categories: ["cs.CL", "cs.AI"] });
    expect(snapshot({ categories: ["cs.CL", "cs.AI"] })).toMatchObject({ categories: ["cs.CL", "cs.AI"] });
  });

  it("with a title takes its text for the abstract", () => {
    expect(readPaperLine({ id: "1", title: "T", text: "The body." })).toMatchObject({
      abstract: "The body.",
    });
  });

  it.each([
    ["Ada Example; Béla Példa;", ["Ada Example", "Béla Példa"]],
    ["Example, Ada; Példa, Béla", ["Example, Ada", "Példa, Béla"]],
    ["A. Bee, C. Dee, and E. Eff", ["A. Bee", "C. Dee", "E. Eff"]],
    ["A. Bee and C. Dee", ["A. Bee", "C. Dee"]],
    ["A. Bee, Jr., C. Dee", ["A. Bee, Jr.", "C. Dee"]],
    ["A. Bee III, C. Dee Jr., and E. Eff", ["A. Bee III", "C. Dee Jr.", "E. Eff"]],
    ["A. Bee, C. Dee III", ["A. Bee", "C. Dee III"]],
    ["A. Bee, Sreedhar Rao", ["A. Bee", "Sreedhar Rao"]],
    ["A. Bee, IV", ["A. Bee, IV"]],
    ["Jr., A. Bee", ["Jr.", "A. Bee"]],
    ["A. Bee,and C. Dee", ["A. Bee", "C. Dee"]],
    ["A. Bee,C. Dee,  and\n E. Eff", ["A. Bee", "C. Dee", "E. Eff"]],
    ["A. Bee, Andy Dee", ["A. Bee", "Andy Dee"]],
    ["Ferdinand Andersson", ["Ferdinand Andersson"]],
    ["", []],
    [[" A. Bee ", ""], ["A. Bee"]],
  ])("splits the authors %j", (authors, names) => expect(splitAuthors(authors)).toEqual(names));
});

describe("lines of a byte stream", () => {
  async function lines(chunks: readonly string[], maxBytes = 100) {
    async function* bytes() {
      for (const chunk of chunks) yield Buffer.from(chunk, "latin1");
    }
    const found: [number, string | undefined][] = [];
    for await (const { number, text } of linesOf(bytes(), maxBytes)) found.push([number, text]);
    return found;
  }

  it("are put together from chunks cut anywhere, within a character too", async () => {
    const text = "één\nÿ\n\nlast";
    const bytes = Buffer.from(text).toString("latin1");
    for (let cut = 0; cut <= bytes.length; cut += 1) {
      expect(await lines([bytes.slice(0, cut), bytes.slice(cut)])).toEqual([
        [1, "één"],
        [2, "ÿ"],
        [3, ""],
        [4, "last"],
      ]);
    }
  });

  it("longer than allowed are left out, and counted", async () => {
    expect(await lines(["12345\n123", "456\n1\n"], 5)).toEqual([
      [1, "12345"],
      [2, undefined],
      [3, "1"],
    ]);
  });
});
