import { runAction } from "../chat/command-button.ts";
import type { Action, Block, Message, Text } from "../chat/message.ts";
import type { Paper, PaperId } from "../papers/paper.ts";
import { counted, number } from "../text/format.ts";
import { clip } from "../text/truncate.ts";
import { NOTIFICATION_LENGTH, paperEntry, titlesSummary } from "./paper-card.ts";

/** A paper in a list. */
export interface ListItem {
  readonly paper: Paper;
  /** Why it is there: `3 votes`. By default, its upvotes. */
  readonly reason?: string;
  /** Shown instead of its one-sentence summary. */
  readonly body?: string;
  /** The passage that matched, shown instead of its one-sentence summary. */
  readonly extract?: Text | undefined;
  /** Buttons after the vote button. */
  readonly actions?: readonly Action[];
  /** Facts before its own, such as who voted for it. */
  readonly facts?: readonly Text[];
}

/** How to page through an answer: run `command` again with its `options` and another `page`, counted from 1. */
export interface Pages {
  /** In a public answer there are no page buttons, since one person would turn the page for all. */
  readonly fixed?: boolean;
  readonly command: string;
  readonly options: Readonly<Record<string, string | undefined>>;
  readonly page: number;
  readonly size: number;
  /** Number of papers on all pages, if `items` are those of this page only. */
  readonly total?: number;
}

/**
 * Returns an answer that lists papers in order. `numbering` numbers them from 1 (these are no ballot numbers); `votes`
 * adds vote buttons with counts; `empty` is the text for an empty list. With `pages` but no `total`, `items` are the
 * papers of all pages. `capped` says that there are more than these.
 */
export function paperList(
  title: string,
  items: readonly ListItem[],
  options: {
    readonly numbering?: boolean;
    readonly votes?: ReadonlyMap<PaperId, number>;
    readonly empty: string;
    /** Text before the papers. */
    readonly lead?: Text | undefined;
    readonly pages?: Pages;
    readonly capped?: boolean;
    /** Buttons next to the page buttons. */
    readonly actions?: readonly Action[];
    /** Small print below the list. */
    readonly notes?: readonly Text[];
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

/** Returns the page asked for, or the last one: lists may shrink between two presses. */
function pageOf({ page, size }: Pick<Pages, "page" | "size">, items: number): number {
  return Math.max(1, Math.min(page, Math.ceil(items / size)));
}

/** Returns the zero-based index of the first paper on the page asked for, or on the last one. */
export function firstOf(pages: Pick<Pages, "page" | "size">, items: number): number {
  return (pageOf(pages, items) - 1) * pages.size;
}

/** Returns buttons to the previous and next page. None if the options are too long for a button. */
function turnActions(pages: Pages, items: number): readonly Action[] {
  const here = pageOf(pages, items);
  const to = (page: number, label: string): readonly Action[] => {
    if (pages.fixed || page < 1 || (page - 1) * pages.size >= items) return [];
    const action = runAction(label, pages.command, { ...pages.options, page: String(page) }, true);
    return action ? [action] : [];
  };
  return [...to(here - 1, "Previous page"), ...to(here + 1, "Next page")];
}
