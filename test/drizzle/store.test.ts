import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { openStore } from "../../drizzle/store.ts";
import { silentLog } from "../../src/log.ts";
import { storeContract } from "../contract/store.ts";

const folder = mkdtempSync(join(tmpdir(), "paperboy-store-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
const nextFile = () => {
  files += 1;
  return join(folder, `${files}.sqlite`);
};
const open = (file: string) => openStore({ file, log: silentLog });

storeContract("SQLite in memory", () => open(":memory:"));
storeContract(
  "SQLite in a file",
  () => open(nextFile()),
  async () => {
    const file = nextFile();
    // At once: one creates the tables while the other waits.
    return Promise.all([open(file), open(file)]);
  },
);
