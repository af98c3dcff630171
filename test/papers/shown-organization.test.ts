import { expect, it } from "vitest";
import { shownOrganization } from "../../src/papers/shown-organization.ts";

it.each([
  ["university of science and technology  of china", "University of Science and Technology of China"],
  ["alibaba", "Alibaba"],
  ["the alan turing institute", "The Alan Turing Institute"],
  ["école polytechnique", "École Polytechnique"],
  ["xi'an jiaotong university", "Xi'an Jiaotong University"],
  ["spade-rl", "spade-rl"],
  ["01ai", "01ai"],
  ["xAI", "xAI"],
  ["iFLYTEK research", "iFLYTEK research"],
  ["清华大学", "清华大学"],
  ["Tsinghua University", "Tsinghua University"],
])("shows %s as %s", (organization, shown) => {
  expect(shownOrganization({ organization })).toBe(shown);
});

it("shows none where there is none", () => {
  expect(shownOrganization({})).toBeUndefined();
  expect(shownOrganization({ organization: " \u200b" })).toBeUndefined();
});
