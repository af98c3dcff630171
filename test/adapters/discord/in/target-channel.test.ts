import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { commands } from "../../../../commands/index.ts";
import type { ChatHandlers, CommandCall, Reply } from "../../../../src/chat/adapter.ts";
import type { Form } from "../../../../src/chat/form.ts";
import { createDiscordStage, type DiscordStage } from "../stage.ts";

const FORM: Form = {
  command: "subscribe",
  title: "Daily papers",
  submit: "Save",
  options: {},
  sections: [{ name: "when", label: "When", fields: [{ kind: "time", name: "time", label: "Time" }] }],
};
const OFFER: Reply = {
  kind: "message",
  private: true,
  message: {
    summary: "Change it?",
    blocks: [
      { kind: "actions", actions: [{ kind: "press", id: "run:subscribe?form=when", label: "Change" }] },
    ],
  },
};

describe("configuring another channel", () => {
  let stage: DiscordStage;
  let calls: (CommandCall | Parameters<ChatHandlers["press"]>[0])[];
  let reply: Reply;
  let forum: string;
  beforeEach(async () => {
    stage = await createDiscordStage();
    calls = [];
    reply = OFFER;
    const record = async (call: (typeof calls)[number]) => {
      calls.push(call);
      return reply;
    };
    forum = stage.discord.addChannel({ guild: stage.guild, name: "reading", kind: "forum" }).id;
    const handlers = { command: record, press: record, connected: () => {} } as unknown as ChatHandlers;
    await stage.adapter.start(commands, handlers);
  });
  afterEach(async () => {
    await stage.adapter.stop();
    await stage.close();
  });
  const subscribe = (user: string, channel = forum) =>
    stage.discord.command(user, stage.channel.id, "papers", "subscribe", { channel, count: 3 });
  const last = () => calls.at(-1);

  it("is asked of the one chosen, by whoever manages that one, through buttons and forms", async () => {
    const { user } = stage.manager;
    const offer = await subscribe(user);
    const meant = { channel: { workspace: stage.guild, id: forum }, canManage: true };
    expect(last()).toMatchObject({ ...meant, name: "subscribe", options: { count: 3 } });
    expect(last()).not.toHaveProperty("options.channel");
    reply = { kind: "form", form: FORM };
    const form = await stage.discord.press(
      user,
      offer.message?.id ?? "",
      `run:subscribe?form=when#@${forum}`,
    );
    expect(last()).toMatchObject({
      ...meant,
      action: "run:subscribe?form=when",
      message: { channel: { id: stage.channel.id } },
    });
    reply = OFFER;
    await stage.discord.submit(user, form.interaction, { time: "09:00" });
    expect(last()).toMatchObject({ ...meant, name: "subscribe", options: { time: "09:00" } });
  });

  it("is told to be a forum where it is one, by option, button and form", async () => {
    const { user } = stage.manager;
    const offer = await subscribe(user);
    expect(last()).toMatchObject({ forum: {} });
    reply = { kind: "form", form: FORM };
    const id = offer.message?.id ?? "";
    const form = await stage.discord.press(user, id, `run:subscribe?form=when#@${forum}`);
    expect(last()).toMatchObject({ forum: {} });
    reply = OFFER;
    await stage.discord.submit(user, form.interaction, { time: "09:00" });
    expect(last()).toMatchObject({ forum: {} });
    const strict = (tags: readonly string[]) =>
      stage.discord.addChannel({ guild: stage.guild, name: "strict", kind: "forum", tags, requireTag: true })
        .id;
    await subscribe(user, strict(["Talk", "!Papers"]));
    expect(last()).toMatchObject({ forum: { closed: expect.stringContaining("a tag named Papers") } });
    await subscribe(user, strict(["Talk", "General"]));
    expect((last() as CommandCall).forum).toEqual({});
    await subscribe(user, stage.otherChannel.id);
    expect(last()).not.toHaveProperty("forum");
    await stage.discord.command(user, stage.channel.id, "papers", "subscribe", { count: 3 });
    expect(last()).not.toHaveProperty("forum");
  });

  it("is not for those who manage only other channels", async () => {
    await subscribe(stage.ada.user);
    expect(last()).toMatchObject({ canManage: false });
    const hidden = stage.discord.addChannel({ guild: stage.guild, name: "board" }).id;
    stage.discord.denyMember(hidden, stage.manager.user, ["ManageChannels"]);
    const offer = await subscribe(stage.manager.user, hidden);
    expect(last()).toMatchObject({ canManage: false });
    const id = offer.message?.id ?? "";
    await stage.discord.press(stage.manager.user, id, `run:subscribe?form=when#@${hidden}`);
    expect(last()).toMatchObject({ canManage: false, channel: { id: hidden } });
  });

  it("asked in a thread tells of the channel that the thread belongs to", async () => {
    const at = { platform: "discord", workspace: stage.guild, id: forum } as const;
    const key = "0123456789abcdef01234567" as never;
    const heading = { kind: "heading", text: "A post" } as const;
    // The first message of a post has the id of its thread.
    const { id: thread } = await stage.adapter.post(at, { summary: "A post", blocks: [heading] }, key);
    await stage.discord.command(stage.ada.user, thread, "papers", "today");
    expect(last()).toMatchObject({ channel: { id: thread }, parent: { ...at } });
    await stage.discord.command(stage.ada.user, stage.channel.id, "papers", "today");
    expect(last()).not.toHaveProperty("parent");
  });

  it("is offered only where a channel is configured", async () => {
    const searching = stage.discord.command(stage.ada.user, stage.channel.id, "papers", "search", {
      query: "x",
      channel: forum,
    });
    await expect(searching).rejects.toThrow("no option");
  });
});
