import type { Action, Block, Chart, Entry, Span, Text } from "../../../src/chat/message.ts";
import { CHAT_ONLY } from "../../../src/digest/small-print.ts";
import { clip } from "../../../src/text/truncate.ts";
import { readerTime } from "./reader-time.ts";

/** The parts of a message that depend on its reader. */
export interface Reader {
  readonly zone: string;
  /** The page for an action; undefined if the action is not offered. */
  readonly actionLink: (id: string) => string | undefined;
  /** The `cid:` of charts attached as pictures. */
  readonly pictures: ReadonlyMap<Chart, string>;
  /** Maximum length of a body. */
  readonly body: number;
}

/** A block of a message as HTML; empty if there is nothing to show. */
export function htmlOf(block: Block, reader: Reader): string {
  switch (block.kind) {
    case "heading":
      return `<h1>${escapeHtml(block.text)}</h1>`;
    case "paragraph":
      return paragraph(block.text, reader);
    case "note":
      return paragraph(withoutChat(block.text), reader, "note");
    case "entry":
      return entryOf(block, reader);
    case "image":
      return picture(block.url, block.alt);
    case "chart": {
      const cid = reader.pictures.get(block);
      return cid === undefined
        ? paragraph([block.alt], reader)
        : `<img class="picture" src="cid:${escapeHtml(cid)}" alt="${escapeHtml(block.alt)}" width="560">`;
    }
    case "actions":
      return buttons(block.actions, reader);
    default:
      return block satisfies never;
  }
}

function entryOf(entry: Entry, reader: Reader): string {
  const { ballot, title, href, byline, reason, body = "", extract, facts, image, actions = [] } = entry;
  const name = link(escapeHtml(title), href);
  const about = [byline, reason].flatMap((text) => (text ? [together(escapeHtml(text))] : []));
  const told = facts.map((fact) => together(spans(fact, reader))).filter((fact) => fact !== "");
  const words = extract ? spans(extract, reader) : escapeHtml(clip(body, reader.body));
  return [
    `<div class="entry"><h2>${ballot === undefined ? "" : `${ballot}. `}${name}</h2>`,
    ...(entry.compact ? [[...about, ...told]] : [about, told]).map((parts) =>
      parts.length > 0 ? `<p class="meta">${parts.join("&nbsp;· ")}</p>` : "",
    ),
    words === "" ? "" : `<p>${words}</p>`,
    image ? picture(image.url, image.alt) : "",
    `${buttons(actions, reader)}</div>`,
  ].join("");
}

/** Keeps a number and its sign on one line. */
function together(text: string): string {
  return text.replaceAll(" ▲", "&nbsp;▲").replaceAll(" ★ ", "&nbsp;★&nbsp;");
}

/** Links instead of buttons; without pages to lead to, only those that open a URL. */
function buttons(actions: readonly Action[], { actionLink }: Reader): string {
  const links = actions.flatMap((action) => {
    switch (action.kind) {
      case "open":
        return [button(action.label, action.href)];
      case "press":
        return [button(action.label, actionLink(action.id), action.style === "primary")];
      case "menu":
        return action.choices.map(({ id, label }) => button(label, actionLink(id)));
      default:
        return action satisfies never;
    }
  });
  const shown = links.join("");
  return shown === "" ? "" : `<p>${shown}</p>`;
}

function button(label: string, href: string | undefined, primary = false): string {
  const address = webAddress(href);
  if (address === undefined) return "";
  return `<a class="button${primary ? " primary" : ""}" href="${escapeHtml(address)}">${escapeHtml(label)}</a>`;
}

function picture(url: string, alt: string): string {
  const address = webAddress(url);
  if (address === undefined) return alt === "" ? "" : `<p class="meta">${escapeHtml(alt)}</p>`;
  return `<img class="picture" src="${escapeHtml(address)}" alt="${escapeHtml(alt)}" width="560">`;
}

function paragraph(text: Text, reader: Reader, name?: string): string {
  const words = spans(text, reader).trim();
  return words === "" ? "" : `<p${name ? ` class="${name}"` : ""}>${words}</p>`;
}

function spans(text: Text, reader: Reader): string {
  return text.map((span) => spanOf(span, reader)).join("");
}

function spanOf(span: Span, { zone }: Reader): string {
  if (typeof span === "string") return escapeHtml(span);
  switch (span.kind) {
    case "strong":
    case "em":
    case "code":
      return `<${span.kind}>${escapeHtml(span.text)}</${span.kind}>`;
    case "link":
      return link(escapeHtml(span.text), span.href);
    case "time":
      return escapeHtml(readerTime(span.at, span.style, zone));
    case "channel":
      return "a channel";
    case "person":
      return "somebody";
    default:
      return span satisfies never;
  }
}

/** Removes spans that only make sense in a chat. */
export function withoutChat(text: Text): Text {
  return text.filter((span) => typeof span !== "string" || !CHAT_ONLY.has(span));
}

function link(words: string, href: string | undefined): string {
  const address = webAddress(href);
  return address === undefined ? words : `<a href="${escapeHtml(address)}">${words}</a>`;
}

function webAddress(href: string | undefined): string | undefined {
  return href !== undefined && URL.canParse(href) && /^https?:$/.test(new URL(href).protocol)
    ? href
    : undefined;
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/**
 * Text escaped for HTML, including attribute values. Control characters are invisible and break some programs, so they
 * are removed.
 */
export function escapeHtml(text: string): string {
  return text.replace(/(?![\t\n])\p{Cc}/gu, "").replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}
