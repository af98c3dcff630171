import type { PaperId } from "../../../src/papers/paper.ts";
import { SqliteDatabase } from "../../shared/driver.ts";
import { toStoreError } from "../../shared/errors.ts";

/** A paper's vector, and the hash of the text it was computed from. */
export interface StoredVector {
  readonly id: PaperId;
  readonly hash: Buffer;
  readonly bytes: Int8Array;
}

/** A stored vector with its number, higher than that of any stored before. */
export interface NumberedVector {
  readonly id: PaperId;
  readonly number: number;
  readonly bytes: Int8Array;
}

/** Vectors in a SQLite file. */
export interface VectorFile {
  /** The latest paper change that the file reflects. */
  reached(): number;
  /** Hashes of the texts that these papers' vectors were computed from. */
  texts(ids: readonly PaperId[]): ReadonlyMap<PaperId, Buffer>;
  /** Stores vectors and the latest change in one transaction. */
  save(rows: readonly StoredVector[], reached: number): void;
  /** Up to `limit` vectors numbered above `number`, in order. */
  after(number: number, limit: number): readonly NumberedVector[];
  close(): void;
}

/** How long a statement waits for another process using the file. */
const BUSY_MS = 500;

/** Opens the file, emptying it if its vectors are from another model. Throws StoreError. */
export function openVectorFile(path: string, model: string): VectorFile {
  try {
    return open(path, model);
  } catch (error) {
    throw toStoreError(error, path);
  }
}

function open(path: string, model: string): VectorFile {
  const db = new SqliteDatabase(path, { timeout: BUSY_MS });
  db.pragma("journal_mode = WAL");
  // The last commits may be lost: they can be recomputed.
  db.pragma("synchronous = NORMAL");
  db.exec(`
    create table if not exists vectors (
      number integer primary key autoincrement, id text not null unique, hash blob not null, bytes blob not null
    );
    create table if not exists made_by (model text not null, reached integer not null);
  `);
  db.transaction(() => {
    if (db.prepare("select 1 from made_by where model = ?").get(model)) return;
    db.exec("delete from vectors; delete from made_by");
    db.prepare("insert into made_by values (?, 0)").run(model);
  }).immediate();

  const reached = db.prepare<[], { reached: number }>("select reached from made_by");
  const texts = db.prepare<[string], { id: PaperId; hash: Buffer }>(
    "select id, hash from vectors where id in (select value from json_each(?))",
  );
  // A replaced row gets a new number, so that other processes notice it.
  const put = db.prepare<[PaperId, Buffer, Buffer]>(
    "replace into vectors (id, hash, bytes) values (?, ?, ?)",
  );
  const reach = db.prepare<[number]>("update made_by set reached = max(reached, ?)");
  const after = db.prepare<[number, number], { id: PaperId; number: number; bytes: Buffer }>(
    "select id, number, bytes from vectors where number > ? order by number limit ?",
  );
  const saveAll = db.transaction((rows: readonly StoredVector[], change: number) => {
    for (const { id, hash, bytes } of rows)
      put.run(id, hash, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
    reach.run(change);
  });
  return {
    reached: () => reached.get()?.reached ?? 0,
    texts: (ids) => new Map(texts.all(JSON.stringify(ids)).map(({ id, hash }) => [id, hash])),
    save: (rows, change) => saveAll.immediate(rows, change),
    after: (number, limit) =>
      after.all(number, limit).map(({ bytes, ...row }) => ({
        ...row,
        bytes: new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length),
      })),
    close: () => void db.close(),
  };
}
