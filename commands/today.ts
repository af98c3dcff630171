import { defineCommand } from "../src/chat/command.ts";
import type { Services } from "../src/services.ts";
import { listTrending } from "./trending.ts";

export const today = defineCommand({
  name: "today",
  description: "The day's trending papers, as they stand right now",
  options: {},
  reply: "private",
  run: (services: Services, context) => listTrending(services, context.channel, "day"),
});
