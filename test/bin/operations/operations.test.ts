import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { channelNames, printChannels, subscriptionOf } from "../../../bin/operations/channels.ts";
import { retryFailed, skipFailed } from "../../../bin/operations/failed.ts";
import { printStatus } from "../../../bin/operations/status.ts";
import { openStore } from "../../../drizzle/sqlite/store.ts";
import { startPlayground } from "../../../playground/index.ts";
import type { ChannelRef } from "../../../src/chat/refs.ts";
import { readConfig } from "../../../src/config.ts";
import { silentLog } from "../../../src/runtime/log.ts";
import { createSecretBox } from "../../../src/runtime/secrets/secret-box.ts";
import type { Store } from "../../../src/store.ts";
import { addressOf, place } from "../../adapters/email/stage.ts";
import { channel, claimOne, delivery, MINUTE, plan, subscription, T0 } from "../../contract/samples.ts";
import { createTestClock } from "../../fakes/clock.ts";

const general = channel("C1");
const random = channel("C2");
const onSlack: ChannelRef = { platform: "slack", workspace: "W1", id: "C3" };
const NAMES = new Map([
  ["C1", "papers"],
  ["C2", "random"],
  ["C3", "Papers"],
]);
const namesOf = async () => NAMES;
const config = readConfig({});

let store: Store;
let clock: ReturnType<typeof createTestClock>;
let printed: string;
beforeEach(async () => {
  clock = createTestClock(T0);
  store = await openStore({ file: ":memory:", clock, log: silentLog });
  printed = "";
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    printed += text;
    return true;
  });
  for (const each of [general, random, onSlack])
    await store.saveSubscription(subscription({ channel: each, nextDueAt: T0 + MINUTE }));
});
afterEach(async () => {
  vi.restoreAllMocks();
  await store.close();
});

/** The delivery of a channel on its own today, given up. */
async function fail(at: ChannelRef, doubtful = false): Promise<void> {
  const today = delivery({ channel: at, dueAt: T0, deadline: T0 + MINUTE });
  await plan(store, today);
  const error = "The channel refused it.";
  await store.settle(await claimOne(store), { state: "failed", error, doubtful });
}

const status = (json: boolean, changes: object = {}) =>
  printStatus(
    {
      services: { store, clock, index: { search: async () => ({ found: [], stems: [] }) } },
      config: { ...config, ...changes },
      file: ":memory:",
      version: "1.2.3",
      namesOf,
    },
    json,
  );

it("finds a channel by id, by name, and by name on a platform", async () => {
  const found = async (typed: string) => (await subscriptionOf({ store }, typed, namesOf)).channel;
  expect(await found("C2")).toEqual(random);
  expect(await found("#RANDOM")).toEqual(random);
  expect(await found("slack:#papers")).toEqual(onSlack);
  expect(await found("slack:C3")).toEqual(onSlack);
  await expect(found("papers")).rejects.toThrow("Name one: discord:C1, slack:C3.");
  await expect(found("slack:random")).rejects.toThrow("No channel slack:random is subscribed.");
  await expect(found("")).rejects.toThrow("is subscribed");
});

