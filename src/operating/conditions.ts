import type { Outlet, Platform } from "../chat/adapter.ts";
import type { DeliveryFamily, DeliveryLog } from "../delivery/outbox.ts";
import type { PaperStore } from "../papers/store.ts";
import type { Clock } from "../runtime/clock.ts";
import { counted } from "../text/format.ts";

/** A possible problem that the operator is told about while it lasts. */
export interface Condition {
  /** Never changes. */
  readonly name: string;
  /** The platform it concerns, if any. */
  readonly platform?: Platform;
  /** Returns what is wrong and what to do; undefined if all is well. Contains no secrets. */
  look(): Promise<string | undefined>;
  readonly recovered: string;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const FEED_MS = HOUR_MS;
const AWAY_MS = 10 * MINUTE_MS;
/** Leaves a few weeks before writes fail, at the usual growth of a database. */
const LOW_BYTES = 500 * 1024 * 1024;
/** Kinds sent to subscribers; the person who shares a paper or sends a test post sees its failure at once. */
const DIGESTS: readonly DeliveryFamily[] = ["digest", "paper", "wrap", "risers", "news", "watch", "club"];

/**
 * Returns the conditions that the operator is told about. `refusal` returns why a platform rejects its token, if one
 * does.
 */
export function operatorConditions(deps: {
  readonly store: Pick<DeliveryLog & PaperStore, "deliveryCounts" | "lastSyncedAt">;
  readonly adapters: readonly Pick<Outlet, "platform" | "connected" | "ballots">[];
  readonly freeBytes: () => Promise<number>;
  readonly refusal: () => string | undefined;
  readonly clock: Clock;
}): readonly Condition[] {
  const { store, adapters, clock } = deps;
  const startedAt = clock.now();
  const away = adapters.map((adapter): Condition => {
    const { platform } = adapter;
    let since: number | undefined = clock.monotonic();
    return {
      name: `away:${platform}`,
      platform,
      async look() {
        since = adapter.connected() ? undefined : (since ?? clock.monotonic());
        if (since === undefined || clock.monotonic() - since < AWAY_MS) return undefined;
        const after = adapter.ballots
          ? "votes are recounted afterwards"
          : "what is due waits until the day is over";
        return `Paperboy has not been connected to ${platform} for ten minutes. It keeps trying; ${after}.`;
      },
      recovered: `Paperboy is connected to ${platform} again.`,
    };
  });
  return [
    {
      name: "feed",
      async look() {
        const last = Math.max((await store.lastSyncedAt()) ?? startedAt, startedAt);
        if (clock.now() - last < FEED_MS) return undefined;
        return "No list of papers could be loaded for an hour. Digests go out with what is known. `paperboy doctor` says why.";
      },
      recovered: "Lists of papers are loaded again.",
    },
    {
      name: "digests",
      async look() {
        const { families } = await store.deliveryCounts(clock.now() - DAY_MS);
        const failed = families
          .filter(({ state, family }) => state === "failed" && DIGESTS.includes(family))
          .reduce((sum, { deliveries }) => sum + deliveries, 0);
        if (failed === 0) return undefined;
        return `${counted(failed, "digest or notice", "digests and notices")} of the last 24 hours could not be posted. \`paperboy status\` says where and why, \`paperboy retry\` tries again.`;
      },
      recovered: "No failed digest or notice of the last 24 hours is left.",
    },
    {
      name: "token",
      async look() {
        return deps.refusal();
      },
      recovered: "The tokens are accepted again.",
    },
    {
      name: "disk",
      async look() {
        const free = await deps.freeBytes();
        if (free >= LOW_BYTES) return undefined;
        return `Only ${Math.round(free / 1024 / 1024)} MB are free on the database's disk. Free some space: on a full disk nothing can be written.`;
      },
      recovered: "The disk has enough free space again.",
    },
    ...away,
  ];
}
