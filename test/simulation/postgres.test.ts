import { expect, it, test } from "vitest";
import { postgres } from "../drizzle/postgres/server.ts";
import { simulate } from "./simulate.ts";

const server = await postgres();

if ("missing" in server) test.skip(`PostgreSQL does not start here: ${server.missing}`);
else {
  it("keeps every promise on PostgreSQL as well, and lives the history that SQLite lives", {
    timeout: 600_000,
  }, async () => {
    const history = {
      seed: Number(process.env.SEED ?? "3"),
      days: Number(process.env.DAYS ?? "3"),
      channelsAtMost: 4,
    };
    const [onPostgres, onSqlite] = [
      await simulate({ ...history, postgres: await server.database() }),
      await simulate(history),
    ];
    expect(onPostgres.failure).toBeUndefined();
    expect(onPostgres).toEqual(onSqlite);
  });
}
