import {
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type Client,
  Events,
  type Interaction,
  MessageFlags,
  type TextChannel,
} from "discord.js";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readableText } from "../../../playground/discord/index.ts";
import { until } from "../../until.ts";
import { call, connect, openDiscord } from "./setup.ts";

let server: Awaited<ReturnType<typeof openDiscord>>;
let client: Client<true>;
let clock = 0;

beforeEach(async () => {
  clock = Date.UTC(2026, 0, 5);
  server = await openDiscord({ now: () => clock, answerWithinMs: 3000 });
  client = (await connect(server.apiUrl)) as Client<true>;
  await client.application.commands.set([
    {
      name: "papers",
      description: "Trending papers",
      options: [
        {
          type: 1,
          name: "search",
          description: "Find papers",
          options: [
            { type: 3, name: "query", description: "Words", required: true, autocomplete: true },
            { type: 4, name: "limit", description: "How many", minValue: 1, maxValue: 10 },
          ],
        },
      ],
    },
    { name: "setup", description: "For managers", defaultMemberPermissions: 32n, contexts: [0] },
  ]);
});

afterEach(async () => {
  await client.destroy();
  await server.close();
});

function onCommand(handle: (interaction: ChatInputCommandInteraction) => Promise<unknown>): void {
  client.once(Events.InteractionCreate, (interaction: Interaction) => {
    if (interaction.isChatInputCommand()) void handle(interaction);
  });
}

function onButton(handle: (interaction: ButtonInteraction) => Promise<unknown>): void {
  client.once(Events.InteractionCreate, (interaction: Interaction) => {
    if (interaction.isButton()) void handle(interaction);
  });
}

const search = (options: Record<string, unknown> = { query: "agents" }) =>
  server.discord.command(server.ada.id, server.channel.id, "papers", "search", options);

async function messageWithButton() {
  const channel = (await client.channels.fetch(server.channel.id)) as TextChannel;
  return channel.send({
    content: "digest",
    components: [{ type: 1, components: [{ type: 2, style: 1, label: "Vote", custom_id: "vote:1" }] }],
  });
}

describe("commands", () => {
  it("carry options, locale and permissions, and are answered at once", async () => {
    const asked: unknown[] = [];
    onCommand(async (interaction) => {
      asked.push(
        interaction.options.getSubcommand(),
        interaction.options.getString("query"),
        interaction.options.getInteger("limit"),
        interaction.memberPermissions?.has("ManageGuild"),
        interaction.appPermissions.has("SendMessages"),
        interaction.channel?.id,
      );
      const answer = await interaction.reply({ content: "two papers", withResponse: true });
      asked.push(answer.resource?.message?.content);
    });
    const answer = await search({ query: "agents", limit: 3 });
    await until("the reply was confirmed", () => asked.length === 7);
    expect(asked).toEqual(["search", "agents", 3, false, true, server.channel.id, "two papers"]);
    expect(answer).toMatchObject({ kind: "message", deferred: false, ephemeral: false });
    expect(answer.message).toMatchObject({ content: "two papers", interaction: { user: server.ada.id } });
  });

  it("are answered privately after a deferral, with follow-ups", async () => {
    onCommand(async (interaction) => {
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      await interaction.editReply({
        flags: MessageFlags.IsComponentsV2,
        components: [{ type: 10, content: "later" }],
      });
      await interaction.followUp({ content: "and more", flags: MessageFlags.Ephemeral });
    });
    const answer = await search();
    expect(answer).toMatchObject({ kind: "message", deferred: true, ephemeral: true });
    expect(answer.message && readableText(answer.message)).toBe("later");
    expect(answer.message?.visibleTo).toBe(server.ada.id);
    expect((await answer.followUp()).content).toBe("and more");
    const channel = (await client.channels.fetch(server.channel.id)) as TextChannel;
    expect((await channel.messages.fetch({ cache: false })).size).toBe(0);
  });

  it("let the first follow-up take the place of the deferral", async () => {
    onCommand(async (interaction) => {
      await interaction.deferReply();
      await interaction.followUp("instead");
    });
    expect((await search()).message?.content).toBe("instead");
    expect(server.discord.messages(server.channel.id)).toHaveLength(1);
  });

  it("are refused to people whom the platform would not offer them", async () => {
    const { discord, ada, boss, channel } = server;
    await expect(discord.command(ada.id, channel.id, "setup")).rejects.toThrow("is not offered to Ada");
    await expect(discord.command(boss.id, discord.directChannel(boss.id).id, "setup")).rejects.toThrow(
      "not offered",
    );
    await expect(search({})).rejects.toThrow('"query" is required');
    await expect(search({ query: "x", limit: 11 })).rejects.toThrow("too large");
    await expect(search({ query: "x", page: 1 })).rejects.toThrow('no option "page"');
    await expect(discord.command(ada.id, channel.id, "papers", "dance")).rejects.toThrow(
      'no subcommand "dance"',
    );
    await expect(discord.command(ada.id, channel.id, "other")).rejects.toThrow("There is no command /other");
  });

  it("work in direct messages", async () => {
    onCommand((interaction) => interaction.reply(`in guild: ${interaction.inGuild()}`));
    const direct = server.discord.directChannel(server.ada.id);
    const answer = await server.discord.command(server.ada.id, direct.id, "papers", "search", { query: "x" });
    expect(answer.message?.content).toBe("in guild: false");
  });

  it("suggest while typing", async () => {
    client.once(Events.InteractionCreate, (interaction) => {
      if (!interaction.isAutocomplete()) return;
      void interaction.respond([{ name: `${interaction.options.getFocused()}ents`, value: "agents" }]);
    });
    const typing = { option: "query", value: "ag" };
    const answer = await server.discord.autocomplete(
      server.ada.id,
      server.channel.id,
      "papers",
      "search",
      typing,
    );
    expect(answer.choices).toEqual([{ name: "agents", value: "agents" }]);
  });
});

