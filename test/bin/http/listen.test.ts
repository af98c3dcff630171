import { createServer } from "node:net";
import { Hono } from "hono";
import { expect, it } from "vitest";
import { keepListening } from "../../../bin/http/listen.ts";
import { systemClock } from "../../../src/runtime/clock.ts";
import { silentLog } from "../../../src/runtime/log.ts";

const served = { what: "health and metrics", variable: "PAPERBOY_HTTP" };

function stage() {
  const lines: { message: string; fields: Readonly<Record<string, unknown>> | undefined }[] = [];
  const tell = (message: string, fields?: Readonly<Record<string, unknown>>) =>
    void lines.push({ message, fields });
  const stopping = new AbortController();
  const app = new Hono().get("/", (c) => c.text("here"));
  return { lines, stopping, app, log: { ...silentLog, info: tell, error: tell } };
}

it("serves, and lets go of the port when it stops", async () => {
  const { lines, stopping, app, log } = stage();
  const listening = { clock: systemClock, log, stopping: stopping.signal };
  await keepListening(app, { host: "127.0.0.1", port: 0 }, served, listening);
  const address = String(lines[0]?.fields?.address);
  expect(await (await fetch(address, { headers: { connection: "close" } })).text()).toBe("here");
  stopping.abort();
  await expect(fetch(address)).rejects.toThrow();
});

it("tells of a port that is taken, and takes it once it is free", async () => {
  const { lines, stopping, app, log } = stage();
  const other = createServer();
  const port = await new Promise<number>((resolve) =>
    other.listen(0, "127.0.0.1", () => resolve((other.address() as { port: number }).port)),
  );
  const waits: number[] = [];
  const clock = {
    ...systemClock,
    sleep: async (ms: number) => {
      waits.push(ms);
      await new Promise((closed) => other.close(closed));
    },
  };
  await keepListening(app, { host: "127.0.0.1", port }, served, { clock, log, stopping: stopping.signal });
  expect(waits).toEqual([60_000]);
  expect(lines.map(({ message }) => message)).toEqual([
    "health and metrics not served; retrying in a minute",
    "health and metrics served",
  ]);
  expect(lines[0]?.fields?.error).toBe(
    "Another program, or another Paperboy, is listening there. PAPERBOY_HTTP names the address.",
  );
  stopping.abort();
});

it.each([
  ["an address of another machine", { host: "192.0.2.1", port: 9464 }, /no such address/],
  ["a host that nobody knows", { host: "nosuch.invalid", port: 9464 }, /host name is unknown|EAI_AGAIN/],
])("goes on without %s", async (_, address, why) => {
  const { lines, stopping, app, log } = stage();
  const clock = { ...systemClock, sleep: async () => stopping.abort() };
  await keepListening(app, address, served, { clock, log, stopping: stopping.signal });
  expect(lines.map(({ fields }) => fields?.error)).toEqual([expect.stringMatching(why)]);
});
