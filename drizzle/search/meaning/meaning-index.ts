import { createHash } from "node:crypto";
import type { PaperId } from "../../../src/papers/paper.ts";
import { shownTitle } from "../../../src/papers/shown-title.ts";
import type { Clock } from "../../../src/runtime/clock.ts";
import { createPause } from "../../../src/runtime/event-loop-yield.ts";
import type { Embedder, MeaningIndex } from "../../../src/search/meaning.ts";
import type { PaperChange, PaperSource } from "../../../src/search/search-index.ts";
import { readable } from "../../../src/text/readable.ts";
import { openVectorFile, type StoredVector } from "./vector-file.ts";
import { createVectorTable } from "./vector-table.ts";

/** Texts per request: what servers commonly accept, and what is lost when one fails. */
const AT_ONCE = 32;
/** Models read about 512 tokens, which is fewer characters than this. */
const LETTERS = 3_000;
/** Vectors scanned per turn of the event loop: a few milliseconds. */
const SCANNED = 5_000;

/**
 * Papers by meaning. Their vectors are stored as bytes in a separate SQLite file, and loaded into memory on the first
 * query. The file may be lost, and starts over for a different model. Throws StoreError.
 */
export function openMeaningIndex(options: {
  /** `:memory:` for a temporary one. */
  readonly file: string;
  readonly embedder: Embedder;
  readonly source: PaperSource;
  readonly clock: Clock;
}): MeaningIndex & { close(): void } {
  const { embedder, source, clock } = options;
  const file = openVectorFile(options.file, embedder.model);
  const table = createVectorTable();

  /** Updates the vectors in memory from the file, to which another process may write. */
  async function load(): Promise<void> {
    const pause = createPause(clock);
    for (;;) {
      const rows = file.after(table.newest(), SCANNED);
      for (const row of rows) table.put(row);
      if (rows.length < SCANNED) return;
      await pause();
    }
  }

  async function save(changes: readonly PaperChange[], signal: AbortSignal): Promise<void> {
    const known = file.texts(changes.map(({ paper }) => paper.id));
    const changed = changes.flatMap(({ paper }) => {
      const text = `${shownTitle(paper)}\n${readable(paper.abstract)}`.slice(0, LETTERS);
      const hash = createHash("sha256").update(text).digest();
      return known.get(paper.id)?.equals(hash) ? [] : [{ id: paper.id, text, hash }];
    });
    const vectors =
      changed.length === 0
        ? []
        : await embedder.embed(
            changed.map(({ text }) => text),
            signal,
          );
    const rows = changed.map(
      ({ id, hash }, i): StoredVector => ({ id, hash, bytes: toBytes(vectors[i] ?? []) }),
    );
    file.save(rows, changes.at(-1)?.change ?? 0);
  }

  return {
    async nearest(text, limit, signal) {
      const [query = []] = await embedder.embed([text], signal);
      await load();
      const pause = createPause(clock);
      const best: { readonly id: PaperId; readonly near: number }[] = [];
      for (let from = 0; from < table.size(); from += SCANNED) {
        best.push(...table.nearest(query, limit, from, from + SCANNED));
        best.sort((a, b) => b.near - a.near).splice(limit);
        await pause();
        signal.throwIfAborted();
      }
      return best.map(({ id }) => id);
    },
    async follow(signal) {
      for (;;) {
        signal.throwIfAborted();
        const changes = await source.changes(file.reached(), AT_ONCE);
        if (changes.length === 0) return;
        await save(changes, signal);
      }
    },
    close: file.close,
  };
}

/** Quantizes a vector's direction to 255 steps: the error is far below the difference between two papers. */
function toBytes(vector: readonly number[]): Int8Array {
  const most = vector.reduce((max, value) => Math.max(max, Math.abs(value)), 0) || 1;
  return Int8Array.from(vector, (value) => Math.round((value / most) * 127));
}
