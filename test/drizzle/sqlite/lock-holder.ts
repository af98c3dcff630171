import { SqliteDatabase } from "../../../drizzle/shared/driver.ts";

// Holds the write lock of a file until it is told to end by a line on standard input.
const client = new SqliteDatabase(String(process.argv[2]), { timeout: 5_000 });
client.exec("begin immediate");
process.stdout.write("held\n");
process.stdin.once("data", () => {
  client.exec("commit");
  client.close();
  process.exit(0);
});
