import { beforeAll, describe, expect, it } from "vitest";
import { chooseTags } from "../../adapters/discord/out/tags.ts";
import { clipLabel } from "../../adapters/discord/render/components.ts";
import { LIMITS } from "../../adapters/discord/render/limits.ts";
import { renderDiscord } from "../../adapters/discord/render/message.ts";
import { renderSlack } from "../../adapters/slack/render/message.ts";
import { paperCard } from "../../src/cards/paper-card.ts";
import type { DeliveryKey } from "../../src/chat/adapter.ts";
import type { Entry, Message } from "../../src/chat/message.ts";
import { digestPosts } from "../../src/digest/forum-posts.ts";
import { composeRecap } from "../../src/recap/recap.ts";
import type { Day } from "../../src/time/day.ts";
import { wordsOf } from "../adapters/discord/reader.ts";
import { mentions, readBlocks } from "../adapters/slack/reader.ts";
import { makeRanked } from "../fixtures/listings.ts";
import { type Checks, loadChecks } from "./checks.ts";
import { capturedMissing, capturedRoot } from "./data.ts";
import { type CapturedDay, COUNTS, readCapturedDays } from "./digests.ts";

/** As the forum of a lab may have them. */
const TAGS = [
  "Papers",
  "LLM",
  "Agents",
  "Vision",
  "Robotics",
  "Reinforcement learning",
  "Benchmark",
  "🔥",
].map((name, index) => ({ id: `12345678901234567${index}`, name, moderated: false }));
const KEY = "k1234567890123456789abcde" as DeliveryKey;

/** Ten papers with long links leave Slack little room; this much of a title must always be seen. */
const SHORTEST_TITLE = 50;

function checkSlack(message: Message, where: string, { slack }: Partial<Checks>): number {
  const { text, blocks } = renderSlack(message);
  const body = { channel: "C1", text, blocks, unfurl_links: false, unfurl_media: false };
  const verdict = slack?.("chat.postMessage", JSON.parse(JSON.stringify(body)));
  if (verdict && !verdict.ok)
    throw new Error(`Slack, ${where}: ${JSON.stringify(verdict.errors).slice(0, 600)}`);
  expect(mentions(blocks), where).toEqual([]);
  return cutTitles(message, readBlocks(blocks), `Slack, ${where}`);
}

function checkDiscord(message: Message, where: string, { discord }: Partial<Checks>): number {
  const payload = renderDiscord(message, KEY);
  const jsonBody = JSON.parse(JSON.stringify({ ...payload, nonce: KEY, enforce_nonce: true }));
  const verdict = discord?.({ method: "POST", path: "/api/v10/channels/1/messages", jsonBody });
  if (verdict && !verdict.ok)
    throw new Error(`Discord, ${where}: ${JSON.stringify(verdict.errors).slice(0, 600)}`);
  expect(payload.allowed_mentions, where).toEqual({ parse: [] });
  return cutTitles(message, wordsOf(jsonBody.components), `Discord, ${where}`);
}

