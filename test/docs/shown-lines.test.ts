import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commands } from "../../commands/index.ts";
import type { Command } from "../../src/chat/command.ts";
import { lineOf, listed, usage } from "../../src/chat/command.ts";
import { parseCommandLine } from "../../src/chat/command-line/parse.ts";
import { offered } from "../../src/chat/option.ts";
import { recorder } from "../adapters/discord/core.ts";
import { createDiscordStage, type DiscordStage } from "../adapters/discord/stage.ts";
import { openDesk } from "../commands/desk.ts";
import { makePapers } from "../fixtures/papers.ts";
import { linesInDocuments, linesInTexts, linesWithoutQuotes, type ShownLine } from "./shown-lines.ts";

const DAY = "2025-06-06";
/** In a form's text, a usage or a table: a word for each option, `command.option` before `option`. */
const WORDS: Readonly<Record<string, string>> = {
  query: "graph networks",
  period: "week",
  "min-upvotes": "10",
  paper: "2506.01234",
  papers: "2506.01234 2506.05678",
  day: "yesterday",
  scope: "team",
  as: "down",
  which: "all",
  undo: "yes",
  format: "ris",
  "export.what": "list",
  "watch.what": "list",
  "privacy.what": "export",
  "watch.value": "Ada Lovelace",
  "privacy.value": "on",
  to: "me",
  mode: "mark",
  code: "me",
  end: "me",
  for: "me",
  of: "favourites",
  "feed.end": "favourites",
  about: "yesterday",
  verb: "list",
  date: "tomorrow",
  time: "15:00",
  presenter: "<@U0ADA>",
  minutes: "45",
  timezone: "Europe/Berlin",
  count: "3",
  days: "mon-fri",
  include: "language",
  exclude: "vision",
  "quiet-notice": "yes",
  wrap: "friday",
  taste: "yes",
  opening: "no",
  "late-risers": "thread",
  layout: "digest",
  style: "rich",
  news: "at-once",
  shared: "yes",
  "subscribe.code": "MAIL-7K3M-QX0D",
  address: "ada@lab.example",
  from: "mail",
  votes: "3",
};

/** An answer to somebody who was not understood. */
const NOT_UNDERSTOOD =
  /is missing|must be|Type it like|There is no command|has no option|one word too many|contains no arXiv|is neither|Which (?:paper|author|one)\?|given twice|Nothing follows/;

const word = (command: Command<never>, option: string): string => {
  const text = WORDS[`${command.name}.${option}`] ?? WORDS[option];
  if (text === undefined) throw new Error(`Say in this test what somebody may type for ${option}.`);
  return text;
};

/** What a usage stands for: with what is needed alone, with each option besides, and with all in order. */
function meant(command: Command<never>): readonly string[] {
  const options = offered(command.options).filter(([, { type }]) => type !== "person");
  const needed = options.filter(([, { required }]) => required);
  const start = [lineOf(command), ...needed.map(([name]) => word(command, name))].join(" ");
  const others = options.filter(([, { required }]) => !required);
  return [
    start,
    ...others.map(([name]) => `${start} ${name}:${word(command, name)}`),
    [start, ...others.map(([name]) => `${name}:${word(command, name)}`)].join(" "),
  ];
}

const isPattern = (line: string) => /[<[]|…$/.test(line);
const shown = [...linesInDocuments(), ...linesInTexts()];
const names = listed(commands).flatMap((one) => [
  lineOf(one),
  ...(one.group ? [`/papers ${one.group.name}`] : []),
]);
/** A document may name a command without what it needs; what the program says can be typed as it stands. */
const isName = ({ line, file }: ShownLine) =>
  file.endsWith(".md") && (names.includes(line) || line === "/papers" || line === "/papers …");
const written = [
  ...new Set(shown.filter((one) => !isName(one) && !isPattern(one.line)).map(({ line }) => line)),
];
/** Discord alone takes a channel as an option. */
const CHANNEL = / channel:#\S+/;
const everyLine = [...new Set([...written, ...listed(commands).flatMap(meant)])];

const typed = (line: string) =>
  parseCommandLine(commands, line.replace(CHANNEL, "").replace(/^\/papers ?/, ""));

it("finds the lines that are shown, in documents and in texts", () => {
  expect(written.length).toBeGreaterThan(25);
  expect(written).toContain("/papers subscribe 09:00 Europe/Berlin count:3 days:mon,wed,fri");
  expect(linesWithoutQuotes()).toEqual([]);
});

it("shows a command with its options in one way", () => {
  const known = listed(commands).map(usage);
  for (const one of shown)
    if (isPattern(one.line) && !isName(one)) expect(known, one.file).toContain(one.line);
});

it("keeps README's table of commands", () => {
  const readme = readFileSync(join(import.meta.dirname, "../../README.md"), "utf8");
  const rows = [...readme.matchAll(/^\| `(\/papers.*?)` +\| (.*?) +\|$/gm)].map(([, line, what]) => [
    line,
    what,
  ]);
  const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
  expect(rows).toEqual(listed(commands).map((one) => [usage(one), lowerFirst(one.description)]));
});

describe("typed in Slack", () => {
  let desk: Awaited<ReturnType<typeof openDesk>>;
  beforeAll(async () => {
    desk = await openDesk({ at: `${DAY}T12:00:00Z` });
    const [first, ...more] = makePapers(12);
    desk.feed.days.set(DAY, [
      { ...(first as NonNullable<typeof first>), id: "2506.01234" as never },
      ...more,
    ]);
    await desk.library.syncRecent(3);
  });
  afterAll(async () => {
    await desk.bot.stop();
    await desk.store.close();
  });

  it.each(everyLine)("is understood: %s", async (line) => {
    const { command, options } = typed(line);
    // Nobody is tired by what a test asks.
    await desk.clock.advance(60_000);
    const { message } = await desk.run(command.name, options);
    expect(message.summary).not.toMatch(NOT_UNDERSTOOD);
  });
});

describe("run on Discord", () => {
  let stage: DiscordStage;
  const core = recorder();
  beforeAll(async () => {
    stage = await createDiscordStage();
    await stage.adapter.start(commands as readonly Command[], core.handlers);
  });
  afterAll(async () => {
    await stage.adapter.stop();
    await stage.close();
  });

  it.each(everyLine)("is taken and handed over: %s", async (line) => {
    const { command, options } = typed(line);
    const values = Object.entries(options).map(([name, value]): [string, unknown] => {
      const type = command.options[name]?.type;
      return [name, type === "integer" ? Number(value) : type === "boolean" ? value === "yes" : value];
    });
    const place = CHANNEL.test(line) ? { channel: stage.otherChannel.id } : {};
    const path = lineOf(command).replace("/papers ", "");
    const given = Object.fromEntries(values);
    await stage.discord.command(stage.manager.user, stage.channel.id, "papers", path, { ...given, ...place });
    expect(core.asked.at(-1)).toMatchObject({
      name: command.name,
      options: given,
      channel: { id: "channel" in place ? stage.otherChannel.id : stage.channel.id },
    });
  });
});
