const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/**
 * `text` in at most `max` UTF-16 units, visibly ended with “…” where something had to go. Cuts between words where a
 * gap is near, never inside a character, an emoji or an accent. Empty where `max` leaves no room for a word.
 */
export function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  if (max < 2) return "";
  let end = 0;
  // A window is enough to find whole characters at the cut, and keeps long texts cheap.
  const from = wholeStart(text, Math.max(0, max - 64));
  for (const { index, segment } of graphemes.segment(text.slice(from, max + 64))) {
    if (from + index + segment.length > max - 1) break;
    end = from + index + segment.length;
  }
  const cut = text.slice(0, end);
  const gap = cut.search(/\s\S*$/);
  const words = /\s/.test(text.charAt(end)) || gap < cut.length * 0.7 ? cut : cut.slice(0, gap);
  const kept = words.replace(/[\s,;:–-]+$/u, "");
  return kept === "" ? "…" : `${kept}…`;
}

/** `&`, `<` and `>` as Slack wants them in `text` and mrkdwn: nothing in the result is a mention, a link or a date. */
export function escapeMrkdwn(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** `text` escaped, shortened before escaping so that no entity is ever cut in two. */
export function escapeWithin(text: string, max: number): string {
  let room = max;
  let escaped = escapeMrkdwn(shorten(text, room));
  while (escaped.length > max && room > 0) {
    room -= Math.max(1, Math.ceil((escaped.length - max) / 5));
    escaped = escapeMrkdwn(shorten(text, room));
  }
  return escaped;
}

/** The address as Slack takes it; undefined for anything but http(s) and for addresses beyond `max`. */
export function webUrl(href: string, max: number): string | undefined {
  if (!URL.canParse(href)) return undefined;
  const url = new URL(href);
  if (url.protocol !== "https:" && url.protocol !== "http:") return undefined;
  return url.href.length <= max ? url.href : undefined;
}

function wholeStart(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at;
}
