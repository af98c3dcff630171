import { type APIInteraction, type GatewayDispatchPayload, InteractionType } from "discord.js";
import { LRUCache } from "lru-cache";
import type { ChatHandlers } from "../../../src/chat/adapter.ts";
import type { Command } from "../../../src/chat/command.ts";
import type { EventLog } from "../../../src/chat/connection/event-log.ts";
import { createTakenEvents, noOthers } from "../../../src/chat/connection/taken-events.ts";
import type { Clock } from "../../../src/runtime/clock.ts";
import type { Log } from "../../../src/runtime/log.ts";
import type { DiscordApi } from "../out/api.ts";
import type { KnownSelf } from "../out/self.ts";
import { handle } from "./events.ts";
import type { KnownServers } from "./gateway/servers.ts";
import { answer } from "./interactions.ts";

/** Far more than can arrive between a dispatch and its repeat. */
const REMEMBERED_INTERACTIONS = 10_000;

/** What the bot does with what people do. */
export interface Serving {
  readonly handlers: ChatHandlers;
  readonly commands: readonly Command[];
}

/**
 * Passes Discord's dispatches on to the handlers and answers interactions, each once whatever is repeated and whichever
 * process gets it. The function it returns never throws, since the library would not catch it. It resolves once the
 * dispatch need not be repeated; an interaction is not worth repeating, since its answer is due in seconds.
 */
export function createDispatch(deps: {
  readonly api: DiscordApi;
  readonly clock: Clock;
  readonly log: Log;
  readonly servers: KnownServers;
  readonly self: KnownSelf;
  /** Remembers handled interactions across restarts and processes. Absent: only in memory. */
  readonly events?: EventLog | undefined;
  /** Undefined before the start and while stopping. */
  readonly serving: () => Serving | undefined;
  /** Tracks work so that stopping can wait for it. Resolves when the work has ended, also if it failed. */
  readonly track: (work: Promise<void> | undefined) => Promise<void> | undefined;
}): (payload: GatewayDispatchPayload) => Promise<void> | undefined {
  const { api, clock, log, servers, self } = deps;
  const taken = deps.events ? createTakenEvents("discord", deps.events, clock) : noOthers;
  const answered = new LRUCache<string, true>({ max: REMEMBERED_INTERACTIONS });

  /** Whether no other process has handled it. Duplicate autocomplete answers are harmless. */
  async function isOurs({ id, type }: APIInteraction): Promise<boolean> {
    if (type === InteractionType.ApplicationCommandAutocomplete) return true;
    try {
      return await taken.take(id);
    } catch (error) {
      // Better handled twice than never; this process has seen it only once.
      log.warn("interaction not noted as taken", { interaction: id, error });
      return true;
    }
  }

  return (payload) => {
    const serving = deps.serving();
    if (!serving) return undefined;
    const { handlers, commands } = serving;
    try {
      const work = handle(payload, {
        handlers,
        selfId: () => self.known()?.userId,
        isUs: self.isUs,
        isNew: (interaction) => {
          const known = answered.has(interaction);
          answered.set(interaction, true);
          return !known;
        },
        answer: async (interaction) => {
          if (!(await isOurs(interaction))) return;
          const applicationId = self.known()?.applicationId ?? interaction.application_id;
          return answer(interaction, { api, clock, log, handlers, commands, applicationId, servers });
        },
      });
      const tracked = deps.track(work);
      return payload.t === "INTERACTION_CREATE" ? undefined : tracked;
    } catch (error) {
      log.warn("discord event unreadable", { type: payload.t, error });
      return undefined;
    }
  };
}
