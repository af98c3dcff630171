import { expect, it } from "vitest";
import type { ChatAdapter, Person } from "../../src/chat/adapter.ts";
import { silentLog } from "../../src/runtime/log.ts";
import { createChannelClosing } from "../../src/subscriptions/close-channel.ts";
import type { Subscription } from "../../src/subscriptions/store.ts";
import { channel, person, subscription } from "../contract/samples.ts";
import { createTestClock } from "../fakes/clock.ts";

const ended: string[] = [];

/** Closes a workspace, or a channel of it, with these subscriptions; returns who was told what. */
async function close(subscriptions: readonly Subscription[], id?: string) {
  ended.length = 0;
  const told: (readonly [user: string, text: string])[] = [];
  const adapter: Pick<ChatAdapter, "platform" | "tell"> = {
    platform: "discord",
    tell: async ({ user }: Person, { summary }) => void told.push([user, summary]),
  };
  const closing = createChannelClosing({
    store: {
      disableSubscriptions: async () => subscriptions,
      revokeAccess: async ({ team }) => ended.push(`keys of ${team}`),
      deleteReferenceLibrary: async (team) => ended.push(`library of ${team}`) > 0,
    },
    adapters: [adapter as ChatAdapter],
    clock: createTestClock(0),
    log: silentLog,
  });
  const where = {
    platform: "discord",
    workspace: "W1",
    ...(id === undefined ? {} : { channel: id }),
  } as const;
  await closing.close(where, "Paperboy was removed.");
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

it("ends all access to a team from outside with its workspace, and none with a channel", async () => {
  await close([]);
  expect(ended).toEqual(["keys of discord:W1", "library of discord:W1"]);
  await close([], "A1");
  expect(ended).toEqual([]);
});
