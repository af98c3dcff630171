import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  arxivUrl,
  findArxivId,
  huggingFaceUrl,
  isArxivId,
  pdfUrl,
  toPaperId,
} from "../../src/papers/arxiv-id.ts";
import type { PaperId } from "../../src/papers/paper.ts";
import { addDays, type Day, toDay, utcDay } from "../../src/time/day.ts";

/** Ids as arXiv has given them: four digits a month until 2014, five since, and archives with numbers before 2007. */
const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));
const month = fc.integer({ min: 1, max: 12 }).map((n) => String(n).padStart(2, "0"));
const newId = fc
  .tuple(fc.integer({ min: 7, max: 99 }), month, fc.oneof(digits(4), digits(5)))
  .map(([year, within, number]) => `${String(year).padStart(2, "0")}${within}.${number}`);
const oldId = fc
  .tuple(
    fc.constantFrom("hep-th", "math.GT", "math", "cs", "cs.CL", "cond-mat", "astro-ph", "q-bio.QM", "cmp-lg"),
    digits(7),
  )
  .map(([archive, number]) => `${archive}/${number}`);
const anyId = fc.oneof(newId, oldId);
/** The id that arXiv itself uses for the paper: without the subject class that old ids may be written with. */
const canonical = (id: string) => id.replace(/\.[A-Z]{2}\//, "/");
const version = fc.oneof(
  fc.constant(""),
  fc.integer({ min: 1, max: 40 }).map((n) => `v${n}`),
);

describe("an arXiv id", () => {
  it.each([
    "%s",
    "arXiv:%s",
    "https://arxiv.org/abs/%s",
    "http://www.arxiv.org/abs/%s?context=cs",
    "https://arxiv.org/pdf/%s",
    "https://arxiv.org/pdf/%s.pdf",
    "https://arxiv.org/html/%s/",
    "https://huggingface.co/papers/%s",
    "https://www.alphaxiv.org/abs/%s",
    "10.48550/arXiv.%s",
    "https://doi.org/10.48550/arXiv.%s",
    "doi:10.48550/ARXIV.%s",
    "See [%s].",
    "(%s), and more",
    "<%s|the paper>",
  ])("is found in %j, whatever its version", (form) => {
    fc.assert(
      fc.property(anyId, version, (id, v) => {
        expect(findArxivId(form.replace("%s", `${id}${v}`))).toBe(canonical(id));
      }),
    );
  });

  it.each([
    "",
    "tomatoes",
    "2506",
    "2506.123",
    "2506.012345",
    "2500.01234",
    "2513.01234",
    "12506.01234",
    "1.2506.01234",
    "xhep-th/9901001",
    "sub-math/0309136",
    "my.math/0309136",
    "hep-th/990100",
    "hep-th/99010012",
    "math.G/0309136",
    "botany/0309136",
    "$2506,01234",
  ])("is not found in %j", (text) => expect(findArxivId(text)).toBeUndefined());

  it("is the first of several, and of the newer form before the older", () => {
    expect(findArxivId("2506.00002 and 2506.00001")).toBe("2506.00002");
    expect(findArxivId("hep-th/9901001, now 2506.00001")).toBe("2506.00001");
  });

  it.each([
    "math.GT/0309136",
    "math/0309136",
    "Math.gt/0309136v2",
    "https://arxiv.org/abs/math.GT/0309136v1",
  ])("of before 2007 names one paper, however it is written: %s", (text) => {
    expect(findArxivId(text)).toBe("math/0309136");
    expect(isArxivId("math.GT/0309136" as PaperId)).toBe(false);
  });

  it.each(
    (
      "acc-phys adap-org alg-geom ao-sci astro-ph atom-ph bayes-an chao-dyn chem-ph cmp-lg comp-gas cond-mat cs " +
      "dg-ga funct-an gr-qc hep-ex hep-lat hep-ph hep-th math math-ph mtrl-th nlin nucl-ex nucl-th patt-sol " +
      "physics plasm-ph q-alg q-bio quant-ph solv-int supr-con"
    ).split(" "),
  )("may be of the archive %s", (archive) => {
    expect(isArxivId(`${archive}/0309136` as PaperId)).toBe(true);
  });
});

describe("the id as the library keeps it", () => {
  it("is an arXiv id without prefix, version and white space around it", () => {
    fc.assert(
      fc.property(anyId, version, fc.constantFrom("", "arXiv:", "ARXIV:"), (id, v, prefix) => {
        expect(toPaperId(` ${prefix}${id}${v}\n`)).toBe(canonical(id));
      }),
    );
  });

  it.each([
    "17",
    "page:growing-tomatoes-12345678",
    "doi:10.1/x",
    "arxiv:unknown",
    "reportv2",
    "see2506.01234",
    "漢字🙂",
    "x".repeat(64),
  ])("is %j as it stands", (text) => {
    expect(toPaperId(text)).toBe(text);
    expect(isArxivId(text as PaperId)).toBe(false);
  });

  it.each(["", "  ", "two words", "a\nb", "a\u0000b", "a\u200bb", "x".repeat(65)])("is none for %j", (text) =>
    expect(toPaperId(text)).toBeUndefined(),
  );

  it("stays what it is when read again", () => {
    fc.assert(
      fc.property(fc.oneof(anyId, fc.string({ unit: "binary", maxLength: 70 })), (text) => {
        const id = toPaperId(text);
        if (id !== undefined) expect(toPaperId(id)).toBe(id);
      }),
    );
  });
});

describe("a paper's pages", () => {
  it("are those of its arXiv id", () => {
    const id = "math/0309136" as PaperId;
    expect(huggingFaceUrl(id)).toBe("https://huggingface.co/papers/math/0309136");
    expect(arxivUrl(id)).toBe("https://arxiv.org/abs/math/0309136");
    expect(pdfUrl(id)).toBe("https://arxiv.org/pdf/math/0309136");
  });

  it("are none where arXiv does not have it", () => {
    for (const id of ["page:growing-tomatoes-12345678", "17", "2506.00001v2"] as PaperId[]) {
      expect([huggingFaceUrl(id), arxivUrl(id), pdfUrl(id)]).toEqual([undefined, undefined, undefined]);
    }
  });
});

describe("days", () => {
  it.each(["2025-02-28", "2024-02-29", "2000-01-01", "1999-12-31"])("%s is one", (text) => {
    expect(toDay(text)).toBe(text);
  });

  it.each([
    "2025-02-29",
    "2025-13-01",
    "2025-00-10",
    "2025-1-1",
    " 2025-01-01",
    "2025-01-01 ",
    "12025-01-01",
    "2025-01-01T00:00:00Z",
    "20250101",
    "",
  ])("%j is none", (text) => expect(toDay(text)).toBeUndefined());

  it("begin and end at midnight UTC", () => {
    const midnight = Date.UTC(2025, 5, 6);
    expect(utcDay(midnight)).toBe("2025-06-06");
    expect(utcDay(midnight - 1)).toBe("2025-06-05");
  });

  it("are counted over months, leap days and years", () => {
    expect(addDays("2024-02-28" as Day, 1)).toBe("2024-02-29");
    expect(addDays("2025-01-01" as Day, -1)).toBe("2024-12-31");
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 40_000 }),
        fc.integer({ min: -4_000, max: 4_000 }),
        (from, days) => {
          const day = utcDay(from * 86_400_000);
          expect(addDays(addDays(day, days), -days)).toBe(day);
          expect(addDays(day, days) > day).toBe(days > 0);
          expect(toDay(day)).toBe(day);
        },
      ),
    );
  });
});
