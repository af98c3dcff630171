import { afterEach, describe, expect, it } from "vitest";
import { CALL_FAULTS } from "./fault-kinds.ts";
import type { Call } from "./proxy.ts";
import { type Stage, setStage } from "./stage.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Met one after the other by the tries of one start. */
const FAULTS_A_START = 12;

let stage: Stage;
afterEach(() => stage.strike());

/** The calls without which a platform does not serve, or not in full. */
const ROUTES = {
  "GET /gateway/bot": ({ method, path }: Call) => method === "GET" && path.endsWith("/gateway/bot"),
  "the registration of commands": ({ path }: Call) => /\/applications\/\d+\/commands$/.test(path),
  "auth.test": ({ path }: Call) => path.endsWith("/auth.test"),
  "apps.connections.open": ({ path }: Call) => path.endsWith("/apps.connections.open"),
} as const;

const faults = Object.entries(CALL_FAULTS);
const starts = Array.from({ length: Math.ceil(faults.length / FAULTS_A_START) }, (_, n) =>
  faults.slice(n * FAULTS_A_START, (n + 1) * FAULTS_A_START),
);

describe.each(Object.entries(ROUTES))("a start at which %s", (_, match) => {
  it.each(starts.map((some) => [some.map(([name]) => name).join("; "), some] as const))(
    "meets: %s",
    { timeout: 300_000 },
    async (_names, some) => {
      stage = await setStage({ text: 1, forums: 0 });
      for (const [name, fault] of some) stage.proxy.plan({ name, on: "call", times: 1, fault, match });
      await stage.boot();
      for (const platform of ["discord", "slack"] as const) await stage.arrived(platform, 8 * HOUR);
      for (const channel of stage.channels) {
        await stage.vote(channel, "ada");
        await stage.time.pass(2 * MINUTE);
        expect(await stage.votes(channel)).toBe(1);
      }
      await stage.expectPromise();
    },
  );
});

describe("events", () => {
  it("that come twice count once", { timeout: 120_000 }, async () => {
    stage = await setStage({ text: 1, forums: 0 });
    await stage.boot();
    for (const platform of ["discord", "slack"] as const) await stage.arrived(platform);
    stage.proxy.plan({
      name: "twice",
      on: "frame",
      forMs: 10 * MINUTE,
      fault: { kind: "twice" },
      match: ({ from, text }) => from === "platform" && /REACTION|reaction_/.test(text),
    });
    for (const channel of stage.channels) {
      await stage.vote(channel, "ada");
      await stage.vote(channel, "you");
      await stage.time.pass(2 * MINUTE);
      expect(await stage.votes(channel)).toBe(2);
    }
    await stage.expectPromise();
  });

  it("that tell of a channel's new id, twice, move what comes there", { timeout: 120_000 }, async () => {
    stage = await setStage({ text: 1, forums: 0 });
    await stage.boot();
    stage.proxy.plan({
      name: "twice",
      on: "frame",
      fault: { kind: "twice" },
      match: ({ from, text }) => from === "platform" && text.includes("channel_id_changed"),
    });
    const old = stage.channels.find(({ platform }) => platform === "slack")?.id ?? "";
    await stage.time.pass(MINUTE);
    stage.playground.slack.changeChannelId(old, "C0MOVED001");
    await stage.time.pass(5 * MINUTE);
    const moved = stage.playground.slack.messages("C0MOVED001").filter(({ botId }) => botId !== undefined);
    expect(moved).toHaveLength(1);
  });
});
