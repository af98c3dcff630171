import { type Mark, markKey } from "../../../src/chat/reaction.ts";
import type { PaperId } from "../../../src/papers/paper.ts";
import { type AccountId, accountOf } from "../../../src/teams/account-id.ts";
import type { TeamId } from "../../../src/teams/team-id.ts";
import type { Cast, VoteKind, Way } from "../../../src/votes/store.ts";
import { channelKey } from "./channel.ts";

/** The value of `via` for votes by button. */
export const BUTTON = "button";

/** A vote's new state, in the columns of the ledger. */
export interface CastRow {
  readonly team: TeamId;
  readonly paper: PaperId;
  readonly person: AccountId;
  readonly kind: VoteKind;
  readonly via: string;
  readonly mark: string;
  readonly channel: string;
  readonly standing: boolean;
  readonly at: number;
}

/** Converts a cast to a row. */
export function castRow(
  { team, paper, person, kind, channel, via }: Cast,
  standing: boolean,
  at: number,
): CastRow {
  const where = channelKey(channel);
  return {
    team,
    paper,
    person: accountOf(person),
    kind,
    via: via === BUTTON ? BUTTON : `${where}:${via.message}`,
    mark: via === BUTTON ? "" : markKey(via.mark),
    channel: where,
    standing,
    at,
  };
}

/** How a row's vote was cast. */
export function wayOf(via: string, mark: string): Way {
  return via === BUTTON ? BUTTON : { message: via.slice(via.lastIndexOf(":") + 1), mark: markOf(mark) };
}

function markOf(key: string): Mark {
  if (/^\d+$/.test(key)) return { kind: "ballot", ballot: Number(key) };
  const [emoji = "", variant = ""] = key.split(" ");
  return { kind: "emoji", emoji, variant };
}

/** A vote on one message in its current state, and when we last learned of it. */
interface HeardCast extends Omit<CastRow, "at"> {
  readonly heardAt: number;
}

/**
 * The changes a recount makes, given the votes `known` on one message and those `shown` there. Anything we learned
 * after the recount was taken stays unchanged.
 */
export function recounted(
  known: readonly HeardCast[],
  shown: readonly CastRow[],
  takenAt: number,
): readonly CastRow[] {
  const wanted = new Map(shown.map((row) => [nameOf(row), row]));
  const changes: CastRow[] = [];
  for (const row of known) {
    const stays = wanted.delete(nameOf(row));
    if (row.heardAt > takenAt || (!stays && !row.standing)) continue;
    changes.push({ ...row, standing: stays, at: takenAt });
  }
  return [...changes, ...wanted.values()];
}

/**
 * The changes made by a person's switch, given which of their accounts have it `on`. A person with several accounts has
 * one switch: turned on with one account, it can be turned off with any.
 */
export function switched(
  own: CastRow,
  on: readonly Pick<CastRow, "team" | "person" | "kind" | "via" | "mark">[],
): readonly CastRow[] {
  if (own.standing) return on.length === 0 ? [own] : [];
  return [...on.map((row) => ({ ...own, ...row })), own];
}

/** Identifies a vote among those on one message. */
function nameOf({ paper, person, kind, mark }: Pick<CastRow, "paper" | "person" | "kind" | "mark">): string {
  return JSON.stringify([paper, person, kind, mark]);
}
