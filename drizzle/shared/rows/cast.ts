import { type Mark, markKey } from "../../../src/chat/reaction.ts";
import type { PaperId } from "../../../src/papers/paper.ts";
import { type AccountId, accountOf } from "../../../src/teams/account-id.ts";
import type { TeamId } from "../../../src/teams/team-id.ts";
import type { Cast, VoteKind, Way } from "../../../src/votes/store.ts";
import { channelKey } from "./channel.ts";

/** The switch among the ways to vote. */
export const BUTTON = "button";

/** A cast as it is to stand from now on, in the words of the ledger's rows. */
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

/** A cast as the ledger's rows hold it. */
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

/** The way in which a row's cast came in. */
export function wayOf(via: string, mark: string): Way {
  return via === BUTTON ? BUTTON : { message: via.slice(via.lastIndexOf(":") + 1), mark: markOf(mark) };
}

function markOf(key: string): Mark {
  if (/^\d+$/.test(key)) return { kind: "ballot", ballot: Number(key) };
  const [emoji = "", variant = ""] = key.split(" ");
  return { kind: "emoji", emoji, variant };
}

/** A cast on one message as it stands, and when it was last heard of. */
interface HeardCast extends Omit<CastRow, "at"> {
  readonly heardAt: number;
}

/**
 * What a recount changes: of those `known` on one message, and those `shown` there. What was heard of after the recount
 * was taken stays as it is.
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
 * What a person's switch changes, given which of their accounts have it `on`. A person with two accounts has one switch:
 * turned on in one place, it is turned off in any.
 */
export function switched(
  own: CastRow,
  on: readonly Pick<CastRow, "team" | "person" | "kind" | "via" | "mark">[],
): readonly CastRow[] {
  if (own.standing) return on.length === 0 ? [own] : [];
  return [...on.map((row) => ({ ...own, ...row })), own];
}

/** Tells the casts on one message apart. */
function nameOf({ paper, person, kind, mark }: Pick<CastRow, "paper" | "person" | "kind" | "mark">): string {
  return JSON.stringify([paper, person, kind, mark]);
}
