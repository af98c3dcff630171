import { expect, it } from "vitest";
import { defineCommand, usage } from "../../src/chat/command.ts";
import { choice, flag, integer, type Option, readOption, somebody, text } from "../../src/chat/option.ts";
import { UserError } from "../../src/runtime/errors.ts";

const seen: unknown[] = [];
const note = async (_: unknown, __: unknown, args: unknown) => {
  seen.push(args);
  return { summary: "ok", blocks: [] };
};
const subscribe = defineCommand({
  name: "subscribe",
  description: "d",
  options: {
    time: text("t"),
    count: integer("c", { min: 1, max: 10 }),
    period: choice("p", ["day", "week"]),
    quiet: flag("q"),
  },
  reply: "private",
  run: note,
});
const search = defineCommand({
  name: "search",
  description: "d",
  options: {
    query: text("What to look for", { required: true, takes: "rest", maxLength: 20 }),
    period: choice("p", ["day", "week"]),
  },
  reply: "private",
  run: note,
});
const context = {
  person: { platform: "slack", workspace: "W", user: "U" },
  channel: { platform: "slack", workspace: "W", id: "C" },
  canManage: false,
  canManageTeam: false,
} as const;

it("shows how to type a command, options after one that takes all words by name", () => {
  expect(usage(search)).toBe("/papers search <query> [period:…]");
  expect(usage(subscribe)).toBe("/papers subscribe [time] [count] [period] …");
});

it("declares options in the way every platform registers them", () => {
  const facts = ({ schema: _, ...rest }: Option) => rest;
  const plain = { required: false, takes: "word" };
  expect(facts(text("t"))).toEqual({ type: "text", description: "t", ...plain, max: 250 });
  expect(facts(text("t", { required: true, takes: "rest", suggest: "query", maxLength: 9 }))).toEqual({
    type: "text",
    description: "t",
    required: true,
    takes: "rest",
    suggest: "query",
    max: 9,
  });
  const number = facts(integer("i", { min: 2, max: 5 }));
  expect(number).toEqual({ type: "integer", description: "i", ...plain, min: 2, max: 5 });
  expect(facts(flag("f"))).toEqual({ type: "boolean", description: "f", ...plain });
  const days = facts(choice("c", ["day", "week"]));
  expect(days).toEqual({ type: "choice", description: "c", ...plain, choices: ["day", "week"] });
});

it.each([
  [
    integer("i", { min: 0, max: 10_000 }),
    ["10", 10],
    ["１０", 10],
    ["1,000", 1000],
    ["1.000", 1000],
    ["“5”.", 5],
    [7, 7],
  ],
  [
    choice("c", ["digest", "post-per-paper"]),
    ["Digest!", "digest"],
    ["post—per—paper", "post-per-paper"],
    ["Post Per Paper", "post-per-paper"],
  ],
  [flag("f"), ["Yes", true], ["on.", true], ["OFF", false], [true, true]],
  [text("t"), ["„language“", "language"], [" Ada…", "Ada"], ["\u00a0x\u200b", "x"]],
  [text("t", { keepsQuotes: true }), ["„state of the art“", '"state of the art"']],
] as const)("reads what phones make of a value (%#)", (option, ...cases) => {
  for (const [given, value] of cases as readonly (readonly [unknown, unknown])[])
    expect(readOption("o", option as Option, given)).toBe(value);
});

it.each([
  [integer("i", { min: 1, max: 10 }), "11", "“o” must be a whole number from 1 to 10."],
  [integer("i", { min: 1, max: 10 }), "2.5", "“o” must be a whole number from 1 to 10."],
  [integer("i", { min: 1, max: 10 }), "1e1", "“o” must be a whole number from 1 to 10."],
  [integer("i", { min: 1, max: 10 }), "many", "“o” must be a whole number from 1 to 10."],
  [choice("c", ["day", "week"]), "year", "“o” must be one of day, week."],
  [choice("c", ["day", "week"]), "weak", "“o” must be one of day, week. Did you mean “week”?"],
  [flag("f"), "maybe", "“o” must be yes or no."],
  [text("t", { maxLength: 3 }), "four", "“o” must be at most 3 characters."],
  [text("t"), "“ ”", "“o” must not be empty."],
  [somebody("s"), "ada", "“o” must be a member of this place, mentioned like @ada."],
] as const)("refuses a value and says what to do (%#)", (option, given, message) => {
  expect(() => readOption("o", option as Option, given)).toThrow(new UserError(message, { option: "o" }));
});

it("asks for what is missing", async () => {
  await expect(search.run({} as never, context, {})).rejects.toThrow(
    "“query” is missing (what to look for). Type it like “/papers search <query> [period:…]”.",
  );
});

it("lets everyone use a command that does not say who may", () => {
  expect(search.access).toBe("everyone");
  expect(defineCommand({ ...search, run: note, access: "manager" }).access).toBe("manager");
});

it("takes what a platform gives for left out where it is null", async () => {
  await subscribe.run({} as never, context, { time: null, count: undefined, quiet: false });
  expect(seen.at(-1)).toEqual({ quiet: false });
});
