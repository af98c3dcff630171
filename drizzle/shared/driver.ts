import { createRequire } from "node:module";
import type Sqlite from "better-sqlite3";

/**
 * better-sqlite3: version 13 where this Node.js can run it, else 12, the last for Node.js 20. On Node.js 24.19 and later
 * 12 ends the process when a statement is collected as garbage; on 20, loading 13 ends it at once.
 */
export const SqliteDatabase: typeof Sqlite = load();

function load(): typeof Sqlite {
  const require = createRequire(import.meta.url);
  if (Number.parseInt(process.versions.node, 10) >= 22) {
    try {
      const Newer: typeof Sqlite = require("better-sqlite3-13");
      // It comes built for the usual platforms, and finds out only here that it was not for this one.
      new Newer(":memory:").close();
      return Newer;
    } catch {
      // Left out as optional packages may be.
    }
  }
  return require("better-sqlite3");
}
