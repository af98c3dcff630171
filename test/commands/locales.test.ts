import { describe, expect, it } from "vitest";
import { discordCommands } from "../../adapters/discord/in/commands.ts";
import { commands } from "../../commands/index.ts";
import { translatedCommands } from "../../commands/locales/index.ts";
import { listed } from "../../src/chat/command.ts";
import { offered } from "../../src/chat/option.ts";
import { type CommandWords, LOCALES } from "../../src/chat/translation.ts";

const all = listed(translatedCommands);
const length = (text: string) => [...text].length;

describe.each(LOCALES)("the commands in %s", (locale) => {
  it("are described in full, within what platforms show", () => {
    for (const { options, translations } of all) {
      const words = translations?.[locale] as CommandWords;
      const names = offered(options).map(([name]) => name);
      expect(Object.keys(words.options).sort()).toEqual([...names].sort());
      for (const description of [words.description, ...Object.values(words.options)]) {
        expect(length(description), description).toBeGreaterThan(0);
        expect(length(description), description).toBeLessThanOrEqual(100);
      }
    }
  });
});

it("have one name, which is English, in every language", () => {
  expect(JSON.stringify(discordCommands(translatedCommands))).not.toContain("name_localizations");
});

it("leaves names, options and what only buttons use as they are", () => {
  expect(translatedCommands.map(({ translations: _, ...command }) => command)).toEqual(
    commands.map((command) => ({ ...command })),
  );
  expect(translatedCommands.filter(({ hidden }) => hidden).every(({ translations }) => !translations)).toBe(
    true,
  );
});

it("keeps the characters that Discord counts, of each word its longest translation, under 8,000", () => {
  type Node = {
    readonly name: string;
    readonly description?: string;
    readonly description_localizations?: Record<string, string>;
    readonly value?: unknown;
    readonly options?: readonly Node[];
    readonly choices?: readonly Node[];
  };
  const longest = (word = "", words: Record<string, string> = {}) =>
    Math.max(...[word, ...Object.values(words)].map(length));
  const count = (node: Node): number =>
    length(node.name) +
    longest(node.description, node.description_localizations) +
    (node.value === undefined ? 0 : length(String(node.value))) +
    [...(node.options ?? []), ...(node.choices ?? [])].reduce((sum, child) => sum + count(child), 0);
  const [papers] = JSON.parse(JSON.stringify(discordCommands(translatedCommands)));
  // Room for a command or two more.
  expect(count(papers)).toBeLessThanOrEqual(7_800);
});