/** How many titles are shown only in part; what is shown of them must be literal, long enough to tell, and end in `…`. */
function cutTitles({ blocks }: Message, shown: string, where: string): number {
  const cut = blocks
    .filter((block): block is Entry => block.kind === "entry")
    .filter(({ title }) => !shown.includes(title));
  for (const { title } of cut) {
    const beginning = new RegExp(`${escapeRegExp(title.slice(0, SHORTEST_TITLE))}[^\\n]*…`);
    expect(shown, `${where}: ${title}`).toMatch(beginning);
  }
  return cut.length;
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

describe.skipIf(capturedRoot === undefined)(capturedRoot ? "captured payloads" : capturedMissing, () => {
  let checkers: Partial<Checks> = {};
  let days: readonly CapturedDay[] = [];
  beforeAll(async () => {
    const checks = await loadChecks();
    if (typeof checks === "string") console.info(checks);
    else checkers = checks;
    days = await readCapturedDays();
  }, 60_000);

  it.each([
    ["Slack", checkSlack],
    ["Discord", checkDiscord],
  ] as const)(
    "%s takes every day's digest for 1 to 10 papers, every title literal",
    { timeout: 600_000 },
    (name, check) => {
      let messages = 0;
      let cut = 0;
      for (const { day, digest: compose } of days) {
        for (const count of COUNTS) {
          const where = `${day}, ${count} papers`;
          const cutHere = check(compose(count).message, where, checkers);
          if (count <= 8) expect(cutHere, `${where}: a title is cut`).toBe(0);
          cut += cutHere;
          messages += 1;
        }
      }
      const judged = (name === "Slack" ? checkers.slack : checkers.discord)
        ? "accepted"
        : "rendered, not judged";
      console.info(`captured payloads: ${messages} digests for ${name} ${judged}, ${cut} titles cut`);
      expect(messages).toBe(days.length * COUNTS.length);
    },
  );

  it.each([
    ["Slack", checkSlack],
    ["Discord", checkDiscord],
  ] as const)(
    "%s takes a look back on every captured week, every title to vote on whole",
    { timeout: 600_000 },
    (_, check) => {
      for (let last = 4; last < days.length; last += 5) {
        const week = days.slice(last - 4, last + 1);
        const { day } = week.at(-1) as CapturedDay;
        const papers = week.flatMap((one) => one.papers);
        const now = Date.parse(`${day}T08:00:00Z`);
        const favourites = papers.slice(0, 8).map((paper, n) => ({ paper, votes: 9 - n, lastVoteAt: now }));
        const wrap = composeRecap({
          from: week[0]?.day as Day,
          to: day,
          now,
          lists: week.map((one) => ({
            day: one.day,
            syncedAt: now,
            papers: one.papers,
            absentAt: new Map(),
          })),
          favourites,
          shared: [
            ...papers.slice(8, 20).map((paper) => ({ id: paper.id, paper, at: now })),
            ...["10.1000/182", "openreview:aBcDeF123"].map((id) => ({
              id: id as never,
              paper: undefined,
              at: now,
            })),
          ],
          seen: new Set(favourites.map(({ paper }) => paper.id)),
        });
        if (typeof wrap === "string") throw new Error(wrap);
        expect(check(wrap.message, `the week to ${day}`, checkers)).toBe(0);
      }
    },
  );

  it("Discord takes the card of every captured paper", { timeout: 600_000 }, () => {
    let cards = 0;
    for (const { day, papers } of days) {
      for (const paper of papers) {
        const cut = checkDiscord(paperCard(paper, { votes: 1 }), `${day}, ${paper.id}`, checkers);
        expect(cut, `${day}, ${paper.id}: the title is cut`).toBe(0);
        cards += 1;
      }
    }
    console.info(`captured payloads: ${cards} cards for Discord`);
    expect(cards).toBeGreaterThan(7_000);
  });

  it("Discord takes every captured paper as a forum post of its own, title and tags within their limits", {
    timeout: 600_000,
  }, () => {
    let posts = 0;
    let tagged = 0;
    for (const { day, papers } of days) {
      const now = Date.parse(`${day}T08:00:00Z`);
      const today = { day, syncedAt: now, papers, absentAt: new Map() };
      const entries = papers.map((paper) => makeRanked(paper, { day, upvotes: `${paper.upvotes} ▲` }));
      for (const { paper, message } of digestPosts(entries, {
        day,
        now,
        today,
        earlier: undefined,
        older: [],
      })) {
        const tags = chooseTags(TAGS, message.post?.topics ?? [], false);
        expect(tags.length).toBeLessThanOrEqual(5);
        const name = clipLabel(message.post?.title ?? "", LIMITS.threadName);
        expect(name.length).toBeLessThanOrEqual(100);
        const payload = renderDiscord(message, KEY);
        const jsonBody = JSON.parse(JSON.stringify({ name, message: payload, applied_tags: tags }));
        const path = "/api/v10/channels/1/threads";
        const verdict = checkers.discord?.({ method: "POST", path, jsonBody });
        if (verdict && !verdict.ok)
          throw new Error(`Discord, ${day}, ${paper}: ${JSON.stringify(verdict.errors).slice(0, 600)}`);
        expect(cutTitles(message, wordsOf(jsonBody.message.components), `${day}, ${paper}`)).toBe(0);
        posts += 1;
        if (tags.length > 1) tagged += 1;
      }
    }
    console.info(`captured payloads: ${posts} forum posts for Discord, ${tagged} with a tag of their own`);
    expect(posts).toBeGreaterThan(7_000);
  });
});
