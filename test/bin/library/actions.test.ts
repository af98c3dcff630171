import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { importFiles } from "../../../bin/library/actions.ts";
import type { Desk } from "../../../bin/shell.ts";
import { openStorage } from "../../../drizzle/storage.ts";
import { silentLog } from "../../../src/runtime/log.ts";
import { createTestClock } from "../../fakes/clock.ts";

const folder = mkdtempSync(join(tmpdir(), "paperboy-import-"));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it("lets others have the file for a moment after a fifth of a second of importing", async () => {
  const clock = createTestClock("2025-06-02T08:00:00Z");
  const { store, index } = await openStorage({ file: join(folder, "p.db"), clock, log: silentLog });
  const other = await openStorage({ file: join(folder, "p.db"), log: silentLog });
  const lines = Array.from({ length: 4_000 }, (_, n) => JSON.stringify({ id: `p${n}`, title: `Paper ${n}` }));
  writeFileSync(join(folder, "papers.jsonl"), lines.join("\n"));
  // Each batch takes 90 ms; whoever sleeps lets the other connection write.
  const rests: { readonly ms: number; readonly papers: number }[] = [];
  const desk = {
    store: {
      ...store,
      savePapers: async (...batch: Parameters<typeof store.savePapers>) => {
        const saved = await store.savePapers(...batch);
        await clock.advance(90);
        return saved;
      },
    },
    clock: {
      ...clock,
      sleep: async (ms: number) => {
        if (ms === 0) return;
        await other.store.setGone(
          { channel: { platform: "slack", workspace: "T1", id: "C1" }, id: "1" },
          true,
        );
        rests.push({ ms, papers: (await other.store.librarySize()).papers });
      },
    },
  };
  await importFiles(desk as unknown as Desk, [join(folder, "papers.jsonl")]);
  expect(rests.map(({ papers }) => papers)).toEqual([1_500, 3_000]);
  expect(Math.min(...rests.map(({ ms }) => ms)), "longer than two tries of a waiting write").toBeGreaterThan(
    30,
  );
  await index.close();
  await store.close();
  await other.store.close();
});
