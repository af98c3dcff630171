import type { Client, GatewayDispatchPayload } from "discord.js";
import { Events, Routes } from "discord.js";
import type { ChatAdapter, ChatHandlers, Person } from "../../src/chat/adapter.ts";
import type { Command } from "../../src/chat/command.ts";
import type { Clock } from "../../src/runtime/clock.ts";
import { ChatError } from "../../src/runtime/errors.ts";
import type { Log } from "../../src/runtime/log.ts";
import { TOKEN_CURE, toChatError } from "./errors.ts";
import { registerCommands } from "./in/commands.ts";
import { createGateway } from "./in/connection.ts";
import { answer } from "./in/interactions.ts";
import { toBallotEvent } from "./in/reactions.ts";
import { createApi } from "./out/api.ts";
import { toSendable } from "./out/files.ts";
import { createPosting } from "./out/post.ts";
import { recount, seed } from "./out/recount.ts";
import { isChannel, isMessage } from "./out/shapes.ts";

/** How long `stop` waits for what is in flight. */
const DRAIN_MS = 10_000;

/** What the adapter needs. */
export interface DiscordOptions {
  readonly token: string;
  /** Without a trailing slash and version. Default `https://discord.com/api`. */
  readonly apiUrl?: string;
  /** Registers the commands for these servers alone, where they appear at once. Default: for all servers. */
  readonly guildIds?: readonly string[];
  readonly log: Log;
  readonly clock: Clock;
}

interface Session {
  readonly client: Client;
  readonly handlers: ChatHandlers;
  readonly commands: readonly Command[];
  readonly fatal: (error: Error) => void;
  selfId: string;
  applicationId: string;
}

/**
 * Discord as a ChatAdapter. The gateway (discord.js) only listens; everything that is sent goes through one paced REST
 * client. Reactions and interactions are read from the dispatches themselves, so nothing depends on a cache.
 */
