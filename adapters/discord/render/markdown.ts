import type { Span, Text } from "../../../src/chat/message.ts";
import type { ChannelRef } from "../../../src/chat/refs.ts";
import { brokenOff, charactersOf } from "../../../src/text/truncate.ts";

/**
 * Every character that can begin markup in Discord: emphasis, code, spoilers, link labels, `<@mentions>`, custom emoji
 * and timestamps, `@everyone`; a colon not followed by a space, which begins an `:emoji:` or turns a scheme into a URL;
 * and headings, quotes, small print and lists at the start of a line. Discord shows a backslash and punctuation as just
 * the punctuation. The lookbehind comes after its character, so a long number is scanned only once.
 */
const MARKUP = /[\\*_~`|[\]<@]|:(?!\s)|^[#>+-]|[.)](?<=^\d+.)/g;

/** One line that reads exactly as `text` (white space folded), whatever markup that contains. */
export function literal(text: string): string {
  return fold(text).replace(MARKUP, "\\$&");
}

/** Most texts contain none of it, and testing is much cheaper than replacing each of their spaces. */
const UNFOLDED = /[^\S ]|\p{Cc}| {2}/u;

/**
 * Replaces runs of white space and control characters with single spaces: a line break could begin a list or a heading.
 */
export function fold(text: string): string {
  return UNFOLDED.test(text) ? text.replace(/[\s\p{Cc}]+/gu, " ") : text;
}

/**
 * Cuts `text` so that its `literal` is at most `cap` long. Ends in `…` if cut, at the end of a word if one is near, and
 * never inside a character. `cap` is at least 1.
 */
export function shorten(text: string, cap: number): string {
  const whole = fold(text).trim();
  if (whole.length <= cap && literal(whole).length <= cap) return whole;
  // Every character takes at least one unit, so nothing beyond `cap` can stay.
  const characters = charactersOf(whole.slice(0, 2 * (cap + 1)));
  const cut = (length: number) => brokenOff(characters.slice(0, length).join(""));
  const lengths = cutLengths(characters);
  let low = 0;
  let high = Math.min(characters.length - 1, cap);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((lengths[middle] as number) <= cap) low = middle;
    else high = middle - 1;
  }
  const space = characters.lastIndexOf(" ", low);
  return cut(space > low * 0.7 ? space : low);
}

/** For each number of characters kept: the length of their `literal` without trailing space and with an ellipsis. */
function cutLengths(characters: readonly string[]): readonly number[] {
  const escaped = new Set(Array.from(characters.join("").matchAll(MARKUP), ({ index }) => index));
  const lengths = [1];
  let units = 0;
  let written = 0;
  for (const character of characters) {
    // An escaped character may carry one or more accents.
    const isEscaped = (at: number) => escaped.has(units + at);
    for (let at = 0; at < character.length; at++) written += isEscaped(at) ? 2 : 1;
    // A colon needs no escape before a space, but does before the ellipsis.
    const turned = character === ":" && !isEscaped(0) ? 1 : 0;
    lengths.push(character === " " ? (lengths.at(-1) as number) : written + turned + 1);
    units += character.length;
  }
  return lengths;
}

/** Spans as Discord Markdown, each at most `cap` long, so whatever follows a long one still shows. */
export function markdown(text: Text, cap: number): string {
  return inLine(text.map((span) => spanMarkdown(span, cap)));
}

/** Likewise for an extract of about `cap` characters in total: cut once, at its end. */
export function extract(text: Text, cap: number): string {
  const parts: string[] = [];
  let room = cap;
  for (const span of text) {
    if (room < 1) return broken(inLine(parts));
    const part = spanMarkdown(span, room);
    parts.push(part);
    const words = typeof span === "string" ? span : "text" in span ? span.text : undefined;
    const whole = words === undefined ? part : literal(fold(words));
    if (whole.trim().length > room) {
      const line = inLine(parts);
      // Little more than the ellipsis may be left of the last span, after another ellipsis.
      return line.endsWith("…") ? broken(line) : line;
    }
    room -= whole.length;
  }
  return inLine(parts);
}

/** Markdown with an ellipsis appended, never leaving half an escape before it. */
function broken(markdown: string): string {
  return brokenOff(markdown).replace(/(?<!\\)((?:\\\\)*)\\…$/, "$1…");
}

function inLine(parts: readonly string[]): string {
  let line = "";
  for (const part of parts) {
    // Two runs of asterisks would merge; a zero-width space keeps bold and italics apart.
    if (/(?<!\\)\*$/.test(line) && part.startsWith("*")) line += "\u200b";
    line += line === "" ? part.trimStart() : part;
  }
  return line.trim();
}

function spanMarkdown(span: Span, cap: number): string {
  if (typeof span === "string") return keepingSpace(span, cap, (words) => literal(words));
  switch (span.kind) {
    case "strong":
      return keepingSpace(span.text, cap, (words) => `**${literal(words)}**`);
    case "em":
      return keepingSpace(span.text, cap, (words) => `*${literal(words)}*`);
    case "code":
      return keepingSpace(span.text, cap, code);
    case "link":
      return keepingSpace(span.text, cap, (words) => link(words, span.href));
    case "channel":
      return span.channel.platform === "discord" ? `<#${span.channel.id}>` : literal(elsewhere(span.channel));
    case "time":
      return `<t:${Math.floor(span.at / 1000)}:${TIME_STYLES[span.style]}>`;
    case "person":
      // `allowed_mentions` keeps it from notifying anyone.
      return span.person.platform === "discord" ? `<@${span.person.user}>` : literal(ELSEWHERE);
    default:
      return span satisfies never;
  }
}

