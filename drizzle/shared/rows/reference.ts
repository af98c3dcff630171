import type { PaperId } from "../../../src/papers/paper.ts";
import type { Named } from "../../../src/references/reference-manager.ts";
import type { ReferenceLibrary, ReferenceSend } from "../../../src/references/store.ts";
import type { AccountId } from "../../../src/teams/account-id.ts";
import type { TeamId } from "../../../src/teams/team-id.ts";

/** A row of `reference_libraries`. */
export interface LibraryRow {
  readonly team: TeamId;
  readonly groupId: string;
  readonly groupName: string;
  readonly collectionId: string | null;
  readonly collectionName: string | null;
  readonly votes: number | null;
  readonly sealed: string;
  readonly person: AccountId;
  readonly connectedAt: number;
  readonly problem: string | null;
  readonly emoji: string | null;
}

/** A row of `reference_sends`. */
export interface SendRow extends Omit<ReferenceSend, "by" | "error"> {
  readonly person: AccountId | null;
  readonly error: string | null;
}

/** Converts a library to its row. */
export function libraryRow({
  group,
  collection,
  owner,
  votes,
  problem,
  emoji,
  ...same
}: ReferenceLibrary): LibraryRow {
  return {
    ...same,
    groupId: group.id,
    groupName: group.name,
    collectionId: collection?.id ?? null,
    collectionName: collection?.name ?? null,
    votes: votes ?? null,
    person: owner,
    problem: problem ?? null,
    emoji: emoji ?? null,
  };
}

/** Converts a row to a library. */
export function libraryOf(row: LibraryRow): ReferenceLibrary {
  const { team, groupId, groupName, collectionId, collectionName, votes, sealed, connectedAt } = row;
  const collection: Named | undefined =
    collectionId === null ? undefined : { id: collectionId, name: collectionName ?? collectionId };
  return {
    team,
    group: { id: groupId, name: groupName },
    collection,
    votes: votes ?? undefined,
    sealed,
    owner: row.person,
    connectedAt,
    problem: row.problem ?? undefined,
    emoji: row.emoji ?? undefined,
  };
}

/** Returns the row of a queued paper. */
export function sendRow(team: TeamId, paper: PaperId, by: AccountId | undefined, queuedAt: number): SendRow {
  const state = "waiting" as const;
  return { team, paper, person: by ?? null, queuedAt, state, attempts: 0, notBefore: 0, error: null };
}

/** Converts a row to a paper to send. */
export function sendOf({ person, error, ...same }: SendRow): ReferenceSend {
  return { ...same, by: person ?? undefined, error: error ?? undefined };
}

/** Returns the count of every state, 0 for those without a row. */
export function countsOf(
  rows: readonly { readonly state: ReferenceSend["state"]; readonly n: number }[],
): Readonly<Record<ReferenceSend["state"], number>> {
  return { waiting: 0, sent: 0, failed: 0, ...Object.fromEntries(rows.map(({ state, n }) => [state, n])) };
}
