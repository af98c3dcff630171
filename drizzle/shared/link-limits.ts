const HOUR_MS = 3_600_000;

/** Against guessing codes, and against teams and persons without an end. */
export const LINK_LIMITS = {
  /** Codes that one account may ask for in the time below. */
  offers: 10,
  offersMs: HOUR_MS,
  /** Wrong codes that one account may enter in ten minutes, the life of a code: 40 bits are then not to be guessed. */
  misses: 5,
  missesMs: 600_000,
  /** Servers and workspaces of one team, and accounts of one person. */
  linked: 10,
} as const;
