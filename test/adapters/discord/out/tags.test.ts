import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chooseTags } from "../../../../adapters/discord/out/tags.ts";

const tag = (name: string, moderated = false) => ({ id: `id of ${name}`, name, moderated });
const chosen = (names: readonly string[], topics: readonly string[], required = false) =>
  chooseTags(
    names.map((name) => tag(name)),
    topics,
    required,
  ).map((id) => id.replace("id of ", ""));

describe("the tags of a forum post", () => {
  it.each([
    ["in any case", ["nlp", "CS.CV"], ["cs.CV", "NLP"], ["CS.CV", "nlp"]],
    ["with signs and emoji around", ["🤖 Robotics!"], ["robotics"], ["🤖 Robotics!"]],
    ["with hyphens", ["Multi-Agent"], ["multi agent"], ["Multi-Agent"]],
    ["one like many", ["LLMs", "Diffusion model"], ["LLM", "diffusion models"], ["LLMs", "Diffusion model"]],
    ["in no Latin letters", ["強化学習"], ["強化学習"], ["強化学習"]],
    [
      "as what is of something",
      ["Agents", "Vision", "Diffusion"],
      ["LLM agents", "computer vision", "latent diffusion models"],
      ["Agents", "Vision", "Diffusion"],
    ],
    [
      "several words anywhere",
      ["Language models", "RL from feedback"],
      ["small language models (SLMs)"],
      ["Language models"],
    ],
    [
      "but not as what comes before",
      ["Question", "Meta", "AI"],
      ["question answering", "meta-learning", "AIs"],
      [],
    ],
    ["whole words only", ["vision", "gent"], ["supervision", "agent"], []],
    ["not by signs alone", ["🔥", "?!"], ["!!", ""], []],
  ])("are found by what the paper is about, %s", (_, names, topics, expected) => {
    expect(chosen(names, topics)).toEqual(expected);
  });

  it("come nearest first, with the one for papers last, five at most", () => {
    const names = ["Papers", "e", "d", "c", "b", "a"];
    expect(chosen(names, ["a", "b"])).toEqual(["a", "b", "Papers"]);
    expect(chosen(names, ["a", "b", "c", "d", "e"])).toEqual(["a", "b", "c", "d", "e"]);
    expect(chosen(["Daily Papers", "paperboy"], [])).toEqual(["Daily Papers"]);
  });

  it("fall back on one for anything only where the forum wants one", () => {
    expect(chosen(["Rules", "General"], ["x"])).toEqual([]);
    expect(chosen(["Rules", "General"], ["x"], true)).toEqual(["General"]);
    expect(chosen(["Rules", "General", "Papers"], ["x"], true)).toEqual(["Papers"]);
    expect(chosen(["Rules"], ["x"], true)).toEqual([]);
  });

  it("are never such as only moderators may use", () => {
    expect(chooseTags([tag("NLP", true), tag("Papers", true)], ["NLP"], true)).toEqual([]);
  });

  it("are, whatever the forum has, some of its own, each once, five at most, and always the same", () => {
    const word = fc.oneof(
      fc.constantFrom("NLP", "nlp", "Papers", "General", "LLM", "LLMs", "C++", "🤖 AI", "ai", ""),
      fc.string({ unit: "grapheme", maxLength: 20 }),
    );
    const tags = fc.uniqueArray(fc.record({ id: fc.string(), name: word, moderated: fc.boolean() }), {
      selector: ({ id }) => id,
      maxLength: 20,
    });
    fc.assert(
      fc.property(tags, fc.array(word, { maxLength: 12 }), fc.boolean(), (there, topics, required) => {
        const ids = chooseTags(there, topics, required);
        const open = there.filter(({ moderated }) => !moderated).map(({ id }) => id);
        expect(ids.length).toBeLessThanOrEqual(5);
        expect(new Set(ids).size).toBe(ids.length);
        for (const id of ids) expect(open).toContain(id);
        expect(chooseTags(there, topics, required)).toEqual(ids);
      }),
    );
  });
});
