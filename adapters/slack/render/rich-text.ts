import type { types } from "@slack/bolt";
import type { Span, Text } from "../../../src/chat/message.ts";
import type { ChannelRef } from "../../../src/chat/refs.ts";
import { brokenOff, clip } from "../../../src/text/truncate.ts";
import { LIMITS } from "./limits.ts";
import { escapeMrkdwn, webUrl } from "./text.ts";

type Part = types.RichTextElement;
type Style = { readonly bold?: true; readonly italic?: true; readonly code?: true };

/** A literal run of text; no element if it is empty, since Slack refuses empty ones. */
export function run(text: string, style?: Style): Part[] {
  return text === "" ? [] : [{ type: "text", text, ...(style ? { style } : {}) }];
}

/** A link that reads `text`; only the text if Slack would refuse the URL. */
export function link(text: string, href: string | undefined, style?: Style): Part[] {
  const url = href === undefined ? undefined : webUrl(href, LIMITS.url);
  if (url === undefined) return run(text, style);
  return [{ type: "link", url, ...(text === "" ? {} : { text }), ...(style ? { style } : {}) }];
}

/**
 * The spans as rich text elements, in which every string is literal. `max` limits the visible characters: the text is
 * cut once, visibly, at its end.
 */
export function richText(text: Text, max: number): Part[] {
  const parts: Part[] = [];
  let room = max;
  for (const span of text) {
    if (room < 2 && spanText(span).trim() !== "") {
      parts.push(...cutOff(parts.pop()));
      break;
    }
    const [part, length] = spanParts(span, room);
    parts.push(...part);
    if (length > room) break;
    room -= length;
  }
  return joined(parts);
}

/** The last part of a cut text, ending in `…`. */
function cutOff(part: Part | undefined): Part[] {
  if (!part) return [];
  if ((part.type === "text" || part.type === "link") && part.text) {
    return [part.text.endsWith("…") ? part : { ...part, text: brokenOff(part.text) }];
  }
  return [part, ...run("…")];
}

function spanParts(span: Span, room: number): [Part[], number] {
  if (typeof span === "string") return [run(clip(span, room)), span.length];
  switch (span.kind) {
    case "strong":
      return [run(clip(span.text, room), { bold: true }), span.text.length];
    case "em":
      return [run(clip(span.text, room), { italic: true }), span.text.length];
    case "code":
      return [run(clip(span.text, room), { code: true }), span.text.length];
    case "link":
      return [link(clip(span.text, room), span.href), span.text.length];
    case "channel": {
      const name = channelText(span.channel);
      if (span.channel.platform !== "slack") return [run(clip(name, room)), name.length];
      return [[{ type: "channel", channel_id: span.channel.id }], name.length];
    }
    case "time": {
      const fallback = plainTime(span.at);
      const date: Part = {
        type: "date",
        timestamp: Math.floor(span.at / 1000),
        format: TIME_FORMATS[span.style],
        fallback,
      };
      return [[date], fallback.length];
    }
    case "person":
      return span.person.platform === "slack"
        ? [[{ type: "user", user_id: span.person.user }], NAME_LENGTH]
        : [run(clip(ELSEWHERE, room)), ELSEWHERE.length];
    default:
      return span satisfies never;
  }
}

const ELSEWHERE = "someone on Discord";
/** The assumed length of a name. */
const NAME_LENGTH = 20;

// docs.slack.dev "Formatting text for app surfaces": Slack fills in its own wording, in the reader's time zone and
// language.
const TIME_FORMATS = {
  date: "{date_short_pretty}",
  time: "{time}",
  datetime: "{date_short_pretty} {time}",
  relative: "{ago}",
} as const;

/** The instant as text, for clients that cannot show a date element and for plain text. */
function plainTime(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}

/** Merges adjacent runs of one style: each container counts towards the message's total. */
function joined(parts: readonly Part[]): Part[] {
  const result: Part[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    if (part.type === "text" && last?.type === "text" && !part.style && !last.style) {
      result[result.length - 1] = { type: "text", text: last.text + part.text };
    } else result.push(part);
  }
  return result;
}

/** A rich text block with one section. */
export function richTextBlock(parts: readonly Part[]): types.RichTextBlock {
  return {
    type: "rich_text",
    elements: [{ type: "rich_text_section", elements: joined(parts) }],
  };
}

/** Literal text. `emoji: false` keeps `:names:` unchanged; without a colon it would only use up the total. */
export function plain(text: string): types.PlainTextElement {
  return { type: "plain_text", text, ...(text.includes(":") ? { emoji: false } : {}) };
}

/**
 * Small print. A context block allows only plain text and mrkdwn. So a note with links or times whose text mrkdwn could
 * misread as markup becomes rich text, in the normal size.
 */
export function smallPrint(text: Text, max: number): types.KnownBlock[] {
  if (text.length === 0) return [];
  if (text.every((span) => typeof span === "string")) {
    const shown = clip(text.join(""), Math.min(max, LIMITS.contextText));
    return shown.trim() === "" ? [] : [{ type: "context", elements: [plain(shown)] }];
  }
  const read = plainText(text);
  const markdown = MARKUP.test(read) || read.length > max ? [undefined] : text.map(spanMrkdwn);
  const whole = markdown.join("");
  if (whole.length <= LIMITS.contextText && !markdown.includes(undefined)) {
    return [{ type: "context", elements: [{ type: "mrkdwn", text: whole, verbatim: true }] }];
  }
  const parts = richText(text, max);
  return parts.length === 0 ? [] : [richTextBlock(parts)];
}

// Emphasis, strikethrough, code, emoji names, and quotes, which even an escaped `>` can begin. Mentions, links and
// dates need `<`, which is escaped.
const MARKUP = /[*_~`\n]|:[\w+'-]+:|^\s*>/;

/**
 * Undefined if mrkdwn cannot express it reliably: its emphasis needs white space around it and a letter at either end.
 */
function spanMrkdwn(span: Span): string | undefined {
  if (typeof span === "string") return escapeMrkdwn(span);
  switch (span.kind) {
    case "strong":
    case "em":
    case "code":
      return undefined;
    case "link": {
      const url = webUrl(span.href, LIMITS.url);
      if (url === undefined || /[<>|]/.test(url)) return undefined;
      return `<${escapeMrkdwn(url)}|${escapeMrkdwn(span.text)}>`;
    }
    case "channel":
      return span.channel.platform === "slack"
        ? `<#${span.channel.id}>`
        : escapeMrkdwn(channelText(span.channel));
    case "time": {
      const at = Math.floor(span.at / 1000);
      return `<!date^${at}^${TIME_FORMATS[span.style]}|${plainTime(span.at)}>`;
    }
    case "person":
      return span.person.platform === "slack" ? `<@${span.person.user}>` : ELSEWHERE;
    default:
      return span satisfies never;
  }
}

/** The spans as plain text. */
export function plainText(text: Text): string {
  return text.map(spanText).join("");
}

function spanText(span: Span): string {
  if (typeof span === "string") return span;
  switch (span.kind) {
    case "time":
      return plainTime(span.at);
    case "person":
      return ELSEWHERE;
    case "channel":
      return channelText(span.channel);
    default:
      return span.text;
  }
}

function channelText({ platform, id }: ChannelRef): string {
  return platform === "slack" ? id : `a channel on ${platform === "discord" ? "Discord" : platform}`;
}
