import { paperCard } from "../src/cards/paper-card.ts";
import { paperActions } from "../src/cards/paper-menu.ts";
import type { CommandContext } from "../src/chat/command.ts";
import { defineCommand } from "../src/chat/command.ts";
import { runAction } from "../src/chat/command-button.ts";
import type { Action, Message, Text } from "../src/chat/message.ts";
import { findPaper, paperOption } from "../src/library/paper-option.ts";
import type { KnownPaper } from "../src/papers/paper.ts";
import type { Services } from "../src/services.ts";
import { teamOf } from "../src/teams/team-id.ts";

/** Messages listed on a card; the newest are enough. */
const SEEN_SHOWN = 3;

export const show = defineCommand({
  name: "show",
  description: "One paper in full, by its arXiv id or a link to it",
  options: {
    paper: paperOption,
  },
  reply: "private",
  anywhere: true,
  shortcut: { label: "Show paper", option: "paper" },
  async run(services: Services, context, args) {
    return paperAnswer(services, context, await findPaper(args.paper, services));
  },
});

/** Returns a paper's card with the team's votes, where the team has seen it, and its actions. */
export async function paperAnswer(
  { store, library, link, references }: Services,
  { channel }: CommandContext,
  paper: KnownPaper,
  more: readonly (Action | undefined)[] = [],
): Promise<Message> {
  const team = teamOf(channel);
  const [tallies, posts, builtOnIt, sendsTo] = await Promise.all([
    store.tallies(team, [paper.id]),
    store.openMessages({ about: { team, papers: [paper.id] } }, 0),
    library.builtOnIt(paper.id),
    references && store.referenceLibrary(team),
  ]);
  const seen = posts.slice(0, SEEN_SHOWN).map(({ message, postedAt }): Text => {
    const href = link(message);
    const at = { kind: "time", at: postedAt, style: "date" } as const;
    return [
      { kind: "strong", text: "Seen before" },
      " posted ",
      at,
      message.channel.id === channel.id ? " in this channel" : " in another channel of the team",
      ...(href ? [" – ", { kind: "link", text: "open the message", href } as const] : []),
    ];
  });
  return paperCard(paper, {
    votes: tallies.get(paper.id) ?? 0,
    actions: [
      ...paperActions(paper, { sends: sendsTo !== undefined }),
      runAction("Share to channel", "share", { paper: paper.id }),
      ...more,
    ].filter((action) => action !== undefined),
    seen,
    builtOnIt,
  });
}
