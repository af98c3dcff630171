import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readAtom } from "../../src/feed/arxiv.ts";
import { readPapersFile } from "../../src/feed/import/import-file.ts";
import { parsePapersPage } from "../../src/feed/import/page-text.ts";
import { createSavedDays } from "../../src/feed/saved-days.ts";
import { FeedError } from "../../src/runtime/errors.ts";
import { capturedData, capturedDays, capturedMissing, capturedRoot } from "./data.ts";

const SAMPLE = join(import.meta.dirname, "../../sample");

/** Eight words: long enough that two people who write about one subject do not meet by chance. */
const RUN = 8;

function runsOfWords(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? [];
  return words
    .slice(0, Math.max(0, words.length - RUN + 1))
    .map((_, at) => words.slice(at, at + RUN).join(" "));
}

async function json(file: string): Promise<unknown> {
  return JSON.parse(await readFile(file, "utf8"));
}

function rowsOf(day: unknown): unknown[] {
  if (Array.isArray(day)) return day;
  return (day as { data: unknown[] }).data;
}

describe.skipIf(capturedRoot === undefined)(capturedRoot ? "captured feed data" : capturedMissing, () => {
  it("makes every object row of every day a paper, and explains every row that is none", async () => {
    const folder = await capturedDays();
    const feed = createSavedDays({ folder });
    const days = await feed.days();
    expect(days).toHaveLength(502);
    let papers = 0;
    let python = 0;
    for (const day of days) {
      const rows = rowsOf(await json(join(folder, `${day}.json`)));
      const { papers: read, skipped } = await feed.papersOn(day);
      const objects = rows.filter((row) => typeof row === "object").length;
      expect(read.length, `${day}: one paper an object row`).toBe(objects);
      expect(read.length + skipped.length, `${day}: every row is accounted for`).toBe(rows.length);
      for (const row of skipped) expect(row.reason, `${day} ${row.where}`).toMatch(/Python's notation/);
      for (const paper of read) {
        expect(paper.listedOn, paper.id).toBe(day);
        expect(paper.title, paper.id).not.toMatch(/^\s|\s\s|\s$|\n/);
        expect(paper.authors.length, paper.id).toBeGreaterThan(0);
        expect(paper.abstract.length, paper.id).toBeGreaterThan(100);
        expect(paper.codeUrl ?? "https://github.com/a/b", paper.id).toMatch(/^https?:\/\/\S+[^/]$/);
      }
      papers += read.length;
      python += skipped.length;
    }
    console.info(
      `read ${papers + python} rows of ${days.length} captured days: ${papers} papers, ${python} explained skips`,
    );
    expect(papers).toBe(7566);
    expect(python).toBe(300);
  });

  it("reads the picked days too, one for each change of shape", async () => {
    const folder = capturedData("huggingface", "picks");
    if (folder === undefined) throw new Error("no picks");
    const feed = createSavedDays({ folder });
    const days = await feed.days();
    expect(days).toHaveLength(14);
    for (const day of days) {
      const { papers, skipped } = await feed.papersOn(day);
      expect(papers.length + skipped.length, day).toBeGreaterThan(0);
    }
  });

  it("imports the whole folder of days, each with its day", async () => {
    const days = new Set<string>();
    let papers = 0;
    for await (const batch of readPapersFile(await capturedDays(), { now: 0 })) {
      if (batch.day !== undefined) days.add(batch.day);
      papers += batch.papers.length;
    }
    expect(days.size, "all but the 22 days of Python text").toBe(480);
    expect(papers).toBe(7566);
  });

  it("reads the 67 cards of the papers page", async () => {
    const file = capturedData("page", "daily-papers-page.txt");
    if (file === undefined) throw new Error("no page");
    const { papers, skipped } = parsePapersPage(await readFile(file, "utf8"), Date.UTC(2025, 10, 10));
    expect(skipped).toEqual([]);
    expect(papers).toHaveLength(67);
    expect(papers.filter((paper) => paper.organization !== undefined).map((p) => p.organization)).toEqual([
      "OpenBMB",
    ]);
    expect(papers.reduce((sum, paper) => sum + paper.comments, 0)).toBeGreaterThan(30);
    for (const paper of papers) {
      expect(paper.abstract.length, paper.title).toBeGreaterThan(1000);
      expect(paper.publishedAt ?? Number.NaN, paper.title).toBeLessThanOrEqual(Date.UTC(2025, 10, 10));
    }
  });

  it("reads every arXiv recording", async () => {
    const folder = capturedData("arxiv");
    if (folder === undefined) throw new Error("no recordings");
    let entries = 0;
    const files = (await readdir(folder)).filter((name) => name.endsWith(".json"));
    for (const name of files) {
      const recording = (await json(join(folder, name))) as { body: string; status_code: number };
      const papers = readAtom(recording.body);
      const expected = recording.status_code === 200 ? (recording.body.match(/<entry>/g) ?? []).length : 0;
      expect(papers.length, name).toBe(expected);
      for (const paper of papers) {
        expect(paper.categories.length, paper.id).toBeGreaterThan(0);
        expect(paper.version, paper.id).toBeGreaterThan(0);
        expect(paper.title + paper.abstract, paper.id).not.toMatch(/&(?:amp|lt|gt|#\d+);/);
      }
      entries += papers.length;
    }
    console.info(`read ${entries} entries of ${files.length} arXiv recordings`);
    expect(entries).toBeGreaterThan(100);
    const rss = await readFile(join(folder, "weekend-empty.rss.xml"), "utf8");
    expect(() => readAtom(rss)).toThrow(FeedError);
  });

  it("finds no sentence of the sample in a captured abstract or summary", async () => {
    const sample = createSavedDays({ folder: SAMPLE });
    const ours = new Map<string, string>();
    for (const day of await sample.days()) {
      for (const paper of (await sample.papersOn(day)).papers) {
        for (const run of runsOfWords(`${paper.abstract} ${paper.summary ?? ""}`)) ours.set(run, paper.id);
      }
    }
    expect(ours.size).toBeGreaterThan(500);
    const feed = createSavedDays({ folder: await capturedDays() });
    const copied: string[] = [];
    for (const day of await feed.days()) {
      for (const paper of (await feed.papersOn(day)).papers) {
        for (const text of [paper.abstract, paper.summary ?? ""]) {
          copied.push(...runsOfWords(text).filter((run) => ours.has(run)));
        }
      }
    }
    expect(copied).toEqual([]);
  });
});
