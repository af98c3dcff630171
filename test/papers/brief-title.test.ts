import { expect, it } from "vitest";
import { briefTitle } from "../../src/papers/brief-title.ts";

const LONG = "What Happens When Everything That a Title Could Say Is Said in the Title of One Paper Alone";

it.each([
  ["UI-Mate: Advancing Open-Weight Agents", "UI-Mate"],
  ["Beyond Final Scores: A Systematic Evaluation", "Beyond Final Scores"],
  ["Reading Tables", "Reading Tables"],
  ["Position: Tables Matter", "Position: Tables Matter"],
  ["Do We Need More Words Than Three: No", "Do We Need More Words Than Three: No"],
])("people call %j %j", (title, name) => {
  expect(briefTitle(title)).toBe(name);
});

it("a title without a name is told as far as a line has room", () => {
  const brief = briefTitle(LONG);
  expect(brief.length).toBeLessThanOrEqual(60);
  expect(brief).toMatch(/^What Happens When .*…$/);
});
