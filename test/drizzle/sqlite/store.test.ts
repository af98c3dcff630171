import { openStore } from "../../../drizzle/sqlite/store.ts";
import { silentLog } from "../../../src/runtime/log.ts";
import { storeContract } from "../../contract/store.ts";
import { temporaryFolder } from "../folder.ts";

const folder = temporaryFolder();
const open = (file: string) => openStore({ file, log: silentLog });

storeContract("SQLite in memory", () => open(":memory:"));
storeContract(
  "SQLite in a file",
  () => open(folder.next()),
  async () => {
    const file = folder.next();
    // At once: one creates the tables while the other waits.
    return Promise.all([open(file), open(file)]);
  },
);
