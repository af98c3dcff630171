import { afterEach, describe, expect, it } from "vitest";
import { CALL_FAULTS, type CallFault } from "./fault-kinds.ts";
import type { Call } from "./proxy.ts";
import { type Stage, setStage } from "./stage.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let stage: Stage;
afterEach(() => stage.strike());

/** The calls that post into a channel, and those that look for a post there. */
const isPost = {
  discord: ({ method, path }: Call, channel: string) =>
    method === "POST" && path.endsWith(`/channels/${channel}/messages`),
  slack: ({ path, body }: Call, channel: string) =>
    path.endsWith("/chat.postMessage") && new URLSearchParams(body).get("channel") === channel,
};
const isLookUp = {
  discord: ({ method, path }: Call, channel: string) =>
    method === "GET" && path.endsWith(`/channels/${channel}/messages`),
  slack: ({ path, body }: Call, channel: string) =>
    path.endsWith("/conversations.history") && new URLSearchParams(body).get("channel") === channel,
};

const HOUR_LONG = "429 html for an hour";
const LOST: CallFault = { carriedOut: "yes", answer: "reset" };
/** A channel may cost this many posts: two that meet the fault, and one that does not. */
const POSTS = 3;

describe.each(["discord", "slack"] as const)("on %s", (platform) => {
  // A limit that no platform set is about our address, and rightly holds up every channel: it has a test of its own.
  const faults = Object.entries(CALL_FAULTS).filter(([name]) => name !== HOUR_LONG);

  /** Gives every channel of the platform another fault. */
  async function meet(is: (call: Call, channel: string) => boolean, before?: CallFault) {
    stage = await setStage({ text: faults.length, forums: 0 });
    await stage.boot();
    const channels = stage.channels.filter((channel) => channel.platform === platform);
    for (const [n, [name, fault]] of faults.entries()) {
      const { id } = channels[n] as (typeof channels)[number];
      if (before)
        stage.proxy.plan({
          name: "lost",
          on: "call",
          times: 1,
          fault: before,
          match: (call) => isPost[platform](call, id),
        });
      stage.proxy.plan({ name, on: "call", times: 2, fault, match: (call) => is(call, id) });
    }
    // The other platform is not made to wait.
    await stage.arrived(platform === "discord" ? "slack" : "discord", 5 * MINUTE);
    await stage.arrived(platform, 3 * HOUR);
    await stage.time.pass(15 * MINUTE);
    await stage.expectPromise();
    return channels;
  }

  it("posts every digest once, whatever answers its posts", { timeout: 300_000 }, async () => {
    const channels = await meet(isPost[platform]);
    const posts = channels.map(({ id }) => stage.proxy.calls.filter((call) => isPost[platform](call, id)));
    expect(posts.filter((calls) => calls.length > POSTS)).toEqual([]);
  });

  it("waits out an hour that a firewall asks for, and posts then", { timeout: 300_000 }, async () => {
    stage = await setStage({ text: 3, forums: 0 });
    await stage.boot();
    const fault = CALL_FAULTS[HOUR_LONG] as CallFault;
    const channels = stage.channels.filter((channel) => channel.platform === platform);
    const posts = (call: Call) => channels.some(({ id }) => isPost[platform](call, id));
    stage.proxy.plan({ name: HOUR_LONG, on: "call", forMs: 20 * MINUTE, fault, match: posts });
    await stage.arrived(platform === "discord" ? "slack" : "discord", 5 * MINUTE);
    await stage.arrived(platform, 2 * HOUR);
    expect(stage.proxy.calls.filter(posts).length).toBeLessThanOrEqual(2 * channels.length);
    await stage.expectPromise();
  });

  it("posts no digest twice, whatever answers its look-ups", { timeout: 300_000 }, async () => {
    const channels = await meet(isLookUp[platform], LOST);
    const posts = channels.map(({ id }) => stage.proxy.calls.filter((call) => isPost[platform](call, id)));
    expect(posts.filter((calls) => calls.length > 1)).toEqual([]);
  });
});
