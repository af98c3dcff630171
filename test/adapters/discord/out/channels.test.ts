import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { DeliveryKey } from "../../../../src/chat/adapter.ts";
import type { Message } from "../../../../src/chat/message.ts";
import { recorder } from "../core.ts";
import { createDiscordStage, type DiscordStage } from "../stage.ts";

const KEY = "k1abcdefghijklmnopqrstuvw" as DeliveryKey;
const NOTICE: Message = { summary: "Hello", blocks: [{ kind: "paragraph", text: ["Hello."] }] };
const HOUR = 3_600_000;

let stage: DiscordStage;
beforeEach(async () => {
  stage = await createDiscordStage();
});
afterEach(async () => {
  await stage.adapter.stop();
  await stage.close();
});

describe("a time-out of the bot", () => {
  const post = () => stage.adapter.post(stage.channel, NOTICE, KEY);

  it("that ends soon is named and waited for, and costs no channel", async () => {
    await stage.adapter.start([], recorder().handlers);
    stage.discord.timeOut(stage.guild, stage.discord.bot.id, Date.now() + HOUR);
    const error = await post().catch((caught: unknown) => caught);
    expect(error).toMatchObject({
      kind: "unsent",
      message: expect.stringMatching(/^Paperboy is timed out in this server until .* UTC/),
    });
    expect((error as { retryAfterMs: number }).retryAfterMs).toBeGreaterThan(HOUR - 60_000);
    stage.discord.timeOut(stage.guild, stage.discord.bot.id);
    await expect(post()).resolves.toMatchObject({ channel: stage.channel });
  });

  it("that lasts for days is named as the refusal that it is", async () => {
    await stage.adapter.start([], recorder().handlers);
    stage.discord.timeOut(stage.guild, stage.discord.bot.id, Date.now() + 100 * HOUR);
    await expect(post()).rejects.toMatchObject({
      kind: "forbidden",
      message: expect.stringMatching(/timed out in this server/),
    });
  });
});

it("posts in a forum before the gateway has told of it", async () => {
  const { id } = stage.discord.addChannel({ guild: stage.guild, name: "reading", kind: "forum" });
  stage.discord.gateway.refuse(true);
  const starting = stage.adapter.start([], recorder().handlers);
  const ref = await stage.adapter.post({ ...stage.channel, id }, NOTICE, KEY);
  expect(ref.channel.id).not.toBe(id);
  expect(await stage.adapter.find({ ...stage.channel, id }, KEY, Date.now())).toEqual(ref);
  await stage.adapter.stop();
  await starting;
});
