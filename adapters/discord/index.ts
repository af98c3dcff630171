import { type APIInteraction, type GatewayDispatchPayload, InteractionType, Routes } from "discord.js";
import { LRUCache } from "lru-cache";
import { always, type ChatAdapter, type ChatHandlers, type Person } from "../../src/chat/adapter.ts";
import type { Command } from "../../src/chat/command.ts";
import type { EventLog } from "../../src/chat/connection/event-log.ts";
import type { SessionLog } from "../../src/chat/connection/session-log.ts";
import type { ShardStore } from "../../src/chat/connection/shard-store.ts";
import { createTakenEvents, noOthers } from "../../src/chat/connection/taken-events.ts";
import type { Clock } from "../../src/runtime/clock.ts";
import { whenAborted } from "../../src/runtime/deadline.ts";
import { ChatError } from "../../src/runtime/errors.ts";
import type { Log } from "../../src/runtime/log.ts";
import { type Metrics, noMetrics } from "../../src/runtime/metrics.ts";
import { handle, type Self } from "./in/events.ts";
import { createConnection } from "./in/gateway/connection.ts";
import { createKnownServers } from "./in/gateway/known-servers.ts";
import { createMemorySessionLog } from "./in/gateway/session-budget.ts";
import { answer } from "./in/interactions.ts";
import { keepRegistering } from "./in/register-commands.ts";
import { createApi } from "./out/api.ts";
import { createChannels } from "./out/channels.ts";
import { toSendable } from "./out/files.ts";
import { createPosting } from "./out/post.ts";
import { recount, seed } from "./out/recount.ts";
import { isApplication, isChannel, isMessage, isUser } from "./out/shapes.ts";

export { LIMIT as PER_SECOND } from "./out/pace.ts";

/** How long `stop` waits for work in flight. */
const DRAIN_MS = 10_000;
/** Far more than can arrive between a dispatch and its repeat. */
const REMEMBERED_INTERACTIONS = 10_000;

/** How long `start` waits for the commands to be registered, since people may try them at once. */
const COMMANDS_MS = 5_000;

export interface DiscordOptions {
  readonly token: string;
  /** Without a trailing slash or version. Default `https://discord.com/api`. */
  readonly apiUrl?: string;
  /** Registers the commands only for these servers, where they appear at once. Default: all servers. */
  readonly guildIds?: readonly string[];
  readonly log: Log;
  readonly clock: Clock;
  readonly metrics?: Metrics;
  /** Remembers across restarts when sessions began. Default: only in memory. */
  readonly sessions?: SessionLog;
  /** Shares the shards with other processes. Default: this process connects all of them. */
  readonly shards?: ShardStore | undefined;
  /** How many requests a second this process may send right now. Default: all that Discord allows. */
  readonly perSecond?: (() => number) | undefined;
  /** Remembers handled interactions across restarts and processes. Default: only in memory. */
  readonly events?: EventLog;
  /** In [0, 1). */
  readonly random?: () => number;
}

interface Serving {
  readonly handlers: ChatHandlers;
  readonly commands: readonly Command[];
}

/**
 * Discord as a ChatAdapter. The gateway only listens; everything is sent through one paced REST client, which works even
 * while the gateway is down.
 */