const ELSEWHERE = "someone on Slack";

function elsewhere({ platform }: ChannelRef): string {
  return `a channel on ${platform === "slack" ? "Slack" : platform}`;
}

const TIME_STYLES = { date: "D", time: "t", datetime: "f", relative: "R" } as const;

/** Applies `mark` only to the words: markup around a space is not parsed as markup. */
function keepingSpace(text: string, cap: number, mark: (words: string) => string): string {
  const folded = fold(text);
  if (folded.trim() === "") return folded;
  const before = folded.startsWith(" ") ? " " : "";
  const after = folded.endsWith(" ") ? " " : "";
  return `${before}${mark(shorten(folded, cap))}${after}`;
}

/** Nothing can be escaped inside code, so text with a backtick is shown as plain text. */
function code(text: string): string {
  return text.includes("`") ? literal(text) : `\`${text}\``;
}

/**
 * `label` as a link. Clients disagree on brackets inside a label, and reject labels that look like a URL. So the link
 * covers the longest stretch without either, and the rest stands beside it: every character shows, and the link works.
 * If there is no such stretch, a short link follows. Returns only the label if `href` is not a web URL.
 */
export function link(label: string, href: string): string {
  const url = webUrl(href);
  if (url === undefined) return literal(label);
  const stretches = label.split(/([[\]]|\b[a-z][a-z0-9+.-]{0,40}:\/\/\S*)/i);
  let best = -1;
  for (let index = 0; index < stretches.length; index += 2) {
    const length = visibleLength(stretches[index]);
    if (length > 0 && length > visibleLength(stretches[best])) best = index;
  }
  if (best < 0) return `${literal(label)} [link](${url})`.trimStart();
  return stretches
    .map((stretch, index) => {
      if (index !== best) return literal(stretch);
      const words = stretch.trim();
      const before = stretch.startsWith(words) ? "" : " ";
      const after = stretch.endsWith(words) ? "" : " ";
      return `${before}[${literal(words)}](${url})${after}`;
    })
    .join("");
}

function visibleLength(text: string | undefined): number {
  return text?.trim().length ?? 0;
}

/** The URL as it can stand in a link's parentheses or a media field; undefined unless it is http or https. */
export function webUrl(href: string): string | undefined {
  if (!URL.canParse(href)) return undefined;
  const url = new URL(href);
  if (url.protocol !== "https:" && url.protocol !== "http:") return undefined;
  return url.href.replace(/[()*|~\\`<>]/g, (character) => {
    return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
  });
}
