/** An emoji as in messages and events; `id` is null for Unicode ones. */
export interface Emoji {
  readonly id: string | null;
  readonly name: string;
}

// The `v` flag is newer than the compile target, so the expression cannot be a literal.
const SETS: string = "v";
const UNICODE = new RegExp("^(?:\\p{RGI_Emoji}|\\p{Emoji_Presentation}|\\p{Extended_Pictographic})$", SETS);

/** Parses `👍` or `name:id` (as in reaction URLs); undefined if it is neither. */
export function readEmoji(text: string): Emoji | undefined {
  const custom = /^(?:a:)?([A-Za-z0-9_]{2,32}):(\d{17,20})$/.exec(text);
  if (custom) return { id: custom[2] as string, name: custom[1] as string };
  return UNICODE.test(text) ? { id: null, name: text } : undefined;
}

/** The key that identifies an emoji on a message. */
export function emojiKey(emoji: Emoji): string {
  return emoji.id ?? emoji.name;
}

/** The inverse of `readEmoji`. */
export function emojiText(emoji: Emoji): string {
  return emoji.id ? `${emoji.name}:${emoji.id}` : emoji.name;
}
