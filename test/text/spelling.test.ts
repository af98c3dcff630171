import fc from "fast-check";
import { expect, test } from "vitest";
import { createSpelling } from "../../src/text/spelling.ts";

const WORDS = ["diffusion", "transformer", "attention", "retrieval", "diffuse", "latent", "patent"];

function known() {
  const spelling = createSpelling();
  WORDS.forEach((word, id) => {
    spelling.add(id, word);
  });
  return spelling;
}

test.each([
  ["difusion", "diffusion"],
  ["tranformer", "transformer"],
  ["atetntion", "attention"],
  ["retreival", "retrieval"],
  ["lstent", "latent"],
])("%s is taken for %s", (typed, meant) => {
  const [nearest] = known().suggest(typed, 3);
  expect(nearest && WORDS[nearest.id]).toBe(meant);
});

test("a word with one letter lost, added, changed or swapped is always found again", () => {
  const spelling = known();
  fc.assert(
    fc.property(
      fc.constantFrom(...WORDS),
      fc.nat(20),
      fc.constantFrom("lose", "add", "change", "swap"),
      fc.constantFrom(..."abcxyz"),
      (word, place, kind, letter) => {
        const at = place % word.length;
        const [start, end] = [word.slice(0, at), word.slice(at)];
        const typed =
          kind === "lose"
            ? start + end.slice(1)
            : kind === "add"
              ? start + letter + end
              : kind === "change"
                ? start + letter + end.slice(1)
                : start + (end[1] ?? "") + end[0] + end.slice(2);
        const found = spelling.suggest(typed, 10).map(({ id }) => WORDS[id]);
        expect(found).toContain(word);
      },
    ),
  );
});

test("short words are not guessed far, and other words not at all", () => {
  expect(known().suggest("xq", 3)).toEqual([]);
  expect(known().suggest("zebra", 3)).toEqual([]);
});
