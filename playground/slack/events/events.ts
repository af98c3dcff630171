import type { Json } from "../checks/schema.ts";
import type { World } from "../world/world.ts";
import type { SocketMode } from "./socket-mode.ts";

/** Bot events and the scope each requires; `undefined`: none. */
const EVENT_SCOPES: Readonly<Record<string, string | undefined>> = {
  reaction_added: "reactions:read",
  reaction_removed: "reactions:read",
  channel_deleted: "channels:read",
  channel_archive: "channels:read",
  channel_left: "channels:read",
  group_deleted: "groups:read",
  group_archive: "groups:read",
  group_left: "groups:read",
  member_left_channel: "channels:read",
  member_joined_channel: "channels:read",
  channel_id_changed: "channels:read",
  app_home_opened: undefined,
  app_mention: "app_mentions:read",
  link_shared: "links:read",
  "message.im": "im:history",
  app_uninstalled: undefined,
  tokens_revoked: undefined,
};

/** The reason given in a retry. */
const CAUSES = {
  timeout: "http_timeout",
  "http-error": "http_error",
  "no-connection": "connection_failed",
} as const;

/** All events the playground can send. */
export const KNOWN_EVENTS = Object.keys(EVENT_SCOPES);

/** Sends events to the app as the Events API does: only subscribed ones, retried until acknowledged. */
export interface Events {
  /** `subscription`: its name in the app's settings, if different from its type. */
  emit(event: Json & { readonly type: string }, subscription?: string): void;
  /** Delivers the next event `times` times, with the same event_id. */
  repeatNext(times: number): void;
  /** Sends the latest event again, marked as a retry. */
  retryLast(attempt: number): void;
  /** Tells the app that it gets no events for a minute. */
  rateLimited(): void;
  /** Resolves when no event is waiting for its first acknowledgement. */
  settled(): Promise<void>;
}

/** `retriesMs`: the delay of each retry after a missed acknowledgement (Slack: at once, 1 minute, 5 minutes). */
export function createEvents(options: {
  readonly world: World;
  readonly socket: Pick<SocketMode, "send">;
  readonly subscribed: () => ReadonlySet<string>;
  readonly scopes: () => readonly string[];
  readonly retriesMs: readonly number[];
}): Events {
  const { world, socket } = options;
  const underway = new Set<Promise<unknown>>();
  let copies = 1;
  let last: Json | undefined;

  const deliver = async (payload: Json, attempt: number, reason: string): Promise<void> => {
    const delivery = await socket.send("events_api", payload, { retry: attempt, reason });
    if (delivery.acked) return;
    const wait = options.retriesMs[attempt];
    if (wait === undefined) return;
    const cause = CAUSES[delivery.reason];
    if (wait === 0) return deliver(payload, attempt + 1, cause);
    setTimeout(() => void track(deliver(payload, attempt + 1, cause)), wait).unref();
  };
  const track = (promise: Promise<void>) => {
    underway.add(promise);
    return promise.finally(() => underway.delete(promise));
  };

  return {
    emit: (event, subscription = event.type) => {
      if (!options.subscribed().has(subscription)) return;
      const scope = EVENT_SCOPES[subscription];
      if (scope !== undefined && !options.scopes().includes(scope)) return;
      const payload = {
        token: "playground-verification",
        team_id: world.team.id,
        context_team_id: world.team.id,
        context_enterprise_id: null,
        api_app_id: world.appId,
        event: { ...event, event_ts: world.nextTs() },
        type: "event_callback",
        // Unique across workspaces.
        event_id: world.nextId(`Ev${world.team.id}`),
        event_time: Math.floor(world.now() / 1_000),
        authorizations: [
          {
            enterprise_id: null,
            team_id: world.team.id,
            user_id: world.botUserId,
            is_bot: true,
            is_enterprise_install: false,
          },
        ],
        is_ext_shared_channel: false,
      };
      last = payload;
      for (let copy = 0; copy < copies; copy += 1) void track(deliver(payload, 0, ""));
      copies = 1;
    },
    repeatNext: (times) => {
      copies = times;
    },
    retryLast: (attempt) => {
      if (last) void track(deliver(last, attempt, "http_timeout"));
    },
    rateLimited: () => {
      void socket.send("events_api", {
        token: "playground-verification",
        type: "app_rate_limited",
        team_id: world.team.id,
        minute_rate_limited: Math.floor(world.now() / 60_000) * 60,
        api_app_id: world.appId,
      });
    },
    settled: async () => {
      while (underway.size > 0) await Promise.allSettled(underway);
    },
  };
}
