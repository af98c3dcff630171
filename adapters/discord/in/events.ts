import type { APIInteraction, GatewayDispatchPayload } from "discord.js";
import type { ChatHandlers } from "../../../src/chat/adapter.ts";
import { isSnowflake } from "../out/shapes.ts";
import { type ReactionDispatch, toBallotEvent } from "./reactions.ts";

/** Who we are, as READY tells. */
export interface Self {
  readonly userId: string;
  readonly applicationId: string;
}

/** What dispatches lead to. */
export interface EventPorts {
  readonly handlers: ChatHandlers;
  /** Our user id; undefined until it is known. */
  readonly selfId: () => string | undefined;
  /** Told with each READY. */
  readonly isUs: (self: Self) => void;
  readonly answer: (interaction: APIInteraction) => Promise<void>;
  /** Whether an interaction comes for the first time: answered twice, a press would take its own vote back. */
  readonly isNew: (interaction: string) => boolean;
}

/**
 * The work that a dispatch asks for; undefined where that is none. Discord's events have come without the ids they are
 * about: such a one is about nothing, and never about everything.
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
      // `unavailable` is an outage, not a removal.
      if (data.unavailable || !isSnowflake(data.id)) return undefined;
      return handlers.removed({ platform: "discord", workspace: data.id });
    default:
      return undefined;
  }
}
