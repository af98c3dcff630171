import { defineCommand } from "../src/chat/command.ts";
import type { Services } from "../src/services.ts";
import { applySettings } from "../src/subscriptions/settings.ts";
import { counted } from "../src/text/format.ts";
import { DIGEST } from "./parts/groups.ts";

export const preview = defineCommand({
  name: "preview",
  group: DIGEST,
  description: "Show privately what this channel's next digest would be right now",
  options: {},
  reply: "private",
  placed: true,
  async run({ store, digests }: Services, { channel, timeZone }) {
    const settings = (await store.subscription(channel))?.settings ?? applySettings({}, undefined, timeZone);
    const next = await digests.preview(channel, settings);
    const count = next.kind === "digest" ? (next.posts?.length ?? 0) : 0;
    if (count === 0) return next.message;
    const how = `Each of these comes in a post of its own: ${counted(count, "post")}, the first on top.`;
    return { ...next.message, blocks: [...next.message.blocks, { kind: "note", text: [how] }] };
  },
});
