import type { Slack, StoredMessage, View } from "../slack/index.ts";
import { EMOJI } from "../slack/world/emoji.ts";
import { authorOf, type Person } from "./person.ts";

/** The room that shows the app's Home tab. */
const HOME = "app-home";

/** This person's view of Slack, ready to be drawn. */
export function slackState(
  { slack, people }: { readonly slack: Slack; readonly people: readonly Person[] },
  viewer: Person,
) {
  // The conversation exists before anyone has written in it.
  slack.openDirect(viewer.slack);
  const open = [...slack.channels.values()].filter(({ members }) => members.has(viewer.slack));
  const botName = slack.users.get(slack.botUserId)?.realName ?? "Paperboy";
  const rooms = open.map(({ id, name, kind }) => ({
    id,
    name: kind === "im" ? botName : name,
    kind,
    direct: kind === "im",
  }));
  const homeTab = { id: HOME, name: "App Home", kind: "home", direct: true };
  const channels = [...rooms, ...(slack.hasHomeTab() ? [homeTab] : [])];
  const nameOf = (user: string) =>
    people.find((person) => person.slack === user)?.name ?? slack.users.get(user)?.realName ?? "Slackbot";

  const show = (message: StoredMessage) => ({
    id: message.ts,
    at: Number(message.ts) * 1_000,
    author: authorOf(
      message.botId !== undefined,
      nameOf(message.user),
      people.find((p) => p.slack === message.user),
    ),
    text: message.text,
    blocks: message.blocks,
    files: (message.files ?? []).map(({ id, name, title, mimetype, content, altText }) => ({
      id,
      name,
      title,
      image: mimetype.startsWith("image/"),
      size: content.length,
      alt: altText,
    })),
    edited: message.editedAt !== undefined,
    ephemeral: message.ephemeralFor !== undefined,
    thread: message.threadTs !== undefined && message.threadTs !== message.ts,
    reactions: [...message.reactions].map(([name, users]) => ({
      name,
      glyph: EMOJI[name.split("::")[0] ?? name] ?? `:${name}:`,
      count: users.length,
      mine: users.includes(viewer.slack),
      people: users.map(nameOf),
    })),
  });

  return {
    place: slack.team.name,
    online: slack.connections() > 0,
    channels,
    names: Object.fromEntries([
      ...[...slack.users.values()].map((user) => [user.id, nameOf(user.id)]),
      ...channels.map(({ id, name }) => [id, name]),
    ]) as Readonly<Record<string, string>>,
    emoji: EMOJI,
    commands: [
      ...[...slack.commandNames()].map(([name, description]) => ({
        name,
        description: description || "Try “/papers help”",
        options: [{ name: "command", description: "", required: false }],
      })),
      {
        name: `@${botName}`,
        description: "Ask in words: a topic, a paper's link, or a command",
        options: [{ name: "words", description: "", required: false }],
      },
    ],
    menu: slack.shortcuts().map(({ name, callbackId }) => ({ id: callbackId, label: name })),
    modal: viewOf(slack.modal(viewer.slack)),
    messages: Object.fromEntries(
      channels.map(({ id }) => [
        id,
        id === HOME
          ? homeOf(slack.home(viewer.slack))
          : [...slack.messages(id), ...slack.ephemerals(viewer.slack, id)].sort(byThread).map(show),
      ]),
    ),
  };
}

/** Sorts replies below the message they reply to. */
function byThread(a: StoredMessage, b: StoredMessage): number {
  const start = (message: StoredMessage) => message.threadTs ?? message.ts;
  return Number(start(a)) - Number(start(b)) || Number(a.ts) - Number(b.ts);
}

/** A modal or App Home, as drawn by the page. */
function viewOf(view: View | undefined) {
  if (!view) return undefined;
  const words = (name: string) => (view.given[name] as { readonly text: string } | undefined)?.text;
  return {
    id: view.id,
    hash: view.hash,
    title: words("title"),
    submit: words("submit"),
    close: words("close"),
    blocks: view.given.blocks,
  };
}

function homeOf(view: View | undefined) {
  const shown = viewOf(view);
  return shown ? [{ ...shown, home: true as const }] : [];
}
