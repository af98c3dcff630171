import fc from "fast-check";
import { expect, it } from "vitest";
import { choice, defineCommand, flag, integer, type Option, text, usage } from "../../src/chat/command.ts";
import { parseCommandLine } from "../../src/chat/command-line.ts";
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
    zone: text("z"),
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
  options: { query: text("what", { required: true, rest: true, maxLength: 20 }) },
  reply: "private",
  run: note,
});
const commands = [subscribe, search];
const context = {
  person: { platform: "slack", workspace: "W", user: "U" },
  channel: { platform: "slack", workspace: "W", id: "C" },
  canManage: false,
  canManageTeam: false,
} as const;

async function typed(line: string): Promise<unknown> {
  const { command, options } = parseCommandLine(commands, line);
  await command.run({} as never, context, options);
  return seen.at(-1);
}

it.each([
  ["subscribe 09:00 Europe/Berlin 5", { time: "09:00", zone: "Europe/Berlin", count: 5 }],
  ["subscribe count:3 9am", { time: "9am", count: 3 }],
  ["SUBSCRIBE   period=week  quiet:yes ", { period: "week", quiet: true }],
  ['subscribe zone:"Europe/Berlin" quiet:off', { zone: "Europe/Berlin", quiet: false }],
  ["subscribe", {}],
  ["search length of “a b”", { query: "length of “a b”" }],
  ["search query:x", { query: "x" }],
  ["  search\n  two   words ", { query: "two words" }],
  ["subscribe 9am zone:UTC 7", { time: "9am", zone: "UTC", count: 7 }],
  ["subscribe time:8am UTC", { time: "8am", zone: "UTC" }],
  ['subscribe "9 am" “America/New York” 7', { time: "9 am", zone: "America/New York", count: 7 }],
  ['subscribe zone:"America/New York" time="9 am"', { zone: "America/New York", time: "9 am" }],
  ['subscribe time:" 9 am "', { time: "9 am" }],
  ["subscribe “9am", { time: "“9am" }],
  ["subscribe 9am”", { time: "9am”" }],
  ["search state:of the art", { query: "state:of the art" }],
  ["search 3query:x", { query: "3query:x" }],
  ["search constructor:x", { query: "constructor:x" }],
])("reads %s", async (line, expected) => {
  expect(await typed(line)).toEqual(expected);
});

it.each([
  ["subscribe count:11", /“count” must be a whole number from 1 to 10/],
  ["subscribe count:2.5", /whole number/],
  ["subscribe count:many", /whole number/],
  ["subscribe period:year", /one of day, week/],
  ["subscribe quiet:maybe", /yes or no/],
  ["subscribe 1 2 3 day yes six", /“six” is one word too many.*\/papers subscribe/],
  ["search", /^“query” is missing \(what\)\. Type it like \/papers search <query>\.$/],
  ["search query:", /^“query” must not be empty\.$/],
  ['search query:" "', /^“query” must not be empty\.$/],
  ["subscribe count:0", /^“count” must be a whole number from 1 to 10\.$/],
  ["search a query that is far too long for this", /at most 20 characters/],
  ["serach x", /no command “serach”.*subscribe, search/],
])("refuses %s and says what to do", async (line, message) => {
  await expect(typed(line)).rejects.toThrow(message);
  await expect(typed(line)).rejects.toBeInstanceOf(UserError);
});

it("an empty line asks for help", () => {
  const help = defineCommand({ name: "help", description: "d", options: {}, reply: "private", run: note });
  expect(parseCommandLine([...commands, help], "  ").command.name).toBe("help");
});

it("shows how to type a command", () => {
  expect(usage(search)).toBe("/papers search <query>");
  expect(usage(subscribe)).toBe("/papers subscribe [time] [zone] [count] [period] [quiet]");
});

it("declares options in the way every platform registers them", () => {
  const facts = ({ schema: _, ...rest }: Option) => rest;
  expect(facts(text("t"))).toEqual({ type: "text", description: "t", required: false, max: 250 });
  expect(facts(text("t", { required: true, rest: true, suggest: "title", maxLength: 9 }))).toEqual({
    type: "text",
    description: "t",
    required: true,
    rest: true,
    suggest: "title",
    max: 9,
  });
  expect(facts(integer("i", { min: 2, max: 5 }))).toEqual({
    type: "integer",
    description: "i",
    required: false,
    min: 2,
    max: 5,
  });
  expect(facts(flag("f"))).toEqual({ type: "boolean", description: "f", required: false });
  expect(facts(choice("c", ["day", "week"]))).toEqual({
    type: "choice",
    description: "c",
    required: false,
    choices: ["day", "week"],
  });
});

it("lets everyone use a command that does not say who may", () => {
  expect(search.access).toBe("everyone");
  expect(defineCommand({ ...search, run: note, access: "manager" }).access).toBe("manager");
});

it("takes what a platform gives for left out where it is null", async () => {
  await subscribe.run({} as never, context, { time: null, count: undefined, quiet: false });
  expect(seen.at(-1)).toEqual({ quiet: false });
});

it("answers any line at all with a command or with words for people", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "binary", maxLength: 60 }), async (rest) => {
      for (const line of [rest, `subscribe ${rest}`, `search ${rest}`]) {
        await typed(line).catch((error) => expect(error).toBeInstanceOf(UserError));
      }
    }),
  );
});
