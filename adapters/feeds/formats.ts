import { createHash } from "node:crypto";
import { generateAtomFeed, generateJsonFeed } from "feedsmith";
import { oneSentence } from "../../src/cards/one-sentence.ts";
import { arxivUrl, huggingFaceUrl, pdfUrl } from "../../src/papers/arxiv-id.ts";
import type { Paper } from "../../src/papers/paper.ts";
import { shownTitle } from "../../src/papers/shown-title.ts";
import { readable } from "../../src/text/readable.ts";
import type { Contents, Entry } from "./contents.ts";

/** A feed with its identity and address. */
export interface Feed extends Contents {
  /**
   * A permanent identity, independent of the address, so that readers show nothing twice after the address is renewed.
   */
  readonly subject: string;
  /** The feed's own URL. */
  readonly address: string;
  /** Epoch ms. */
  readonly updated: number;
}

export type Format = "atom" | "json";

/** Serializes a feed, by format, with the media type. Equal contents give equal text. */
export const FORMATS: Readonly<
  Record<Format, { readonly mediaType: string; readonly write: (feed: Feed) => string }>
> = {
  atom: { mediaType: "application/atom+xml; charset=utf-8", write: writeAtom },
  json: { mediaType: "application/feed+json; charset=utf-8", write: writeJson },
};

const AUTHOR = { name: "Paperboy" };
const HOME = "https://huggingface.co/papers";
/** Large collaborations list thousands of authors. */
const AUTHORS = 20;

function writeAtom({ title, entries, subject, address, updated }: Feed): string {
  return generateAtomFeed({
    id: urn(subject),
    title: { value: title },
    updated: new Date(updated),
    authors: [AUTHOR],
    links: [
      { rel: "self", href: address, type: "application/atom+xml" },
      { rel: "alternate", href: HOME },
    ],
    entries: entries.map((entry) => ({
      id: urn(subject, entry.paper.id),
      title: { value: shownTitle(entry.paper) },
      published: new Date(entry.published),
      updated: new Date(entry.updated),
      authors: authorsOf(entry.paper),
      links: [{ rel: "alternate", href: pageOf(entry.paper) }],
      summary: { value: oneSentence(entry.paper) },
      content: { type: "html", value: html(entry) },
    })),
  });
}

function writeJson({ title, entries, subject, address }: Feed): string {
  const feed = generateJsonFeed({
    title,
    home_page_url: HOME,
    feed_url: address,
    authors: [AUTHOR],
    items: entries.map((entry) => {
      const summary = oneSentence(entry.paper);
      return {
        id: urn(subject, entry.paper.id),
        url: pageOf(entry.paper),
        title: shownTitle(entry.paper),
        content_html: html(entry),
        ...(summary ? { summary } : {}),
        date_published: new Date(entry.published),
        date_modified: new Date(entry.updated),
        authors: [...authorsOf(entry.paper)],
      };
    }),
  });
  // The library omits an empty list, but the format requires it.
  return `${JSON.stringify({ items: [], ...(feed as object) }, null, 2)}\n`;
}

/** A name-based UUID (version 8 of RFC 9562, with SHA-256) as a URN. */
function urn(...parts: readonly string[]): string {
  const bytes = createHash("sha256")
    .update(JSON.stringify(["paperboy feed", ...parts]))
    .digest();
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  const groups = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)];
  return `urn:uuid:${groups.join("-")}`;
}

function authorsOf({ authors }: Paper) {
  return authors.length === 0
    ? [AUTHOR]
    : authors.slice(0, AUTHORS).map((name) => ({ name: readable(name) }));
}

/** Papers not on arXiv may have no page at all. */
function pageOf({ id, projectUrl }: Paper): string {
  return huggingFaceUrl(id) ?? projectUrl ?? HOME;
}

/** The reason, the abstract and the links, as HTML. */
function html({ paper, reason }: Entry): string {
  const links = [
    ["arXiv", arxivUrl(paper.id)],
    ["PDF", pdfUrl(paper.id)],
    ["Code", paper.codeUrl],
    ["Project", paper.projectUrl],
  ] as const;
  const anchors = links.flatMap(([label, href]) => (href ? [`<a href="${escaped(href)}">${label}</a>`] : []));
  return [
    ...(reason ? [`<p><em>${escaped(reason)}</em></p>`] : []),
    `<p>${escaped(readable(paper.abstract || paper.summary || ""))}</p>`,
    ...(anchors.length > 0 ? [`<p>${anchors.join(" · ")}</p>`] : []),
  ].join("");
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
