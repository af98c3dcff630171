/** An emoji as messages and events carry it; `id` is null for Unicode ones. */
export interface Emoji {
  readonly id: string | null;
  readonly name: string;
}

// The `v` flag is newer than the language level that the sources are compiled for, hence neither a literal.
const SETS: string = "v";
const UNICODE = new RegExp("^(?:\\p{RGI_Emoji}|\\p{Emoji_Presentation}|\\p{Extended_Pictographic})$", SETS);

/** Reads `👍` or `name:id` (as in reaction addresses); undefined where it is neither. */
export function readEmoji(text: string): Emoji | undefined {
  const custom = /^(?:a:)?([A-Za-z0-9_]{2,32}):(\d{17,20})$/.exec(text);
  if (custom) return { id: custom[2] as string, name: custom[1] as string };
  return UNICODE.test(text) ? { id: null, name: text } : undefined;
}

/** What tells two emoji apart on a message. */
export function emojiKey(emoji: Emoji): string {
  return emoji.id ?? emoji.name;
}

/** The text that `readEmoji` reads. */
export function emojiText(emoji: Emoji): string {
  return emoji.id ? `${emoji.name}:${emoji.id}` : emoji.name;
}
