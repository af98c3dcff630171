import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { commands } from "../../../commands/index.ts";
import { parseCommandLine } from "../../../src/chat/command-line/parse.ts";
import { UserError } from "../../../src/runtime/errors.ts";
import { growthExponent, LINEAR } from "../../growth.ts";
import { meaningOf } from "./meaning.ts";

/** The command and the values that the line gives. */
function read(line: string): unknown {
  const { command, values, refused } = meaningOf(commands, line);
  if (refused !== undefined) throw new UserError(refused);
  return [command, values];
}

const WORKING = [1, 2, 3, 4, 5];

describe("a command of a group", () => {
  it.each([
    ["list save 2506.01234", "save", { paper: "2506.01234" }],
    ["list show done", "list", { which: "done" }],
    ["list read 2506.01234 undo:yes", "done", { paper: "2506.01234", undo: "yes" }],
    ["Digest Why yesterday", "why", { about: "yesterday" }],
    ["digest settings", "settings", {}],
    ["team link me", "link", { code: "me" }],
    ["team privacy names on", "privacy", { what: "names", value: "on" }],
  ])("%j is understood", (line, name, options) => {
    const { command, options: given } = parseCommandLine(commands, line);
    expect([command.name, given]).toEqual([name, options]);
  });

  it.each([
    ["save 2506.01234", "save", { paper: "2506.01234" }],
    ["list", "list", {}],
    ["list open", "list", { which: "open" }],
    ["list done", "list", { which: "done" }],
    ["list done 2506.01234", "done", { paper: "2506.01234" }],
    ["done 2506.01234 undo:yes", "done", { paper: "2506.01234", undo: "yes" }],
    ["for-us", "for-us", {}],
    ["link end:team", "link", { end: "team" }],
    ["privacy retention 12", "privacy", { what: "retention", value: "12" }],
    ["settings", "settings", {}],
    ["preview", "preview", {}],
    ["why 2506.01234", "why", { about: "2506.01234" }],
  ])("%j is understood as before there were groups", (line, name, options) => {
    const { command, options: given } = parseCommandLine(commands, line);
    expect([command.name, given]).toEqual([name, options]);
  });
});

