import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { performance as precise } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, it } from "vitest";
import { startVirtualTime, type VirtualTime } from "./virtual-time.ts";

const START = Date.UTC(2026, 0, 5);
let time: VirtualTime;
beforeEach(() => {
  time = startVirtualTime(START);
});
afterEach(() => time.end());

it("passes days in a moment, every timer at its time", async () => {
  const rang: [string, number][] = [];
  const ring = (name: string) => () => void rang.push([name, Date.now() - START]);
  setTimeout(ring("timeout"), 90_000);
  const interval = setInterval(ring("interval"), 3_600_000);
  void sleep(60_000).then(ring("promise"));
  AbortSignal.timeout(30_000).addEventListener("abort", ring("signal"));
  setTimeout(ring("half a millisecond"), 0.5);
  await time.pass(2.5 * 3_600_000);
  clearInterval(interval);
  await time.pass(86_400_000);
  expect(rang).toEqual([
    ["half a millisecond", 1],
    ["signal", 30_000],
    ["promise", 60_000],
    ["timeout", 90_000],
    ["interval", 3_600_000],
    ["interval", 7_200_000],
  ]);
  expect(Date.now()).toBe(START + 26.5 * 3_600_000);
});

it("stands still while bytes are on their way and while somebody computes", async () => {
  const server = createServer(async (_, response) => {
    // Longer than an idle event loop is looked at.
    const end = process.hrtime.bigint() + 20_000_000n;
    while (process.hrtime.bigint() < end);
    response.end("done");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  let late = false;
  setTimeout(() => {
    late = true;
  }, 1);
  const { port } = server.address() as AddressInfo;
  const answers: string[] = [];
  const work = (async () => {
    for (let n = 0; n < 5; n += 1) answers.push(await (await fetch(`http://127.0.0.1:${port}`)).text());
    return late;
  })();
  expect(await time.during("all is answered", work)).toBe(false);
  expect(answers).toHaveLength(5);
  server.close();
  server.closeAllConnections();
});

it("says what it has waited for in vain", async () => {
  await expect(time.until("pigs fly", () => false, 5_000)).rejects.toThrow(
    "Waited 5 s in vain until pigs fly.",
  );
  await expect(time.during("it fails", Promise.reject(new Error("no")))).rejects.toThrow("no");
});

it("gives the real timers back", async () => {
  time.end();
  const before = precise.now();
  await sleep(5);
  expect(precise.now() - before).toBeGreaterThan(3);
  expect(Date.now()).toBeGreaterThan(START);
});
