import {
  type ApplicationCommandData,
  type Client,
  Events,
  MessageFlags,
  SlashCommandBuilder,
  type TextChannel,
} from "discord.js";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readableText } from "../../../playground/discord/index.ts";
import { until } from "../../until.ts";
import { connect, createClient, openDiscord } from "./setup.ts";

let server: Awaited<ReturnType<typeof openDiscord>>;
let client: Client<true>;

beforeEach(async () => {
  server = await openDiscord();
  client = (await connect(server.apiUrl)) as Client<true>;
});

afterEach(async () => {
  await client.destroy();
  await server.close();
});

const papers = new SlashCommandBuilder()
  .setName("papers")
  .setDescription("Trending papers")
  .setDefaultMemberPermissions(null)
  .setContexts(0, 1)
  .setIntegrationTypes(0)
  .addSubcommand((sub) =>
    sub
      .setName("search")
      .setDescription("Find papers")
      .addStringOption((option) =>
        option.setName("query").setDescription("Words").setRequired(true).setMaxLength(50),
      )
      .addIntegerOption((option) =>
        option.setName("limit").setDescription("How many").setMinValue(1).setMaxValue(10),
      ),
  );

/** As it goes over the wire, without the keys that the builder leaves undefined. */
const wanted: ApplicationCommandData = JSON.parse(JSON.stringify(papers.toJSON()));

const digest = (text: string) => ({
  flags: MessageFlags.IsComponentsV2 as const,
  allowedMentions: { parse: [] },
  components: [
    {
      type: 17,
      components: [
        { type: 10, content: text },
        {
          type: 9,
          components: [{ type: 10, content: "one paper" }],
          accessory: { type: 2, style: 2, label: "Vote", custom_id: "vote:1" },
        },
      ],
    },
  ],
});

async function channelOf(from: Client): Promise<TextChannel> {
  return (await from.channels.fetch(server.channel.id)) as TextChannel;
}

describe("login", () => {
  it("makes the guild, its channels and the bot's permissions known", async () => {
    const guild = client.guilds.cache.get(server.guild.id);
    const channel = await channelOf(client);
    const me = await guild?.members.fetchMe();
    expect(guild?.name).toBe("Reading Group");
    expect(channel.name).toBe("papers");
    expect(me && channel.permissionsFor(me).has("SendMessages")).toBe(true);
    expect(client.user.username).toBe("paperboy");
    expect((await client.application.fetch()).id).toBe(client.user.id);
  });

  it("refuses a wrong token", async () => {
    const stranger = createClient(server.apiUrl);
    await expect(stranger.login("wrong")).rejects.toThrow("An invalid token was provided.");
    await stranger.destroy();
  });
});

describe("commands", () => {
  it("are compared with what is registered, in the platform's normal form", async () => {
    const set = await client.application.commands.set([wanted]);
    const [registered] = (await client.application.commands.fetch()).values();
    expect(set.size).toBe(1);
    expect(registered?.equals(wanted)).toBe(true);
    expect(registered?.equals({ ...wanted, name: "else" })).toBe(false);
    const [again] = (await client.application.commands.set([wanted])).values();
    expect(again?.id).toBe(registered?.id);
    expect(server.discord.registeredCommands()[0]).toMatchObject({ name: "papers", type: 1 });
  });

  it("of a guild are kept apart", async () => {
    await client.application.commands.set([wanted], server.guild.id);
    expect(server.discord.registeredCommands()).toEqual([]);
    expect(server.discord.registeredCommands(server.guild.id)).toHaveLength(1);
  });
});

describe("messages", () => {
  it("are posted with components, read back, edited and deleted", async () => {
    const channel = await channelOf(client);
    const sent = await channel.send(digest("Today @everyone"));
    const [seen] = server.discord.messages(channel.id);
    expect(seen && readableText(seen)).toContain("one paper");
    expect(seen?.mentions).toEqual({ everyone: false, users: [], roles: [] });
    const read = (await channel.messages.fetch({ limit: 10, cache: false })).get(sent.id);
    expect(read?.flags.has("IsComponentsV2")).toBe(true);
    await sent.edit(digest("Edited"));
    expect(readableText(server.discord.messages(channel.id)[0] as never)).toContain("Edited");
    await sent.delete();
    expect(server.discord.messages(channel.id)).toEqual([]);
  });

  it("may bring the files that their components show", async () => {
    const show = (name: string) => ({
      flags: MessageFlags.IsComponentsV2 as const,
      files: [{ attachment: Buffer.from("png"), name: "chart.png" }],
      components: [{ type: 12, items: [{ media: { url: `attachment://${name}` } }] }],
    });
    const channel = await channelOf(client);
    await channel.send(show("chart.png"));
    expect(server.discord.messages(channel.id)[0]?.attachments).toMatchObject([{ name: "chart.png" }]);
    await expect(channel.send(show("other.png"))).rejects.toMatchObject({ code: 50035 });
  });

  it("go to people directly, unless they do not accept them", async () => {
    const shy = server.discord.addUser({ name: "Shy", acceptsMessages: false });
    await (await client.users.fetch(server.ada.id)).send("hello");
    const direct = server.discord.directChannel(server.ada.id);
    expect(server.discord.messages(direct.id).map((message) => message.content)).toEqual(["hello"]);
    await expect((await client.users.fetch(shy.id)).send("hello")).rejects.toMatchObject({ code: 50007 });
  });

  it("start forum posts", async () => {
    const forum = server.discord.addChannel({
      guild: server.guild.id,
      name: "forum",
      kind: "forum",
      tags: ["daily"],
    });
    const channel = await client.channels.fetch(forum.id);
    if (!channel?.isThreadOnly()) throw new Error("not a forum");
    const thread = await channel.threads.create({ name: "Monday", message: { content: "first" } });
    expect(thread.parentId).toBe(forum.id);
    await thread.send("second");
    expect(server.discord.messages(thread.id).map((message) => message.content)).toEqual(["first", "second"]);
  });

  it("in announcement channels are published once", async () => {
    const news = server.discord.addChannel({ guild: server.guild.id, name: "news", kind: "announcement" });
    const channel = (await client.channels.fetch(news.id)) as TextChannel;
    const message = await channel.send("news");
    await message.crosspost();
    await expect(message.crosspost()).rejects.toMatchObject({ code: 40033 });
    await expect((await (await channelOf(client)).send("x")).crosspost()).rejects.toMatchObject({
      code: 50024,
    });
  });
});