describe("a typed line", () => {
  it.each([
    ["", "help", {}],
    ["today", "today", {}],
    ["Today.", "today", {}],
    ["“help”", "help", {}],
    ["Search: sparse attention", "search", { query: "sparse attention" }],
    ["for–us", "for-us", {}],
    ["trending week", "trending", { period: "week" }],
    ["favourites channel", "favourites", { scope: "channel" }],
    ["favourites channel week", "favourites", { scope: "channel", period: "week" }],
    ["export list", "export", { what: "list" }],
    ["export csv 2506.01234", "export", { format: "csv", what: { paper: "2506.01234" } }],
    ["vote 2506.01234 down", "vote", { paper: "2506.01234", as: "down" }],
    ["date 12 June 2026", "date", { day: { kind: "day", day: "2026-06-12" } }],
    ["why yesterday", "why", { about: { kind: "relative", days: -1 } }],
    [
      "club schedule 2506.01234 thursday 3pm <@U1|ada l> 45",
      "club",
      {
        verb: "schedule",
        paper: "2506.01234",
        date: { kind: "weekday", weekday: 4 },
        time: "15:00",
        presenter: "<@U1|ada l>",
        minutes: 45,
      },
    ],
  ])("%j is read in order", (line, command, values) => expect(read(line)).toEqual([command, values]));

  it.each([
    [
      "subscribe 09:00 Europe/Berlin 5 mon-fri",
      { time: "09:00", timezone: "Europe/Berlin", count: 5, days: WORKING },
    ],
    [
      "subscribe 9 pm New York 3 Mo – Fr",
      { time: "21:00", timezone: "America/New_York", count: 3, days: WORKING },
    ],
    ["subscribe count:3 9am", { time: "09:00", count: 3 }],
    ["subscribe 9am 5", { time: "09:00", count: 5 }],
    ["SUBSCRIBE   layout=digest  quiet-notice:yes ", { layout: "digest", "quiet-notice": true }],
    ["subscribe 9am timezone:UTC 7", { time: "09:00", timezone: "UTC", count: 7 }],
    ['subscribe "9 am" “America/New York” 7', { time: "09:00", timezone: "America/New_York", count: 7 }],
    ["subscribe days: mon, wed, fri count: 3", { days: [1, 3, 5], count: 3 }],
    ["subscribe to: me", { to: "me" }],
    ["subscribe to:me time: 9 Uhr", { to: "me", time: "09:00" }],
    ["subscribe min-upvotes : 10 count ：3", { "min-upvotes": 10, count: 3 }],
    ["subscribe Min‑Upvotes: 10", { "min-upvotes": 10 }],
    ["subscribe min_upvotes=10", { "min-upvotes": 10 }],
    ["subscribe --count 3 —min-upvotes=10", { count: 3, "min-upvotes": 10 }],
    [
      "subscribe include: graph networks, „vision“ exclude: medical",
      { include: ["graph networks", "vision"], exclude: ["medical"] },
    ],
    [
      "subscribe 9am UTC 5 daily 10 graph networks",
      {
        time: "09:00",
        timezone: "UTC",
        count: 5,
        days: [1, 2, 3, 4, 5, 6, 7],
        "min-upvotes": 10,
        include: ["graph networks"],
      },
    ],
    ["subscribe include:“”", { include: [] }],
    ["subscribe", {}],
  ])("%j subscribes as it says", (line, values) => expect(read(line)).toEqual(["subscribe", values]));

  it.each([
    ["watch author Ada Lovelace", { what: "author", value: "Ada Lovelace" }],
    ["watch author Ada Lovelace to:me", { what: "author", value: "Ada Lovelace", to: "me" }],
    ["watch to: me author Ada Lovelace", { what: "author", value: "Ada Lovelace", to: "me" }],
    ["watch author “Ada Lovelace”", { what: "author", value: "Ada Lovelace" }],
    ["watch author Ada to:me Lovelace", { what: "author", value: "Ada Lovelace", to: "me" }],
    ["watch author Conan O’Brien", { what: "author", value: "Conan O'Brien" }],
    ["watch keyword vision‑language mode: mark", { what: "keyword", value: "vision-language", mode: "mark" }],
    ["watch category cs.CL", { what: "category", value: "cs.CL" }],
    ["watch remove 2", { what: "remove", value: "2" }],
    ["watch list", { what: "list" }],
  ])("%j gives all its words", (line, values) => expect(read(line)).toEqual(["watch", values]));

  it.each([
    ["search length of “a b”", { query: 'length of "a b"' }],
    ["  search\n  two   words ", { query: "two words" }],
    ["search query: graph neural networks period: week", { query: "graph neural networks", period: "week" }],
    ["search graph period:week neural", { query: "graph neural", period: "week" }],
    ["search graph min-upvotes:5", { query: "graph", "min-upvotes": 5 }],
    [
      "search BERT: Pre-training of Deep Bidirectional Transformers",
      { query: "BERT: Pre-training of Deep Bidirectional Transformers" },
    ],
    ["search ReAct:Synergizing", { query: "ReAct:Synergizing" }],
    ["search author:Hinton -survey", { query: "author:Hinton -survey" }],
    ["search the week in papers", { query: "the week in papers" }],
    ["search 3query:x", { query: "3query:x" }],
    ["search what is attention?", { query: "what is attention?" }],
    ["search 'period: a story'", { query: "'period: a story'" }],
  ])("%j searches for its words", (line, values) => expect(read(line)).toEqual(["search", values]));

  it.each([
    ["show https://arxiv.org/abs/2506.01234?utm_source=x", "https://arxiv.org/abs/2506.01234?utm_source=x"],
    ["show arXiv:2506.01234", "arXiv:2506.01234"],
    ["show arxiv:2506.01234v2.", "arxiv:2506.01234v2"],
    ["show doi:10.48550/arXiv.2506.01234", "doi:10.48550/arXiv.2506.01234"],
    ["show paper: 2506.01234", "2506.01234"],
  ])("%j names a paper", (line, paper) => expect(read(line)).toEqual(["show", { paper }]));
});

