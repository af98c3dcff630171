import { runAction } from "../chat/command-button.ts";
import type { Action, Block, Message, Text } from "../chat/message.ts";
import type { Paper, PaperId } from "../papers/paper.ts";
import { counted, number } from "../text/format.ts";
import { clip } from "../text/truncate.ts";
import { NOTIFICATION_LENGTH, paperEntry, titlesSummary } from "./paper-card.ts";

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
  /** How many papers all pages hold, where the items are those of this page alone. */
  readonly total?: number;
}

/**
 * An answer that lists papers in order. `numbering` counts them from 1 (these numbers are no ballots); `votes` adds vote
 * buttons with their counts; `empty` is said where there are none. With `pages`, `items` are those of all pages unless told, and
 * `capped` says that there are more than these.
 */
export function paperList(
  title: string,
  items: readonly ListItem[],
  options: {
    readonly numbering?: boolean;
    readonly votes?: ReadonlyMap<PaperId, number>;
    readonly empty: string;
    /** Said before the papers. */
    readonly lead?: Text | undefined;
    readonly pages?: Pages;
    readonly capped?: boolean;
    /** Buttons beside those that turn pages. */
    readonly actions?: readonly Action[];
    /** Small print below. */
    readonly notes?: readonly Text[];
    /** The reader's. */
  },
): Message {
  const { numbering, votes, empty, lead, pages, notes = [] } = options;
  const total = pages?.total ?? items.length;
  const from = pages ? firstOf(pages, total) : 0;
  const shown = pages && pages.total === undefined ? items.slice(from, from + pages.size) : items;
  const entries = shown.map(
    ({ paper, reason = `${number(paper.upvotes)} ▲`, body, extract, actions, facts }, index) =>
      paperEntry(paper, {
        first: facts,
        reason: numbering ? `#${from + index + 1} · ${reason}` : reason,
        ...(body ? { body } : {}),
        extract,
        ...(actions ? { actions } : {}),
        votes: votes && (votes.get(paper.id) ?? 0),
      }),
  );
  const body: readonly Block[] = entries.length > 0 ? entries : [{ kind: "paragraph", text: [empty] }];
  const extent = `${counted(total, "paper")}${options.capped ? " or more" : ""}`;
  const place =
    shown.length < total ? `${number(from + 1)}–${number(from + shown.length)} of ${extent}` : extent;
  const actions = [...(pages ? turnActions(pages, total) : []), ...(options.actions ?? [])];
  return {
    summary: shown.length > 0 ? titlesSummary(title, shown) : clip(`${title}: ${empty}`, NOTIFICATION_LENGTH),
    blocks: [
      { kind: "heading", text: title },
      ...(lead ? [{ kind: "paragraph", text: lead } as const] : []),
      ...body,
      ...(actions.length > 0 ? [{ kind: "actions", actions } as const] : []),
      ...(pages && shown.length > 0 ? [{ kind: "note", text: [place] } as const] : []),
      ...notes.map((text): Block => ({ kind: "note", text })),
    ],
  };
}

/** The page asked for, or the last there is: lists shrink between two presses. */
function pageOf({ page, size }: Pick<Pages, "page" | "size">, items: number): number {
  return Math.max(1, Math.min(page, Math.ceil(items / size)));
}

/** The place, from 0, of the first of `items` papers that stands on the page asked for, or on the last there is. */
export function firstOf(pages: Pick<Pages, "page" | "size">, items: number): number {
  return (pageOf(pages, items) - 1) * pages.size;
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
