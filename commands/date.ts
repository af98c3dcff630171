import { defineCommand } from "../src/chat/command.ts";
import { integer, reading } from "../src/chat/option.ts";
import { FeedError, UserError } from "../src/runtime/errors.ts";
import type { Services } from "../src/services.ts";
import { utcDay } from "../src/time/day.ts";
import { fullDate } from "../src/time/format-date.ts";
import { dayMeant, readDate } from "../src/time/parse-date.ts";
import { listed } from "./trending.ts";

export const date = defineCommand({
  name: "date",
  description: "The papers listed on a day, most upvotes first",
  options: {
    day: reading("A day like 2026-06-12, 12 June, friday or yesterday", readDate, {
      required: true,
      suggest: "day",
      maxLength: 60,
    }),
    page: integer("Which page", { min: 1, max: 100, hidden: true }),
  },
  reply: "private",
  anywhere: true,
  async run(services: Services, context, { day: date, page }) {
    const { store, library, clock } = services;
    const today = utcDay(clock.now());
    const day = dayMeant(date, today, "past");
    if (day > today) throw new UserError(`${fullDate(day)} is in the future.`, { option: "day" });
    if (!(await store.listing(day))) {
      try {
        await library.sync(day);
      } catch (error) {
        if (!(error instanceof FeedError)) throw error;
        throw new UserError(
          `The papers of ${fullDate(day)} are not in the library and could not be loaded. Try again in a few minutes.`,
        );
      }
    }
    const list = await store.listing(day);
    return listed(services, context, {
      title: `Daily Papers of ${fullDate(day)}`,
      lists: list && list.papers.length > 0 ? [list] : [],
      pages: { command: "date", options: { day }, page: page ?? 1 },
      empty: "Hugging Face listed no papers that day. It lists none on weekends and some holidays.",
    });
  },
});
