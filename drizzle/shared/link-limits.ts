const HOUR_MS = 3_600_000;

/** Prevent guessing codes and growing teams or persons without bound. */
export const LINK_LIMITS = {
  /** Codes an account may request within the time below. */
  offers: 10,
  offersMs: HOUR_MS,
  /** Wrong codes an account may enter within ten minutes, the life of a code: guessing 40 bits is then hopeless. */
  misses: 5,
  missesMs: 600_000,
  /** Servers and workspaces in a team, and accounts of a person. */
  linked: 10,
} as const;
