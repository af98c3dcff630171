import { openStore } from "../../../../drizzle/sqlite/store.ts";
import { silentLog } from "../../../../src/runtime/log.ts";

// Serves from a file until it is killed.
await openStore({ file: String(process.argv[2]), log: silentLog, opening: { claimed: true } });
process.stdout.write("serving\n");
setInterval(() => {}, 60_000);
