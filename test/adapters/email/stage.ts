import { createEmail, type Email } from "../../../adapters/email/index.ts";
import type { ChannelRef, DeliveryKey } from "../../../src/chat/adapter.ts";
import type { Message } from "../../../src/chat/message.ts";
import type { Clock } from "../../../src/runtime/clock.ts";
import { systemClock } from "../../../src/runtime/clock.ts";
import { type Log, silentLog } from "../../../src/runtime/log.ts";
import type { Store } from "../../../src/store.ts";
import type { Address } from "../../../src/subscriptions/address-store.ts";
import { accountOf } from "../../../src/teams/account-id.ts";
import type { TeamId } from "../../../src/teams/team-id.ts";
import type { MailServer } from "./mail-server.ts";

export const PUBLIC_URL = "https://papers.lab.example";
export const KEY = "abcdefghij0123456789klmno" as DeliveryKey;
export const ada = { platform: "discord", workspace: "", user: "ada" };
export const place = (id = "0123456789abcdef01234567"): ChannelRef => ({
  platform: "email",
  workspace: "discord:W1",
  id,
});

export function addressOf(parts: Partial<Address> = {}): Address {
  return {
    channel: place(),
    team: "discord:W1" as TeamId,
    owner: accountOf(ada),
    address: "ada@lab.example",
    secret: "a secret of this address",
    pending: undefined,
    createdAt: 0,
    ...parts,
  };
}

/** E-mail alone, with these addresses, through that server. */
export function emailThrough(
  server: Pick<MailServer, "port">,
  options: {
    readonly addresses?: readonly Address[];
    readonly publicUrl?: string | undefined;
    readonly auth?: { user: string; pass: string };
    readonly host?: string;
    readonly secure?: boolean;
    readonly perMinute?: number;
    readonly clock?: Clock;
    readonly log?: Log;
    readonly store?: Pick<Store, "address" | "subscription" | "paper">;
  } = {},
): Email {
  const { addresses = [addressOf()], host = "127.0.0.1", secure = false, auth, perMinute = 6_000 } = options;
  return createEmail({
    server: { host, port: server.port, secure, auth },
    from: { name: "Paperboy", address: "papers@lab.example" },
    perMinute,
    publicUrl: options.publicUrl,
    store: options.store ?? {
      address: async ({ id }) => addresses.find(({ channel }) => channel.id === id),
      subscription: async () => undefined,
      paper: async () => undefined,
    },
    clock: options.clock ?? systemClock,
    log: options.log ?? silentLog,
  });
}

export const hello: Message = {
  summary: "A greeting",
  blocks: [
    { kind: "heading", text: "Hello" },
    { kind: "paragraph", text: ["Good morning"] },
  ],
};
