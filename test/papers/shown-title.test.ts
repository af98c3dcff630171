import { expect, test } from "vitest";
import { shownTitle } from "../../src/papers/shown-title.ts";
import { makePaper } from "../fixtures/papers.ts";

test.each([
  ["DR$^{3}$: Reading \u202eTables", "DR³: Reading Tables"],
  ["\u200b\u3164", "local-1"],
])("%j is shown as %j", (title, shown) =>
  expect(shownTitle(makePaper({ id: "local-1", title }))).toBe(shown),
);
