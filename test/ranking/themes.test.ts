import { describe, expect, test } from "vitest";
import { themesIn, themesOf } from "../../src/ranking/themes.ts";

const titled = (...titles: readonly string[]) => titles.map((title) => ({ title, keywords: [] as string[] }));

describe("the themes of papers", () => {
  test("are the one that most are on, then the one of most others", () => {
    expect(themesOf(titled("An agent", "Agents for video", "A video", "Speech", "Video models"))).toEqual([
      { name: "video", papers: 3 },
      { name: "agents", papers: 2 },
    ]);
  });

  test("are one where two would add up to more papers than there are", () => {
    expect(themesOf(titled("An agent", "RL for agents", "Agents and RL", "RL"))).toEqual([
      { name: "agents", papers: 3 },
    ]);
  });

  test("are none where no two share one, and one where the others are on nothing", () => {
    expect(themesOf(titled("An agent", "A video"))).toEqual([]);
    expect(themesOf([])).toEqual([]);
    expect(themesOf(titled("An agent", "Agents", "Rivers"))).toEqual([{ name: "agents", papers: 2 }]);
  });

  test.each([
    ["agents", "Multi-Agent Systems", true],
    ["agents", "Reagents in the lab", false],
    ["images", "On images", true],
    ["images", "Imaginary numbers", false],
    ["3D", "A 3D scene", true],
    ["multimodal models", "A multimodal LLM", true],
    ["multimodal models", "Multimodal memory", false],
    ["reinforcement learning", "RL for all", true],
    ["nothing that is known", "RL for all", false],
  ])("%s: %s is %s", (theme, title, expected) => {
    expect(themesIn({ title, keywords: [] }).includes(theme)).toBe(expected);
  });

  test("are read from keywords too", () => {
    expect(themesIn({ title: "Rivers", keywords: ["World Models"] })).toEqual(["world models"]);
  });
});
