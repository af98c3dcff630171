import { expect, it } from "vitest";
import { healthRoute } from "../../../bin/http/health.ts";
import { publicApp } from "../../../bin/http/public-app.ts";
import { systemClock } from "../../../src/runtime/clock.ts";
import type { HttpRoute } from "../../../src/runtime/http-routes.ts";
import { silentLog } from "../../../src/runtime/log.ts";

function stage(...routes: readonly Partial<HttpRoute>[]) {
  const logged: unknown[] = [];
  const waits: number[] = [];
  let late = (): void => {};
  const becomesLate = new Promise<void>((resolve) => {
    late = resolve;
  });
  const clock = {
    ...systemClock,
    sleep: (ms: number, signal?: AbortSignal) => {
      waits.push(ms);
      return becomesLate.then(() => signal?.throwIfAborted());
    },
  };
  const log = {
    ...silentLog,
    error: (message: string, fields?: object) => void logged.push([message, fields]),
  };
  const full = routes.map((route) => ({
    method: "GET" as const,
    path: "/",
    handle: async () => new Response("here"),
    ...route,
  }));
  return { app: publicApp(full, { clock, log }), logged, waits, late };
}

it("answers on each route, HEAD too, with what its address fills in", async () => {
  const { app } = stage(
    { path: "/feeds/:name", handle: async (_, { name }) => new Response(name) },
    { method: "POST", path: "/", handle: async (request) => new Response(await request.text()) },
  );
  expect(await (await app.request("/feeds/a%20b")).text()).toBe("a b");
  expect((await app.request("/feeds/a", { method: "HEAD" })).status).toBe(200);
  expect(await (await app.request("/", { method: "POST", body: "x" })).text()).toBe("x");
  for (const path of ["/", "/feeds", "/feeds/a/b"]) expect((await app.request(path)).status).toBe(404);
});

it("forbids frames, scripts and guessing of types on every answer, and leaves what a route says itself", async () => {
  const own = "default-src 'none'";
  const { app } = stage(
    {
      handle: async () => {
        throw new Error("broken");
      },
    },
    { path: "/own", handle: async () => new Response("", { headers: { "content-security-policy": own } }) },
  );
  for (const path of ["/", "/nowhere", "/own"]) {
    const { headers } = await app.request(path);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("x-frame-options")).toBe("DENY");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(headers.get("strict-transport-security")).toBe("max-age=15552000");
    const policy = headers.get("content-security-policy");
    if (path === "/own") expect(policy).toBe(own);
    else expect(policy).toMatch(/^default-src 'none';.*frame-ancestors 'none'/);
  }
});

it("draws pages, in which every text is literal", async () => {
  const title = "<b>Paperboy</b> is in A & B";
  const { app } = stage({
    handle: async () => ({
      status: 400,
      title,
      paragraphs: ["One", "<Two>"],
      link: { label: "Next", href: "/?a=1&b" },
      headers: { "set-cookie": "a=b" },
    }),
  });
  const response = await app.request("/");
  expect([response.status, response.headers.get("set-cookie")]).toEqual([400, "a=b"]);
  const text = await response.text();
  expect(text).toContain("<h1>&lt;b&gt;Paperboy&lt;/b&gt; is in A &amp; B</h1>");
  expect(text).toContain("<p>&lt;Two&gt;</p>");
  expect(text).toContain('<a class="button" href="/?a=1&amp;b">Next</a>');
});

it("tells the log what went wrong, and whoever asked nothing of it", async () => {
  const error = new Error("canary");
  const handle = async () => {
    throw error;
  };
  const { app, logged } = stage({ path: "/feeds/:secret", handle });
  const response = await app.request("/feeds/canary?token=canary");
  expect([response.status, await response.text()]).toEqual([500, "Something went wrong. Try again later.\n"]);
  expect(logged).toEqual([["public request failed", { method: "GET", route: "/feeds/:secret", error }]]);
});

it("reads no more of a body than a route wants, announced or not", async () => {
  const read: number[] = [];
  const { app } = stage({
    method: "POST",
    maxBodyBytes: 10,
    handle: async (request) => {
      read.push((await request.arrayBuffer()).byteLength);
      return new Response();
    },
  });
  const statusOf = async (body: string, streamed: boolean) => {
    const stream = new Blob([body]).stream();
    const init = streamed ? { body: stream, duplex: "half" as const } : { body };
    const headers = streamed ? undefined : { "content-length": String(body.length) };
    return (await app.request("/", { method: "POST", ...init, ...(headers ? { headers } : {}) })).status;
  };
  for (const streamed of [false, true]) {
    expect(await statusOf("0123456789", streamed)).toBe(200);
    expect(await statusOf("0123456789+", streamed)).toBe(413);
  }
  expect(read).toEqual([10, 10]);
});

it("ends what takes more than ten seconds", async () => {
  const { app, logged, waits, late } = stage({ handle: () => new Promise(() => {}) });
  const answer = app.request("/");
  late();
  expect((await answer).status).toBe(503);
  expect(waits).toEqual([10_000]);
  expect(logged).toHaveLength(1);
});

it("is healthy until it stops", async () => {
  const stopping = new AbortController();
  const { app } = stage(healthRoute(stopping.signal));
  expect((await app.request("/healthz")).status).toBe(200);
  stopping.abort();
  expect((await app.request("/healthz")).status).toBe(503);
});
