import { describe, expect, it } from "vitest";
import { discordCommands } from "../../adapters/discord/in/commands.ts";
import { commands } from "../../commands/index.ts";
import { translatedCommands } from "../../commands/locales/index.ts";
import { listed } from "../../src/chat/command.ts";
import { type CommandWords, LOCALES } from "../../src/chat/translation.ts";

const NAME = /^[-_'\p{L}\p{N}]{1,32}$/u;
const all = listed(translatedCommands);
const length = (text: string) => [...text].length;

describe.each(LOCALES)("the commands in %s", (locale) => {
  const said = all.map((command) => ({ command, words: command.translations?.[locale] as CommandWords }));

  it("have names that can be typed, each its own", () => {
    const check = (names: readonly string[]) => {
      for (const name of names) {
        expect(name).toMatch(NAME);
        expect(name).toBe(name.toLowerCase());
      }
      expect(new Set(names).size, names.join()).toBe(names.length);
    };
    check(said.map(({ words }) => words.name));
    for (const { words } of said) check(Object.values(words.options).map(({ name }) => name));
  });

  it("say everything, within what platforms show", () => {
    for (const { command, words } of said) {
      expect(length(words.description), words.description).toBeLessThanOrEqual(100);
      if (command.shortcut) expect(length(words.shortcut ?? "")).toBeGreaterThan(0);
      expect(length(words.shortcut ?? "")).toBeLessThanOrEqual(24);
      const seen = Object.entries(command.options).filter(([, option]) => !option.hidden);
      expect(Object.keys(words.options).sort()).toEqual(seen.map(([name]) => name).sort());
      for (const [name, option] of seen) {
        const spoken = words.options[name];
        expect(length(spoken?.description ?? ""), spoken?.description).toBeLessThanOrEqual(100);
        const labels = (option.choices ?? []).map((choice) => spoken?.choices?.[choice]);
        expect(labels.every((label) => label !== undefined && length(label) <= 100)).toBe(true);
        expect(new Set(labels).size).toBe(labels.length);
      }
    }
  });
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
    readonly name_localizations?: Record<string, string>;
    readonly description?: string;
    readonly description_localizations?: Record<string, string>;
    readonly value?: unknown;
    readonly options?: readonly Node[];
    readonly choices?: readonly Node[];
  };
  const longest = (word = "", words: Record<string, string> = {}) =>
    Math.max(...[word, ...Object.values(words)].map(length));
  const count = (node: Node): number =>
    longest(node.name, node.name_localizations) +
    longest(node.description, node.description_localizations) +
    (node.value === undefined ? 0 : length(String(node.value))) +
    [...(node.options ?? []), ...(node.choices ?? [])].reduce((sum, child) => sum + count(child), 0);
  const [papers] = JSON.parse(JSON.stringify(discordCommands(translatedCommands)));
  // Room for a command or two more.
  expect(count(papers)).toBeLessThanOrEqual(7_800);
});
