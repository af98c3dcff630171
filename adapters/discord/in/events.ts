import type { APIInteraction, GatewayDispatchPayload } from "discord.js";
import type { ChatHandlers } from "../../../src/chat/adapter.ts";
import type { Self } from "../out/self.ts";
import { isSnowflake } from "../out/shapes.ts";
import { type ReactionDispatch, toBallotEvent } from "./reactions.ts";

/** What dispatches call. */
export interface EventPorts {
  readonly handlers: ChatHandlers;
  /** Our user id; undefined until it is known. */
  readonly selfId: () => string | undefined;
  /** Called on each READY. */
  readonly isUs: (self: Self) => void;
  readonly answer: (interaction: APIInteraction) => Promise<void>;
  /** Whether we see this interaction for the first time: handling a press twice would undo its vote. */
  readonly isNew: (interaction: string) => boolean;
}

/**
 * Handles a dispatch; undefined if there is nothing to do. Discord has sent events without the ids they concern; such
 * an event must match nothing rather than everything.
 */
export function handle(
  { t: type, d: data }: GatewayDispatchPayload,
  { handlers, selfId, isUs, answer, isNew }: EventPorts,
): Promise<void> | undefined {
  if (typeof data !== "object" || data === null) return undefined;
  switch (type) {
    case "READY": {
      const [userId, applicationId] = [data.user?.id, data.application?.id];
      if (isSnowflake(userId) && isSnowflake(applicationId)) isUs({ userId, applicationId });
      return undefined;
    }
    case "INTERACTION_CREATE":
      if (!isSnowflake(data.id) || typeof data.token !== "string" || !isNew(data.id)) return undefined;
      return answer(data);
    case "MESSAGE_REACTION_ADD":
    case "MESSAGE_REACTION_REMOVE":
    case "MESSAGE_REACTION_REMOVE_ALL":
    case "MESSAGE_REACTION_REMOVE_EMOJI": {
      const event = toBallotEvent(type, data as ReactionDispatch, selfId());
      return event && handlers.ballot(event);
    }
    case "CHANNEL_DELETE":
    case "THREAD_DELETE": {
      const { guild_id: workspace, id: channel } = data as { guild_id?: unknown; id?: unknown };
      if (!isSnowflake(workspace) || !isSnowflake(channel)) return undefined;
      return handlers.removed({ platform: "discord", workspace, channel });
    }
    case "GUILD_DELETE":
      // `unavailable` means an outage, not a removal.
      if (data.unavailable || !isSnowflake(data.id)) return undefined;
      return handlers.removed({ platform: "discord", workspace: data.id });
    default:
      return undefined;
  }
}
