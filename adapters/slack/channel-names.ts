import type { ChannelRef } from "../../src/chat/refs.ts";
import { ChatError } from "../../src/runtime/errors.ts";
import { silentLog } from "../../src/runtime/log.ts";
import { toChatError } from "./errors.ts";
import { createWebClient } from "./out/api.ts";

const DOING = "read channel names";

/** Names of the channels that Slack shows us, by id. Throws ChatError if Slack cannot be asked. */
export async function slackChannelNames(
  { botToken, apiUrl }: { readonly botToken: string; readonly apiUrl: string },
  channels: readonly ChannelRef[],
): Promise<ReadonlyMap<string, string>> {
  const web = createWebClient(botToken, { apiUrl, log: silentLog });
  const names = new Map<string, string>();
  for (const { id } of channels) {
    try {
      const { channel } = await web.conversations.info({ channel: id });
      if (channel?.is_im) names.set(id, "direct message");
      else if (channel?.name) names.set(id, channel.name);
    } catch (thrown) {
      const error = toChatError(thrown, DOING);
      if (!(error instanceof ChatError) || (error.kind !== "gone" && error.kind !== "forbidden")) throw error;
    }
  }
  return names;
}
