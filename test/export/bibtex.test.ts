import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toBibtex } from "../../src/export/bibtex.ts";
import { citeKeys } from "../../src/export/cite-key.ts";
import type { PaperId } from "../../src/papers/paper.ts";
import { makePaper } from "../fixtures/papers.ts";
import { anyPaper, literalText, readsAs } from "./arbitraries.ts";
import { readBibtex } from "./readers.ts";

const field = (bib: string, name: string) => new RegExp(`^ {2}${name} = (.*),$`, "m").exec(bib)?.[1];
const titleOf = (title: string) => field(toBibtex([makePaper({ title })]), "title")?.slice(1, -1);
const authorsOf = (...authors: string[]) => field(toBibtex([makePaper({ authors })]), "author")?.slice(1, -1);

it("writes what arXiv's readers look for", () => {
  const paper = makePaper({
    id: "1706.03762",
    title: "Attention Is All You Need",
    authors: ["Ashish Vaswani", "Łukasz Kaiser"],
    categories: ["cs.CL", "cs.LG"],
    publishedAt: Date.parse("2017-06-12T17:57:34Z"),
  });
  expect(toBibtex([paper])).toBe(`@misc{vaswani2017attention,
  title = {Attention Is All You Need},
  author = {Vaswani, Ashish and Kaiser, {\\L}ukasz},
  year = {2017},
  month = jun,
  eprint = {1706.03762},
  archivePrefix = {arXiv},
  primaryClass = {cs.CL},
  url = {https://arxiv.org/abs/1706.03762},
}
`);
});

it("writes a paper that is not on arXiv, and one of which little is known", () => {
  const projectUrl = "https://example.org/a{b}?c=%20 d";
  const bib = toBibtex([makePaper({ id: "blog-1", title: "Notes", authors: [], projectUrl })]);
  expect(bib).toBe(
    "@misc{anonnotes,\n  title = {Notes},\n  url = {https://example.org/a%7Bb%7D?c=%20%20d},\n}\n",
  );
  expect(toBibtex([])).toBe("");
});

describe("titles", () => {
  it.each([
    ["Better by 97.23% & $5_000 #1", "Better by 97.23\\% \\& \\$5\\_000 \\#1"],
    ["On $\\alpha$-Divergence for $200k", "On {$\\alpha$}-Divergence for \\$200k"],
    ["From $60 to $70 and $O(n \\log n)$", "From \\$60 to \\$70 and {$O(n \\log n)$}"],
    ["Cost $5 or US$ today", "Cost \\$5 or {US}\\$ today"],
    [
      "Nothing is raised in $^$, $x_$, $a^{b_}$ or $x^^2$",
      "Nothing is raised in \\$" +
        "{\\textasciicircum}\\$, \\$x\\_\\$, \\$a{\\textasciicircum}{\\textbraceleft}b\\_{\\textbraceright}\\$" +
        " or \\$x{\\textasciicircum}{\\textasciicircum}2\\$",
    ],
    [
      "An unclosed $\\frac{1$ formula",
      "An unclosed \\$" + "{\\textbackslash}frac{\\textbraceleft}1\\$ formula",
    ],
    ['Prefill \\& Decode by Schr\\"odinger', 'Prefill \\& Decode by Schr{\\"o}dinger'],
    ["VILA^2: VILA Augmented", "{VILA{\\textasciicircum}2}: {VILA} Augmented"],
    ["π_RL: Über-Agents for <eos>", '{{$\\pi$}\\_RL}: {\\"U}ber-Agents for {\\textless}eos{\\textgreater}'],
    ["LLM-Assisted X-Ray of GPT-4o, iPhone's 3D", "{LLM}-Assisted {X}-Ray of {GPT}-4o, {iPhone's} {3D}"],
    ["A Study of (BERT): Q&A for C", "A Study of ({BERT}): {Q\\&A} for {C}"],
    ["ALL CAPS: NOTHING TO KEEP", "ALL CAPS: NOTHING TO KEEP"],
    ["École Ünal-GPT", "{\\'E}cole {\\\"U}nal-{GPT}"],
    ["Text--with ''odd'' `marks`", "Text-{}-with '{}'odd'{}' {\\textasciigrave}marks{\\textasciigrave}"],
    ["漢字 and 🤗 stay", "漢字 and 🤗 stay"],
  ])("%s", (title, tex) => {
    expect(titleOf(title)).toBe(tex);
  });
});

