import { clip } from "../../../src/text/truncate.ts";

/**
 * Escapes `&`, `<` and `>` as Slack requires in `text` and mrkdwn: nothing in the result is a mention, a link or a
 * date.
 */
export function escapeMrkdwn(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** `text` escaped, in at most `max` bytes of UTF-8. It is shortened before escaping, so no entity is cut in two. */
export function escapeWithin(text: string, max: number): string {
  let room = max;
  for (;;) {
    const escaped = escapeMrkdwn(clip(text, room));
    const over = Buffer.byteLength(escaped) - max;
    if (over <= 0) return escaped;
    // One unit takes at most five bytes: `&amp;`.
    room = Math.min(room, text.length) - Math.ceil(over / 5);
  }
}

/** The URL in the form Slack accepts; undefined unless it is http(s) and at most `max` long. */
export function webUrl(href: string, max: number): string | undefined {
  if (!URL.canParse(href)) return undefined;
  const url = new URL(href);
  if (url.protocol !== "https:" && url.protocol !== "http:") return undefined;
  return url.href.length <= max ? url.href : undefined;
}