export function createDiscordAdapter(options: DiscordOptions): ChatAdapter {
  const { token, guildIds = [], log, clock, random = Math.random } = options;
  const apiUrl = (options.apiUrl ?? "https://discord.com/api").replace(/\/+$/, "");
  const { metrics = noMetrics } = options;
  const api = createApi({
    token,
    apiUrl,
    clock,
    onUnauthorized: (error) => lose(error),
    onRateLimited: (waitMs) => metrics.rateLimited("discord", waitMs),
    perSecond: options.perSecond,
  });
  const working = new Set<Promise<void>>();
  const stopping = new AbortController();
  let serving: Serving | undefined;
  let self: Self | undefined;
  let losing: ((error: Error) => void) | undefined;
  let stopped: Promise<void> | undefined;
  let sent: Promise<void> | undefined;

  const connection = createConnection({
    api,
    token,
    sessions: options.sessions ?? createMemorySessionLog(),
    sharing: options.shards && { store: options.shards, us: async () => (await learnSelf()).userId },
    clock,
    log,
    random,
    events: {
      dispatch,
      resumed: () => serving?.handlers.connected({ platform: "discord", gap: false }),
      began: (workspaces) => serving?.handlers.connected({ platform: "discord", gap: true, workspaces }),
    },
  });
  const { shards } = options;
  const servers = createKnownServers({
    ours: connection.servers,
    outline: shards && ((workspace) => shards.outline("discord", workspace)),
    us: () => self?.userId,
    clock,
    log,
  });
  const channels = createChannels({ api, clock, servers, selfId });
  const posting = createPosting({ api, log, channels, selfId, background: track });

  const taken = options.events ? createTakenEvents("discord", options.events, clock) : noOthers;
  const answered = new LRUCache<string, true>({ max: REMEMBERED_INTERACTIONS });

  /** Never throws: the library would not catch it. An interaction is not worth repeating: its answer is due in seconds. */
  function dispatch(payload: GatewayDispatchPayload): Promise<void> | undefined {
    if (!serving || stopping.signal.aborted) return undefined;
    const { handlers, commands } = serving;
    try {
      const work = handle(payload, {
        handlers,
        selfId: () => self?.userId,
        isUs: (us) => {
          self = us;
        },
        isNew: (interaction) => {
          const known = answered.has(interaction);
          answered.set(interaction, true);
          return !known;
        },
        answer: async (interaction) => {
          if (!(await isOurs(interaction))) return;
          const applicationId = self?.applicationId ?? interaction.application_id;
          return answer(interaction, { api, clock, log, handlers, commands, applicationId, servers });
        },
      });
      const tracked = track(work);
      return payload.t === "INTERACTION_CREATE" ? undefined : tracked;
    } catch (error) {
      log.warn("discord event unreadable", { type: payload.t, error });
      return undefined;
    }
  }

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

  /** Tracks work so that `stop` can wait for it. */
  function track(work: Promise<void> | undefined): Promise<void> | undefined {
    if (!work) return undefined;
    const tracked = work
      .catch((error: unknown) => log.error("discord event not handled", { error }))
      .finally(() => working.delete(tracked));
    working.add(tracked);
    return tracked;
  }

  /** Reports the loss once, and not while stopping. */
  function lose(error: Error): void {
    if (stopping.signal.aborted) return;
    losing?.(error);
    losing = undefined;
  }

  /** Known from the gateway or, before it connects, asked from the API. */
  async function selfId(): Promise<string> {
    if (self) return self.userId;
    return (await api.call("get", Routes.user(), "reading our own account", { shape: isUser })).id;
  }

  /** Our ids, which a session resumed from another process does not tell. */
  async function learnSelf(): Promise<Self> {
    self ??= await askSelf();
    return self;
  }

  async function askSelf(): Promise<Self> {
    const user = await api.call("get", Routes.user(), "reading our own account", { shape: isUser });
    const doing = "reading our application";
    const application = await api.call("get", Routes.currentApplication(), doing, { shape: isApplication });
    return { userId: user.id, applicationId: application.id };
  }

  /** Opens a direct message channel. Discord always returns the same one for the same person. */
  function direct(person: Person): Promise<{ readonly id: string }> {
    const body = { recipient_id: person.user };
    return api.call("post", Routes.userChannels(), "opening direct messages", { body, shape: isChannel });
  }

  /** Resolves after the first attempt or a short wait; retries continue in the background. */
  async function registerCommands(
    commands: readonly Command[],
    applicationId: string,
    stopped: AbortSignal,
  ): Promise<void> {
    const tried = new AbortController();
    const registration = { api, clock, log, commands, guildIds, applicationId, stopped };
    void keepRegistering(registration, () => tried.abort());
    await clock.sleep(COMMANDS_MS, AbortSignal.any([tried.signal, stopped])).catch(() => {});
  }

  /**
   * If processes share the shards, only one of them sends at a time, whichever shards it has. What others asked its
   * predecessor to recount may not be done.
   */
  async function send({ commands, handlers }: Serving, begun: () => void, lost: AbortSignal): Promise<void> {
    handlers.connected({ platform: "discord", gap: true });
    begun();
    if (self) await registerCommands(commands, self.applicationId, lost);
    await whenAborted(lost);
  }

  function stop(): Promise<void> {
    stopped ??= (async () => {
      stopping.abort(new ChatError("unsent", "Paperboy is stopping."));
      const drained = new AbortController();
      const inFlight = Promise.allSettled(working).then(() => api.idle());
      await Promise.race([inFlight, clock.sleep(DRAIN_MS, drained.signal).catch(() => {})]);
      drained.abort();
      api.close();
      await Promise.all([connection.close(), sent?.catch(() => {})]);
    })();
    return stopped;
  }

  return {
    platform: "discord",

    async start(commands, handlers, turns = always) {
      serving = { commands, handlers };
      const lost = new Promise<never>((_, reject) => {
        losing = reject;
      });
      lost.catch(() => {});
      const opened = connection.open(turns);
      connection.ended.catch(lose);
      try {
        if (shards) {
          // Wants the shards first: those are handed on without a gap.
          await Promise.race([connection.divided, opened, lost]);
          const sending = new Promise<void>((begun) => {
            sent = turns((over) => send({ commands, handlers }, begun, over), stopping.signal);
            sent.catch(lose);
          });
          await Promise.race([opened, sending, lost]);
        } else {
          await Promise.race([opened, lost]);
          if (stopping.signal.aborted) return;
          if (self)
            await Promise.race([registerCommands(commands, self.applicationId, stopping.signal), lost]);
        }
      } catch (error) {
        await stop();
        throw error;
      }
      losing = handlers.fatal;
    },

    connected: () => connection.connected(),

    async post(channel, message, key, under) {
      await servers.learn(channel.workspace);
      return posting.post(channel, message, key, under);
    },
    async find(channel, key, since, under) {
      await servers.learn(channel.workspace);
      return posting.find(channel, key, since, under);
    },
    edit: (message, next, key) => posting.edit(message, next, key),

    async seed(message, count) {
      const { channel } = message;
      try {
        await seed(api, clock, message, count, channels.name(channel));
      } catch (error) {
        if (!(error instanceof ChatError) || error.kind !== "forbidden") throw error;
        // The vote buttons still work.
        log.warn("number reactions refused", { channel: channel.id, error: error.message });
      }
    },

    ballots: async (message, counts) => recount(api, message, counts, await selfId()),

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

    stop,
  };
}
