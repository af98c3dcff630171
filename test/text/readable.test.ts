import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readable } from "../../src/text/readable.ts";
import { growthExponent, LINEAR } from "../growth.ts";

describe("TeX is read", () => {
  test.each([
    ["DR$^{3}$", "DR³"],
    ["we propose **a *small* reader (ASR)** and *one* loss", "we propose a small reader (ASR) and one loss"],
    ["A* search, S* and a * b * c, FAST*", "A* search, S* and a * b * c, FAST*"],
    ["X^{2}-Splat in 3D", "X²-Splat in 3D"],
    ["Reader^2: UI2Page^N and FAST^*", "Reader²: UI2Pageᴺ and FAST*"],
    ["a codebook of 2^{128} and 10^7 pages", "a codebook of 2¹²⁸ and 10⁷ pages"],
    ["L_2 norms, N_0-Reader and ell_1", "L₂ norms, N₀-Reader and ℓ₁"],
    ["pi_{0.5} and lambda_1 of pi_RL", "π₀.₅ and λ₁ of pi_RL"],
    ["G_{stack} at a rate of O(T^{-1/3})", "G_stack at a rate of O(T^(-1/3))"],
    ["$\\alpha$-Trees in $O(n \\log n)$", "α-Trees in $O(n \\log n)$"],
    ["$x_{t+1} \\leq \\frac{1}{2} \\sqrt{n}$", "xₜ₊₁ ≤ 1/2 √n"],
    ["$e^{-2 K p_{a}}$ and \\(y^2\\)", "e^(-2 K pₐ) and y²"],
    ["\\Delta of \\mathcal{O}(n) \\rightarrow 0", "Δ of O(n) → 0"],
    ["\\textbf{Big} {\\it small} \\emph{words}", "Big small words"],
    ["texttt{D}ual-texttt{H}ead R^textbf{2AI}", "Dual-Head R²AI"],
    ["{S}ignal sym{M}etry, 56{,}340 and 360{\\deg}", "Signal symMetry, 56,340 and 360°"],
    ['{\\\'e}tude, Schr\\"odinger, na\\"{\\i}ve, \\v{s}', "étude, Schrödinger, naïve, š"],
    ["{\\o}re, Stra\\ss e, \\L{}\\'od\\'z", "øre, Straße, Łódź"],
    ["50\\%, R\\&D, \\#1, a\\_b, \\$OneMillion", "50%, R&D, #1, a_b, $OneMillion"],
    ["views --- or pages -- 3--5 of them--all", "views — or pages – 3–5 of them–all"],
    ["``quotes'' and `one', ``mixed\" or \"mixed''", "“quotes” and ‘one’, “mixed” or “mixed”"],
    ["Model~(MLM), RTX~5090 and models,~i.e. two", "Model (MLM), RTX 5090 and models, i.e. two"],
    ["\\eg, this \\ie. that, 19\\,FPS, no\\-where", "e.g., this i.e. that, 19 FPS, nowhere"],
    [
      "\\url{https://a.example/x\\_y} and \\href{https://a.example}{a page}",
      "https://a.example/x_y and a page",
    ],
  ])("%s", (tex, text) => expect(readable(tex)).toBe(text));

  test.each([
    ["360^circ views, 360^\\circ times 180^{\\circ}", "360° views, 360° × 180°"],
    ["256times256 or 8 times 8 pages, 3times faster", "256×256 or 8 × 8 pages, 3× faster"],
    ["sim20\\% of it, (sim100B), 1sim4 steps", "~20% of it, (~100B), 1~4 steps"],
    ["leq5% or geq 3, approx 30K, 9%rightarrow12", "≤5% or ≥ 3, ≈ 30K, 9%→12"],
    ["nabla^2DFT and infty-Readers", "∇²DFT and ∞-Readers"],
    ["https://a.example/b{here}.", "https://a.example/b."],
  ])("where Hugging Face dropped its backslashes: %s", (tex, text) => expect(readable(tex)).toBe(text));
});

test.each([
  "two times, 3 times a day, sometimes",
  "sim2real, sim-to-real, a simple test",
  "tau-bench, gamma rays, alpha1, pi",
  "file_name, v4_v5, seed_1, snake_case_2",
  "https://a.example/x_1/~me/a--b^2?c=$d$",
  "earns $1 Million of $2 Million",
  "the --flag of `a_1 --b`",
  "~10K pages, 75%~89%",
  "don't, 'quoted', rock 'n' roll",
  "{-1, 0, 1}, {a set} of \\ours and \\method",
  "$\\unknown{x}$ stays",
  "S* @everyone [IDK] <eos> :^)",
  "C:\\new \\d+",
])("what is no TeX for certain stays: %s", (text) => expect(readable(text)).toBe(text));

test("invisible TeX and white space leave nothing behind", () => {
  expect(readable(" a\n  b\u200b\u202e ")).toBe("a b");
  expect(readable("\u200b{}\u2060")).toBe("{}");
});

test("to read a text again changes nothing, and controls never come out", () => {
  const piece = fc.oneof(
    fc.constantFrom(
      ..."\\textbf{ } { $ $x^2$ ^ _ \\ \\alpha times 256 2 x ab -- - `` '' ' ` ~ \\' e \\\" u {\\i} \\$ \\% \\url{ \\( \\) sim 20% pi_0 circ ( ) , . \\\\ \\,".split(
        " ",
      ),
      "https://a.example/c",
      " ",
      "\u202e",
      "\u200b",
      "\u0000",
      "\ud83d",
    ),
    fc.string({ unit: "binary", maxLength: 2 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 16 }), (pieces) => {
      const read = readable(pieces.join(""));
      expect(readable(read)).toBe(read);
      expect(read).not.toMatch(/[\p{Cc}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u);
      expect(read).toBe(read.trim());
    }),
    { numRuns: 2_000 },
  );
});

test.each([
  "\\textbf{",
  "{",
  "$a ",
  "\\(",
  "^",
  "``",
  "`a",
  "--",
  "~",
  "https://a{",
  "\\'e",
  "x_1",
  "a^2",
  "pi_",
])("a long run of %j takes linear time", (piece) =>
  expect(growthExponent(readable, piece)).toBeLessThan(LINEAR),
);
