import { test } from "vitest";
import { openStore } from "../../../drizzle/postgres/store.ts";
import { silentLog } from "../../../src/runtime/log.ts";
import { storeContract } from "../../contract/store.ts";
import { postgres } from "./server.ts";

const server = await postgres();

if ("missing" in server) test.skip(`PostgreSQL does not start here: ${server.missing}`);
else {
  const open = (url: string) => openStore({ url, log: silentLog });
  storeContract(
    "PostgreSQL",
    async () => open(await server.database()),
    async () => {
      const url = await server.database();
      return Promise.all([open(url), open(url)]);
    },
  );
}
