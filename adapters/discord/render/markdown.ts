import type { Span, Text } from "../../../src/chat/message.ts";
import type { ChannelRef } from "../../../src/chat/refs.ts";
import { brokenOff, charactersOf } from "../../../src/text/truncate.ts";

/**
 * Every character that can begin markup in Discord: emphasis, code, spoilers, link labels, `<@mentions>`, custom
 * emoji and times, `@everyone`; a colon that is not followed by a space begins an `:emoji:` or makes a scheme an
 * address; at the start of a line headings, quotes, small print and lists. Discord shows a backslash before any
 * punctuation as the punctuation alone. The lookbehind stands after its character, so that a long number is read once.
 */
const MARKUP = /[\\*_~`|[\]<@]|:(?!\s)|^[#>+-]|[.)](?<=^\d+.)/g;

/** One line that reads exactly as `text` (white space folded), whatever markup it holds. */
export function literal(text: string): string {
  return fold(text).replace(MARKUP, "\\$&");
}

/** Most texts hold none of it, and to find that out is much cheaper than to replace each of their spaces. */
const UNFOLDED = /[^\S ]|\p{Cc}| {2}/u;

/** White space and control characters become single spaces: a line break could begin a list or a heading. */
export function fold(text: string): string {
  return UNFOLDED.test(text) ? text.replace(/[\s\p{Cc}]+/gu, " ") : text;
}

/**
 * `text` cut so that `literal` of it is at most `cap` long, ending in `…` where something is missing; at a word's end
 * where one is near, never inside a character. `cap` is at least 1.
 */
export function shorten(text: string, cap: number): string {
  const whole = fold(text).trim();
  if (whole.length <= cap && literal(whole).length <= cap) return whole;
  // Each unit counts, so what begins behind `cap` cannot stay, and what ends behind it cannot either.
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

/** By number of characters kept: how long `literal` makes them, without a space at their end and with an ellipsis. */
function cutLengths(characters: readonly string[]): readonly number[] {
  const escaped = new Set(Array.from(characters.join("").matchAll(MARKUP), ({ index }) => index));
  const lengths = [1];
  let units = 0;
  let written = 0;
  for (const character of characters) {
    // What is escaped may carry an accent, or several.
    const isEscaped = (at: number) => escaped.has(units + at);
    for (let at = 0; at < character.length; at++) written += isEscaped(at) ? 2 : 1;
    // A colon before a space is none of these; before the ellipsis it is.
    const turned = character === ":" && !isEscaped(0) ? 1 : 0;
    lengths.push(character === " " ? (lengths.at(-1) as number) : written + turned + 1);
    units += character.length;
  }
  return lengths;
}

/** Runs of text as Discord Markdown, each of them at most `cap` long: what follows a long one still shows. */
export function markdown(text: Text, cap: number): string {
  return inLine(text.map((span) => spanMarkdown(span, cap)));
}

/** The same of an extract, of which about `cap` characters are read in all: it is cut once, at its end. */
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
      // Little may be left of the last run but its ellipsis, after another.
      return line.endsWith("…") ? broken(line) : line;
    }
    room -= whole.length;
  }
  return inLine(parts);
}

/** Written Markdown with an ellipsis at its end, which no half of an escape stands before. */
function broken(markdown: string): string {
  return brokenOff(markdown).replace(/(?<!\\)((?:\\\\)*)\\…$/, "$1…");
}

function inLine(parts: readonly string[]): string {
  let line = "";
  for (const part of parts) {
    // Two runs of asterisks would join to one; a zero-width space keeps bold and italics apart.
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
      // `allowed_mentions` lets it notify nobody.
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

/** Applies `mark` to the words alone: markup around a space is not markup. */
function keepingSpace(text: string, cap: number, mark: (words: string) => string): string {
  const folded = fold(text);
  if (folded.trim() === "") return folded;
  const before = folded.startsWith(" ") ? " " : "";
  const after = folded.endsWith(" ") ? " " : "";
  return `${before}${mark(shorten(folded, cap))}${after}`;
}

/** Nothing can be escaped inside code, so text that holds a backtick is shown plainly. */
function code(text: string): string {
  return text.includes("`") ? literal(text) : `\`${text}\``;
}

/**
 * `label` as a link. Clients do not agree on brackets inside a label, and refuse labels that look like an address,
 * so the link covers the longest stretch without either and the rest stands beside it: every character is shown,
 * and the link works. Without any such stretch a short link follows. The label alone where `href` is no web address.
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

/** The address as it may stand in a link's parentheses or a media field; undefined where it is not http or https. */
export function webUrl(href: string): string | undefined {
  if (!URL.canParse(href)) return undefined;
  const url = new URL(href);
  if (url.protocol !== "https:" && url.protocol !== "http:") return undefined;
  return url.href.replace(/[()*|~\\`<>]/g, (character) => {
    return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
  });
}
