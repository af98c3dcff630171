import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { BOT_SCOPES, slackManifest } from "../../adapters/slack/manifest.ts";
import { commands } from "../../commands/index.ts";
import { readableText } from "../../playground/discord/index.ts";
import { until } from "../until.ts";
import { setStage } from "./stage.ts";

const PAPER = "2608.19880";
const SECRET = "between us this one is overrated";
const TEXT = `${SECRET} https://arxiv.org/abs/${PAPER}v2 and https://doi.org/10.1000/182`;

let stage: Awaited<ReturnType<typeof setStage>>;
let process: Awaited<ReturnType<typeof stage.boot>>;
beforeEach(async () => {
  stage = await setStage();
  stage.playground.slack.install(slackManifest(commands));
  process = await stage.boot();
  await process.bot.services.library.syncRecent(5);
});
afterEach(async () => {
  await process.stop();
  await stage.strike();
});

const person = (platform: "discord" | "slack", who: string) =>
  stage.playground.people.find(({ id }) => id === who)?.[platform] ?? "";

async function collected(platform: "discord" | "slack") {
  const { channel } = stage.chats[platform];
  const [found = []] = await process.store.sharedIn([channel], 0, 9);
  return found.map(({ id }) => id).sort();
}

/** Shows what was collected, votes for it and finds it in the recap; nothing of the message is anywhere. */
async function readAndVote(platform: "discord" | "slack") {
  const chat = stage.chats[platform];
  expect((await chat.papers("grace", "shared")).text).toMatch(
    /Shared in this channel.*EnvHarness.*10\.1000\/182/s,
  );
  expect((await chat.papers("grace", `vote ${PAPER}`)).text).toMatch(/vote/i);
  const wrap = (await chat.papers("grace", "wrap")).text;
  expect(wrap).toMatch(/Shared here this week.*EnvHarness.*Missed here/s);
  expect(stage.lines.join("\n")).not.toContain(SECRET);
  expect(chat.pings()).toEqual([]);
}

describe("papers that people share", () => {
  it("are collected on Slack from the links of what is posted, once, where the channel wants that", async () => {
    const { slack } = stage.playground;
    const chat = stage.chats.slack;
    const say = async (text = TEXT) => {
      slack.say(person("slack", "ada"), slack.channelId, text);
      await slack.eventsSettled();
    };
    await say();
    expect(await collected("slack")).toEqual([]);
    await process.subscribe(chat.channel, { shared: true });
    slack.draft(person("slack", "ada"), slack.channelId, TEXT);
    slack.say(slack.botUserId, slack.channelId, TEXT);
    await slack.eventsSettled();
    expect(await collected("slack")).toEqual([]);
    slack.repeatNextEvent(3);
    await say();
    await say(`again https://hf.co/papers/${PAPER}, and https://github.com/lab/2608.00001`);
    expect(await collected("slack")).toEqual(["10.1000/182", PAPER]);
    expect(await collected("discord")).toEqual([]);
    await readAndVote("slack");
  });

  it("are collected by hand on Slack where the app was installed before it could be told of links", async () => {
    const { slack } = stage.playground;
    slack.setScopes(BOT_SCOPES.filter((scope) => scope !== "links:read"));
    await process.subscribe(stage.chats.slack.channel, { shared: true });
    const message = slack.say(person("slack", "ada"), slack.channelId, TEXT);
    await slack.eventsSettled();
    expect(await collected("slack")).toEqual([]);
    const answers = await slack.shortcut(person("slack", "grace"), message, "shared");
    expect(JSON.stringify((await answers.message()).blocks)).toContain("Collected for this channel");
    expect(await collected("slack")).toEqual(["10.1000/182", PAPER]);
  });

  it("are collected on Discord from the message that somebody picks", async () => {
    const { discord } = stage.playground;
    await process.subscribe(stage.chats.discord.channel, { shared: true });
    const message = discord.say(person("discord", "ada"), discord.channelId, TEXT);
    await until("the command is registered", () =>
      discord.registeredCommands().some(({ name }) => name === "Collect papers"),
    );
    const answer = await discord.pick(person("discord", "grace"), message.id, "Collect papers");
    expect(answer.ephemeral).toBe(true);
    expect(answer.message && readableText(answer.message)).toMatch(/Collected for this channel.*EnvHarness/s);
    expect(await collected("discord")).toEqual(["10.1000/182", PAPER]);
    await readAndVote("discord");
  });
});
