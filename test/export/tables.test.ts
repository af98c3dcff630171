import fc from "fast-check";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { toCsv } from "../../src/export/csv.ts";
import { toJson } from "../../src/export/json.ts";
import { toRis } from "../../src/export/ris.ts";
import { makePaper } from "../fixtures/papers.ts";
import { anyPaper, anyText, readsAs } from "./arbitraries.ts";
import { readRis } from "./readers.ts";

const SAVED = Date.parse("2026-06-12T08:00:00Z");
const differentPapers = fc.uniqueArray(anyPaper, { selector: ({ id }) => id, maxLength: 5 });

describe("RIS", () => {
  it("has one tag a line, ended by CRLF", () => {
    const paper = makePaper({
      id: "2506.01234",
      title: "On\nLines",
      abstract: "One.\r\nER  - \r\nTwo.",
      authors: ["Laurens van der Maaten", "OpenAI", "Hal Daumé III"],
      keywords: ["agents"],
      categories: ["cs.CL"],
      publishedAt: Date.parse("2025-06-02T00:00:00Z"),
    });
    expect(toRis([paper]).split("\r\n")).toEqual([
      "TY  - UNPB",
      "ID  - 2506.01234",
      "TI  - On Lines",
      "AU  - van der Maaten, Laurens",
      "AU  - OpenAI",
      "AU  - Daumé, Hal, III",
      "PY  - 2025",
      "DA  - 2025/06/02/",
      "AB  - One. ER - Two.",
      "KW  - agents",
      "KW  - cs.CL",
      "PB  - arXiv",
      "AN  - arXiv:2506.01234",
      "UR  - https://arxiv.org/abs/2506.01234",
      "L1  - https://arxiv.org/pdf/2506.01234",
      "ER  - ",
      "",
    ]);
  });

  it("comes back as it was from another program, whatever it holds", () => {
    fc.assert(
      fc.property(differentPapers, (papers) => {
        const ris = toRis(papers);
        for (const line of ris.split("\r\n")) expect(line).toMatch(/^(?:[A-Z][A-Z0-9] {2}- [^\r\n]*)?$/u);
        const read = readRis(ris);
        expect(read.map(({ title }) => title)).toEqual(papers.map(({ title }) => readsAs(title)));
        for (const [index, { authors }] of read.entries()) {
          const shown = (papers[index]?.authors ?? []).map(readsAs).filter(Boolean);
          // Reading "Family, Given" out of a name that has a comma of its own is the reader's affair.
          if (shown.some((name) => name.includes(","))) continue;
          expect(authors).toEqual(shown);
        }
      }),
    );
  });
});

describe("CSV", () => {
  const readCsv = (text: string) =>
    Papa.parse<Record<string, string>>(text, {
      header: true,
      delimiter: ",",
      newline: "\r\n",
      skipEmptyLines: true,
    });

  it("comes back as it was from another program, and nothing in it is computed", () => {
    fc.assert(
      fc.property(fc.array(fc.record({ paper: anyPaper, votes: fc.nat(9) }), { maxLength: 4 }), (items) => {
        const csv = toCsv(items);
        expect(csv.startsWith("\ufeffid,title,authors,")).toBe(true);
        const { data, errors } = readCsv(csv);
        expect(errors).toEqual([]);
        const tame = (cell: string) => (/^[=+\-@\t\r＝＋－＠]/.test(cell) ? `'${cell}` : cell);
        expect(data.map(({ title = "", abstract = "", votes }) => [title, abstract, votes])).toEqual(
          items.map(({ paper, votes }) => [
            tame(wellFormed(paper.title)),
            tame(wellFormed(paper.abstract)),
            String(votes),
          ]),
        );
        for (const row of data) {
          for (const cell of Object.values(row)) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
        }
      }),
    );
  });

  it("keeps a formula from being one, and says when a paper was saved and done", () => {
    const paper = makePaper({ title: '=HYPERLINK("https://evil.example")', authors: ["A, B", "C"] });
    const { data } = readCsv(toCsv([{ paper, votes: 3, savedAt: SAVED }]));
    expect(data[0]).toMatchObject({
      title: `'=HYPERLINK("https://evil.example")`,
      authors: "A, B; C",
      votes: "3",
      saved: "2026-06-12T08:00:00.000Z",
      done: "",
      arxiv: "https://arxiv.org/abs/2506.00001",
    });
  });
});

describe("JSON", () => {
  const about = { what: "favourites", exportedAt: SAVED };

  it("says what it is, and leaves out what is not known", () => {
    expect(JSON.parse(toJson([{ paper: makePaper(), votes: 2 }], about))).toEqual({
      schemaVersion: 1,
      what: "favourites",
      exportedAt: "2026-06-12T08:00:00.000Z",
      papers: [
        {
          id: "2506.00001",
          citeKey: "example2025paper",
          title: "Paper 2506.00001",
          authors: ["Ada Example", "Béla Példa"],
          abstract: "We study the subject of 2506.00001. It turns out well.",
          keywords: [],
          categories: [],
          upvotes: 0,
          urls: {
            arxiv: "https://arxiv.org/abs/2506.00001",
            pdf: "https://arxiv.org/pdf/2506.00001",
            huggingFace: "https://huggingface.co/papers/2506.00001",
          },
          votes: 2,
        },
      ],
    });
  });

  it("holds any text as it is", () => {
    fc.assert(
      fc.property(anyText, (title) => {
        const { papers } = JSON.parse(toJson([{ paper: makePaper({ title }) }], about));
        expect(papers[0].title).toBe(title);
      }),
    );
  });
});

function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, "\uFFFD");
}
