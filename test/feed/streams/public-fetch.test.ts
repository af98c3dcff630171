import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { afterEach, expect, it } from "vitest";
import { createHttp } from "../../../src/feed/http/client.ts";
import { createPublicFetch } from "../../../src/feed/streams/public-fetch.ts";
import { systemClock } from "../../../src/runtime/clock.ts";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** A server on loopback, which stands for one on the internet. */
async function open(answer: RequestListener): Promise<{ readonly port: number; readonly asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.headers.host} ${request.url}`);
    answer(request, response);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { port: (server.address() as AddressInfo).port, asked };
}

const loopback = async () => [{ address: "127.0.0.1", family: 4 }];
const get = (url: string, parts: Parameters<typeof createPublicFetch>[0] = {}) =>
  createHttp({ fetch: createPublicFetch(parts), clock: systemClock, userAgent: "test", retries: 0 }).get(url);

it("gets what a public host answers, by its name", async () => {
  const { port, asked } = await open((_, response) => response.end("hello"));
  const url = `http://papers.example:${port}/feed?x=1`;
  expect((await get(url, { resolve: loopback, isAllowed: () => true })).text).toBe("hello");
  expect(asked).toEqual([`papers.example:${port} /feed?x=1`]);
});

it.each(["127.0.0.1", "[::1]", "169.254.169.254", "2130706433", "0x7f.1", "0", "[::ffff:10.0.0.1]"])(
  "asks nothing of the address %s",
  async (host) => {
    const { port, asked } = await open((_, response) => response.end("secret"));
    await expect(get(`http://${host}:${port}/`)).rejects.toMatchObject({ kind: "refused" });
    expect(asked).toEqual([]);
  },
);

it.each([[["127.0.0.1"]], [["93.184.215.14", "10.0.0.1"]], [["fe80::1"]], [[]]])(
  "asks nothing of a name that stands for %j",
  async (addresses) => {
    const { port, asked } = await open((_, response) => response.end("secret"));
    const resolve = async () =>
      addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
    await expect(get(`http://papers.example:${port}/`, { resolve })).rejects.toMatchObject({
      kind: "refused",
    });
    expect(asked).toEqual([]);
  },
);

it("goes where the name stood when it was checked, whatever it stands for a moment later", async () => {
  const { port, asked } = await open((_, response) => response.end("secret"));
  let times = 0;
  const resolve = async () => [{ address: times++ === 0 ? "127.0.0.2" : "127.0.0.1", family: 4 }];
  const isAllowed = (address: string) => address === "127.0.0.2";
  // Nobody listens there; what counts is that the other is never asked.
  const asking = createPublicFetch({ resolve, isAllowed })(`http://papers.example:${port}/`);
  await expect(asking).rejects.toMatchObject({ code: "ECONNREFUSED" });
  expect([times, asked]).toEqual([1, []]);
});

it("follows no redirect to another host, and checks the address again on the same", async () => {
  const inside = await open((_, response) => response.end("secret"));
  const { port } = await open((request, response) => {
    const to = request.url === "/out" ? `http://127.0.0.1:${inside.port}/` : "/next";
    response.writeHead(302, { location: to }).end();
  });
  const outward = get(`http://papers.example:${port}/out`, { resolve: loopback, isAllowed: () => true });
  await expect(outward).rejects.toMatchObject({ kind: "refused" });
  expect(inside.asked).toEqual([]);
  let times = 0;
  const rebinding = async () => [{ address: times++ === 0 ? "127.0.0.1" : "10.0.0.1", family: 4 }];
  const isAllowed = (address: string) => address !== "10.0.0.1";
  const again = get(`http://papers.example:${port}/`, { resolve: rebinding, isAllowed });
  await expect(again).rejects.toMatchObject({ kind: "refused" });
});

it("reads no packed answer, and none without end", async () => {
  const bomb = gzipSync(Buffer.alloc(10_000_000));
  const packed = await open((_, response) =>
    response.writeHead(200, { "content-encoding": "gzip" }).end(bomb),
  );
  const open1 = { resolve: loopback, isAllowed: () => true };
  await expect(get(`http://papers.example:${packed.port}/`, open1)).rejects.toMatchObject({
    kind: "refused",
  });
  const endless = await open((_, response) => {
    const more = () => {
      while (!response.destroyed && response.write("x".repeat(100_000)));
      if (!response.destroyed) response.once("drain", more);
    };
    more();
  });
  await expect(get(`http://papers.example:${endless.port}/`, open1)).rejects.toMatchObject({
    kind: "too-large",
  });
});

it("ends with its signal", async () => {
  const { port } = await open(() => {});
  const stop = new AbortController();
  const asking = createPublicFetch({ resolve: loopback, isAllowed: () => true })(
    `http://papers.example:${port}/`,
    {
      signal: stop.signal,
    },
  );
  stop.abort();
  await expect(asking).rejects.toThrow();
});