describe("authors", () => {
  it.each([
    ["Laurens van der Maaten", "van der Maaten, Laurens"],
    ["Mark Van der Merwe", "Van der Merwe, Mark"],
    ["Fernando De la Torre", "De la Torre, Fernando"],
    ["Di Wang", "Wang, Di"],
    ["Éric de la Clergerie", "de la Clergerie, {\\'E}ric"],
    ["Blaise Agüera y Arcas", '{Ag{\\"u}era y Arcas}, Blaise'],
    ["Flor Miriam Plaza-del-Arco", "{Plaza-del-Arco}, Flor Miriam"],
    ["Hal Daumé III", "Daum{\\'e}, III, Hal"],
    ["Martin Luther King, Jr.", "King, Jr., Martin Luther"],
    ["Bin jin", "jin, Bin"],
    ['Linxi "Jim" Fan', 'Fan, Linxi "Jim"'],
    ["Supryadi", "{Supryadi}"],
    ["王 小明", "{王 小明}"],
    ["GLM-5 Team", "{GLM-5 Team}"],
    ["ATLAS Collaboration", "{ATLAS Collaboration}"],
    ["Simon and Garfunkel", "{Simon and Garfunkel}"],
    ["Example, Ada", "{Example, Ada}"],
    ["Doğan Şahin", "{\\c S}ahin, Do{\\u g}an"],
  ])("%s", (name, tex) => {
    expect(authorsOf(name)).toBe(tex);
  });
});

describe("keys", () => {
  const keysOf = (...papers: Parameters<typeof makePaper>[0][]) => [
    ...citeKeys(papers.map((paper) => makePaper(paper))).values(),
  ];

  it("are author, year and first telling word, in plain letters", () => {
    expect(keysOf({ title: "On the Über-Model", authors: ["Zoë Łukasiewicz"] })).toEqual([
      "lukasiewicz2025uber",
    ]);
    expect(keysOf({ title: "$\\pi$: A Policy", authors: ["OpenAI"] })).toEqual(["openai2025policy"]);
    expect(keysOf({ title: "漢字", authors: ["王小明"] })).toEqual(["anon2025"]);
  });

  it("that would be one have the id behind both, whichever comes first", () => {
    const [one, other] = [
      { id: "2506.00001", title: "Agents" },
      { id: "2506.00002", title: "Agents" },
    ];
    expect(keysOf(one, other)).toEqual(["example2025agents-2506.00001", "example2025agents-2506.00002"]);
    expect(keysOf(other, one)).toEqual(["example2025agents-2506.00002", "example2025agents-2506.00001"]);
    expect(keysOf(one)).toEqual(["example2025agents"]);
  });

  it("are unique and safe, and depend on nothing but the set of papers", () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyPaper, { selector: ({ id }) => id, maxLength: 8 }), (papers) => {
        const keys = citeKeys(papers);
        expect(new Set(keys.values()).size).toBe(papers.length);
        expect([...citeKeys([...papers].reverse())].sort()).toEqual([...keys].sort());
        for (const [id, key] of keys) {
          expect(key).toMatch(/^[a-z0-9]+(?:-[a-z0-9._]+)?$/);
          const alone = citeKeys(papers.filter((paper) => paper.id === id)).get(id as PaperId) ?? "";
          expect([alone, `${alone}-`]).toContain(key.slice(0, alone.length + 1));
        }
      }),
    );
  });
});

describe("read by another program", () => {
  it("titles and names come back as they were", () => {
    const names = fc.array(literalText.map(readsAs).filter(Boolean), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(literalText, names, (title, authors) => {
        const [read] = readBibtex(toBibtex([makePaper({ title, authors })]));
        expect(read?.title).toBe(readsAs(title));
        // A comma before `Jr.` is a matter of taste.
        expect(read?.authors).toEqual(
          authors.map((name) => name.replace(/(?<=\S),(?= (?:[JS]r\.?|I{2,3}|IV)$)/, "")),
        );
      }),
    );
  });

  it("formulas stand as they were written, and read as what they mean", () => {
    const formula = fc.constantFrom("\\alpha", "x^{2}", "\\mathcal{O}(n)", "k", "\\ell_1");
    fc.assert(
      fc.property(literalText, formula, literalText, (before, tex, after) => {
        const bib = toBibtex([makePaper({ title: `${before} $${tex}$ ${after}` })]);
        expect(bib).toContain(`{$${tex}$}`);
      }),
    );
    expect(readBibtex(toBibtex([makePaper({ title: "The $\\alpha^{2}$ Test" })]))[0]?.title).toBe(
      "The α² Test",
    );
  });

  it("nothing in one paper reaches into another, whatever it holds", () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyPaper, { selector: ({ id }) => id, maxLength: 5 }), (papers) => {
        const bib = toBibtex(papers);
        const read = readBibtex(bib);
        expect(read.map(({ key }) => key)).toEqual([...citeKeys(papers).values()]);
        for (const value of bib.match(/(?<=^ {2}[a-zA-Z]+ = )\{.*\}(?=,$)/gm) ?? []) {
          expect(value.match(/\{/g)?.length).toBe(value.match(/\}/g)?.length);
        }
      }),
    );
  });
});
