import type { KnownPaper } from "../papers/paper.ts";
import type { LeftOut, RankedPaper, Ranking } from "../ranking/rank.ts";

/** The papers of a digest in display order, and the suitable papers that did not fit, best first. */
export interface Choice {
  readonly shown: readonly RankedPaper[];
  readonly beyond: readonly LeftOut[];
  /** The late bloomer among those shown. */
  readonly bloomer: RankedPaper | undefined;
  /** Shown papers that are there only because of the team's taste, with their rank by upvotes alone. */
  readonly broughtIn: readonly { readonly paper: KnownPaper; readonly alone: number }[];
}

/**
 * Chooses the first `count` papers. An older paper that the channel has not had takes the last place if it has at least
 * as many upvotes as each of them. Papers climb for days, and the best of the week would be missed otherwise.
 */
export function choose({ entries, bloomers }: Ranking, count: number): Choice {
  const most = Math.max(...entries.slice(0, count).map(({ paper }) => paper.upvotes));
  const bloomer = entries.length === 0 ? undefined : bloomers.find(({ paper }) => paper.upvotes >= most);
  const room = bloomer && entries.length >= count ? count - 1 : count;
  const chosen = entries.slice(0, room);
  const beyond = entries.slice(room).map(({ paper, lifted = 0, watched }, index): LeftOut => {
    const place = room + index + 1;
    // Lifted papers took its place.
    const before = place + lifted <= room ? ` (number ${place + lifted} by upvotes alone)` : "";
    return {
      paper,
      cause: "room",
      ...(watched === undefined ? {} : { watched }),
      why: `number ${place} of ${entries.length}${before}, and the digest has room for ${room}${bloomer ? " besides a late bloomer" : ""}`,
    };
  });
  const broughtIn = chosen.flatMap(({ paper, lifted = 0 }, index) =>
    index + lifted >= room ? [{ paper, alone: index + 1 + lifted }] : [],
  );
  return {
    shown: [...chosen, ...(bloomer ? [bloomer] : [])].sort(byListThenUpvotes),
    beyond,
    bloomer,
    broughtIn,
  };
}

/** Newest list first, and upvotes falling within a list: an order that needs no explanation. */
function byListThenUpvotes(one: RankedPaper, other: RankedPaper): number {
  return other.day.localeCompare(one.day) || other.paper.upvotes - one.paper.upvotes;
}
