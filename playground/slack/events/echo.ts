import { messageJson } from "../world/wire-json.ts";
import type { MessageChange, StoredMessage, World } from "../world/world.ts";
import type { Events } from "./events.ts";

/** Like Slack, sends the app events for its own messages, edits and deletions in direct messages. */
export function createEcho(world: World, events: Pick<Events, "emit">): (change: MessageChange) => void {
  return ({ kind, message }) => {
    const channel = world.channels.get(message.channel);
    if (channel?.kind !== "im" || message.botId === undefined || message.ephemeralFor !== undefined) return;
    const where = { type: "message", channel: channel.id, channel_type: "im" };
    const event = { ...where, ...told(world, kind, message) };
    events.emit(event, "message.im");
  };
}

function told(world: World, kind: MessageChange["kind"], message: StoredMessage) {
  const json = messageJson(world, message);
  switch (kind) {
    case "added":
      return { ...json, ...(message.files ? { subtype: "file_share" } : {}) };
    case "changed":
      return { subtype: "message_changed", hidden: true, ts: world.nextTs(), message: json };
    case "removed": {
      const { ts } = message;
      return {
        subtype: "message_deleted",
        hidden: true,
        ts: world.nextTs(),
        deleted_ts: ts,
        previous_message: json,
      };
    }
    default:
      return kind satisfies never;
  }
}
