import { clip } from "../../../src/text/truncate.ts";

/** `&`, `<` and `>` as Slack wants them in `text` and mrkdwn: nothing in the result is a mention, a link or a date. */
export function escapeMrkdwn(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** `text` escaped, in at most `max` bytes of UTF-8. It is shortened before it is escaped, so that no entity is cut in two. */
export function escapeWithin(text: string, max: number): string {
  let room = max;
  for (;;) {
    const escaped = escapeMrkdwn(clip(text, room));
    const over = Buffer.byteLength(escaped) - max;
    if (over <= 0) return escaped;
    // One unit is five bytes at most: `&amp;`.
    room = Math.min(room, text.length) - Math.ceil(over / 5);
  }
}

/** The address as Slack takes it; undefined for anything but http(s) and for addresses beyond `max`. */
export function webUrl(href: string, max: number): string | undefined {
  if (!URL.canParse(href)) return undefined;
  const url = new URL(href);
  if (url.protocol !== "https:" && url.protocol !== "http:") return undefined;
  return url.href.length <= max ? url.href : undefined;
}
