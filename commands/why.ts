import { defineCommand, text } from "../src/chat/command.ts";
import { explainDay, explainPaper } from "../src/digest/explain.ts";
import { findArxivId } from "../src/papers/arxiv-id.ts";
import { UserError } from "../src/runtime/errors.ts";
import type { Services } from "../src/services.ts";
import { addDays, toDay } from "../src/time/day.ts";
import { localDay } from "../src/time/zone.ts";

export const why = defineCommand({
  name: "why",
  description: "What happened to a day's digest, or why a paper was in it or not",
  options: {
    about: text("A day like 2026-06-12, today, yesterday, or an arXiv id (default today)", {
      maxLength: 200,
    }),
  },
  reply: "private",
  placed: true,
  async run({ store, clock }: Services, { channel, timeZone }, { about = "today" }) {
    const now = clock.now();
    const zone = (await store.subscription(channel))?.settings.zone ?? timeZone ?? "UTC";
    const today = localDay(zone, now);
    if (/^today$/i.test(about)) return explainDay(store, channel, today, now);
    if (/^yesterday$/i.test(about)) return explainDay(store, channel, addDays(today, -1), now);
    const day = toDay(about);
    if (day) return explainDay(store, channel, day, now);
    const paper = findArxivId(about);
    if (paper) return explainPaper(store, channel, paper);
    throw new UserError(
      `“${about}” is neither a day like 2026-06-12 nor an arXiv id like 2506.01234. /papers search finds papers, with their ids, by words.`,
    );
  },
});
