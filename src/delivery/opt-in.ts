import { randomBytes } from "node:crypto";
import { encodeAction } from "../chat/action.ts";
import type { AddressAbilities, Outlet } from "../chat/adapter.ts";
import type { Message } from "../chat/message.ts";
import type { ChannelRef, Person } from "../chat/refs.ts";
import type { Clock } from "../runtime/clock.ts";
import { UserError } from "../runtime/errors.ts";
import { createRateLimit } from "../runtime/rate-limit.ts";
import { hashOfCode, newCode } from "../runtime/secrets/one-time-code.ts";
import type { Address, AddressStore } from "../subscriptions/address-store.ts";
import { nextWrapAt } from "../subscriptions/schedule.ts";
import { describeSettings } from "../subscriptions/settings.ts";
import type { Subscription, SubscriptionSettings, SubscriptionStore } from "../subscriptions/store.ts";
import { type AccountId, accountOf } from "../teams/account-id.ts";
import { type TeamId, teamOf } from "../teams/team-id.ts";
import { firstDueAt } from "./first-due.ts";
import type { DeliveryLog } from "./outbox.ts";
import type { PostNow } from "./post-now.ts";

/** A request to subscribe an address. */
export interface Wish {
  readonly address: string;
  /** The team whose taste and favourites it shares; undefined: a team of its own. */
  readonly team: TeamId | undefined;
  /** Who asks, if not the reader of the address. */
  readonly by: Person | undefined;
  /** A mailing list: many people read it, so nobody can vote from it. */
  readonly list?: boolean;
  readonly settings: SubscriptionSettings;
}

/** An outlet that delivers to addresses. */
export type AddressOutlet = Outlet & AddressAbilities;

/** Subscribes addresses, each after its reader has confirmed it. */
export interface OptIn {
  /** Sends a code to the address, and nothing else. Returns the masked address. Throws UserError. */
  request(wish: Wish): Promise<string>;
  /** Subscribes the address that the code was sent to. Throws UserError. */
  confirm(code: string): Promise<Subscription>;
  /** Returns a person's confirmed address in a team. */
  of(person: Person, team: TeamId): Promise<Address | undefined>;
}

/** How long a code works: a mail may wait in a queue for hours, and be read the next morning. */
const CODE_MS = 24 * 3_600_000;
/** Nobody needs more requests, and more would let people flood other people's mailboxes. */
const ASKED_AT_MOST = 3;
const ASKED_WITHIN_MS = 3_600_000;
const PREFIX = "MAIL";
const ID_BYTES = 12;
const SECRET_BYTES = 32;

/** Creates the double opt-in for an outlet. Codes, ids and secrets are cryptographically random. */
export function createOptIn(deps: {
  readonly outlet: AddressOutlet;
  readonly store: AddressStore & SubscriptionStore & Pick<DeliveryLog, "delivery">;
  readonly postNow: PostNow;
  readonly clock: Clock;
}): OptIn {
  const { outlet, store, postNow, clock } = deps;
  const limit = createRateLimit(clock, ASKED_AT_MOST, ASKED_WITHIN_MS);

  function placeFor(team: TeamId | undefined): ChannelRef {
    return { platform: outlet.platform, workspace: team ?? "", id: randomBytes(ID_BYTES).toString("hex") };
  }

  function assertSeldom(keys: readonly string[]): void {
    if (keys.some((key) => limit.take(key) > 0))
      throw new UserError(
        "Too many codes for that address within the hour. Use the last code, or try again later.",
      );
  }

  return {
    async request({ address: typed, team, by, list = false, settings }) {
      const address = outlet.readAddress(typed);
      const channel = placeFor(team);
      const owner = by ?? { platform: outlet.platform, workspace: "", user: channel.id };
      assertSeldom([address.toLowerCase(), ...(by ? [accountOf(by)] : [])]);
      const code = newCode(PREFIX);
      const row: Address = {
        channel,
        team: teamOf(channel),
        owner: list ? undefined : accountOf(owner),
        address,
        secret: randomBytes(SECRET_BYTES).toString("base64url"),
        pending: {
          codeHash: hashOf(code),
          expiresAt: clock.now() + CODE_MS,
          settings,
          by: list && !by ? { ...owner, user: "" } : owner,
        },
        createdAt: clock.now(),
      };
      await store.saveAddress(row);
      try {
        const message = question(code, settings, outlet.actionPage(row, confirming(code)));
        await postNow(channel, message, { kind: `test:${hashOf(code).slice(0, 8)}`, papers: [] });
      } catch (error) {
        await store.deleteAddress(channel);
        throw error;
      }
      return outlet.maskAddress(address);
    },

    async confirm(code) {
      const [asked] = await store.addresses({ codeHash: hashOf(code) });
      const now = clock.now();
      if (!asked?.pending || asked.pending.expiresAt <= now)
        throw new UserError("That code is wrong, has been used, or is older than a day. Ask for a new one.", {
          option: "code",
        });
      const { channel, team, owner, pending } = asked;
      // A person has one address per team, so a new one replaces the old.
      if (owner !== undefined) await deleteOthers(team, owner, channel);
      await store.saveAddress({ ...asked, pending: undefined });
      const { settings, by: createdBy } = pending;
      const nextDueAt = await firstDueAt(store, channel, settings, now);
      const subscription = { channel, team, settings, nextDueAt, createdBy, createdAt: now };
      await store.saveSubscription({ ...subscription, nextWrapAt: nextWrapAt(settings, now) });
      return { ...subscription, disabled: undefined };
    },

    async of(person, team) {
      const theirs = await store.addresses({ team, owner: accountOf(person) });
      return theirs.find(({ pending, channel }) => !pending && channel.platform === outlet.platform);
    },
  };

  async function deleteOthers(team: TeamId, owner: AccountId, kept: ChannelRef): Promise<void> {
    const theirs = await store.addresses({ team, owner });
    for (const { channel } of theirs) if (channel.id !== kept.id) await store.deleteAddress(channel);
  }
}

/** The action behind the link in the mail: it confirms the code. */
function confirming(code: string): string {
  return encodeAction({ kind: "run", command: "subscribe", options: { to: "mail", code }, update: false });
}

function question(code: string, settings: SubscriptionSettings, page: string | undefined): Message {
  return {
    summary: `Your code is ${code}. Nothing is sent until you confirm.`,
    blocks: [
      { kind: "heading", text: "Confirm your address for Paperboy" },
      {
        kind: "paragraph",
        text: ["Somebody, hopefully you, asked for the day’s trending papers at this address:"],
      },
      ...describeSettings(settings).map((text) => ({ kind: "paragraph", text }) as const),
      {
        kind: "paragraph",
        text: ["Your code is ", { kind: "strong", text: code }, ". It works for a day."],
      },
      ...(page === undefined
        ? []
        : [{ kind: "actions", actions: [{ kind: "open", label: "Confirm", href: page }] } as const]),
      {
        kind: "note",
        text: [
          "If it was not you, do nothing: you get no more mail, and the address is deleted within a day.",
        ],
      },
    ],
  };
}

/** People may leave out the prefix: every code here is for mail. */
function hashOf(code: string): string {
  return hashOfCode(code.trim().replace(new RegExp(`^${PREFIX}`, "i"), ""));
}
