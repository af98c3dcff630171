import { type ChannelRef, workspaceOf } from "../../src/chat/refs.ts";
import { ChatError } from "../../src/runtime/errors.ts";
import { silentLog } from "../../src/runtime/log.ts";
import { toChatError } from "./errors.ts";
import { createWebClient } from "./out/api.ts";

const DOING = "read channel names";

/** Returns the bot token of a workspace; undefined if the app is not installed there. */
export type TokenOf = (workspace: string) => Promise<string | undefined>;

/** Names of the channels that Slack shows us, by id. Throws ChatError if Slack answers for no workspace. */
export async function slackChannelNames(
  { tokenOf, apiUrl }: { readonly tokenOf: TokenOf; readonly apiUrl: string },
  channels: readonly ChannelRef[],
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  const failures: unknown[] = [];
  const workspaces = new Set(channels.map(workspaceOf));
  for (const workspace of workspaces) {
    try {
      const token = await tokenOf(workspace);
      if (token === undefined) continue;
      const here = channels.filter((channel) => workspaceOf(channel) === workspace);
      for (const [id, name] of await namesIn(token, apiUrl, here)) names.set(id, name);
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0 && failures.length === workspaces.size) throw failures[0];
  return names;
}

async function namesIn(
  token: string,
  apiUrl: string,
  channels: readonly ChannelRef[],
): Promise<ReadonlyMap<string, string>> {
  const web = createWebClient(token, { apiUrl, log: silentLog });
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