export function createDiscordAdapter(options: DiscordOptions): ChatAdapter {
  const { token, guildIds = [], log, clock } = options;
  const apiUrl = (options.apiUrl ?? "https://discord.com/api").replace(/\/+$/, "");
  const api = createApi({ token, apiUrl, clock, onUnauthorized: (error) => session?.fatal(error) });
  const answering = new Set<Promise<void>>();
  let session: Session | undefined;
  let stopping: Promise<void> | undefined;
  const posting = createPosting({
    api,
    log,
    client: () => session?.client,
    selfId: () => self().selfId,
    background: track,
  });

  /** What a dispatch asks for; undefined where that is nothing. */
  function handle(payload: GatewayDispatchPayload, current: Session): Promise<void> | undefined {
    const { handlers, commands } = current;
    switch (payload.t) {
      case "READY":
        current.selfId = payload.d.user.id;
        current.applicationId = payload.d.application.id;
        return undefined;
      case "INTERACTION_CREATE": {
        const { applicationId } = current;
        const client = () => current.client;
        return answer(payload.d, { api, clock, log, handlers, commands, applicationId, client });
      }
      case "MESSAGE_REACTION_ADD":
      case "MESSAGE_REACTION_REMOVE":
      case "MESSAGE_REACTION_REMOVE_ALL":
      case "MESSAGE_REACTION_REMOVE_EMOJI": {
        const event = toBallotEvent(payload.t, payload.d, current.selfId);
        return event && handlers.ballot(event);
      }
      case "CHANNEL_DELETE":
      case "THREAD_DELETE": {
        const { guild_id: workspace = "", id } = payload.d as { guild_id?: string; id: string };
        return handlers.removed({ platform: "discord", workspace, channel: id });
      }
      case "GUILD_DELETE":
        // `unavailable` is an outage, not a removal.
        if (payload.d.unavailable) return undefined;
        return handlers.removed({ platform: "discord", workspace: payload.d.id });
      default:
        return undefined;
    }
  }

  /** Remembers work so that `stop` can wait for it; failures are logged, never thrown into the library. */
  function track(work: Promise<void> | undefined): void {
    if (!work) return;
    const tracked = work
      .catch((error: unknown) => log.error("a Discord event could not be handled", { error }))
      .finally(() => answering.delete(tracked));
    answering.add(tracked);
  }

  function self(): Session {
    if (!session) throw new ChatError("unsent", "The Discord adapter is not started.");
    return session;
  }

  /** Discord hands out the same channel for the same person again and again. */
  function direct(person: Person): Promise<{ readonly id: string }> {
    const body = { recipient_id: person.user };
    return api.call("post", Routes.userChannels(), "opening direct messages", { body, shape: isChannel });
  }

  return {
    platform: "discord",

    async start(commands, handlers) {
      const failed = new AbortController();
      let ready = false;
      const fatal = (error: Error) => {
        if (stopping) return;
        if (ready) handlers.fatal(error);
        else failed.abort(error);
      };
      const client = createGateway(apiUrl, log, clock, {
        dispatch: (payload) => {
          if (session && !stopping) track(handle(payload, session));
        },
        connected: (gap) => {
          if (!stopping) handlers.connected({ platform: "discord", gap });
        },
        closing: () => stopping !== undefined,
        fatal,
      });
      session = { client, handlers, commands, fatal, selfId: "", applicationId: "" };
      try {
        await login(client, token, failed.signal);
        const wrote = await registerCommands(api, session.applicationId, commands, guildIds);
        failed.signal.throwIfAborted();
        log.info("connected to Discord", { servers: client.guilds.cache.size, registered: wrote });
      } catch (error) {
        await client.destroy();
        throw failed.signal.aborted ? failed.signal.reason : error;
      }
      ready = true;
    },

    post: (channel, message, key, under) => posting.post(channel, message, key, under),
    find: (channel, key, since, under) => posting.find(channel, key, since, under),
    edit: (message, next, key) => posting.edit(message, next, key),

    async seed(message, count) {
      const { channel } = message;
      try {
        await seed(api, clock, message, count, posting.place(channel));
      } catch (error) {
        if (!(error instanceof ChatError) || error.kind !== "forbidden") throw error;
        // The vote buttons work all the same.
        log.warn("number reactions refused", { channel: channel.id, error: error.message });
      }
    },

    ballots: (message, counts) => recount(api, message, counts, self().selfId),

    link: ({ channel, id }) =>
      `https://discord.com/channels/${channel.workspace || "@me"}/${channel.id}/${id}`,

    async direct(person) {
      const channel = await direct(person);
      return { platform: "discord", workspace: "", id: channel.id };
    },

    async tell(person, message) {
      const doing = "writing to a person";
      const channel = await direct(person);
      const sendable = await toSendable(message, undefined, log);
      await api.once("post", Routes.channelMessages(channel.id), doing, { ...sendable, shape: isMessage });
    },

    stop() {
      stopping ??= (async () => {
        const drained = new AbortController();
        const inFlight = Promise.allSettled(answering).then(() => api.idle());
        await Promise.race([inFlight, clock.sleep(DRAIN_MS, drained.signal).catch(() => {})]);
        drained.abort();
        api.close();
        await session?.client.destroy();
      })();
      return stopping;
    },
  };
}

/** Resolves when all shards are ready; rejects where Discord refuses, or with the reason of `failed`. */
async function login(client: Client, token: string, failed: AbortSignal): Promise<void> {
  const refused = new Promise<never>((_resolve, reject) => {
    failed.addEventListener("abort", () => reject(failed.reason), { once: true });
  });
  const ready = new Promise<void>((resolve) => {
    client.once(Events.ClientReady, () => resolve());
  });
  try {
    await Promise.race([client.login(token).then(() => ready), refused]);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "TokenInvalid") {
      throw new ChatError("unauthorized", TOKEN_CURE);
    }
    throw toChatError(error, "connecting to Discord");
  }
}
