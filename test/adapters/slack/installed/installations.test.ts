import { afterEach, beforeEach, expect, it } from "vitest";
import { createInstallations } from "../../../../adapters/slack/installed/installations.ts";
import type { Credentials } from "../../../../adapters/slack/installed/oauth.ts";
import { openStorage } from "../../../../drizzle/storage.ts";
import { silentLog } from "../../../../src/runtime/log.ts";
import { createSecretBox } from "../../../../src/runtime/secrets/secret-box.ts";
import type { Store } from "../../../../src/store.ts";
import { createTestClock, type TestClock } from "../../../fakes/clock.ts";

const HOUR = 3_600_000;
const [OLD, NEW] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];

let store: Store;
let clock: TestClock;
let asked: string[];
let away: boolean;
beforeEach(async () => {
  clock = createTestClock("2026-06-12T12:00:00Z");
  ({ store } = await openStorage({ file: ":memory:", clock, log: silentLog }));
  asked = [];
  away = false;
});
afterEach(() => store.close());

const installations = (keys: readonly Buffer[] = [NEW]) =>
  createInstallations({
    store,
    box: createSecretBox(keys),
    oauth: {
      async renew(refreshToken, credentials) {
        asked.push(refreshToken);
        await new Promise(setImmediate);
        if (away) throw new Error("Slack is away");
        return {
          ...credentials,
          botToken: `xoxb-${asked.length}`,
          rotation: { refreshToken: `xoxe-${asked.length}`, expiresAt: clock.now() + 12 * HOUR },
        };
      },
    },
    clock,
    log: silentLog,
  });

const credentials = (rotation?: Credentials["rotation"]): Credentials => ({
  botToken: "xoxb-0",
  botUserId: "U0PAPERBOY",
  botId: "B0PAPERBOY",
  name: "Ones",
  url: "https://ones.slack.com/",
  organization: false,
  rotation,
});
const save = (rotation?: Credentials["rotation"], keys?: readonly Buffer[]) =>
  installations(keys).save({ id: "T1", appId: "A1", credentials: credentials(rotation) });
const sealed = async () => (await store.installation("slack", "T1"))?.sealed ?? "";

it("keeps credentials so that nobody reads them in the database", async () => {
  await save();
  expect(await sealed()).not.toMatch(/xoxb|Ones/);
  expect(await installations().read("T1")).toEqual(JSON.parse(JSON.stringify(credentials())));
  expect(await installations().read("T2")).toBeUndefined();
  // Another workspace's row opens no door.
  await store.saveInstallation({ platform: "slack", id: "T2", sealed: await sealed() }, 0);
  await expect(installations().read("T2")).rejects.toThrow(/tampered with/);
});

it("encrypts anew with the newest key what an older one had encrypted", async () => {
  await save(undefined, [OLD]);
  await expect(installations([NEW]).read("T1")).rejects.toThrow(/PAPERBOY_SECRET_KEY/);
  expect((await installations([NEW, OLD]).read("T1"))?.botToken).toBe("xoxb-0");
  expect((await installations([NEW]).read("T1"))?.botToken).toBe("xoxb-0");
});

it("has a token renewed an hour before it ends, once for all who ask", async () => {
  await save({ refreshToken: "xoxe-0", expiresAt: clock.now() + 12 * HOUR });
  expect((await installations().read("T1"))?.botToken).toBe("xoxb-0");
  await clock.advance(11 * HOUR + 1);
  const tokens = await Promise.all([1, 2, 3].map(() => installations().read("T1")));
  expect(tokens.map((one) => one?.botToken)).toEqual(["xoxb-1", "xoxb-1", "xoxb-1"]);
  expect(asked).toEqual(["xoxe-0"]);
});

it("goes on with a token that could not be renewed for as long as it lives", async () => {
  away = true;
  await save({ refreshToken: "xoxe-0", expiresAt: clock.now() + HOUR / 2 });
  expect((await installations().read("T1"))?.botToken).toBe("xoxb-0");
  await clock.advance(HOUR);
  await expect(installations().read("T1")).rejects.toMatchObject({ name: "ChatError" });
  away = false;
  expect((await installations().read("T1"))?.botToken).toMatch(/^xoxb-[1-9]$/);
});
