import { afterEach, beforeEach, expect, it } from "vitest";
import type { Planned } from "./proxy.ts";
import { type Stage, setStage } from "./stage.ts";

const MINUTE = 60_000;

let stage: Stage;
beforeEach(async () => {
  stage = await setStage({ text: 1, forums: 0 });
});
afterEach(() => stage.strike());

const opens = () => stage.proxy.calls.filter(({ path }) => path.endsWith("/apps.connections.open")).length;
const onSlack = (path: string) => path.includes("/slack/");
const hello = { on: "frame", match: isHello } as const;

function isHello({ path, from, text }: { path: string; from: string; text: string }): boolean {
  return onSlack(path) && from === "platform" && /"type":\s*"hello"/.test(text);
}

/** The digest arrives, and a vote for it counts. */
async function served(): Promise<void> {
  await stage.arrived("slack");
  for (const channel of stage.channels.filter(({ platform }) => platform === "slack")) {
    await stage.vote(channel, "ada");
    await stage.time.pass(2 * MINUTE);
    expect(await stage.votes(channel)).toBe(1);
  }
}

it("keeps a connection whose pongs take five seconds", async () => {
  await stage.boot();
  await stage.arrived("slack");
  const before = opens();
  stage.proxy.plan({ name: "late pongs", on: "pong", match: onSlack, fault: { kind: "late", ms: 5_000 } });
  await stage.time.pass(20 * MINUTE);
  expect(opens()).toBe(before);
  await served();
});

it("opens another when nothing answers pings any more", async () => {
  await stage.boot();
  await stage.arrived("slack");
  const before = opens();
  stage.proxy.plan({ name: "no pongs", on: "pong", match: onSlack, forMs: MINUTE, fault: { kind: "lost" } });
  await stage.time.pass(3 * MINUTE);
  expect(opens()).toBeGreaterThan(before);
  await served();
});

it.each<[string, Planned]>([
  [
    "is never upgraded",
    { name: "deaf", on: "upgrade", match: onSlack, forMs: 4 * MINUTE, fault: "never answered" },
  ],
  ["is never greeted", { name: "rude", ...hello, forMs: 4 * MINUTE, fault: { kind: "lost" } }],
])("serves, and Discord meanwhile, when a connection %s for four minutes", async (_, fault) => {
  stage.proxy.plan(fault);
  await stage.boot();
  await stage.arrived("discord", 5 * MINUTE);
  expect(opens()).toBeGreaterThan(2);
  await served();
});

it("does not run in circles when each connection is greeted and sent away", async () => {
  stage.proxy.plan({
    name: "flapping",
    ...hello,
    forMs: 10 * MINUTE,
    fault: { kind: "last", code: 1000, saying: JSON.stringify({ type: "disconnect", reason: "warning" }) },
  });
  await stage.boot();
  await stage.time.pass(20_000);
  expect(opens()).toBeLessThanOrEqual(7);
  await stage.time.pass(10 * MINUTE);
  expect(opens()).toBeLessThanOrEqual(25);
  await served();
});
