import { type CommandContext, defineCommand } from "../src/chat/command.ts";
import { buttonRow, runAction } from "../src/chat/command-button.ts";
import type { Form } from "../src/chat/form.ts";
import type { Message } from "../src/chat/message.ts";
import { choice, integer, text } from "../src/chat/option.ts";
import { plainMessage } from "../src/chat/plain-message.ts";
import { readEmoji } from "../src/chat/reaction.ts";
import type { Reply } from "../src/chat/reply.ts";
import { findPaper } from "../src/library/paper-option.ts";
import { shownTitle } from "../src/papers/shown-title.ts";
import type { ReferenceLibrary } from "../src/references/store.ts";
import { UserError } from "../src/runtime/errors.ts";
import type { Services } from "../src/services.ts";
import { accountOf } from "../src/teams/account-id.ts";
import { requireTeamManager } from "../src/teams/authorization.ts";
import { teamOf } from "../src/teams/team-id.ts";
import { counted, number } from "../src/text/format.ts";
import { clip } from "../src/text/truncate.ts";
import { TEAM } from "./parts/groups.ts";
import { requireLibrary, requireReferences } from "./parts/zotero-library.ts";

/** More votes than any paper gets. */
const VOTES_MAX = 100;
/** Zotero's keys have 24 characters. */
const KEY_LENGTH = 64;
const NAME_LENGTH = 250;

export const zotero = defineCommand({
  name: "zotero",
  group: TEAM,
  description: "Send papers to the team's Zotero group",
  options: {
    votes: integer("Send from this many votes on; 0: never", { min: 0, max: VOTES_MAX }),
    collection: text("The collection", { hidden: true, maxLength: NAME_LENGTH, mayBeEmpty: true }),
    key: text("The key", { hidden: true, secret: true, maxLength: KEY_LENGTH, mayBeEmpty: true }),
    group: text("The group", { hidden: true, maxLength: NAME_LENGTH, mayBeEmpty: true }),
    emoji: text("The reaction that sends papers", { hidden: true, mayBeEmpty: true }),
    form: text("Asks for the key in a form", { hidden: true }),
    send: text("Sends a paper", { hidden: true }),
    end: choice("Disconnects", ["ask", "yes"], { hidden: true }),
  },
  reply: "private",
  async run(services: Services, context, args): Promise<Message | Reply> {
    const references = requireReferences(services);
    if (args.send !== undefined) return send(services, context, args.send);
    const team = teamOf(context.channel);
    const library = await services.store.referenceLibrary(team);
    const { form, end, key, group, collection, votes, emoji } = args;
    if ([form, end, key, group, collection, votes, emoji].every((value) => value === undefined))
      return overview(services, library);
    requireTeamManager(context);
    if (form !== undefined) return { kind: "form", form: askFor(library) };
    if (end === "ask") return askEnd();
    if (end === "yes") return disconnect(services, context);
    const wish = {
      key: key || undefined,
      group: group || undefined,
      collection,
      votes,
      emoji: emoji && emojiOf(emoji),
    };
    return overview(services, await references.connect(team, accountOf(context.person), wish));
  },
});

async function overview({ store }: Services, library: ReferenceLibrary | undefined): Promise<Message> {
  if (!library) {
    const words =
      "No Zotero library yet. A manager can connect a Zotero group's library; each paper then has “Send to Zotero”.";
    return {
      summary: words,
      blocks: [{ kind: "paragraph", text: [words] }, buttonRow(button("Connect a library", { form: "yes" }))],
    };
  }
  const { team, group, votes, emoji, problem } = library;
  const { waiting, sent, failed } = await store.referenceCounts(team);
  const counts = [
    `${number(sent)} sent`,
    ...(waiting > 0 ? [`${number(waiting)} waiting`] : []),
    ...(failed > 0 ? [`${number(failed)} failed`] : []),
  ].join(", ");
  const alone =
    votes === undefined ? "" : ` Papers that reach ${counted(votes, "vote")} are sent automatically.`;
  const reacting =
    emoji === undefined ? "" : ` Reacting with ${emoji} to a message about one paper sends it, too.`;
  return {
    summary: `Papers go to ${placeOf(library)}.`,
    blocks: [
      { kind: "heading", text: `Zotero: ${clip(group.name, 100)}` },
      ...(problem
        ? [{ kind: "paragraph", text: [{ kind: "strong", text: "Stopped." }, ` ${problem}`] } as const]
        : []),
      {
        kind: "paragraph",
        text: [
          `“Send to Zotero” on a paper's card and in a digest's menu adds it to ${placeOf(library)}.${reacting}${alone} Last 90 days: ${counts}.`,
        ],
      },
      buttonRow(
        button(problem ? "Connect again" : "Change", { form: "yes" }),
        runAction("Take its papers as our taste", "taste", { papers: "zotero" }),
        button("Disconnect", { end: "ask" }, true),
      ),
    ],
  };
}

