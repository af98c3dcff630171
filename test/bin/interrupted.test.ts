import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { SqliteDatabase } from "../../drizzle/shared/driver.ts";
import { launch } from "./process.ts";

const folder = mkdtempSync(join(tmpdir(), "paperboy-interrupted-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = join(folder, "library.db");
const PAPERS = 9_000;

function paperboy(...args: string[]) {
  const nowhere = "http://127.0.0.1:9";
  return launch("bin/paperboy.ts", args, folder, {
    PAPERBOY_DATABASE: file,
    HF_ENDPOINT: nowhere,
    ARXIV_API_URL: nowhere,
  });
}

/** One value of the database as another process sees it; undefined while there is none. */
function readValue(query: string): unknown {
  try {
    const db = new SqliteDatabase(file, { readonly: true, fileMustExist: true });
    try {
      return db.prepare(query).pluck().get();
    } finally {
      db.close();
    }
  } catch {
    return undefined;
  }
}

/** Runs a command and kills it without warning as soon as `query` gives something. */
async function killWhile(query: string, ...args: string[]): Promise<void> {
  const running = paperboy(...args);
  let ended = false;
  void running.ended.then(() => {
    ended = true;
  });
  while (!ended && !readValue(query)) await new Promise((next) => setTimeout(next, 5));
  running.kill("SIGKILL");
  expect((await running.ended).code).toBeNull();
}

const found = async () => (await paperboy("search", "otters", "number77").ended).out.split("\n")[0];

it("an import and a reindex that are killed half-way leave a library that answers, and can be run again", async () => {
  const lines = Array.from({ length: PAPERS }, (_, n) =>
    JSON.stringify({
      id: `2501.${10_000 + n}`,
      title: `Otters of number${n} swim`,
      abstract: `Otters swim in river ${n % 97} and lake ${n % 89}.`,
    }),
  );
  writeFileSync(join(folder, "papers.jsonl"), `${lines.join("\n")}\n`);
  await killWhile("SELECT line FROM imports", "import", "papers.jsonl");
  const held = Number(readValue("SELECT count(*) FROM papers"));
  const reached = Number(readValue("SELECT line FROM imports"));
  expect(held).toBe(reached);
  expect(reached).toBeLessThan(PAPERS);
  expect(await found()).toMatch(/^2501\.10077 /);

  const again = await paperboy("import", "papers.jsonl").ended;
  expect(again.err).toContain(`resuming after line ${reached}.`);
  expect(again).toMatchObject({
    code: 0,
    out: `${PAPERS - reached} papers read, ${PAPERS - reached} new, 0 skipped\n`,
  });
  expect(readValue("SELECT count(*) FROM papers")).toBe(PAPERS);
  expect(readValue("SELECT count(*) FROM imports")).toBe(0);

  const building = "SELECT value FROM search_meta WHERE key = 'building' AND value <> ''";
  await killWhile(building, "reindex");
  expect(readValue(building)).toBeTruthy();
  expect(await found()).toMatch(/^2501\.10077 /);
  expect(await paperboy("reindex").ended).toMatchObject({ code: 0, out: `${PAPERS} papers indexed\n` });
  expect(readValue(building)).toBeUndefined();
  expect(await found()).toMatch(/^2501\.10077 /);
}, 300_000);
