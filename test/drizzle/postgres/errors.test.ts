import { createServer, type Socket } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { openDatabase } from "../../../drizzle/postgres/connection/database.ts";
import { toStoreError } from "../../../drizzle/postgres/connection/errors.ts";
import { openStore } from "../../../drizzle/postgres/store.ts";
import { StoreError } from "../../../src/runtime/errors.ts";
import { silentLog } from "../../../src/runtime/log.ts";
import { T0 } from "../../contract/samples.ts";
import { postgres } from "./server.ts";

const PLACE = "db.example.org:5432/paperboy";
const coded = (code: string, said = "canary said") => Object.assign(new Error(said), { code });

describe("failures", () => {
  test.each([
    ["ECONNREFUSED", "unreachable", /cannot be reached.*DATABASE_URL.*reconnects/],
    ["ENOTFOUND", "unreachable", /cannot be reached/],
    ["57P01", "unreachable", /cannot be reached/],
    ["08006", "unreachable", /cannot be reached/],
    ["53300", "unreachable", /no connection left.*max_connections/],
    ["28P01", "refused", /refuses the user or password/],
    ["3D000", "refused", /no database at.*createdb/],
    ["42501", "read-only", /cannot be written/],
    ["25006", "read-only", /read replica/],
    ["53100", "full", /disk.*full/],
    ["57014", "locked", /did not answer in time/],
    ["42P07", "not-a-database", /another program's tables/],
    ["XX000", "other", /failed: canary said/],
  ])("%s is told as %s, with the cure", (code, kind, message) => {
    // As the query builder wraps it, with what was asked and the values.
    const wrapped = new Error("Failed query: values secret", { cause: coded(code) });
    const error = toStoreError(wrapped, PLACE);
    expect(error).toMatchObject({ kind, message: expect.stringMatching(message) });
    expect(error.message).toContain(PLACE);
    expect(error.message).not.toContain("secret");
  });

  test.each([
    "Connection terminated unexpectedly",
    "timeout exceeded when trying to connect",
    "Query read timeout",
  ])("what the driver says without a code is a lost connection: %s", (said) => {
    expect(toStoreError(new Error(said), PLACE).kind).toBe("unreachable");
  });
});

describe("a server that cannot be used", () => {
  const servers: { close(): void }[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) server.close();
  });
  const open = (url: string) => openStore({ url, log: silentLog }).catch((error: unknown) => error);

  test("is named without user and password", async () => {
    const error = await open("postgres://canary:canary-password@127.0.0.1:1/paperboy");
    expect(error).toMatchObject({ kind: "unreachable" });
    expect(String(error)).toContain("127.0.0.1:1/paperboy");
    expect(String(error)).not.toContain("canary");
  });

  test("because it is no PostgreSQL at all is told, too", async () => {
    const sockets: Socket[] = [];
    const other = createServer((socket) => {
      sockets.push(socket);
      socket.end("HTTP/1.1 400 Bad Request\r\n\r\n");
    });
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    servers.push(other);
    const address = other.address();
    const port = typeof address === "object" ? address?.port : 0;
    expect(await open(`postgres://canary@127.0.0.1:${port}/paperboy`)).toBeInstanceOf(StoreError);
  });
});

const server = await postgres();

describe.skipIf("missing" in server)("connections", () => {
  test("that are cut are opened again, and what was asked meanwhile fails as unreachable", async () => {
    if ("missing" in server) return;
    const url = await server.database();
    const store = await openStore({ url, log: silentLog });
    const cut = () =>
      server.admin(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${new URL(url).pathname.slice(1)}'`,
      );
    try {
      await store.saveListing("2025-06-02" as never, [], T0);
      for (let round = 0; round < 3; round += 1) {
        const asked = Promise.allSettled(Array.from({ length: 30 }, () => store.librarySize()));
        await cut();
        for (const outcome of await asked)
          if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ kind: "unreachable" });
        // Whoever asks next may still be handed a connection of which nobody has heard that it is dead.
        await store.librarySize().catch(() => {});
        await expect(store.applyCasts([])).resolves.toEqual([]);
      }
    } finally {
      await store.close();
    }
  });

  test("open a database of a newer version never", async () => {
    if ("missing" in server) return;
    const url = await server.database();
    const database = await openDatabase({ url, log: silentLog });
    await database.ask((session) =>
      session.run({ name: "newer", text: "update paperboy_schema set version = version + 1" }),
    );
    await database.close();
    await expect(openStore({ url, log: silentLog })).rejects.toMatchObject({ kind: "newer-schema" });
  });

  test("leave tables of another program alone", async () => {
    if ("missing" in server) return;
    const url = await server.database();
    const database = await openDatabase({ url, log: silentLog });
    await database.ask((session) => session.run({ name: "foreign", text: "drop table paperboy_schema" }));
    await database.close();
    await expect(openStore({ url, log: silentLog })).rejects.toMatchObject({ kind: "not-a-database" });
  });

  test("begin a database together", async () => {
    if ("missing" in server) return;
    const name = `begun_${process.pid}`;
    await server.admin(`create database ${name}`);
    const own = new URL(await server.database());
    own.pathname = `/${name}`;
    const stores = await Promise.all(
      Array.from({ length: 3 }, () => openStore({ url: own.href, log: silentLog })),
    );
    await Promise.all(stores.map((store) => store.close()));
  });
});
