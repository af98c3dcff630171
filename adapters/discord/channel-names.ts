import { ChannelType, Routes } from "discord.js";
import type { ChannelRef } from "../../src/chat/refs.ts";
import { systemClock } from "../../src/runtime/clock.ts";
import { ChatError } from "../../src/runtime/errors.ts";
import { createApi } from "./out/api.ts";
import { isChannel, isChannels } from "./out/shapes.ts";

const DOING = "reading channel names";

/** Names of the channels that Discord shows us, by id. Throws ChatError if Discord cannot be asked. */
export async function discordChannelNames(
  { token, apiUrl }: { readonly token: string; readonly apiUrl: string },
  channels: readonly ChannelRef[],
): Promise<ReadonlyMap<string, string>> {
  const api = createApi({ token, apiUrl, clock: systemClock, onUnauthorized: () => {} });
  const asked = new Set(channels.map(({ id }) => id));
  const names = new Map<string, string>();
  try {
    // One call per server returns all of its channels, but no threads.
    for (const server of new Set(channels.map(({ workspace }) => workspace))) {
      if (server === "") continue;
      const all = await ours(api.call("get", Routes.guildChannels(server), DOING, { shape: isChannels }));
      for (const { id, name } of all ?? [])
        if (asked.has(id) && typeof name === "string") names.set(id, name);
    }
    for (const { id } of channels) {
      if (names.has(id)) continue;
      const one = await ours(api.call("get", Routes.channel(id), DOING, { shape: isChannel }));
      if (one?.type === ChannelType.DM) names.set(id, one.recipients?.[0]?.username ?? "direct message");
      else if (typeof one?.name === "string") names.set(id, one.name);
    }
    return names;
  } finally {
    api.close();
  }
}

/** Undefined if it is gone or closed to us. */
async function ours<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof ChatError && (error.kind === "gone" || error.kind === "forbidden")) return undefined;
    throw error;
  }
}
