import type { ChannelRef } from "../../src/chat/adapter.ts";
import { afterNoLookUp } from "../../src/delivery/retry-policy.ts";
import type { Clock } from "../../src/runtime/clock.ts";
import type { Store } from "../../src/store.ts";
import { teamOf } from "../../src/teams/team-id.ts";
import type { MailFault, MailServer } from "../../test/adapters/email/mail-server.ts";
import type { Dice } from "./world.ts";

/**
 * The outcome for the digests by mail. No mail server can be asked about a mail, so one whose answer was lost is reported as
 * possibly delivered, and never sent again.
 */
export interface MailVerdict {
  /** Addresses with a digest due. */
  readonly mails: number;
  /** Exactly one mail, recorded as sent. */
  readonly mailedOnce: number;
  /** Reported as possibly delivered. */
  readonly mailsInDoubt: number;
  /** Those of them that were delivered. */
  readonly doubtedButArrived: number;
  /** Addresses with more than one mail; the promise is none. */
  readonly mailedTwice: number;
  /** No mail, and not reported as possibly delivered; the promise is none. */
  readonly mailsLost: number;
}

const outcome = afterNoLookUp();
const DOUBTFUL = outcome.state === "failed" ? outcome.error : undefined;
const GREYLISTED: MailFault = { at: "rcpt", code: 451, words: "4.7.1 Greylisted, try again" };
const BUSY: MailFault = { at: "mail", code: 421, words: "4.3.2 Too busy" };
const FAULTS: readonly MailFault[] = ["cut-after-data", "cut-before-data", GREYLISTED, BUSY];

/** Addresses on one mail server, and the mails delivered there. */
export function createMailboxes(deps: {
  readonly store: Pick<Store, "saveAddress" | "deliveries">;
  readonly mail: MailServer;
  readonly clock: Clock;
}) {
  const { store, mail, clock } = deps;
  const opened: { readonly channel: ChannelRef; readonly address: string }[] = [];
  let lastAt = 0;
  mail.onReceived(() => {
    lastAt = clock.now();
  });

  const mailsTo = (address: string) => mail.received.filter(({ to }) => to.includes(address));

  return {
    async open(number: number): Promise<ChannelRef> {
      const channel: ChannelRef = { platform: "email", workspace: "discord:chaos", id: `reader${number}` };
      const address = `reader${number}@lab.example`;
      await store.saveAddress({
        channel,
        team: teamOf(channel),
        owner: undefined,
        address,
        secret: `secret of ${number}`,
        pending: undefined,
        createdAt: clock.now(),
      });
      opened.push({ channel, address });
      return channel;
    },

    /** Ids of the delivered mails, oldest first. */
    mailsIn(channel: ChannelRef): readonly string[] {
      const box = opened.find((one) => one.channel.id === channel.id);
      return box ? mailsTo(box.address).map(({ mail: { messageId = "" } }) => messageId) : [];
    },

    /** Whether a mail was delivered since `at` (epoch ms of the clock). */
    mailedSince: (at: number): boolean => lastAt >= at,

    /** Addresses whose digest can still be sent: a process that was killed has given up all that it had claimed. */
    async waiting(): Promise<number> {
      let waiting = 0;
      for (const { channel } of opened) {
        const [delivery] = await store.deliveries(channel, 1);
        if (delivery === undefined || delivery.state === "planned") waiting += 1;
      }
      return waiting;
    },

    /** Makes some of the next mails fail: refused for now, or cut off before or after the server has taken them. */
    spoil(dice: Dice): void {
      for (let i = dice.below(4); i > 0; i--) mail.failNext(dice.pick(FAULTS));
    },

    async judge(): Promise<MailVerdict> {
      let mailedOnce = 0;
      let mailsInDoubt = 0;
      let doubtedButArrived = 0;
      let mailedTwice = 0;
      let mailsLost = 0;
      for (const { channel, address } of opened) {
        const arrived = mailsTo(address).length;
        const [delivery] = await store.deliveries(channel, 1);
        const doubtful = delivery?.state === "failed" && delivery.error === DOUBTFUL;
        if (arrived > 1) mailedTwice += 1;
        else if (doubtful) {
          mailsInDoubt += 1;
          doubtedButArrived += arrived;
        } else if (delivery?.state === "sent" && arrived === 1) mailedOnce += 1;
        else mailsLost += 1;
      }
      const mails = opened.length;
      return { mails, mailedOnce, mailsInDoubt, doubtedButArrived, mailedTwice, mailsLost };
    },
  };
}
