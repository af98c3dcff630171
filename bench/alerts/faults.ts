import { setTimeout as pause } from "node:timers/promises";
import type { Call, Planned } from "../../test/hostile/proxy.ts";
import type { World } from "./world.ts";

/** What happens, and when, in minutes since the start. */
export interface Event {
  readonly name: string;
  readonly at: number;
  run(world: World): Promise<void> | void;
}

const onDiscord = ({ path }: { readonly path: string }) => path.startsWith("/discord");
const onSlack = ({ path }: { readonly path: string }) => path.startsWith("/slack");
const posts = ({ method, path }: Call) => method === "POST" && /\/messages$|chat\.postMessage$/.test(path);

const minutes = (n: number) => pause(n * 60_000);

/** Injects faults at the proxy for some minutes. */
async function during(world: World, forMinutes: number, faults: readonly Planned[]): Promise<void> {
  const plans = faults.map((fault) => world.proxy.plan(fault));
  await minutes(forMinutes);
  for (const plan of plans) plan.end();
}

/** Each alert's cause, one after the other; the feed stays away meanwhile. Its age grows beyond what is normal only after 15 minutes. */
export const EVENTS: readonly Event[] = [
  {
    name: "Hugging Face away for 19 minutes",
    at: 1,
    async run({ feed }) {
      feed.down = true;
      await minutes(19);
      feed.down = false;
    },
  },
  {
    name: "processor taken away, 1.5 of 4 seconds",
    at: 2,
    async run(world) {
      for (let n = 0; n < 18; n += 1) {
        await world.freeze(1.5);
        await pause(2_500);
      }
    },
  },
  {
    name: "Slack away, while people vote there",
    at: 4,
    async run(world) {
      const away = during(world, 1.5, [
        { name: "away", on: "call", match: onSlack, fault: { carriedOut: "no", answer: "reset" } },
        { name: "away", on: "upgrade", match: (path) => onSlack({ path }), fault: "refused" },
      ]);
      world.proxy.drop();
      world.playground.slack.dropConnections();
      world.voteOnSlack();
      await away;
    },
  },
  {
    name: "posts rate-limited on Discord, with eight digests due",
    at: 6,
    async run(world) {
      await world.subscribe("discord", 8, 1);
      await during(world, 4, [
        {
          name: "limited",
          on: "call",
          match: (call) => onDiscord(call) && posts(call),
          fault: { carriedOut: "no", answer: { status: 429, body: "html", retryAfter: 2 } },
        },
      ]);
    },
  },
  {
    name: "Slack's answers lost and its channels unreadable, with a digest due",
    at: 10.5,
    async run(world) {
      await world.subscribe("slack", 2, 1);
      await during(world, 4, [
        {
          name: "lost",
          on: "call",
          match: (call) => onSlack(call) && (posts(call) || call.path.endsWith("/conversations.history")),
          fault: { carriedOut: "yes", answer: "reset" },
        },
      ]);
    },
  },
  {
    // A missing permission may still be given: the post is given up only after some ten minutes.
    name: "a channel that Paperboy may not write to; then paperboy skip",
    at: 6.5,
    async run(world) {
      const [channel] = await world.subscribe("discord", 1, 1);
      if (channel) world.playground.discord.denyBot(channel.id, ["SendMessages"]);
      await minutes(15.5);
      await world.command("skip");
    },
  },
  {
    name: "a table locked for three minutes and a half",
    at: 18,
    async run(world) {
      const unlock = await world.lock("subscriptions");
      await minutes(3.5);
      await unlock();
    },
  },
  {
    name: "killed, and started again after a minute",
    at: 23,
    async run(world) {
      await world.kill();
      await minutes(1);
      await world.start();
    },
  },
];
