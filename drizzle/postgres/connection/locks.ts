/** "Papr": the first key of all our advisory locks, so that they never collide with another program's. */
export const LOCK_SPACE = 0x50617072;

/** The second keys. Papers being voted on have negative ones. */
export const LOCKS = {
  migration: 0,
  library: 1,
  teams: 2,
  club: 3,
  readingList: 4,
  votes: 5,
  /** Held shared by every process that serves, and exclusively by `paperboy migrate`. */
  serving: 6,
} as const;

/** "Papw" and "Paph": the first keys of the locks that say which leases a process wants, and which it holds. */
export const LEASE_SPACES = { wanted: 0x50617077, held: 0x50617068 } as const;

/**
 * The locks a transaction takes before it reads, and holds until its commit. Work that depends on what it read is thus
 * done by one process at a time, as SQLite does for all writes. Votes lock individual papers, except for work that
 * deletes votes.
 */
export const TURNS = {
  library: take(LOCKS.library),
  teams: take(LOCKS.teams),
  club: take(LOCKS.club),
  readingList: take(LOCKS.readingList),
  voting: `select pg_advisory_xact_lock_shared(${LOCK_SPACE}, ${LOCKS.votes})`,
  /** Blocks all voting. */
  moving: take(LOCKS.votes),
  forgetting: [LOCKS.teams, LOCKS.club, LOCKS.readingList, LOCKS.votes].map(take).join("; "),
} as const;

export type Turn = keyof typeof TURNS;

function take(lock: number): string {
  return `select pg_advisory_xact_lock(${LOCK_SPACE}, ${lock})`;
}
