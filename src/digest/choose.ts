import type { KnownPaper } from "../papers/paper.ts";
import type { LeftOut, RankedPaper, Ranking } from "../ranking/rank.ts";

/** What a digest holds, as it is shown, and the suitable papers for which it has no room, best first. */
export interface Choice {
  readonly shown: readonly RankedPaper[];
  readonly beyond: readonly LeftOut[];
  /** The late bloomer among those shown. */
  readonly bloomer: RankedPaper | undefined;
  /** Those shown by the team's taste, and which number each would be by upvotes alone. */
  readonly broughtIn: readonly { readonly paper: KnownPaper; readonly alone: number }[];
}

/**
 * Chooses the first `count` papers. Where an older one that the channel has not had has as many upvotes as any of them, it
 * takes the last place: papers climb for days, and the best of a week would else be missed.
 */
export function choose({ entries, bloomers }: Ranking, count: number): Choice {
  const most = Math.max(...entries.slice(0, count).map(({ paper }) => paper.upvotes));
  const bloomer = entries.length === 0 ? undefined : bloomers.find(({ paper }) => paper.upvotes >= most);
  const room = bloomer && entries.length >= count ? count - 1 : count;
  const chosen = entries.slice(0, room);
  const beyond = entries.slice(room).map(({ paper, lifted = 0, watched }, index): LeftOut => {
    const place = room + index + 1;
    // Lifted papers stand where it would have stood.
    const before = place + lifted <= room ? ` (number ${place + lifted} by upvotes alone)` : "";
    return {
      paper,
      cause: "room",
      ...(watched === undefined ? {} : { watched }),
      why: `number ${place} of ${entries.length}${before}, and the digest holds ${room}${bloomer ? " beside a late bloomer" : ""}`,
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

/** The newest list first, and in each the numbers as they are shown, falling: an order that needs no explanation. */
function byListThenUpvotes(one: RankedPaper, other: RankedPaper): number {
  return other.day.localeCompare(one.day) || other.paper.upvotes - one.paper.upvotes;
}
