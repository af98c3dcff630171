import { defineCommand } from "../src/chat/command.ts";
import type { Message } from "../src/chat/message.ts";
import { plainMessage } from "../src/chat/plain-message.ts";
import type { Services } from "../src/services.ts";
import { normalizeZone } from "../src/time/zone.ts";

export const wrap = defineCommand({
  name: "wrap",
  description:
    "Look back on the last 7 days: this team's favourites beside Hugging Face's, and what was missed",
  options: {},
  reply: "private",
  slow: true,
  async run({ store, recaps }: Services, { channel, timeZone }): Promise<Message> {
    const zone = (await store.subscription(channel))?.settings.zone ?? normalizeZone(timeZone ?? "") ?? "UTC";
    const made = await recaps.preview(channel, zone);
    if (typeof made !== "string") return made.message;
    return plainMessage(made);
  },
});
