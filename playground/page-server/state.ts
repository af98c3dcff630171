import type { Discord, SeenChannel, SeenMessage } from "../discord/index.ts";
import type { Slack } from "../slack/index.ts";
import { authorOf, type Person } from "./person.ts";
import { slackState } from "./slack-state.ts";
import { offeredCommands, type ReadLine } from "./typed-command.ts";

/** The flag of a message published to an announcement channel's followers. */
const CROSSPOSTED = 1 << 0;

/** Everything the page shows. */
export interface Stage {
  readonly discord: Discord;
  readonly guildId: string;
  readonly slack: Slack;
  readonly people: readonly Person[];
  readonly now: () => number;
  readonly drawPictures: boolean;
  /** How the app parses a typed command; undefined: typing commands does not work on Discord. */
  readonly readLine: ReadLine | undefined;
  readonly notice: () => string | undefined;
  readonly mornings: () => Mornings | undefined;
}

/** Days the visitor can advance to. */
export interface Mornings {
  /** The next day's date, e.g. `2026-06-12`; undefined after the last. */
  next(): string | undefined;
  /** Resolves when it has arrived. Throws an Error that tells the visitor why it cannot. */
  go(): Promise<void>;
}

/** This person's view of both chats, ready to be drawn. */
export function pageState(stage: Stage, viewer: Person) {
  return {
    now: stage.now(),
    notice: stage.notice(),
    drawPictures: stage.drawPictures,
    mornings: morningsState(stage.mornings()),
    people: stage.people.map(({ id, name, hue, manager }) => ({ id, name, hue, manager })),
    discord: discordState(stage, viewer),
    slack: slackState(stage, viewer),
  };
}

/** Undefined if the visitor cannot advance days. */
function morningsState(mornings: Mornings | undefined) {
  return mornings && { next: mornings.next() };
}

function discordState({ discord, guildId, people }: Stage, viewer: Person) {
  const guild = discord.guilds().find(({ id }) => id === guildId);
  const roomOf = ({ id, name, kind }: SeenChannel) => ({ id, name, kind, direct: false, place: undefined });
  const guildChannels = (guild?.channels ?? []).map(roomOf);
  // Other servers, where only people who have added Paperboy to their own account can use it.
  const elsewhere = discord
    .guilds()
    .filter(({ id, members }) => id !== guildId && members.some((member) => member.id === viewer.discord))
    .flatMap(({ name: place, channels }) => channels.map((channel) => ({ ...roomOf(channel), place })));
  const direct = discord.directChannel(viewer.discord);
  const hasDirect = discord.messages(direct.id).length > 0;
  const channels = [
    ...guildChannels,
    ...elsewhere,
    ...(hasDirect
      ? [{ id: direct.id, name: discord.bot.name, kind: "dm", direct: true, place: undefined }]
      : []),
  ];
  const nameOf = (user: string) => people.find((person) => person.discord === user)?.name ?? "Somebody";

  const show = (message: SeenMessage) => ({
    id: message.id,
    at: message.createdAt,
    author: authorOf(
      message.author.bot,
      message.author.name,
      people.find((p) => p.discord === message.author.id),
    ),
    content: message.content,
    embeds: message.embeds,
    components: message.components,
    attachments: message.attachments.map(({ id, name, type, size, description }) => ({
      name,
      type,
      size,
      description,
      url: `page/files/${message.id}/${id}/${encodeURIComponent(name)}`,
    })),
    flags: message.flags,
    loading: message.loading,
    published: (message.flags & CROSSPOSTED) !== 0,
    edited: message.editedAt !== undefined && !message.loading && message.visibleTo === undefined,
    ephemeral: message.visibleTo !== undefined,
    interaction:
      message.interaction && message.interaction.name !== ""
        ? { user: nameOf(message.interaction.user), name: message.interaction.name }
        : undefined,
    reply: message.replyTo === undefined ? undefined : quoted(discord.message(message.replyTo)),
    reactions: message.reactions.map(({ emoji, count, users }) => ({
      name: emoji,
      glyph: emoji.includes(":") ? `:${emoji.split(":")[0]}:` : emoji,
      count,
      mine: users.includes(viewer.discord),
      people: users.map((user) => (user === discord.bot.id ? discord.bot.name : nameOf(user))),
    })),
  });

  /** A forum's posts, the one with the latest message first. */
  const postsOf = (forum: string) =>
    (guild?.channels ?? [])
      .filter(({ kind, parent }) => kind === "thread" && parent === forum)
      .map(({ id, name, tags }) => {
        const said = discord.messages(id);
        const [opening] = said;
        const author = opening?.author.name ?? "Somebody";
        const post = { id, post: true as const, title: name, tags, author, at: opening?.createdAt ?? 0 };
        return { post, active: said.at(-1)?.createdAt ?? 0 };
      })
      .reverse()
      .sort((one, other) => other.active - one.active)
      .map(({ post }) => post);

  return {
    place: guild?.name ?? "Discord",
    online: discord.gateway.connected() > 0,
    channels,
    names: Object.fromEntries([
      ...people.map((person) => [person.discord, person.name]),
      [discord.bot.id, discord.bot.name],
      ...channels.map(({ id, name }) => [id, name]),
    ]) as Readonly<Record<string, string>>,
    emoji: {},
    menu: [...discord.registeredCommands(), ...discord.registeredCommands(guildId)]
      .filter(({ type }) => type === 3)
      .map(({ name }) => String(name)),
    commands: offeredCommands([...discord.registeredCommands(), ...discord.registeredCommands(guildId)]),
    messages: Object.fromEntries(
      channels.map(({ id }) => [
        id,
        [
          ...postsOf(id),
          ...discord
            .messages(id)
            .filter(({ visibleTo }) => visibleTo === undefined || visibleTo === viewer.discord)
            .map(show),
        ],
      ]),
    ),
  };
}

/** What a reply shows of the message it replies to. */
function quoted(message: SeenMessage | undefined) {
  const words = message && (message.content || firstWords(message.components) || "an attachment");
  return {
    author: message?.author.name ?? "",
    words: words?.replace(/^#+ /, "").slice(0, 60) ?? "a message that was deleted",
  };
}

function firstWords(components: readonly unknown[]): string | undefined {
  for (const component of components as readonly { content?: string; components?: readonly unknown[] }[]) {
    const words = component.content ?? firstWords(component.components ?? []);
    if (words) return words.split("\n")[0];
  }
  return undefined;
}
