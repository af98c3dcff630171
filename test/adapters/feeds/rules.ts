import { XMLParser } from "fast-xml-parser";
import { expect } from "vitest";

const RFC3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;

type Element = Readonly<Record<string, readonly unknown[]>>;

/** What RFC 4287 asks of a feed (4.1.1) and of an entry (4.1.2), as far as they use it. */
export function expectAtom(text: string): void {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: "",
    isArray: (_, path, __, isAttribute) => !isAttribute && path !== "feed",
    parseTagValue: false,
    alwaysCreateTextNode: true,
  });
  const { feed } = parser.parse(text, true) as { readonly feed: Element & { readonly xmlns: string } };
  expect(feed.xmlns).toBe("http://www.w3.org/2005/Atom");
  common(feed);
  expect(links(feed, "self")).toHaveLength(1);
  const entries = (feed.entry ?? []) as readonly Element[];
  for (const entry of entries) {
    common(entry);
    expect(entry.published?.length ?? 0).toBeLessThanOrEqual(1);
    expect(entry.summary?.length ?? 0).toBeLessThanOrEqual(1);
    expect(entry.content?.length ?? 0).toBeLessThanOrEqual(1);
    for (const at of entry.published ?? []) expect(textOf(at)).toMatch(RFC3339);
  }
  const ids = entries.map(({ id }) => textOf(id?.[0]));
  expect(new Set(ids).size).toBe(ids.length);
}

/** Exactly one id, title and time; at least one author with a name; one alternate link at most of a type. */
function common(element: Element): void {
  for (const name of ["id", "title", "updated"]) expect(element[name]).toHaveLength(1);
  expect(URL.canParse(textOf(element.id?.[0]))).toBe(true);
  expect(textOf(element.updated?.[0])).toMatch(RFC3339);
  expect(textOf(element.title?.[0])).not.toBe("");
  expect(element.author?.length ?? 0).toBeGreaterThan(0);
  for (const author of (element.author ?? []) as readonly Element[])
    expect(textOf(author.name?.[0])).not.toBe("");
  expect(links(element, "alternate")).toHaveLength(1);
}

function links({ link = [] }: Element, rel: string): readonly unknown[] {
  return link.filter((one) => (one as { readonly rel?: string }).rel === rel);
}

function textOf(node: unknown): string {
  const text = typeof node === "object" && node !== null && "#text" in node ? node["#text"] : node;
  return String(text ?? "").trim();
}

interface JsonFeed {
  readonly version: string;
  readonly title: string;
  readonly feed_url: string;
  readonly authors: readonly { readonly name: string }[];
  readonly items: readonly Readonly<Record<string, unknown>>[];
}

/** What JSON Feed 1.1 asks. */
export function expectJsonFeed(text: string): JsonFeed {
  const feed = JSON.parse(text) as JsonFeed;
  expect(feed.version).toBe("https://jsonfeed.org/version/1.1");
  expect(feed.title).not.toBe("");
  expect(URL.canParse(feed.feed_url)).toBe(true);
  const ids = feed.items.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const item of feed.items) {
    expect(item).toMatchObject({
      id: expect.stringMatching(/^urn:uuid:/),
      url: expect.stringMatching(/^https:/),
      content_html: expect.any(String),
      date_published: expect.stringMatching(RFC3339),
      date_modified: expect.stringMatching(RFC3339),
      authors: expect.arrayContaining([{ name: expect.stringMatching(/./) }]),
    });
    // 1.0's, which 1.1 has replaced.
    expect(item).not.toHaveProperty("author");
  }
  return feed;
}
