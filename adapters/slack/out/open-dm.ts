import type { webApi } from "@slack/bolt";
import { ChatError } from "../../../src/runtime/errors.ts";

/** The id of our direct messages with a person, opened if needed. Needs `im:write`. */
export async function openDirect(web: webApi.WebClient, user: string): Promise<string> {
  const { channel } = await web.conversations.open({ users: user });
  if (!channel?.id) throw new ChatError("unknown", "Slack opened direct messages but did not say which.");
  return channel.id;
}
