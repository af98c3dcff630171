/** "Papr": the first key of every advisory lock of ours, so that no other program's are met. */
export const LOCK_SPACE = 0x50617072;

/** The second keys. Papers that are voted on have negative ones. */
export const LOCKS = {
  migration: 0,
  library: 1,
  teams: 2,
  club: 3,
  readingList: 4,
  votes: 5,
  active: 6,
} as const;

/**
 * Whose turn a transaction waits for before it reads, until its commit: work that decides by what it has read is done by
 * one process at a time, as SQLite does all writes. Votes are told apart by their papers, but for who deletes them.
 */
export const TURNS = {
  library: take(LOCKS.library),
  teams: take(LOCKS.teams),
  club: take(LOCKS.club),
  readingList: take(LOCKS.readingList),
  voting: `select pg_advisory_xact_lock_shared(${LOCK_SPACE}, ${LOCKS.votes})`,
  /** Nobody votes meanwhile. */
  moving: take(LOCKS.votes),
  forgetting: [LOCKS.teams, LOCKS.club, LOCKS.readingList, LOCKS.votes].map(take).join("; "),
} as const;

export type Turn = keyof typeof TURNS;

function take(lock: number): string {
  return `select pg_advisory_xact_lock(${LOCK_SPACE}, ${lock})`;
}
