import { mkdir, mkdtemp, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createSavedDays } from "../../src/feed/saved-days.ts";
import type { Day } from "../../src/time/day.ts";
import { fixture } from "./fixtures.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "paperboy-days-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const save = (name: string, text: string) => writeFile(join(folder, name), text);
const DAY = "2025-09-02" as Day;

describe("a folder of saved days", () => {
  it("knows its days by their files' names, in order, and nothing else in it", async () => {
    for (const name of [
      "2025-09-02.json",
      "2025-09-01.json",
      "2025-02-30.json",
      "notes.json",
      "2025-09-03.txt",
    ]) {
      await save(name, "[]");
    }
    expect(await createSavedDays({ folder }).days()).toEqual(["2025-09-01", "2025-09-02"]);
  });

  it("says where it reads from, or what it was called", () => {
    expect(createSavedDays({ folder: "./days" }).name).toBe("saved days in ./days");
    expect(createSavedDays({ folder, name: "the bundled sample" }).name).toBe("the bundled sample");
  });

  it("reads a full row as the API gave it", async () => {
    await save("2025-09-02.json", fixture("huggingface", "daily-full-row.json"));
    const { papers, skipped } = await createSavedDays({ folder }).papersOn(DAY);
    expect(skipped).toEqual([]);
    expect(papers).toMatchObject([{ id: "2509.00001", upvotes: 41, listedOn: "2025-09-02" }]);
  });

  it("reads a day in an envelope, and past a byte order mark", async () => {
    await save("2025-01-10.json", `\ufeff${fixture("huggingface", "day-in-an-envelope.json")}`);
    const { papers, skipped } = await createSavedDays({ folder }).papersOn("2025-01-10" as Day);
    expect(papers).toMatchObject([{ id: "2501.00001", listedOn: "2025-01-10" }]);
    expect(skipped).toEqual([{ where: "row 2", reason: expect.stringMatching(/Python's notation/) }]);
  });

  it.each([
    ["cut short", '[{"paper": {"id": "2509'],
    ["empty", ""],
    ["a web page", "<html>"],
    ["marked in its middle", "[\ufeff]"],
  ])("names a file that is %s, and the cure", async (_, text) => {
    await save("2025-09-02.json", text);
    const error = await createSavedDays({ folder })
      .papersOn(DAY)
      .catch((caught: unknown) => caught);
    expect(error).toMatchObject({ kind: "unreadable" });
    expect((error as Error).message).toContain(join(folder, "2025-09-02.json"));
    expect((error as Error).message).toMatch(/save that day again, or delete the file$/);
  });

  it.each([["null"], ["17"], ['"text"'], ['{"rows":[]}'], ['{"data":{}}']])(
    "refuses a file that holds %s, naming it and what is there",
    async (text) => {
      await save("2025-09-02.json", text);
      await expect(createSavedDays({ folder }).papersOn(DAY)).rejects.toMatchObject({
        kind: "unreadable",
        message: expect.stringMatching(/2025-09-02\.json: expected a list of papers, got /),
      });
    },
  );

  it("refuses a file too large to be a day, without reading it", async () => {
    await save("2025-09-02.json", "");
    await truncate(join(folder, "2025-09-02.json"), 64 * 1024 * 1024 + 1);
    await expect(createSavedDays({ folder }).papersOn(DAY)).rejects.toMatchObject({
      kind: "too-large",
      message: expect.stringMatching(/2025-09-02\.json is 64 MB, larger than any saved day/),
    });
  });

  it("tells a missing day from a missing folder", async () => {
    expect(await createSavedDays({ folder }).papersOn(DAY)).toEqual({ papers: [], skipped: [] });
    const gone = createSavedDays({ folder: join(folder, "gone") });
    await expect(gone.papersOn(DAY)).rejects.toMatchObject({
      kind: "unreachable",
      message: expect.stringMatching(/ENOENT.*gone is not a folder: name one that holds YYYY-MM-DD\.json/),
    });
    await expect(gone.days()).rejects.toMatchObject({
      kind: "unreachable",
      message: `the folder of saved days ${join(folder, "gone")} cannot be read (ENOENT); name one that holds YYYY-MM-DD.json files`,
      cause: { code: "ENOENT" },
    });
    await save("file", "");
    await expect(createSavedDays({ folder: join(folder, "file") }).papersOn(DAY)).rejects.toMatchObject({
      kind: "unreachable",
    });
  });

  it("names what is there under a day's name but cannot be read", async () => {
    await mkdir(join(folder, "2025-09-02.json"));
    await expect(createSavedDays({ folder }).papersOn(DAY)).rejects.toMatchObject({
      kind: "unreachable",
      message: expect.stringMatching(/2025-09-02\.json cannot be read \(EISDIR\); check its permissions$/),
      cause: { code: "EISDIR" },
    });
  });
});
