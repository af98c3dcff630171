import type { TextFile } from "../chat/message.ts";
import { toBibtex } from "./bibtex.ts";
import { toCsv } from "./csv.ts";
import type { ExportItem } from "./item.ts";
import { toJson } from "./json.ts";
import { toRis } from "./ris.ts";

/** The export formats. */
export const FORMATS = {
  bibtex: { label: "BibTeX", extension: "bib", mediaType: "application/x-bibtex" },
  ris: { label: "RIS", extension: "ris", mediaType: "application/x-research-info-systems" },
  csv: { label: "CSV", extension: "csv", mediaType: "text/csv" },
  json: { label: "JSON", extension: "json", mediaType: "application/json" },
} as const;

export type Format = keyof typeof FORMATS;

/** Returns the papers as a file called `name`, with the format's extension. */
export function exportFile(
  format: Format,
  items: readonly ExportItem[],
  about: { readonly name: string; readonly exportedAt: number },
): TextFile {
  const { extension, mediaType } = FORMATS[format];
  return { name: `${about.name}.${extension}`, mediaType, content: contentOf(format, items, about) };
}

function contentOf(
  format: Format,
  items: readonly ExportItem[],
  { name, exportedAt }: { readonly name: string; readonly exportedAt: number },
): string {
  const papers = items.map(({ paper }) => paper);
  switch (format) {
    case "bibtex":
      return toBibtex(papers);
    case "ris":
      return toRis(papers);
    case "csv":
      return toCsv(items);
    case "json":
      return toJson(items, { what: name, exportedAt });
    default:
      return format satisfies never;
  }
}