/** `“Reading group”, collection “Inbox”`. */
function placeOf({ group, collection }: ReferenceLibrary): string {
  const into = collection ? `, collection “${clip(collection.name, 60)}”` : "";
  return `“${clip(group.name, 60)}”${into}`;
}

function askFor(library: ReferenceLibrary | undefined): Form {
  const field = { kind: "text", required: false, maxLength: NAME_LENGTH } as const;
  const votes = library?.votes === undefined ? {} : { value: String(library.votes) };
  return {
    command: "zotero",
    title: "Zotero library",
    submit: library ? "Save" : "Connect",
    options: {},
    sections: [
      {
        name: "library",
        label: "Zotero library",
        fields: [
          {
            ...field,
            name: "key",
            label: "Key from zotero.org/settings/keys/new",
            hint: library
              ? "Leave empty to keep the one you gave"
              : "With “Read/Write” for the group. It is encrypted and never shown again.",
            required: library === undefined,
            maxLength: KEY_LENGTH,
          },
          {
            ...field,
            name: "group",
            label: "Group",
            hint: "Its URL, number or name; not needed if the key opens only one",
            ...(library ? { value: library.group.name } : {}),
          },
          {
            ...field,
            name: "collection",
            label: "Collection",
            hint: "Its name; leave empty for none",
            ...(library?.collection ? { value: library.collection.name } : {}),
          },
          {
            ...field,
            name: "votes",
            label: "Send automatically from this many votes",
            hint: "Leave empty to send only papers that people pick",
            maxLength: 3,
            ...votes,
          },
          {
            ...field,
            name: "emoji",
            label: "Emoji that sends a paper",
            hint: "As a reaction to a message about one paper, such as 📚. Leave empty for none.",
            maxLength: 100,
            ...(library?.emoji ? { value: library.emoji } : {}),
          },
        ],
      },
    ],
  };
}

/** Returns the emoji as reactions spell it. Throws UserError. */
function emojiOf(typed: string): string {
  const emoji = readEmoji(typed);
  if (emoji !== undefined) return emoji;
  throw new UserError("Enter one emoji like 📚 or the name of a custom one like :zotero:.", {
    option: "emoji",
  });
}

async function send(services: Services, context: CommandContext, named: string): Promise<Message> {
  const team = teamOf(context.channel);
  const library = await requireLibrary(services, team);
  const paper = await findPaper(named, services);
  if (library.problem)
    throw new UserError(`“${library.group.name}” cannot take papers right now. ${library.problem}`);
  const queued = await requireReferences(services).send(team, paper.id, accountOf(context.person));
  const title = `“${clip(shownTitle(paper), 100)}”`;
  return plainMessage(
    queued
      ? `${title} will be in ${placeOf(library)} within a few minutes. If it is there already, it is not added again.`
      : `${title} is already on its way to ${placeOf(library)}.`,
  );
}

function askEnd(): Message {
  const question =
    "Disconnect the library? Paperboy deletes the key and sends nothing more. Papers in Zotero stay. You can also delete the key at zotero.org/settings/keys.";
  return {
    summary: question,
    blocks: [
      { kind: "paragraph", text: [question] },
      buttonRow(button("Disconnect it", { end: "yes" }, true)),
    ],
  };
}

async function disconnect({ store }: Services, { channel }: CommandContext): Promise<Message> {
  const ended = await store.deleteReferenceLibrary(teamOf(channel));
  return plainMessage(ended ? "Disconnected, and the key is deleted." : "No library was connected.");
}

function button(label: string, options: Readonly<Record<string, string>>, update = false) {
  return runAction(label, "zotero", options, update);
}
