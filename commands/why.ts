import { defineCommand } from "../src/chat/command.ts";
import { reading } from "../src/chat/option.ts";
import { explainDay } from "../src/digest/explain.ts";
import { explainPaper } from "../src/digest/explain-paper.ts";
import { findArxivId } from "../src/papers/arxiv-id.ts";
import type { PaperId } from "../src/papers/paper.ts";
import { UserError } from "../src/runtime/errors.ts";
import type { Services } from "../src/services.ts";
import { dayMeant, readDate, type TypedDate } from "../src/time/parse-date.ts";
import { localDay } from "../src/time/zone.ts";
import { DIGEST } from "./groups.ts";

const TODAY: TypedDate = { kind: "relative", days: 0 };

export const why = defineCommand({
  name: "why",
  group: DIGEST,
  description: "What happened to a day's digest, or why a paper was in it or not",
  options: {
    about: reading("A day like 2026-06-12 or yesterday, or an arXiv id (default today)", readAbout, {
      maxLength: 200,
    }),
  },
  reply: "private",
  placed: true,
  async run({ store, clock }: Services, { channel, timeZone }, { about = TODAY }) {
    if (typeof about === "string") return explainPaper(store, channel, about);
    const now = clock.now();
    const zone = (await store.subscription(channel))?.settings.zone ?? timeZone ?? "UTC";
    return explainDay(store, channel, dayMeant(about, localDay(zone, now), "past"), now);
  },
});

function readAbout(text: string): TypedDate | PaperId {
  const paper = findArxivId(text);
  if (paper) return paper;
  try {
    return readDate(text);
  } catch {
    throw new UserError(
      `“${text}” is neither a day like 2026-06-12 nor an arXiv id like 2506.01234. To find a paper's id, use “/papers search diffusion models”.`,
    );
  }
}