describe("a line that is not understood", () => {
  it.each([
    ["serch x", /no command “serch”\. Did you mean “search”\?/],
    ["favorites", /Did you mean “favourites”\?/],
    ["sub", /Did you mean “subscribe”\?/],
    ["xyzzy", /no command “xyzzy”\. Commands: today, search, /],
    [
      "subscribe min-upvote:10",
      /“\/papers subscribe” has no option “min-upvote”\. Did you mean “min-upvotes”\? Its options: time, timezone, /,
    ],
    ["subscribe min-upvotes 10", /Write a colon after “min-upvotes”: min-upvotes:…/],
    ["subscribe hour:9", /has no option “hour”/],
    ["subscribe 9am hour: 9", /has no option “hour”/],
    ["subscribe 25:00", /“25:00” is not a time of day/],
    ["subscribe days:sunny", /“sunny” is not a list of days/],
    ["subscribe 9am Mars", /“Mars” is not a time zone or big city/],
    ["subscribe 9am UTC 5 daily extra", /“min-upvotes” must be a whole number/],
    ["subscribe count:5 count:6", /“count” is given twice/],
    ["subscribe count:", /Nothing follows “count:”\./],
    ["subscribe count: to:me", /Nothing follows “count:”\./],
    ["subscribe count:11", /“count” must be a whole number from 1 to 10/],
    ["subscribe quiet-notice:maybe", /“quiet-notice” must be yes or no/],
    ["trending wek", /Did you mean “week”\?/],
    ["trending year", /“period” must be one of day, week, month/],
    ["trending week month", /“month” is one word too many.*“\/papers trending \[period\]”/],
    ["today now", /“now” is one word too many/],
    ["watch Ada Lovelace", /“what” must be one of author/],
    ["watch author Ada tow:me", /has no option “tow”/],
    ["watch author Ada moed:mark", /Did you mean “mode”\?/],
    ["watch author Ada ot: me", /has no option “ot”/],
    [
      "search graphs sort:upvotes",
      /“\/papers search” has no option “sort”.*Put text with a colon in quotes\./,
    ],
    ["search graphs Periods: week", /Did you mean “period”\?/],
    ["search graphs period:yesterday", /“period” must be one of week/],
    ["vote up 2506.01234", /“as” must be one of/],
    ["settings please", /“please” is one word too many/],
  ])("%j is refused with what to do", (line, message) => {
    expect(() => read(line)).toThrow(message);
    expect(() => read(line)).toThrow(UserError);
  });

  it.each([
    ["digest", /Which one\? “\/papers digest settings”, “\/papers digest preview”, “\/papers digest why/],
    ["team lnk", /There is no command “team lnk”\. Did you mean “team link”\?/],
    ["list sve 2506.01234", /“which” must be one of/],
  ])("%j is led to the group's commands", (line, message) => {
    expect(() => read(line)).toThrow(message);
  });

  it("is refused in words for people, whatever it holds", () => {
    const names = commands.map(({ name }) => name);
    const line = fc.tuple(fc.constantFrom("", ...names), fc.string({ unit: "binary", maxLength: 60 }));
    fc.assert(
      fc.property(line, ([name, rest]) => {
        try {
          read(`${name} ${rest}`);
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
        }
      }),
    );
  });

  it.each(["“", "‘a ", "—", "a:b ", "<@", "x "])("takes linear time for a run of %j", (piece) => {
    for (const command of ["search ", "subscribe include:", "watch author "])
      expect(growthExponent((text) => meaningOf(commands, command + text), piece)).toBeLessThan(LINEAR);
  });
});
