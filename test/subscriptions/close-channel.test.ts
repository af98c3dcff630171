import { expect, it } from "vitest";
import type { ChatAdapter, Person } from "../../src/chat/adapter.ts";
import { silentLog } from "../../src/runtime/log.ts";
import { createChannelClosing } from "../../src/subscriptions/close-channel.ts";
import type { Subscription } from "../../src/subscriptions/store.ts";
import { channel, person, subscription } from "../contract/samples.ts";
import { createTestClock } from "../fakes/clock.ts";

/** Closes a workspace with these subscriptions; returns who was told what. */
async function close(subscriptions: readonly Subscription[]) {
  const told: (readonly [user: string, text: string])[] = [];
  const adapter: Pick<ChatAdapter, "platform" | "tell"> = {
    platform: "discord",
    tell: async ({ user }: Person, { summary }) => void told.push([user, summary]),
  };
  const closing = createChannelClosing({
    store: { disableSubscriptions: async () => subscriptions },
    adapters: [adapter as ChatAdapter],
    clock: createTestClock(0),
    log: silentLog,
  });
  await closing.close({ platform: "discord", workspace: "W1" }, "Paperboy was removed.");
  await closing.told();
  return told;
}

const by = (user: string, ...channels: readonly string[]) =>
  channels.map((id) => ({
    ...subscription({ channel: channel(id), createdBy: person(user) }),
    disabled: { reason: "", at: 0 },
  }));

it("tells each owner once, of all their channels, and nobody who asked to be forgotten", async () => {
  const many = Array.from({ length: 12 }, (_, n) => `C${n}`);
  const told = await close([...by("ada", "A1"), ...by("ben", ...many), ...by("", "C20")]);
  expect(told).toEqual([
    [
      "ada",
      "Paperboy has stopped its daily digest in one of your channels (A1). Paperboy was removed. Once that is fixed, run “/papers subscribe” there again.",
    ],
    ["ben", expect.stringMatching(/in 12 of your channels \(C0, C1, .*C9, …\)\. Paperboy was removed\./)],
  ]);
});
