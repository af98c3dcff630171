import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { createHttp } from "../../../src/feed/http/client.ts";
import { systemClock } from "../../../src/runtime/clock.ts";

let server: Server | undefined;

async function serve(listener: RequestListener): Promise<string> {
  const fresh = createServer(listener);
  server = fresh;
  await new Promise<void>((resolve) => fresh.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(fresh.address() as AddressInfo).port}`;
}

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = undefined;
});

// The product's own time-out, except where it is what is tested: a busy machine is slow.
const http = createHttp({ fetch, clock: systemClock, userAgent: "paperboy-test/1", retries: 0 });

describe("over a real connection", () => {
  it("an answer cut short says how far it came", async () => {
    const url = await serve((_, response) => {
      response.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
      response.write('[{"paper":');
      setTimeout(() => response.destroy(), 50);
    });
    await expect(http.getJson(url)).rejects.toMatchObject({
      kind: "unreachable",
      message: expect.stringMatching(/the answer was cut off after 10 bytes$/),
    });
  });

  it("an answer that drips for ever ends with the time-out", async () => {
    const url = await serve((_, response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write(" "), 20);
      response.on("close", () => clearInterval(drip));
    });
    const hasty = createHttp({
      fetch,
      clock: systemClock,
      userAgent: "paperboy-test/1",
      retries: 0,
      timeoutMs: 300,
    });
    await expect(hasty.getJson(url)).rejects.toMatchObject({ kind: "timeout" });
  });

  it("20 MB are refused without being kept, announced or not", async () => {
    let sent = 0;
    const url = await serve((request, response) => {
      sent = 0;
      const megabyte = Buffer.alloc(1024 * 1024, " ");
      response.writeHead(200, request.url === "/announced" ? { "content-length": 20 * 1024 * 1024 } : {});
      const more = () => {
        while (sent < 20 && !response.destroyed) {
          sent += 1;
          if (!response.write(megabyte)) return void response.once("drain", more);
        }
        response.end();
      };
      more();
    });
    await expect(http.getJson(`${url}/announced`)).rejects.toMatchObject({ kind: "too-large" });
    await expect(http.getJson(`${url}/streamed`)).rejects.toMatchObject({
      kind: "too-large",
      message: expect.stringMatching(/larger than 16 MB$/),
    });
  });

  it("nobody listening is unreachable, by its code", async () => {
    const url = await serve(() => {});
    await new Promise((resolve) => server?.close(resolve));
    await expect(http.getJson(url)).rejects.toMatchObject({
      kind: "unreachable",
      message: expect.stringMatching(/ECONNREFUSED/),
    });
  });

  it("compressed answers are read", async () => {
    const { gzipSync } = await import("node:zlib");
    const url = await serve((_, response) => {
      response.writeHead(200, { "content-encoding": "gzip" });
      response.end(gzipSync("[1,2]"));
    });
    expect(await http.getJson(url)).toMatchObject({ json: [1, 2] });
  });
});
