import { adapterFor, type Outlet } from "../chat/adapter.ts";
import { plainMessage } from "../chat/plain-message.ts";
import type { ChannelRef, Person } from "../chat/refs.ts";
import type { Clock } from "../runtime/clock.ts";
import type { Log } from "../runtime/log.ts";
import type { AccessStore } from "../teams/access-store.ts";
import { type AccountId, accountOf } from "../teams/account-id.ts";
import { type TeamId, teamOf } from "../teams/team-id.ts";
import type { SubscriptionStore } from "./store.ts";

/** Channels listed in one message to their owner. */
const NAMED = 10;

export interface ChannelClosing {
  /**
   * Disables a channel, or all of a workspace, and notifies the people who subscribed them in the background. A team whose
   * workspace is gone could revoke nothing any more: its keys stop working, and its Zotero key is deleted.
   */
  close(where: Parameters<SubscriptionStore["disableSubscriptions"]>[0], reason: string): Promise<void>;
  /** Resolves when everybody was notified. */
  told(): Promise<unknown>;
}

/** Disables channels that only a person can fix, and notifies the person who subscribed them. */
export function createChannelClosing(deps: {
  readonly store: Pick<SubscriptionStore, "disableSubscriptions"> &
    Pick<AccessStore, "revokeAccess"> & {
      deleteReferenceLibrary(team: TeamId): Promise<boolean>;
    };
  readonly adapters: readonly Outlet[];
  readonly clock: Clock;
  readonly log: Log;
}): ChannelClosing {
  const { store, adapters, clock, log } = deps;
  const telling = new Set<Promise<void>>();

  /** One message for all of an owner's channels, since a whole server may be gone. */
  async function tellOwner(owner: Person, channels: readonly ChannelRef[], reason: string): Promise<void> {
    // The owner asked to be forgotten.
    if (owner.user === "") return;
    const named = channels.slice(0, NAMED).map(({ id }) => id);
    const ids = `${named.join(", ")}${channels.length > NAMED ? ", …" : ""}`;
    const where =
      channels.length === 1
        ? `one of your channels (${ids})`
        : `${channels.length} of your channels (${ids})`;
    const [first] = channels;
    const byMail = first && adapterFor(adapters, first)?.maskAddress !== undefined;
    const text = byMail
      ? `Paperboy has stopped the daily papers that came to you by e-mail. ${reason} Start again with “/papers subscribe to:mail”, or name another address there.`
      : `Paperboy has stopped its daily digest in ${where}. ${reason} Once that is fixed, run “/papers subscribe” there again.`;
    const adapter = adapterFor(adapters, owner);
    try {
      await adapter?.tell?.(owner, plainMessage(text));
    } catch (error) {
      log.warn("channel owner not told", { channels: ids, error });
    }
  }

  async function endAccess(team: TeamId): Promise<void> {
    const keys = await store.revokeAccess({ team });
    const library = await store.deleteReferenceLibrary(team);
    if (keys > 0 || library) log.info("access ended with its workspace", { team, keys, library });
  }

  return {
    async close(where, reason) {
      if (where.channel === undefined) await endAccess(teamOf({ ...where, id: "" }));
      const owners = new Map<AccountId, { readonly owner: Person; readonly channels: ChannelRef[] }>();
      for (const { channel, createdBy } of await store.disableSubscriptions(where, reason, clock.now())) {
        log.warn("channel disabled", { channel, reason });
        const account = accountOf(createdBy);
        const { channels } = owners.get(account) ?? { channels: [] as ChannelRef[] };
        channels.push(channel);
        owners.set(account, { owner: createdBy, channels });
      }
      for (const { owner, channels } of owners.values()) {
        const told: Promise<void> = tellOwner(owner, channels, reason).finally(() => telling.delete(told));
        telling.add(told);
      }
    },
    told: () => Promise.all(telling),
  };
}
