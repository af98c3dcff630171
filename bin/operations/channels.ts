import type { ChannelRef } from "../../src/chat/refs.ts";
import type { Config } from "../../src/config.ts";
import { ChatError, UserError } from "../../src/runtime/errors.ts";
import type { Services } from "../../src/services.ts";
import type { Store } from "../../src/store.ts";
import type { Subscription } from "../../src/subscriptions/store.ts";
import { say, table, warn } from "../output.ts";

/** Where addresses and the tokens of installed apps are stored. */
type Names = Pick<Store, "address" | "installation" | "organizationOf">;

/** Looks up channel names on the platforms; unknown ones are omitted. */
export type ChannelNames = (channels: readonly ChannelRef[]) => Promise<ReadonlyMap<string, string>>;

/** Asks the configured platforms, and the store for (masked) addresses. Warns about a platform that cannot be asked. */
export function channelNames({ discord, slack }: Config, { store }: { readonly store: Names }): ChannelNames {
  const ask = [
    [
      "discord",
      discord &&
        (async (channels: readonly ChannelRef[]) => {
          const { discordChannelNames } = await import("../../adapters/discord/channel-names.ts");
          return discordChannelNames(discord, channels);
        }),
    ],
    [
      "slack",
      slack &&
        (async (channels: readonly ChannelRef[]) => {
          const { slackChannelNames } = await import("../../adapters/slack/channel-names.ts");
          return slackChannelNames({ ...slack, tokenOf: await slackTokens(slack, store) }, channels);
        }),
    ],
    [
      "email",
      async (channels: readonly ChannelRef[]) => {
        const { maskAddress } = await import("../../adapters/email/address.ts");
        const known = await Promise.all(channels.map((channel) => store.address(channel)));
        return known.flatMap((one) => (one ? [[one.channel.id, maskAddress(one.address)] as const] : []));
      },
    ],
  ] as const;
  return async (channels) => {
    const names = new Map<string, string>();
    for (const [platform, read] of ask) {
      const here = channels.filter((channel) => channel.platform === platform);
      if (!read || here.length === 0) continue;
      try {
        for (const [id, name] of await read(here)) names.set(id, name);
      } catch (error) {
        if (!(error instanceof ChatError) && !(error instanceof UserError)) throw error;
        warn(`${error.message} Continuing without channel names from ${platform}.`);
      }
    }
    return names;
  };
}

/** Returns a private app's only token, or looks up those of the workspaces that installed a public app. */
async function slackTokens(slack: NonNullable<Config["slack"]>, store: Names) {
  switch (slack.mode) {
    case "socket":
      return async () => slack.botToken;
    case "http": {
      const { storedTokens } = await import("../../adapters/slack/installed/stored-tokens.ts");
      return storedTokens(store, slack.secretKeys);
    }
    default:
      return slack satisfies never;
  }
}

/**
 * The subscription of the channel with this id or name, optionally prefixed with the platform, as in `slack:#papers`.
 * Throws UserError unless there is exactly one.
 */
export async function subscriptionOf(
  { store }: Pick<Services, "store">,
  typed: string,
  namesOf: ChannelNames,
): Promise<Subscription> {
  const [, platform, rest = ""] = /^(?:([a-z]+):)?(.*)$/s.exec(typed.trim()) ?? [];
  const all = await store.subscriptions();
  const subscriptions = all.filter(({ channel }) => !platform || channel.platform === platform);
  const byId = subscriptions.find(({ channel }) => channel.id === rest);
  if (byId) return byId;
  const wanted = plain(rest);
  const names = await namesOf(subscriptions.map(({ channel }) => channel));
  const named = subscriptions.filter(({ channel }) => plain(names.get(channel.id) ?? "") === wanted);
  const [one] = named;
  if (one && named.length === 1) return one;
  if (one) {
    const places = named.map(({ channel }) => `${channel.platform}:${channel.id}`);
    throw new UserError(`Several subscribed channels are called ${typed}. Name one: ${places.join(", ")}.`);
  }
  throw new UserError(
    `No channel ${typed} is subscribed. “paperboy channels” lists those that are subscribed.`,
  );
}

/** Names are compared without the # and ignoring case. */
function plain(name: string): string {
  return name.trim().replace(/^#/, "").toLowerCase();
}

/** `paperboy channels`: one line per subscribed channel. */
export async function printChannels(
  { store }: Pick<Services, "store">,
  namesOf: ChannelNames,
  json: boolean,
): Promise<void> {
  const subscriptions = await store.subscriptions();
  const names = await namesOf(subscriptions.map(({ channel }) => channel));
  if (json) {
    const rows = subscriptions.map((each) => ({
      ...each.channel,
      name: names.get(each.channel.id) ?? null,
      time: each.settings.time,
      zone: each.settings.zone,
      nextDueAt: each.nextDueAt === undefined ? null : new Date(each.nextDueAt).toISOString(),
      stopped: each.disabled?.reason ?? null,
    }));
    say(JSON.stringify(rows, null, 2));
    return;
  }
  if (subscriptions.length === 0) {
    say("No channel is subscribed yet. Type “/papers subscribe” in one.");
    return;
  }
  table(
    ["PLATFORM", "CHANNEL", "ID", "SERVER", "EVERY", "NEXT"],
    subscriptions.map(({ channel, settings, nextDueAt, disabled }) => [
      channel.platform,
      nameOf(channel, names),
      channel.id,
      channel.workspace || "–",
      `${settings.time} ${settings.zone}`,
      disabled ? `stopped: ${disabled.reason}` : moment(nextDueAt),
    ]),
  );
}

/** The channel's name with a #, or its address; a dash if unknown. */
function nameOf({ id, platform }: ChannelRef, names: ReadonlyMap<string, string>): string {
  const name = names.get(id);
  if (name === undefined) return "–";
  return platform === "email" ? name : `#${name}`;
}

/** E.g. 2026-06-12 09:00 UTC. */
export function moment(at: number | undefined): string {
  return at === undefined ? "–" : `${new Date(at).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}
