import { defineCommand, integer, text } from "../src/chat/command.ts";
import { FeedError, UserError } from "../src/runtime/errors.ts";
import type { Services } from "../src/services.ts";
import { toDay, utcDay } from "../src/time/day.ts";
import { fullDate } from "../src/time/format-date.ts";
import { listed } from "./trending.ts";

export const date = defineCommand({
  name: "date",
  description: "The papers listed on a day, most upvotes first",
  options: {
    day: text("A day like 2026-06-12", { required: true, suggest: "day", maxLength: 40 }),
    page: integer("Which page", { min: 1, max: 100, hidden: true }),
  },
  reply: "private",
  anywhere: true,
  async run(services: Services, context, { day: typed, page }) {
    const { store, library, clock } = services;
    const day = toDay(typed);
    if (!day) throw new UserError(`“${typed}” is no date. Write it like 2026-06-12.`, { option: "day" });
    if (day > utcDay(clock.now())) {
      throw new UserError(`${fullDate(day, context.locale)} is still to come.`, { option: "day" });
    }
    if (!(await store.listing(day))) {
      try {
        await library.sync(day);
      } catch (error) {
        if (!(error instanceof FeedError)) throw error;
        throw new UserError(
          `The list of ${fullDate(day, context.locale)} is not in the library and could not be loaded just now. Please try again in a few minutes.`,
        );
      }
    }
    const list = await store.listing(day);
    return listed(services, context, {
      title: `Daily Papers of ${fullDate(day, context.locale)}`,
      lists: list && list.papers.length > 0 ? [list] : [],
      pages: { command: "date", options: { day }, page: page ?? 1 },
      empty: "Hugging Face listed no papers that day. There are none on weekends and on some holidays.",
    });
  },
});
