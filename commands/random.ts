import { defineCommand } from "../src/chat/command.ts";
import { runAction } from "../src/chat/command-button.ts";
import type { KnownPaper } from "../src/papers/paper.ts";
import { UserError } from "../src/runtime/errors.ts";
import type { Services } from "../src/services.ts";
import { addDays, utcDay } from "../src/time/day.ts";
import { paperAnswer } from "./show.ts";

/** Days of lists to draw from. */
const BACK_DAYS = 365;
/** Days read at a time; several, since weekends have no lists. */
const SPAN_DAYS = 14;

export const random = defineCommand({
  name: "random",
  description: "A paper worth a look, drawn from the better half of a past day's list",
  options: {},
  reply: "private",
  anywhere: true,
  async run(services: Services, context) {
    const paper = await draw(services);
    if (!paper) {
      throw new UserError(
        "The library holds no daily lists yet. They are loaded within minutes of the start.",
      );
    }
    return paperAnswer(services, context, paper, [runAction("Another one", "random", {}, true)]);
  },
});

/** Draws a random listed day of the year, then a random paper from the upper half of its upvotes. */
async function draw({ store, clock, random: chance }: Services): Promise<KnownPaper | undefined> {
  const today = utcDay(clock.now());
  const starts = Math.ceil(BACK_DAYS / SPAN_DAYS);
  const first = Math.floor(chance() * starts);
  for (let step = 0; step < starts; step += 1) {
    const to = addDays(today, -((first + step) % starts) * SPAN_DAYS);
    const lists = (await store.listings(addDays(to, 1 - SPAN_DAYS), to)).filter(
      ({ papers }) => papers.length > 0,
    );
    const list = lists[Math.floor(chance() * lists.length)];
    if (!list) continue;
    const papers = list.papers.filter(({ withdrawn }) => !withdrawn);
    const better = [...papers].sort((a, b) => b.upvotes - a.upvotes || (a.id < b.id ? -1 : 1));
    const half = better.slice(0, Math.ceil(better.length / 2));
    const drawn = half[Math.floor(chance() * half.length)];
    if (drawn) return drawn;
  }
  return undefined;
}
