import { defineCommand } from "../src/chat/command.ts";
import { plainMessage } from "../src/chat/plain-message.ts";
import { UserError } from "../src/runtime/errors.ts";
import type { Services } from "../src/services.ts";

export const unsubscribe = defineCommand({
  name: "unsubscribe",
  description: "Stop the daily papers in this channel; favourites are kept",
  options: {},
  reply: "channel",
  placed: true,
  access: "manager",
  async run({ store }: Services, { channel }) {
    if (!(await store.deleteSubscription(channel))) {
      throw new UserError("This channel gets no daily papers. Start them with “/papers subscribe”.");
    }
    const text =
      "The daily papers have stopped in this channel. Favourites are kept. Start again with “/papers subscribe”.";
    return plainMessage(text);
  },
});
