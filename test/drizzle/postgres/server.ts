import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { openDatabase } from "../../../drizzle/postgres/connection/database.ts";
import { silentLog } from "../../../src/runtime/log.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the run tells the URL of its PostgreSQL server, which is started when first asked for. */
    readonly postgres: string;
  }
}

/** A real PostgreSQL server for tests: that of the run, started once, or the one named in PAPERBOY_TEST_POSTGRES. */
export interface TestServer {
  /** A new, empty database with the product's tables; its URL. */
  database(): Promise<string>;
  /** Runs SQL as the server's administrator. */
  admin(sql: string): Promise<readonly Record<string, unknown>[]>;
}

/**
 * The server, or why there is none: its binary does not run on every platform. With `CI` set that is a failure.
 */
export async function postgres(): Promise<TestServer | { readonly missing: string }> {
  const answer = await fetch(inject("postgres"));
  const said = await answer.text();
  if (answer.ok) return serverAt(said);
  if (process.env.CI) throw new Error(`PostgreSQL could not be started: ${said}`);
  return { missing: said };
}

function serverAt(url: string): TestServer {
  async function admin(sql: string) {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(sql)).rows;
    } finally {
      await client.end();
    }
  }
  async function create(template: string): Promise<string> {
    const name = `paperboy_${randomBytes(8).toString("hex")}`;
    await admin(`create database ${name} template ${template}`);
    const own = new URL(url);
    own.pathname = `/${name}`;
    return own.href;
  }

  /** Copying a database is faster than making its tables. */
  async function createTemplate(): Promise<string> {
    const own = await create("template1");
    await (await openDatabase({ url: own, log: silentLog })).close();
    return new URL(own).pathname.slice(1);
  }

  let template: Promise<string> | undefined;
  return {
    admin,
    async database() {
      template ??= createTemplate();
      return create(await template);
    },
  };
}
