import fc from "fast-check";
import { expect, it } from "vitest";
import {
  choice,
  defineCommand,
  flag,
  integer,
  parseCommandLine,
  text,
  usage,
} from "../../src/chat/command.ts";
import { UserError } from "../../src/errors.ts";

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
  ["search", /“query” is missing/],
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
