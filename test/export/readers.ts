import { plugins } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-ris";

/** A reference as another program has read it from our file. */
export interface ReadReference {
  readonly key: string;
  readonly title: string;
  /** `given particle family suffix`, as people say it. */
  readonly authors: readonly string[];
  readonly year: number | undefined;
  readonly month: number | undefined;
  readonly url: string | undefined;
}

interface CslName {
  readonly given?: string;
  readonly family?: string;
  readonly literal?: string;
  readonly suffix?: string;
  readonly "non-dropping-particle"?: string;
  readonly "dropping-particle"?: string;
}

interface CslItem {
  readonly id: string;
  readonly title?: string;
  readonly author?: readonly CslName[];
  readonly issued?: { readonly "date-parts"?: readonly (readonly number[])[] };
  readonly URL?: string;
}

/** Reads a .bib file with Citation.js, which decodes TeX. */
export function readBibtex(text: string): readonly ReadReference[] {
  return read(text, "@bibtex/text");
}

/** Reads an .ris file with Citation.js. */
export function readRis(text: string): readonly ReadReference[] {
  return read(text, "@ris/file");
}

function read(text: string, forceType: string): readonly ReadReference[] {
  const items = plugins.input.chain(text, { forceType, generateGraph: false }) as readonly CslItem[];
  return items.map(({ id, title = "", author = [], issued, URL: url }) => {
    const [year, month] = issued?.["date-parts"]?.[0] ?? [];
    return { key: id, title, authors: author.map(said), year, month, url };
  });
}

function said(name: CslName): string {
  if (name.literal !== undefined) return name.literal;
  return [name.given, name["dropping-particle"], name["non-dropping-particle"], name.family, name.suffix]
    .filter((part) => part !== undefined && part !== "")
    .join(" ");
}
