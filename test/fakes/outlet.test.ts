import type { ChannelRef } from "../../src/chat/adapter.ts";
import { outletContract } from "../contract/outlet.ts";
import { createFakeAdapter } from "./adapter.ts";
import { createFakeOutlet } from "./outlet.ts";

outletContract("a fake that is no chat", { personal: false }, async (house) => {
  const outlet = createFakeOutlet("paper");
  return {
    outlet,
    subscribe: (person, team) => subscribe(house, { platform: "paper", workspace: team, id: person.user }),
    unsubscribe: async (channel) => void (await house.store.deleteSubscription(channel)),
    read: async ({ id }) =>
      outlet.arrived.filter(({ channel }) => channel.id === id).map(({ message }) => JSON.stringify(message)),
    failNext: (kind) => outlet.failNext(kind, kind === "unknown"),
    close: async () => {},
  };
});

outletContract("a fake chat", { personal: false }, async (house) => {
  const outlet = createFakeAdapter({ platform: "slack", clock: house.clock });
  return {
    outlet,
    subscribe: (person, team) => subscribe(house, { platform: "slack", workspace: team, id: person.user }),
    unsubscribe: async (channel) => void (await house.store.deleteSubscription(channel)),
    read: async (channel) => outlet.posts(channel).map(({ message }) => JSON.stringify(message)),
    failNext: (kind) =>
      outlet.fail("post", { error: kind, ...(kind === "unknown" ? { landsAfterMs: 0 } : {}) }),
    close: async () => {},
  };
});

async function subscribe(
  house: Parameters<Parameters<typeof outletContract>[2]>[0],
  channel: ChannelRef,
): Promise<ChannelRef> {
  await house.subscribe(channel, Date.parse("2025-06-06T09:00:00Z"));
  return channel;
}
