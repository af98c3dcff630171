import { paperList } from "../src/cards/paper-list.ts";
import { type CommandContext, defineCommand } from "../src/chat/command.ts";
import type { Span, Text } from "../src/chat/message.ts";
import { integer, text } from "../src/chat/option.ts";
import type { ChannelRef } from "../src/chat/refs.ts";
import type { PaperId } from "../src/papers/paper.ts";
import { pageOfId, papersNamedIn } from "../src/papers/paper-links.ts";
import { UserError } from "../src/runtime/errors.ts";
import type { Services } from "../src/services.ts";
import { collects } from "../src/sharing/sharing.ts";
import type { SharedPaper } from "../src/sharing/store.ts";
import { teamOf } from "../src/teams/team-id.ts";
import { counted } from "../src/text/format.ts";
import { TEAM } from "./parts/groups.ts";

const SHOWN = 10;
/** Nobody pages further than this. */
const LISTED = 100;
const UNKNOWN_SHOWN = 10;

const NOT_COLLECTED =
  "Papers that people share are not collected in this channel. Its managers can change that with “/papers subscribe shared:yes”.";

export const shared = defineCommand({
  name: "shared",
  group: TEAM,
  description: "Papers that people shared in this channel; or add some by their links",
  options: {
    papers: text("Links or ids of papers to add: arXiv, Hugging Face, OpenReview, DOI", {
      takes: "rest",
      prefixes: [],
      maxLength: 4_000,
    }),
    page: integer("Which page", { min: 1, max: 100, hidden: true }),
  },
  reply: "private",
  shortcut: { label: "Collect papers", option: "papers", several: true },
  async run(services: Services, context, { papers, page = 1 }) {
    return papers === undefined ? overview(services, context, page) : add(services, context, papers);
  },
});

async function overview({ store }: Services, context: CommandContext, page: number) {
  const { channel, parent } = context;
  const collecting = await collectingChannel(store, context);
  const [found = []] = await store.sharedIn([collecting ?? parent ?? channel], 0, LISTED);
  return paperList("Shared in this channel", itemsOf(found), {
    votes: await votesFor(store, channel, found),
    empty: collecting
      ? "Nothing yet. Pick “Collect papers” in the menu of a message with links; on Slack, links are collected by themselves."
      : NOT_COLLECTED,
    pages: { command: "shared", options: {}, page, size: SHOWN },
    notes: unknownNote(found),
  });
}

async function add(services: Services, context: CommandContext, given: string) {
  const { store, sharing } = services;
  const { channel, message } = context;
  const collecting = await collectingChannel(store, context);
  if (!collecting) throw new UserError(NOT_COLLECTED);
  if (message && (await store.openMessage(message)))
    throw new UserError("Paperboy posted this one itself. Only what people share is collected.");
  const named = papersNamedIn(given);
  if (named.length === 0) {
    const how =
      "Pick a message with links to arXiv, Hugging Face, OpenReview, bioRxiv, medRxiv or doi.org, or give such links.";
    throw new UserError(`There is no paper in it. ${how}`, { option: "papers" });
  }
  const { collected, added } = await sharing.add(collecting, named);
  const known = await store.papers(collected);
  const found = collected.map((id): SharedPaper => ({ id, paper: known.get(id), at: services.clock.now() }));
  const left = named.length - collected.length;
  return paperList("Collected for this channel", itemsOf(found), {
    votes: await votesFor(store, channel, found),
    empty: "Kept as links: no source could say more.",
    lead: added === 0 ? ["All of this was collected here before."] : undefined,
    notes: [
      ...unknownNote(found),
      ...(left > 0
        ? [[`${counted(left, "more paper")} left out: a message counts for ${collected.length}.`]]
        : []),
    ],
  });
}

/** Returns the channel that collects what is shared here: this channel, or the one that the thread belongs to. */
async function collectingChannel(
  store: Services["store"],
  { channel, parent }: CommandContext,
): Promise<ChannelRef | undefined> {
  for (const one of parent ? [channel, parent] : [channel])
    if (collects(await store.subscription(one))) return one;
  return undefined;
}

function itemsOf(found: readonly SharedPaper[]) {
  return found.flatMap(({ paper, at }) =>
    paper ? [{ paper, facts: [["shared ", { kind: "time", at, style: "date" } as const]] }] : [],
  );
}

function votesFor(store: Services["store"], channel: ChannelRef, found: readonly SharedPaper[]) {
  return store.tallies(
    teamOf(channel),
    found.map(({ id }) => id),
  );
}

/** Papers that no source knows are shown as links. */
function unknownNote(found: readonly SharedPaper[]): readonly Text[] {
  const unknown = found.flatMap(({ id, paper }) => (paper ? [] : [id]));
  if (unknown.length === 0) return [];
  const more = unknown.length - UNKNOWN_SHOWN;
  return [
    [
      "Only known as links so far, which nobody can vote for: ",
      ...linksTo(unknown.slice(0, UNKNOWN_SHOWN)),
      ...(more > 0 ? [` and ${more} more`] : []),
    ],
  ];
}

function linksTo(ids: readonly PaperId[]): readonly Span[] {
  return ids.flatMap((id, index): readonly Span[] => {
    const href = pageOfId(id);
    return [...(index > 0 ? [", "] : []), href ? { kind: "link", text: id, href } : id];
  });
}