it("lists the channels, those without a name too", async () => {
  await printChannels({ store }, async () => new Map([["C1", "papers"]]), false);
  expect(printed).toMatch(/^discord +#papers +C1 +W1 +09:00 \S+ +\d{4}-\d\d-\d\d \d\d:\d\d UTC$/m);
  expect(printed).toMatch(/^slack +– +C3 /m);
  printed = "";
  await printChannels({ store }, namesOf, true);
  expect(JSON.parse(printed)).toContainEqual(
    expect.objectContaining({ platform: "slack", id: "C3", name: "Papers" }),
  );
});

it("tells how things stand", async () => {
  await fail(general);
  await plan(store, delivery({ channel: random, dueAt: T0, deadline: T0 + MINUTE }));
  await status(false);
  expect(printed).toMatch(/^Paperboy +1\.2\.3, PAPERBOY_HTTP is not set/m);
  expect(printed).toMatch(/^Feed +last loaded never; 0 papers, newest list none$/m);
  expect(printed).toMatch(/^Index +answers in 0 ms$/m);
  expect(printed).toMatch(/^Last day +0 posted, 0 skipped, 1 failed; open: 1 planned/m);
  expect(printed).toMatch(/^#papers +C1 +\S+ +digest +failed +The channel refused it\.$/m);
  expect(printed).toMatch(/^#random +C2 +\S+ +digest +planned +–$/m);
  printed = "";
  await status(true, { http: { host: "127.0.0.1", port: 9 } });
  const told = JSON.parse(printed);
  expect(told).toMatchObject({ running: false, lastDay: { failed: 1, planned: 1 }, failed: [{ id: "C1" }] });
  expect(told.channels[0]).toMatchObject({ id: "C1", name: "papers", last: { state: "failed" } });
});

it("has what failed tried again, in a channel or everywhere", async () => {
  await fail(general);
  await fail(random, true);
  const { day } = delivery();
  await retryFailed({ store, clock }, { channel: "random", day }, namesOf);
  expect(printed).toMatch(/^1 delivery will be retried within a minute/);
  // It may have been posted, so it is looked up first.
  expect((await store.delivery(random, day))?.state).toBe("unknown");
  expect((await store.delivery(general, day))?.state).toBe("failed");
  await retryFailed({ store, clock }, {}, namesOf);
  expect((await store.delivery(general, day))?.state).toBe("planned");
  await expect(retryFailed({ store, clock }, {}, namesOf)).rejects.toThrow(
    "Nothing has failed in the last 24 hours.",
  );
  await expect(skipFailed({ store, clock }, { channel: "C1", day }, namesOf)).rejects.toThrow(
    "Nothing has failed in C1",
  );
});

it("leaves what failed at that, and retries nothing in a channel that is stopped", async () => {
  await fail(general);
  const { day } = delivery();
  await skipFailed({ store, clock }, { channel: "C1", day }, namesOf);
  expect((await store.delivery(general, day))?.state).toBe("skipped");
  await store.disableSubscriptions({ ...random, channel: "C2" }, "It was deleted.", T0);
  await expect(retryFailed({ store, clock }, { channel: "C2" }, namesOf)).rejects.toThrow("It was deleted.");
});

it("reads the names from both platforms, and goes on without those of one that is away", async () => {
  const { discord, slack, close } = await startPlayground({ port: 0 });
  const env = {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
  };
  const channels = [
    { platform: "discord", workspace: discord.guildId, id: discord.channelId },
    { platform: "slack", workspace: slack.workspaceId, id: slack.channelId },
    { platform: "slack", workspace: slack.workspaceId, id: "C0GONE" },
    place(),
    place("gone"),
  ];
  const known = async ({ id }: ChannelRef) => (id === place().id ? addressOf() : undefined);
  const namesBy = (by: Readonly<Record<string, string>>) =>
    channelNames(readConfig(by), { store: { ...store, address: known } })(channels);
  try {
    const names = await namesBy(env);
    expect([...names.keys()]).toEqual([discord.channelId, slack.channelId, place().id]);
    expect([...names.values()].every((name) => /^[\w-]+$|^a…@lab\.example$/.test(name))).toBe(true);
    const warned = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    const key = Buffer.alloc(32, 1);
    const publicApp = {
      SLACK_CLIENT_ID: "1.2",
      SLACK_CLIENT_SECRET: "a".repeat(32),
      SLACK_SIGNING_SECRET: "b".repeat(32),
      SLACK_API_URL: slack.apiUrl,
      PAPERBOY_PUBLIC_HTTP: "127.0.0.1:8080",
      PAPERBOY_PUBLIC_URL: "https://paperboy.example.org",
      PAPERBOY_SECRET_KEY: key.toString("base64"),
    };
    expect([...(await namesBy(publicApp)).keys()]).toEqual([place().id]);
    const sealed = createSecretBox([key]).seal(JSON.stringify({ botToken: slack.botToken }), "slack:E0");
    await store.saveInstallation({ platform: "slack", id: "E0", sealed }, 1);
    await store.placeWorkspace("slack", slack.workspaceId, "E0");
    expect([...(await namesBy(publicApp)).keys()]).toEqual([slack.channelId, place().id]);
    const away = await namesBy({ ...env, SLACK_API_URL: "http://127.0.0.1:9" });
    expect([...away.keys()]).toEqual([discord.channelId, place().id]);
    expect(String(warned.mock.calls[0])).toMatch(/Continuing without channel names from slack\./);
  } finally {
    await close();
  }
});
