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
        name: "subscribe",
        description: "Post here",
        options: [
          { type: 3, name: "time", description: "Local time" },
          { type: 3, name: "zone", description: "Zone" },
          { type: 4, name: "count", description: "How many" },
          { type: 5, name: "quiet", description: "Say why" },
        ],
      },
      {
        type: 1,
        name: "trending",
        description: "Trending",
        options: [
          {
            type: 3,
            name: "period",
            description: "How far back",
            choices: [{ name: "Week", value: "week" }],
          },
        ],
      },
    ],
  },
  { name: "ping", description: "Ping" },
]);

const read = (line: string) => {
  const { command, options } = readTypedCommand(offered, line);
  return [command.name, options];
};

describe("a typed command", () => {
  test.each<[string, string, Record<string, unknown>]>([
    ["/papers today", "/papers today", {}],
    ["  /PAPERS   today  ", "/papers today", {}],
    ["/ping", "/ping", {}],
    ["/papers search graph networks", "/papers search", { query: "graph networks" }],
    ["/papers search query:graph: a tale limit:3", "/papers search", { query: "graph: a tale", limit: 3 }],
    ["/papers search graph limit:3", "/papers search", { query: "graph", limit: 3 }],
    ['/papers search "exact phrase"', "/papers search", { query: "exact phrase" }],
    ["/papers search mylimit:3", "/papers search", { query: "mylimit:3" }],
    [
      "/papers subscribe 09:00 Europe/Berlin 5 yes",
      "/papers subscribe",
      { time: "09:00", zone: "Europe/Berlin", count: 5, quiet: true },
    ],
    ["/papers subscribe 09:00 count:5", "/papers subscribe", { time: "09:00", count: 5 }],
    ["/papers trending WEEK", "/papers trending", { period: "week" }],
  ])("%s", (line, name, options) => {
    expect(read(line)).toEqual([name, options]);
  });

  test.each([
    ["/papers", "There is no such command. Try /papers today"],
    ["/papersearch x", "no such command"],
    ["/papers search", "query is needed: What to look for"],
    ["/papers subscribe count:5 09:00", "count must be a whole number"],
    ["/papers search x limit:many", "limit must be a whole number"],
    ["/papers trending year", "period must be one of Week"],
    ["/papers today really", '"really" is one word too many'],
    ["/papers subscribe quiet:perhaps", "quiet must be true or false"],
  ])("%s is explained", (line, message) => {
    expect(() => read(line)).toThrow(message);
  });

  test("before the app has registered anything", () => {
    expect(() => readTypedCommand([], "/papers today")).toThrow("No commands are registered yet");
  });
});
