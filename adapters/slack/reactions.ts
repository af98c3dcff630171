const EMOJI: readonly string[] = [
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "keycap_ten",
];

/** Slack's name of the keycap emoji for a ballot; undefined outside 1 to 10. */
export function ballotEmoji(ballot: number): string | undefined {
  return EMOJI[ballot - 1];
}

/** The ballot that a reaction's name stands for; undefined for every other emoji, custom and skin-toned ones included. */
export function emojiBallot(name: string): number | undefined {
  const index = EMOJI.indexOf(name);
  return index === -1 ? undefined : index + 1;
}
