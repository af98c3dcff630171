import type { Action, Block, Message, Text } from "./chat/message.ts";
import { runAction } from "./chat/run-action.ts";
import type { Paper, PaperId } from "./paper.ts";
import { NOTIFICATION_LENGTH, paperEntry, titlesSummary } from "./paper-card.ts";
import { clip, counted, number } from "./words.ts";

/** One paper of an answer. */
export interface ListItem {
  readonly paper: Paper;
  /** Why it is there: `3 votes`. Its upvotes where absent. */
  readonly reason?: string;
  /** What to say of it in place of its one sentence. */
  readonly body?: string;
  /** Where it was found, in place of its one sentence. */
  readonly extract?: Text | undefined;
  /** Buttons after its vote button. */
  readonly actions?: readonly Action[];
  /** Facts before its own: who voted for it. */
  readonly facts?: readonly Text[];
}

/** How to turn the pages of an answer: by asking `command` again with its `options` and another `page`, from 1. */
export interface Pages {
  /** For everybody: shown as it is, since one person's turning would turn it for all. */
  readonly fixed?: boolean;
  readonly command: string;
  readonly options: Readonly<Record<string, string | undefined>>;
  readonly page: number;
  readonly size: number;
}

/**
 * An answer that lists papers in order. `numbering` counts them from 1 (these numbers are no ballots); `votes` adds vote
 * buttons with their counts; `empty` is said where there are none. With `pages`, `items` are those of all pages, and
 * `capped` says that there are more than these.
 */
export function paperList(
  title: string,
  items: readonly ListItem[],
  options: {
    readonly numbering?: boolean;
    readonly votes?: ReadonlyMap<PaperId, number>;
    readonly empty: string;
    readonly pages?: Pages;
    readonly capped?: boolean;
    /** Buttons beside those that turn pages. */
    readonly actions?: readonly Action[];
    /** Small print below. */
    readonly notes?: readonly Text[];
    /** The reader's. */
    readonly locale?: string | undefined;
  },
): Message {
  const { numbering, votes, empty, pages, notes = [], locale } = options;
  const from = pages ? (pageOf(pages, items.length) - 1) * pages.size : 0;
  const shown = pages ? items.slice(from, from + pages.size) : items;
  const entries = shown.map(
    ({ paper, reason = `${number(paper.upvotes, locale)} ▲`, body, extract, actions, facts }, index) =>
      paperEntry(paper, {
        first: facts,
        reason: numbering ? `#${from + index + 1} · ${reason}` : reason,
        ...(body ? { body } : {}),
        extract,
        ...(actions ? { actions } : {}),
        votes: votes && (votes.get(paper.id) ?? 0),
        locale,
        // A list of ten is read for its titles; pictures would push them off a phone's screen.
        image: false,
      }),
  );
  const body: readonly Block[] = entries.length > 0 ? entries : [{ kind: "paragraph", text: [empty] }];
  const extent = `${counted(items.length, "paper", "papers", locale)}${options.capped ? " or more" : ""}`;
  const place =
    shown.length < items.length
      ? `${number(from + 1, locale)}–${number(from + shown.length, locale)} of ${extent}`
      : extent;
  const actions = [...(pages ? turnActions(pages, items.length) : []), ...(options.actions ?? [])];
  return {
    summary: shown.length > 0 ? titlesSummary(title, shown) : clip(`${title}: ${empty}`, NOTIFICATION_LENGTH),
    blocks: [
      { kind: "heading", text: title },
      ...body,
      ...(actions.length > 0 ? [{ kind: "actions", actions } as const] : []),
      ...(pages && shown.length > 0 ? [{ kind: "note", text: [place] } as const] : []),
      ...notes.map((text): Block => ({ kind: "note", text })),
    ],
  };
}

/** The page asked for, or the last there is: lists shrink between two presses. */
function pageOf({ page, size }: Pages, items: number): number {
  return Math.max(1, Math.min(page, Math.ceil(items / size)));
}

/** Buttons to the pages before and after. None where what was asked is too long for a button to ask again. */
function turnActions(pages: Pages, items: number): readonly Action[] {
  const here = pageOf(pages, items);
  const to = (page: number, label: string): readonly Action[] => {
    if (pages.fixed || page < 1 || (page - 1) * pages.size >= items) return [];
    const action = runAction(label, pages.command, { ...pages.options, page: String(page) }, true);
    return action ? [action] : [];
  };
  return [...to(here - 1, "Previous page"), ...to(here + 1, "Next page")];
}
