import { createHash, randomBytes, randomInt } from "node:crypto";
import { encodeAction } from "../chat/action.ts";
import type { AddressAbilities, Outlet } from "../chat/adapter.ts";
import type { Message } from "../chat/message.ts";
import type { ChannelRef, Person } from "../chat/refs.ts";
import type { Clock } from "../runtime/clock.ts";
import { UserError } from "../runtime/errors.ts";
import { createRateLimit } from "../runtime/rate-limit.ts";
import type { Address, AddressStore } from "../subscriptions/address-store.ts";
import { nextWrapAt } from "../subscriptions/schedule.ts";
import { describeSettings } from "../subscriptions/settings.ts";
import type { Subscription, SubscriptionSettings, SubscriptionStore } from "../subscriptions/store.ts";
import { type AccountId, accountOf } from "../teams/account-id.ts";
import { type TeamId, teamOf } from "../teams/team-id.ts";
import { firstDueAt } from "./first-due.ts";
import type { DeliveryLog } from "./outbox.ts";
import type { PostNow } from "./post-now.ts";

/** What somebody asks for at an address. */
export interface Wish {
  readonly address: string;
  /** Whose taste and favourites it shares; undefined: a team of its own. */
  readonly team: TeamId | undefined;
  /** Who asks, where that is not whoever reads there. */
  readonly by: Person | undefined;
  /** Many read there, so that nobody votes from there. */
  readonly list?: boolean;
  readonly settings: SubscriptionSettings;
}

/** An outlet whose places are addresses. */
export type AddressOutlet = Outlet & AddressAbilities;

/** Subscribes addresses, each after somebody there has confirmed it. */
export interface OptIn {
  /** Sends a code there and nothing else. Returns the address as it may be shown. Throws UserError. */
  request(wish: Wish): Promise<string>;
  /** Subscribes the address that the code was sent to. Throws UserError. */
  confirm(code: string): Promise<Subscription>;
  /** The confirmed address of a person in a team. */
  of(person: Person, team: TeamId): Promise<Address | undefined>;
}

/** A mail may wait in a queue for hours, and be read the next morning. */
const CODE_MS = 24 * 3_600_000;
/** Nobody needs more; and it must not serve to fill the mailboxes of others. */
const ASKED_AT_MOST = 3;
const ASKED_WITHIN_MS = 3_600_000;
/** No letters and digits that are taken for each other: 32 signs, so 8 of them are 40 bits. */
const SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const ID_BYTES = 12;
const SECRET_BYTES = 32;

/** Puts the double opt-in together over an outlet. What is random is the operating system's, so that nobody foresees it. */
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
        "That address was asked several times within the hour. Use the last code, or try again later.",
      );
  }

  return {
    async request({ address: typed, team, by, list = false, settings }) {
      const address = outlet.readAddress(typed);
      const channel = placeFor(team);
      const owner = by ?? { platform: outlet.platform, workspace: "", user: channel.id };
      assertSeldom([address.toLowerCase(), ...(by ? [accountOf(by)] : [])]);
      const code = newCode();
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
      // Somebody who names another address has moved there.
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

/** What a press on the page behind the link in the mail does. */
function confirming(code: string): string {
  return encodeAction({ kind: "run", command: "subscribe", options: { to: "mail", code }, update: false });
}

function question(code: string, settings: SubscriptionSettings, page: string | undefined): Message {
  return {
    summary: `Your code is ${code}. Nothing comes before you confirm.`,
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
        text: ["If it was not you, do nothing: no more mail comes, and the address is deleted within a day."],
      },
    ],
  };
}

function newCode(): string {
  const signs = Array.from({ length: 8 }, () => SIGNS.charAt(randomInt(SIGNS.length))).join("");
  return `MAIL-${signs.slice(0, 4)}-${signs.slice(4)}`;
}

/** A person may type it as they read it: small letters, O for 0, with or without the dashes. */
function hashOf(code: string): string {
  const read = code
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "")
    .replace(/^MAIL/, "")
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1");
  return createHash("sha256").update(read).digest("hex");
}
