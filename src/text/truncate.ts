/** `text` cut at a word to at most `max` UTF-16 units, the cut shown by `…`. */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text;
  // Never inside a surrogate pair.
  const room = text.slice(0, max - 1).replace(/[\uD800-\uDBFF]$/, "");
  const words = /\s/.test(text.charAt(room.length)) ? room : room.replace(/\s+\S*$/, "");
  // A word so long that little would be left before it is cut inside.
  const kept = words.length >= max / 2 ? words : room;
  return brokenOff(kept);
}

/** `text` with `…` after it, and nothing before that would wait for more: a comma, a dash, an open bracket. */
export function brokenOff(text: string): string {
  return `${text.replace(/[\s,;:(–—-]+$/, "")}…`;
}
