import { createHash } from "node:crypto";
import { renderDiscord } from "../../adapters/discord/render/message.ts";
import { renderSlack } from "../../adapters/slack/render/message.ts";
import type { DeliveryKey } from "../../src/chat/adapter.ts";
import type { Message } from "../../src/chat/message.ts";
import { digestPosts } from "../../src/digest/forum-posts.ts";
import { composeRecap } from "../../src/recap/recap.ts";
import { makeRanked } from "../fixtures/listings.ts";
import { COUNTS, readCapturedDays } from "./digests.ts";

/**
 * Prints one SHA-256 over the payloads of both platforms for every captured day: digests of 1 to 10 papers, a post a
 * paper, and the look back on each week. Code that only moves leaves it as it was.
 */
const KEY = "k1234567890123456789abcde" as DeliveryKey;
const hash = createHash("sha256");
let payloads = 0;

function add(message: Message): void {
  hash.update(JSON.stringify([renderDiscord(message, KEY), renderSlack(message)]));
  payloads += 2;
}

const days = await readCapturedDays();
for (const [index, { day, papers, digest }] of days.entries()) {
  const now = Date.parse(`${day}T08:00:00Z`);
  const today = { day, syncedAt: now, papers, absentAt: new Map() };
  for (const count of COUNTS) add(digest(count).message);
  const entries = papers.slice(0, 5).map((paper) => makeRanked(paper, { day }));
  for (const { message } of digestPosts(entries, { day, now, today, earlier: undefined, older: [] }))
    add(message);
  if (index < 4) continue;
  const week = days.slice(index - 4, index + 1);
  const favourites = papers.slice(0, 8).map((paper, n) => ({ paper, votes: 9 - n, lastVoteAt: now }));
  const wrap = composeRecap({
    from: week[0]?.day ?? day,
    to: day,
    now,
    lists: week.map((one) => ({ day: one.day, syncedAt: now, papers: one.papers, absentAt: new Map() })),
    favourites,
    shared: [],
    seen: new Set(),
  });
  if (typeof wrap !== "string") add(wrap.message);
}
console.info(`${hash.digest("hex")}  ${payloads} payloads of ${days.length} captured days`);
