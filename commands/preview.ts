import { defineCommand } from "../src/chat/command.ts";
import { applySettings } from "../src/digest/settings.ts";
import type { Services } from "../src/services.ts";

export const preview = defineCommand({
  name: "preview",
  description: "Show privately what this channel's next digest would be right now",
  options: {},
  reply: "private",
  placed: true,
  async run({ store, planner }: Services, { channel, timeZone }) {
    const settings = (await store.subscription(channel))?.settings ?? applySettings({}, undefined, timeZone);
    return (await planner.preview(channel, settings)).message;
  },
});
