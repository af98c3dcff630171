/** Limits for a mail. */
export const LIMITS = {
  /** Gmail cuts a mail off at 102 kB of HTML. */
  htmlBytes: 98_000,
  /** Phones show about 40 characters of it, other programs up to 78. */
  subject: 120,
  /** The preview shown after the subject in a list of mails. */
  preheader: 160,
  /** Bodies are cut to this if the whole is too long. */
  shortBody: 200,
} as const;
