import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { until } from "../until.ts";
import { setStage } from "./stage.ts";

let stage: Awaited<ReturnType<typeof setStage>>;
let process: Awaited<ReturnType<typeof stage.boot>>;
beforeEach(async () => {
  stage = await setStage();
  process = await stage.boot();
});
afterEach(async () => {
  await process.stop();
  await stage.strike();
});

describe.each(["discord", "slack"] as const)("on %s, through the real client", (platform) => {
  const begin = async () => {
    const chat = stage.chats[platform];
    await process.subscribe(chat.channel);
    await process.bot.tick();
    const [digest] = chat.posts();
    if (!digest) throw new Error("no digest was posted");
    return { chat, digest };
  };

  it("the digest comes once, with its ballots, and pings nobody", async () => {
    const { chat, digest } = await begin();
    expect(digest.text).toMatch(/\w+day \d+ \w+/);
    expect(digest.text).toMatch(/Vote/);
    await until("the numbers are offered", () => chat.posts()[0]?.reactions[3] === 1);
    await process.bot.tick();
    expect(chat.posts()).toHaveLength(1);
    expect(chat.pings()).toEqual([]);
  });

  it("a reaction counts, a second person's too, and both are on the button and in favourites", async () => {
    const { chat, digest } = await begin();
    await chat.react("ada", digest.id, 2);
    await chat.react("grace", digest.id, 2);
    await until("the button counts two", () => /Vote · 2/.test(chat.posts()[0]?.text ?? ""));
    await until("two votes stand", async () => /2 votes/.test((await chat.papers("you", "favourites")).text));
    await chat.unreact("ada", digest.id, 2);
    await until("one vote stands", async () =>
      /1 vote\b/.test((await chat.papers("you", "favourites")).text),
    );
  });

  it("a reaction and the vote button of one person are one vote", async () => {
    const { chat, digest } = await begin();
    expect(await chat.vote("ada", digest.id, 1)).toMatch(/You voted for .* 1 vote\./);
    await chat.react("ada", digest.id, 1);
    await until(
      "the message is known",
      async () => (await process.store.openMessage({ channel: chat.channel, id: digest.id })) !== undefined,
    );
    expect((await chat.papers("ada", "favourites")).text).toMatch(/1 vote\b/);
    expect(await chat.vote("ada", digest.id, 1)).toMatch(/Your reaction still votes|You took back/);
  });

  it("reactions from before a restart, and during it, count; the digest is not posted again", async () => {
    const { chat, digest } = await begin();
    await until("the numbers are offered", () => chat.posts()[0]?.reactions[3] === 1);
    await chat.react("ada", digest.id, 1);
    await until("one vote stands", async () =>
      /1 vote\b/.test((await chat.papers("you", "favourites")).text),
    );
    await process.stop();
    await chat.unreact("ada", digest.id, 1);
    await chat.react("grace", digest.id, 3);
    await chat.react("alan", digest.id, 3);
    process = await stage.boot();
    await process.bot.tick();
    expect(chat.posts()).toHaveLength(1);
    await until("only the two votes stand", async () => {
      const { text } = await chat.papers("you", "favourites");
      return /2 votes/.test(text) && !/1 vote\b/.test(text);
    });
    // A message from before the restart is in no client's cache any more.
    await chat.unreact("grace", digest.id, 3);
    await until("one vote stands", async () =>
      /1 vote\b/.test((await chat.papers("you", "favourites")).text),
    );
  });

  it("commands answer privately; configuring is for managers and tells the channel", async () => {
    const { chat } = await begin();
    expect((await chat.papers("ada", "today")).private).toBe(true);
    const refused = await chat.papers("ada", "subscribe time:10:00");
    expect(refused).toMatchObject({ private: true, text: expect.stringMatching(/Only/) });
    const done = await chat.papers("you", "subscribe time:10:00 timezone:Europe/Berlin count:4");
    expect(done).toMatchObject({ private: false, text: expect.stringMatching(/10:00 Europe\/Berlin/) });
    expect((await chat.papers("ada", "settings")).text).toMatch(/4 papers/);
    expect((await chat.papers("you", "subscribe time:99:99")).text).toMatch(/not a time of day/);
    expect((await chat.papers("ada", "search agents")).private).toBe(true);
    expect((await chat.papers("ada", "show nonsense")).text).toMatch(/contains no arXiv id/);
    expect((await chat.papers("ada", "why")).text).toMatch(/It was posted/);
    expect((await chat.papers("ada", "help")).text).toMatch(/\/papers favourites/);
  });

  it("a channel deleted between tick and post is disabled, and the other platform gets its digest", async () => {
    const chat = stage.chats[platform];
    const other = stage.chats[platform === "discord" ? "slack" : "discord"];
    await process.subscribe(chat.channel);
    await process.subscribe(other.channel);
    chat.deleteChannel();
    await process.bot.tick();
    expect(other.posts()).toHaveLength(1);
    await until(
      "the channel is stopped",
      async () => (await process.store.subscription(chat.channel))?.disabled !== undefined,
    );
  });
});

it("on discord, papers are suggested while typing: a title to search for, an id to show", async () => {
  const { discord } = stage.playground;
  await process.bot.services.library.syncRecent(5);
  const you = stage.playground.people[0]?.discord ?? "";
  const typed = (sub: string, option: string) =>
    discord.autocomplete(you, discord.channelId, "papers", sub, { option, value: "envhar" });
  const { choices } = await typed("show", "paper");
  expect(choices[0]).toEqual({ name: expect.stringMatching(/^EnvHarness/), value: "2608.19880" });
  expect((await typed("search", "query")).choices[0]?.value).toMatch(/^EnvHarness/);
});

it("says no secret in its log", async () => {
  for (const chat of Object.values(stage.chats)) await process.subscribe(chat.channel);
  await process.bot.tick();
  const { discord, slack } = stage.playground;
  const log = stage.lines.join("\n");
  expect(log.length).toBeGreaterThan(100);
  for (const secret of [discord.token, slack.botToken, slack.appToken]) expect(log).not.toContain(secret);
});
