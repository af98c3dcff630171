/** The meaning of a reaction, independent of the platform. */
export type Mark =
  /** The keycap number 1 to 10. */
  | { readonly kind: "ballot"; readonly ballot: number }
  /**
   * Any other emoji, without skin tone and variation selector; a custom one as `:name:`. `variant` distinguishes
   * reactions that are the same emoji to us (skin tones, custom emoji with one name), and is empty otherwise.
   */
  | { readonly kind: "emoji"; readonly emoji: string; readonly variant: string };

const TONES = /[\u{1f3fb}-\u{1f3ff}]/gu;
const SELECTOR = /\ufe0f/g;
const PICTURE = /\p{Extended_Pictographic}|\p{Regional_Indicator}{2}/u;
const GRAPHEMES = new Intl.Segmenter("en");

/** The mark of a keycap number. */
export function ballotMark(ballot: number): Mark {
  return { kind: "ballot", ballot };
}

/** Returns the mark of a Unicode emoji as people or platforms write it: `👍🏽` is 👍 with a skin tone. */
export function emojiMark(text: string): Mark {
  const variant = (text.match(TONES) ?? []).join("");
  return { kind: "emoji", emoji: plainEmoji(text), variant };
}

/**
 * Reads an emoji that somebody typed, as `Mark` spells it: `👍🏽` is `👍`, and Discord's `<:parrot:123>` is `:parrot:`.
 * Returns undefined for anything else, and for keycaps, which are ballots.
 */
export function readEmoji(typed: string): string | undefined {
  const [, custom] = /^(?:<a?)?:([\w+'-]+):(?:\d+>)?$/.exec(typed) ?? [];
  if (custom !== undefined) return `:${custom}:`;
  const isOne = [...GRAPHEMES.segment(typed)].length === 1;
  return isOne && PICTURE.test(typed) && typed !== "🔟" ? plainEmoji(typed) : undefined;
}

/** Strips skin tone and variation selector, as `Mark` stores an emoji. */
export function plainEmoji(text: string): string {
  return text.replace(TONES, "").replace(SELECTOR, "");
}

/**
 * Returns a key that is unique among the marks on a message, and stable across versions: `3`, `👍`, `👍 🏽`, `:parrot:`.
 */
export function markKey(mark: Mark): string {
  if (mark.kind === "ballot") return String(mark.ballot);
  return mark.variant === "" ? mark.emoji : `${mark.emoji} ${mark.variant}`;
}