describe("buttons", () => {
  it("update their message", async () => {
    const message = await messageWithButton();
    onButton((interaction) => interaction.update({ content: `voted ${interaction.customId}` }));
    const answer = await server.discord.press(server.ada.id, message.id, "vote:1");
    expect(answer.kind).toBe("update");
    expect(server.discord.message(message.id)?.content).toBe("voted vote:1");
  });

  it("are acknowledged and followed up privately", async () => {
    const message = await messageWithButton();
    onButton(async (interaction) => {
      await interaction.deferUpdate();
      await interaction.followUp({ content: "counted", flags: MessageFlags.Ephemeral });
    });
    const answer = await server.discord.press(server.ada.id, message.id, "vote:1");
    expect(answer.kind).toBe("acknowledged");
    expect(await answer.followUp()).toMatchObject({ content: "counted", visibleTo: server.ada.id });
    expect(server.discord.message(message.id)?.content).toBe("digest");
  });

  it("must exist", async () => {
    const message = await messageWithButton();
    await expect(server.discord.press(server.ada.id, message.id, "vote:2")).rejects.toThrow(
      "There is no button",
    );
  });
});

describe("the platform's patience", () => {
  it("ends after three seconds without an answer", async () => {
    const impatient = await openDiscord({ answerWithinMs: 40 });
    const bot = (await connect(impatient.apiUrl)) as Client<true>;
    await bot.application.commands.set([{ name: "papers", description: "d" }]);
    const refused = new Promise((resolve) => {
      bot.once(Events.InteractionCreate, (interaction) => {
        setTimeout(() => {
          if (interaction.isChatInputCommand()) interaction.reply("late").catch(resolve);
        }, 80);
      });
    });
    const asked = impatient.discord.command(impatient.ada.id, impatient.channel.id, "papers");
    await expect(asked).rejects.toThrow("The application did not respond");
    expect(await refused).toMatchObject({ status: 404, code: 10062 });
    await bot.destroy();
    await impatient.close();
  });

  it("counts from the server's clock", async () => {
    const refused = new Promise((resolve) => {
      onCommand(async (interaction) => {
        clock += 3001;
        await interaction.reply("late").catch(resolve);
      });
    });
    search().catch(() => undefined);
    expect(await refused).toMatchObject({ code: 10062 });
  });

  it("takes one answer only", async () => {
    const refused = new Promise((resolve) => {
      onCommand(async (interaction) => {
        const path = `/interactions/${interaction.id}/${interaction.token}/callback`;
        await interaction.reply("first");
        resolve(await call(server.apiUrl, "POST", path, { type: 4, data: { content: "second" } }, {}));
      });
    });
    await search();
    expect(await refused).toMatchObject({ status: 400, json: { code: 40060 } });
  });

  it("takes edits for fifteen minutes", async () => {
    const outcome = new Promise((resolve) => {
      onCommand(async (interaction) => {
        await interaction.reply("first");
        clock += 15 * 60_000;
        await interaction.editReply("in time");
        clock += 1;
        await interaction.editReply("late").catch(resolve);
      });
    });
    const answer = await search();
    expect(await outcome).toMatchObject({ status: 401, code: 50027 });
    expect(answer.message?.content).toBe("in time");
    expect(client.token).not.toBeNull();
  });

  it("does not know an answer before the first one, nor an unsuitable kind", async () => {
    const replies: { status: number; json: { code: number } }[] = [];
    onCommand(async (interaction) => {
      const callback = `/interactions/${interaction.id}/${interaction.token}/callback`;
      const original = `/webhooks/${client.user.id}/${interaction.token}/messages/@original`;
      replies.push(await call(server.apiUrl, "GET", original, undefined, {}));
      replies.push(await call(server.apiUrl, "POST", callback, { type: 7, data: { content: "x" } }, {}));
      replies.push(await call(server.apiUrl, "POST", callback, { type: 4, data: {} }, {}));
      await interaction.reply("fine");
    });
    await search();
    expect(replies.map(({ status, json }) => [status, json.code])).toEqual([
      [404, 10015],
      [400, 50035],
      [400, 50006],
    ]);
  });
});
