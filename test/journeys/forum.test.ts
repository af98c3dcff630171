import { afterEach, beforeEach, expect, it } from "vitest";
import { readableText, type SeenChannel } from "../../playground/discord/index.ts";
import type { ChannelRef } from "../../src/chat/adapter.ts";
import { until } from "../until.ts";
import { setStage } from "./stage.ts";

let stage: Awaited<ReturnType<typeof setStage>>;
let process: Awaited<ReturnType<typeof stage.boot>>;
let forum: ChannelRef;
beforeEach(async () => {
  stage = await setStage();
  process = await stage.boot();
  const { guildId } = stage.playground.discord;
  const { id } = channels().find(({ kind }) => kind === "forum") as SeenChannel;
  forum = { platform: "discord", workspace: guildId, id };
});
afterEach(async () => {
  await process.stop();
  await stage.strike();
});

const channels = () => stage.playground.discord.guilds().flatMap((guild) => guild.channels);
const posts = () => channels().filter(({ parent }) => parent === forum.id);
const opening = (post: SeenChannel | undefined) =>
  readableText(stage.playground.discord.messages(post?.id ?? "")[0] as never);
const you = () => stage.playground.people[0]?.discord ?? "";

it("on discord, a forum gets each paper as a post of its own: chosen in its settings, tagged, voted on, once", async () => {
  const { discord } = stage.playground;
  const offer = await discord.command(you(), discord.channelId, "papers", "subscribe", {
    channel: forum.id,
    layout: "post-per-paper",
    count: 3,
  });
  expect(readableText(offer.message as never)).toContain("One post per paper");
  const { settings } = (await process.store.subscription(forum)) ?? {};
  expect(settings?.layout).toBe("post-per-paper");
  await process.subscribe(forum, settings);
  await process.bot.tick();

  expect(posts()).toHaveLength(3);
  for (const [index, post] of posts().entries()) {
    expect(opening(post)).toContain(`Number ${3 - index} of 3 for `);
    expect(post.name.length).toBeLessThanOrEqual(100);
    expect(post.tags).toContain("Papers");
  }
  // The best of the sample's last day comes from Google, and the forum has a tag for it.
  const best = posts().at(-1);
  expect(best?.name).toMatch(/^EnvHarness/);
  expect(best?.tags).toEqual(["Papers", "Google"]);

  const [message] = discord.messages(best?.id ?? "");
  discord.react(stage.playground.people[1]?.discord ?? "", message?.id ?? "", "👍");
  await until("the button counts one", () => /Vote · 1/.test(opening(best)));
  await discord.press(you(), message?.id ?? "", customId(message, "vote:"));
  await until("the button counts two", () => /Vote · 2/.test(opening(best)));
  const favourites = await stage.chats.discord.papers("you", "favourites");
  expect(favourites.text).toMatch(/EnvHarness[\s\S]*2 votes/);
  const shown = await stage.chats.discord.papers("you", "show 2608.19880");
  expect(shown.text).toContain("Seen before");

  // After a restart nothing comes again.
  await process.stop();
  process = await stage.boot();
  await process.bot.tick();
  expect(posts()).toHaveLength(3);
  const why = await discord.command(you(), discord.channelId, "papers", "digest why", { channel: forum.id });
  expect(readableText(why.message as never)).toContain("Each paper has a post of its own; all 3 are there.");
});

it("on discord, a post whose answer is lost is looked for before the next go out, so that they stay in order", async () => {
  const { discord } = stage.playground;
  discord.fault({
    match: (method, path) => method === "POST" && path.endsWith("/threads"),
    kind: "500-after",
  });
  await process.subscribe(forum, { layout: "post-per-paper", count: 3 });
  await process.bot.tick();
  expect(posts()).toHaveLength(1);
  const states = async () => {
    const all = await process.store.deliveries(forum, 10);
    return all.map(({ state }) => state).sort();
  };
  expect(await states()).toEqual(["planned", "planned", "unknown"]);
});

it.each(["discord", "slack"] as const)(
  "on %s, a channel that is no forum is told what to do",
  async (platform) => {
    const answer = await stage.chats[platform].papers("you", "subscribe layout:post-per-paper");
    expect(answer.text).toMatch(
      /Only a forum can show each paper in a post of its own.*Name a Discord forum/,
    );
    expect(await process.store.subscriptions()).toEqual([]);
  },
);

/** The `custom_id` of the button that begins so. */
function customId(message: object | undefined, beginning: string): string {
  return JSON.stringify(message).match(new RegExp(`(?<="custom_id":")${beginning}[^"]+`))?.[0] ?? "";
}
