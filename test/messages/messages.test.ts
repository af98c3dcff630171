import { afterEach, describe, expect, it } from "vitest";
import { renderDiscord } from "../../adapters/discord/render/message.ts";
import { renderSlack } from "../../adapters/slack/render/message.ts";
import { commands } from "../../commands/index.ts";
import type { Message } from "../../src/chat/message.ts";
import { asMessage } from "../../src/chat/reply.ts";
import type { Paper } from "../../src/papers/paper.ts";
import type { SubscriptionSettings } from "../../src/subscriptions/store.ts";
import type { Day } from "../../src/time/day.ts";
import { type WireComponent, wordsOf } from "../adapters/discord/reader.ts";
import { readBlocks } from "../adapters/slack/reader.ts";
import { buildHouse, settings } from "../fakes/house.ts";
import { makePaper } from "../fixtures/papers.ts";

const FRIDAY = "2025-06-06";
const LONG =
  "A Remarkably Long and Winding Title on $\\alpha$-Divergence, <eos> Tokens, S* and Pass@k with [IDK]";

/** How each command is asked; a new one needs a line here. */
const ASKED: Readonly<Record<string, object>> = {
  today: {},
  trending: { period: "month" },
  date: { day: FRIDAY },
  search: { query: "winding", period: "year", "min-upvotes": 1 },
  show: { paper: "2506.00001" },
  similar: { paper: "2506.00001" },
  random: {},
  "for-us": {},
  favourites: { period: "all" },
  vote: { paper: "2506.00002" },
  save: { paper: "2506.00001" },
  list: { which: "all" },
  done: { paper: "2506.00001" },
  export: { format: "csv" },
  subscribe: { time: "09:00", timezone: "Europe/Berlin", include: "otters, rivers", exclude: "cats" },
  settings: {},
  watch: { what: "author", value: "Ada Example" },
  wrap: {},
  club: {},
  preview: {},
  why: {},
  unsubscribe: {},
  link: {},
  agent: {},
  feed: { of: "channel" },
  shared: {},
  taste: {},
  zotero: {},
  privacy: {},
  help: {},
  home: {},
  share: { paper: "2506.00001" },
  discuss: { paper: "2506.00001" },
  "test-post": {},
};

/** Everything that a paper can have, at its longest. */
function widePaper(index: number): Paper {
  return makePaper({
    id: `2506.${String(index + 1).padStart(5, "0")}`,
    title: `${LONG} ${index + 1}`,
    abstract: `${"A sentence of middling length says what was done. ".repeat(30)}And how it ended for ${index}.`,
    authors: Array.from({ length: 40 }, (_, n) => `Ada-Marie van der Example-Longname ${n}`),
    organization: "The International Institute for the Study of Very Long Organization Names",
    summary: `${"One long sentence goes on and on about what the paper does, ".repeat(4)}and ends at last.`,
    keywords: ["reinforcement learning", "otters", "vision-language models", "benchmarks"],
    categories: ["cs.CL", "cs.LG", "stat.ML"],
    version: 12,
    upvotes: 12_345 - index,
    comments: 67,
    codeUrl: "https://github.com/example-organization/a-rather-long-repository-name",
    codeStars: 45_678,
    projectUrl: "https://example.org/a/project/page/with/a/long/path",
    thumbnailUrl: "https://example.org/picture.png",
    publishedAt: Date.UTC(2025, 5, 5),
  });
}

async function open(wide: boolean) {
  const house = await buildHouse({ at: `${FRIDAY}T12:00:00Z` });
  if (wide)
    house.feed.days.set(
      FRIDAY,
      Array.from({ length: 23 }, (_, index) => widePaper(index)),
    );
  const { bot, adapter } = house.boot();
  await bot.start();
  await house.library.syncRecent(2);
  const general = house.channel("C1");
  const ask = async (name: string, options: object) => {
    const by = { person: house.person("ada"), channel: general, canManage: true, canManageTeam: true };
    return asMessage(await adapter.run({ ...by, name, options: { ...options } })).message;
  };
  const end = async () => {
    await bot.stop();
    await house.store.close();
  };
  const preview = (changes: Partial<SubscriptionSettings>) =>
    bot.services.digests.preview(general, { ...settings, ...changes });
  return { ...house, ask, preview, end };
}

/** What no sentence may hold: a value that nobody turned into words, a hole, a sign said twice. */
const BLUNDERS: Readonly<Record<string, RegExp>> = {
  "a value without words": /\b(undefined|null|NaN|Infinity)\b|\[object /,
  "a hole": /\(\s*\)|“\s*”|\*\*\s*\*\*|[^\s:] {2,}\S/,
  "a sign said twice": /[,;:]{2}|\?\?|!!|(?<!\.)\.\.(?!\.)|……|[,;:·]\s*[.,;]/,
  "a separator without a side": /^\s*[·,]|[·,]\s*$/m,
  "one of many": /\b1 (papers|votes|stars|comments|people|channels|days|matches)\b/,
};

it("knows how to ask every command", () => {
  for (const { name } of commands) expect(Object.keys(ASKED)).toContain(name);
});

describe.each([
  ["widest", true],
  ["narrowest", false],
] as const)("at its %s", (_, wide) => {
  let house: Awaited<ReturnType<typeof open>>;
  afterEach(() => house.end());

  it.each(commands.map(({ name }) => name))("%s reads well on both platforms", async (name) => {
    house = await open(wide);
    // What is voted for, saved and subscribed makes the widest answers.
    if (wide) {
      for (let n = 1; n <= 12; n++) {
        const paper = `2506.${String(n).padStart(5, "0")}`;
        await house.ask("vote", { paper });
        await house.ask("save", { paper });
      }
      if (name !== "subscribe") await house.ask("subscribe", ASKED.subscribe ?? {});
    }
    expectToReadWell(await house.ask(name, ASKED[name] ?? {}));
  });

  it("a paper's own post in a forum reads well on both platforms", async () => {
    house = await open(wide);
    if (!wide) {
      await house.store.saveListing(FRIDAY as Day, [makePaper({ abstract: "" })], house.clock.now());
    }
    const next = await house.preview({ layout: "post-per-paper", count: wide ? 10 : 1 });
    const post = next.kind === "digest" ? next.posts?.at(-1) : undefined;
    expect(post?.message.post?.title).toContain(wide ? "A Remarkably Long" : "Paper 2506");
    expectToReadWell(post?.message as Message);
  });

  function expectToReadWell(message: Message): void {
    const discord = wordsOf(renderDiscord(message).components as unknown as readonly WireComponent[]);
    const slack = readBlocks(renderSlack(message).blocks);
    for (const text of [message.summary, discord, slack])
      for (const [blunder, pattern] of Object.entries(BLUNDERS))
        expect(pattern.exec(text)?.[0], `${blunder}, in:\n${text}`).toBeUndefined();
    expect(message.summary.trim()).not.toBe("");
    // Whoever moves from one platform to the other reads about the same papers.
    expect(papersIn(slack)).toEqual(papersIn(discord));
  }
});

function papersIn(text: string): string[] {
  return [...new Set(text.match(/\b2506\.\d{5}\b/g))].sort();
}
