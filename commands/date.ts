import { defineCommand } from "../src/chat/command.ts";
import { integer, reading } from "../src/chat/option.ts";
import { listOn } from "../src/library/recent-lists.ts";
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
    const day = dayMeant(date, utcDay(services.clock.now()), "past");
    const list = await listOn(services, day);
    return listed(services, context, {
      title: `Daily Papers of ${fullDate(day)}`,
      lists: list ? [list] : [],
      pages: { command: "date", options: { day }, page: page ?? 1 },
      empty: "Hugging Face listed no papers that day. It lists none on weekends and some holidays.",
    });
  },
});