describe("reactions", () => {
  it("to a message that is not cached arrive as partials, added and removed", async () => {
    const message = await (await channelOf(client)).send("vote");
    await client.destroy();
    client = (await connect(server.apiUrl)) as Client<true>;
    const heard: string[] = [];
    client.on(Events.MessageReactionAdd, (reaction, user) => {
      heard.push(`+${reaction.emoji.name} ${user.id} ${reaction.message.partial}`);
    });
    client.on(Events.MessageReactionRemove, (reaction, user) => {
      heard.push(`-${reaction.emoji.name} ${user.id}`);
    });
    client.on(Events.MessageReactionRemoveAll, (cleared) => heard.push(`all ${cleared.id}`));
    client.on(Events.MessageReactionRemoveEmoji, (reaction) => heard.push(`emoji ${reaction.emoji.name}`));
    const { ada, boss, discord } = server;
    discord.react(ada.id, message.id, "1️⃣");
    discord.react(ada.id, message.id, "1️⃣");
    discord.unreact(ada.id, message.id, "1️⃣");
    discord.unreact(ada.id, message.id, "1️⃣");
    discord.react(boss.id, message.id, "2️⃣");
    discord.clearReactions(message.id, "2️⃣");
    discord.react(boss.id, message.id, "party:123456789012345678");
    discord.clearReactions(message.id);
    await until("all reaction events arrived", () => heard.length === 6);
    expect(heard).toEqual([
      `+1️⃣ ${ada.id} true`,
      `-1️⃣ ${ada.id}`,
      expect.stringContaining("+2️⃣"),
      "emoji 2️⃣",
      expect.stringContaining("+party"),
      `all ${message.id}`,
    ]);
  });

  it("are listed page by page, bursts apart, the bot's own included", async () => {
    const message = await (await channelOf(client)).send("vote");
    await message.react("1️⃣");
    const people = Array.from({ length: 130 }, (_, index) => server.discord.addUser({ name: `P${index}` }));
    for (const person of people) server.discord.react(person.id, message.id, "1️⃣");
    server.discord.react(server.ada.id, message.id, "1️⃣", { burst: true });
    const fresh = await message.fetch(true);
    const reaction = fresh.reactions.resolve("1️⃣");
    expect(reaction).toMatchObject({ count: 132, me: true });
    const first = await reaction?.users.fetch({ limit: 100 });
    const rest = await reaction?.users.fetch({ limit: 100, after: first?.lastKey() as string });
    expect(first?.size).toBe(100);
    expect(rest?.size).toBe(31);
    const burst = await reaction?.users.fetch({ type: 1 });
    expect([...(burst?.keys() ?? [])]).toEqual([server.ada.id]);
    await expect(message.react("not an emoji")).rejects.toMatchObject({ code: 10014 });
  });
});

describe("permissions and removals", () => {
  it("refuse with the platform's codes", async () => {
    const channel = await channelOf(client);
    server.discord.denyBot(channel.id, ["SendMessages"]);
    await expect(channel.send("x")).rejects.toMatchObject({ status: 403, code: 50013 });
    server.discord.denyBot(channel.id, ["ViewChannel"]);
    await expect(channel.send("x")).rejects.toMatchObject({ status: 403, code: 50001 });
    const gone = new Promise((resolve) =>
      client.once(Events.ChannelDelete, (deleted) => resolve(deleted.id)),
    );
    server.discord.deleteChannel(channel.id);
    expect(await gone).toBe(channel.id);
    await expect(channel.send("x")).rejects.toMatchObject({ status: 404, code: 10003 });
  });

  it("tell an outage from a removal", async () => {
    const heard: string[] = [];
    client.on(Events.GuildUnavailable, () => heard.push("unavailable"));
    client.on(Events.GuildDelete, (guild) => heard.push(`deleted ${guild.name}`));
    client.on(Events.GuildCreate, (guild) => heard.push(`created ${guild.name}`));
    server.discord.setAvailable(server.guild.id, false);
    server.discord.setAvailable(server.guild.id, true);
    server.discord.removeBot(server.guild.id);
    await until("the removal was told", () => heard.length === 2);
    expect(heard).toEqual(["unavailable", "deleted Reading Group"]);
    server.discord.inviteBot(server.guild.id);
    await until("the invitation was told", () => heard.length === 3);
  });
});

describe("nonces", () => {
  it("keep a retry from posting twice", async () => {
    server.discord.fault({
      match: (method, path) => method === "POST" && path.endsWith("/messages"),
      kind: "500-after",
    });
    const message = await (await channelOf(client)).send("once");
    expect(server.discord.messages(server.channel.id).map((seen) => seen.id)).toEqual([message.id]);
  });
});
