import { defineCommand } from "../src/chat/command.ts";
import { integer } from "../src/chat/option.ts";
import type { Services } from "../src/services.ts";
import { listTrending } from "./trending.ts";

export const today = defineCommand({
  name: "today",
  description: "The day's trending papers, as they stand right now",
  options: { page: integer("Which page", { min: 1, max: 100, hidden: true }) },
  reply: "private",
  anywhere: true,
  run: (services: Services, context, { page }) => listTrending(services, context, "today", "day", page),
});
