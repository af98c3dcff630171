import fc from "fast-check";
import { expect, it } from "vitest";
import { decodeAction, encodeAction, fits } from "../../src/chat/action.ts";
import { toPaperId } from "../../src/papers/arxiv-id.ts";

const name = fc.stringMatching(/^[a-z-]{1,32}$/);

it("comes back from a button as it was, whatever its options hold", () => {
  fc.assert(
    fc.property(
      name,
      fc.dictionary(name, fc.string({ unit: "grapheme", maxLength: 30 }), { noNullPrototype: true }),
      fc.boolean(),
      (command, options, update) => {
        const action = { kind: "run", command, options, update } as const;
        expect(decodeAction(encodeAction(action))).toEqual(action);
      },
    ),
  );
  const vote = { kind: "vote", paper: toPaperId("math.GT/0309136") ?? expect.fail() } as const;
  expect(decodeAction(encodeAction(vote))).toEqual(vote);
});

it.each(["", "vote:", "vote:a b", "run:", "run:Search", "jump:search", "vote"])("%j means nothing", (id) => {
  expect(decodeAction(id)).toBeUndefined();
});

it("fits with a short query and does not with a long one", () => {
  const search = (query: string) =>
    ({ kind: "run", command: "search", options: { query, page: "2" }, update: true }) as const;
  expect(fits(search("length generalization"))).toBe(true);
  expect(encodeAction(search("a".repeat(49)))).toHaveLength(74);
  expect(fits(search("a".repeat(49)))).toBe(true);
  expect(fits(search("a".repeat(50)))).toBe(false);
});
