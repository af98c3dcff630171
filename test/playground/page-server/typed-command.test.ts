import { describe, expect, test } from "vitest";
import { offeredCommands, readTypedCommand } from "../../../playground/page-server/typed-command.ts";

const offered = offeredCommands([
  {
    name: "papers",
    description: "Papers",
    options: [
      { type: 1, name: "today", description: "Today" },
      {
        type: 1,
        name: "search",
        description: "Find",
        options: [
          { type: 3, name: "query", description: "What to look for", required: true },
          { type: 4, name: "limit", description: "How many" },
        ],
      },
      {
        type: 1,
        name: "settings",
        description: "What comes here",
        options: [{ type: 7, name: "channel", description: "Where" }],
      },
      {
        type: 1,
        name: "present",
        description: "Who presents",
        options: [{ type: 6, name: "who", description: "Who" }],
      },
    ],
  },
  { name: "ping", description: "Ping" },
]);

/** As simple as can be: the first word names the subcommand, and the others are its first option. */
const readLine = (line: string) => {
  const [subcommand = "", ...words] = line.split(" ");
  const first = offered.find((each) => each.subcommand === subcommand)?.options[0]?.name ?? "query";
  return { subcommand, options: words.length > 0 ? { [first]: words.join(" ") } : {} };
};
const names = {
  readLine,
  channels: [{ id: "11", name: "reading" }],
  people: [{ id: "22", name: "Ada" }],
};
const read = (line: string) => {
  const { command, options } = readTypedCommand(offered, line, names);
  return [command.name, options];
};

describe("a typed command", () => {
  test.each<[string, string, Record<string, unknown>]>([
    ["/papers today", "/papers today", {}],
    ["  /PAPERS   today", "/papers today", {}],
    ["/papers search graph networks", "/papers search", { query: "graph networks" }],
    ["/papers settings #reading", "/papers settings", { channel: "11" }],
    ["/papers present @ada", "/papers present", { who: "22" }],
  ])("%s is what the app reads, with the ids of what is named", (line, name, options) => {
    expect(read(line)).toEqual([name, options]);
  });

  test.each([
    ["/papersearch x", "There is no such command. Try /papers today"],
    ["/papers search", "query is needed: What to look for"],
    ["/papers gone", "/papers gone is not registered"],
    ["/papers settings #nowhere", "There is no channel #nowhere"],
    ["/papers present @nobody", "There is no member @nobody"],
  ])("%s is explained", (line, message) => {
    expect(() => read(line)).toThrow(message);
  });

  test("what the app says of a line is what the person is told", () => {
    const refuse = () => {
      throw new Error("Which paper?");
    };
    expect(() => readTypedCommand(offered, "/papers show x", { readLine: refuse })).toThrow("Which paper?");
  });

  test("before the app has registered anything", () => {
    expect(() => readTypedCommand([], "/papers today", names)).toThrow("No commands are registered yet");
  });
});
