import { Routes } from "discord.js";
import { always, type ChatAdapter, type Person } from "../../src/chat/adapter.ts";
import type { Command } from "../../src/chat/command.ts";
import type { EventLog } from "../../src/chat/connection/event-log.ts";
import type { SessionLog } from "../../src/chat/connection/session-log.ts";
import type { ShardStore } from "../../src/chat/connection/shard-store.ts";
import type { Clock } from "../../src/runtime/clock.ts";
import { whenAborted } from "../../src/runtime/deadline.ts";
import { ChatError } from "../../src/runtime/errors.ts";
import type { Log } from "../../src/runtime/log.ts";
import { type Metrics, noMetrics } from "../../src/runtime/metrics.ts";
import { createDispatch, type Serving } from "./in/dispatch.ts";
import { createConnection } from "./in/gateway/connection.ts";
import { createKnownServers } from "./in/gateway/known-servers.ts";
import { createMemorySessionLog } from "./in/gateway/session-budget.ts";
import { keepRegistering } from "./in/register-commands.ts";
import { createApi } from "./out/api.ts";
import { createChannels } from "./out/channels.ts";
import { toSendable } from "./out/files.ts";
import { createPosting } from "./out/post.ts";
import { recount, seed } from "./out/recount.ts";
import { createSelf } from "./out/self.ts";
import { isChannel, isMessage } from "./out/shapes.ts";

export { LIMIT as PER_SECOND } from "./out/pace.ts";

/** How long `stop` waits for work in flight. */
const DRAIN_MS = 10_000;
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
  const self = createSelf(api);
  const working = new Set<Promise<void>>();
  const stopping = new AbortController();
  let serving: Serving | undefined;
  let losing: ((error: Error) => void) | undefined;
  let stopped: Promise<void> | undefined;
  let sent: Promise<void> | undefined;

  const connection = createConnection({
    api,
    token,
    sessions: options.sessions ?? createMemorySessionLog(),
    sharing: options.shards && { store: options.shards, us: async () => (await self.learn()).userId },
    clock,
    log,
    random,
    events: {
      dispatch: (payload) => dispatch(payload),
      resumed: () => serving?.handlers.connected({ platform: "discord", gap: false }),
      began: (workspaces) => serving?.handlers.connected({ platform: "discord", gap: true, workspaces }),
    },
  });
  const { shards } = options;
  const servers = createKnownServers({
    ours: connection.servers,
    outline: shards && ((workspace) => shards.outline("discord", workspace)),
    us: () => self.known()?.userId,
    clock,
    log,
  });
  const channels = createChannels({ api, clock, servers, selfId: self.userId });
  const posting = createPosting({ api, log, channels, selfId: self.userId, background: track });
  const dispatch = createDispatch({
    api,
    clock,
    log,
    servers,
    self,
    events: options.events,
    serving: () => (stopping.signal.aborted ? undefined : serving),
    track,
  });

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
    const applicationId = self.known()?.applicationId;
    if (applicationId) await registerCommands(commands, applicationId, lost);
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
          const applicationId = self.known()?.applicationId;
          if (applicationId)
            await Promise.race([registerCommands(commands, applicationId, stopping.signal), lost]);
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

    ballots: async (message, counts) => recount(api, message, counts, await self.userId()),

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
