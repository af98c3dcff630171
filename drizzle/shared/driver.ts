import { createRequire } from "node:module";
import type Sqlite from "better-sqlite3";

/**
 * better-sqlite3: version 13 if this Node.js can run it, otherwise 12, the last for Node.js 20. On Node.js 24.19 and
 * later, 12 crashes the process when a statement is garbage-collected; on 20, loading 13 crashes it at once.
 */
export const SqliteDatabase: typeof Sqlite = load();

function load(): typeof Sqlite {
  const require = createRequire(import.meta.url);
  if (Number.parseInt(process.versions.node, 10) >= 22) {
    try {
      const Newer: typeof Sqlite = require("better-sqlite3-13");
      // Prebuilt for common platforms; an incompatible build fails only here.
      new Newer(":memory:").close();
      return Newer;
    } catch {
      // Not installed: optional packages may be skipped.
    }
  }
  return require("better-sqlite3");
}
