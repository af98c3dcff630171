import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { commands } from "../../../commands/index.ts";
import type { ButtonPress, ChatHandlers, CommandCall, DeliveryKey } from "../../../src/chat/adapter.ts";
import type { Message } from "../../../src/chat/message.ts";
import { createDiscordStage, type DiscordStage } from "./stage.ts";

const KEY = "k1abcdefghijklmnopqrstuvw" as DeliveryKey;
const DONE: Message = {
  summary: "Done.",
  blocks: [
    { kind: "paragraph", text: ["Done."] },
    { kind: "actions", actions: [{ kind: "press", id: "run:share?paper=2506.00001", label: "Share" }] },
  ],
};

let stage: DiscordStage;
let calls: CommandCall[];
let presses: ButtonPress[];
beforeEach(async () => {
  stage = await createDiscordStage();
  calls = [];
  presses = [];
  const handlers = {
    command: async (call: CommandCall) => {
      calls.push(call);
      return { kind: "message", message: DONE, private: true };
    },
    press: async (press: ButtonPress) => {
      presses.push(press);
      return { kind: "message", message: DONE, private: true };
    },
    connected: () => {},
  } as unknown as ChatHandlers;
  await stage.adapter.start(commands, handlers);
});
afterEach(async () => {
  await stage.adapter.stop();
  await stage.close();
});

describe("“Show paper” in the menu of a message", () => {
  const picked = async (message: string) => {
    const answer = await stage.discord.pick(stage.ada.user, message, "Show paper");
    expect(answer).toMatchObject({ kind: "message", ephemeral: true });
    return calls.at(-1);
  };

  it("hands over what somebody wrote, though its content is not ours to read otherwise", async () => {
    const { id } = stage.discord.say(
      stage.ben.user,
      stage.channel.id,
      "seen https://arxiv.org/abs/2506.01234v2 ?",
    );
    expect(await picked(id)).toMatchObject({
      name: "show",
      person: stage.ada,
      channel: stage.channel,
      message: { channel: stage.channel, id },
      picked: "seen https://arxiv.org/abs/2506.01234v2 ?",
    });
  });

  it("hands over what our own messages link to and which papers their buttons name", async () => {
    const { id } = await stage.adapter.post(
      stage.channel,
      {
        summary: "A paper",
        blocks: [
          {
            kind: "entry",
            title: "A paper",
            href: "https://huggingface.co/papers/2506.00001",
            facts: [],
            actions: [
              { kind: "press", id: "vote:2506.00002", label: "Vote" },
              { kind: "open", label: "PDF", href: "https://arxiv.org/pdf/2506.00003" },
            ],
          },
        ],
      },
      KEY,
    );
    const words = String((await picked(id))?.picked);
    for (const paper of ["2506.00001", "2506.00002", "2506.00003"]) expect(words).toContain(paper);
  });

  it("hands over all of a long message", async () => {
    const { id } = stage.discord.say(stage.ben.user, stage.channel.id, "x".repeat(6_000));
    expect((await picked(id))?.picked).toHaveLength(6_000);
  });
});

describe("where only the asker has added Paperboy", () => {
  async function elsewhere() {
    const guild = stage.discord.addGuild({ name: "Elsewhere", bot: false }).id;
    const channel = stage.discord.addChannel({ guild, name: "general" }).id;
    const carla = stage.discord.addUser({
      name: "carla",
      hasBot: true,
      guilds: [guild],
      permissions: ["ManageGuild"],
    }).id;
    const dan = stage.discord.addUser({ name: "dan", guilds: [guild] }).id;
    return { guild, channel, carla, dan };
  }

  it("answers, as a guest who manages nothing there", async () => {
    const { guild, channel, carla } = await elsewhere();
    const answer = await stage.discord.command(carla, channel, "papers", "search", { query: "agents" });
    expect(answer.message?.visibleTo).toBe(carla);
    expect(calls).toMatchObject([
      { guest: true, canManage: false, channel: { workspace: guild, id: channel }, person: { user: carla } },
    ]);
    await stage.discord.press(carla, answer.message?.id ?? "", "run:share?paper=2506.00001#");
    expect(presses).toMatchObject([{ guest: true, canManage: false }]);
  });

  it("is not offered to the others there", async () => {
    const { channel, dan } = await elsewhere();
    const asked = stage.discord.command(dan, channel, "papers", "search", { query: "agents" });
    await expect(asked).rejects.toThrow("not in this guild");
  });

  it("is at home in direct messages, and where the server has it too", async () => {
    const { guild, channel, carla } = await elsewhere();
    const direct = stage.discord.directChannel(carla).id;
    await stage.discord.command(carla, direct, "papers", "search", { query: "agents" });
    expect(calls.at(-1)).toMatchObject({ canManage: true });
    expect(calls.at(-1)?.guest).toBeUndefined();
    stage.discord.inviteBot(guild);
    await stage.discord.command(carla, channel, "papers", "search", { query: "agents" });
    expect(calls.at(-1)).toMatchObject({ canManage: true });
    expect(calls.at(-1)?.guest).toBeUndefined();
  });
});
