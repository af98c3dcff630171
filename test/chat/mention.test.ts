import fc from "fast-check";
import { expect, it } from "vitest";
import { commands } from "../../commands/index.ts";
import { readMention } from "../../src/chat/mention.ts";

const read = (words: string) => readMention(commands, words);

it.each([
  ["", "help", {}],
  ["  ", "help", {}],
  ["help", "help", {}],
  ["trending week", "trending", { window: "week" }],
  ["/papers trending week", "trending", { window: "week" }],
  ["Search sparse attention", "search", { query: "sparse attention" }],
  ["sparse attention", "search", { query: "sparse attention" }],
  ["what do you think of https://arxiv.org/abs/2506.01234v2?", "show", { paper: "2506.01234" }],
  ["https://huggingface.co/papers/2506.01234", "show", { paper: "2506.01234" }],
  ["today we read a lot about agents", "search", { query: "today we read a lot about agents" }],
] as const)("reads “%s”", (words, command, options) => {
  const mentioned = read(words);
  expect(mentioned.command).toBe(command);
  expect(Object.values(mentioned.options)).toEqual(Object.values(options));
});

it("answers openly what is nobody's own", () => {
  expect(read("sparse attention").openly).toBe(true);
  expect(read("settings").openly).toBe(false);
  expect(read("why").openly).toBe(false);
});

it("makes a command that people may type of any words, within its options' lengths", () => {
  const known = new Map(commands.filter(({ hidden }) => !hidden).map((command) => [command.name, command]));
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: "grapheme", maxLength: 2_000 }), fc.constant("share 2506.01234")),
      (words) => {
        const { command, options } = read(words);
        const found = known.get(command);
        expect(found).toBeDefined();
        if (command !== "search") return;
        const { query } = options as { query: string };
        if (query !== undefined && !/^\/?(papers\s+)?search/i.test(words.trim()))
          expect(query.length).toBeLessThanOrEqual(found?.options.query?.max ?? 0);
      },
    ),
  );
});
