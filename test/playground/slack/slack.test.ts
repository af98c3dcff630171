import { App, LogLevel, SocketModeReceiver } from "@slack/bolt";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createSlack, type Slack } from "../../../playground/slack/index.ts";

const CHANNEL = "C0DAILYPAP";
const silent = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => LogLevel.ERROR,
  setName() {},
};

let slack: Slack;
let app: App;

async function connect(options: Parameters<typeof createSlack>[0] = {}): Promise<void> {
  slack = createSlack({
    users: [
      { id: "U0VISITOR1", name: "you", admin: true, owner: true },
      { id: "U0ADA00001", name: "ada", realName: "Ada", timeZone: "Europe/London", locale: "en-GB" },
    ],
    ...options,
  });
  const slackApiUrl = await slack.listen();
  const clientOptions = { slackApiUrl };
  app = new App({
    token: slack.botToken,
    logger: silent,
    clientOptions,
    receiver: new SocketModeReceiver({
      appToken: slack.appToken,
      clientPingTimeout: 200,
      logger: silent,
      installerOptions: { clientOptions },
    }),
  });
}

afterEach(async () => {
  await app.stop();
  await slack.close();
});

/** Half a minute: a busy machine is slow and not wrong. */
function eventually(check: () => void | Promise<void>): Promise<void> {
  return vi.waitFor(check, { timeout: 30_000, interval: 10 });
}

describe("the unmodified Bolt client", () => {
  beforeEach(() => connect());

  test("is told about reactions of people", async () => {
    const told: string[] = [];
    for (const type of ["reaction_added", "reaction_removed"] as const)
      app.event(type, async ({ event, body }) => {
        told.push(`${event.type} ${event.reaction} ${event.user} ${event.item.ts} ${body.team_id}`);
      });
    await app.start();
    const posted = await app.client.chat.postMessage({ channel: CHANNEL, text: "Hello" });
    const message = slack.messages(CHANNEL)[0];
    expect(message?.ts).toBe(posted.ts);
    if (!message) return;
    slack.react("U0ADA00001", message, "thumbsup");
    slack.react("U0ADA00001", message, "+1");
    slack.unreact("U0ADA00001", message, "+1");
    await eventually(() =>
      expect(told.sort()).toEqual([
        `reaction_added +1 U0ADA00001 ${posted.ts} T0PLAYGRND`,
        `reaction_removed +1 U0ADA00001 ${posted.ts} T0PLAYGRND`,
      ]),
    );
  });

  test("answers a command in the acknowledgement and by response_url", async () => {
    app.command("/papers", async ({ ack, respond, payload }) => {
      await ack(`You said ${payload.text} in ${payload.channel_name}`);
      await respond({ text: "and this for all", response_type: "in_channel" });
    });
    await app.start();
    const answers = await slack.command("U0ADA00001", CHANNEL, "/papers", " search x ");
    expect((await answers.message(0)).text).toBe("You said search x in daily-papers");
    expect((await answers.message(1)).text).toBe("and this for all");
    expect(slack.ephemerals("U0ADA00001", CHANNEL).map((m) => m.text)).toEqual([
      "You said search x in daily-papers",
    ]);
    expect(slack.ephemerals("U0VISITOR1", CHANNEL)).toEqual([]);
    expect(slack.messages(CHANNEL).map((m) => m.text)).toEqual(["and this for all"]);
  });

  test("takes five answers per response_url, not six", async () => {
    const failures: number[] = [];
    app.command("/papers", async ({ ack, respond }) => {
      await ack();
      for (let i = 0; i < 6; i += 1) await respond(`answer ${i}`).catch(() => failures.push(i));
    });
    await app.start();
    const answers = await slack.command("U0ADA00001", CHANNEL, "/papers", "help");
    await answers.message(4);
    await eventually(() => expect(failures).toEqual([5]));
  });

  test("is told about a pressed button and can replace the message", async () => {
    app.action("vote:1", async ({ ack, respond, body, action }) => {
      await ack();
      await respond({ replace_original: true, text: `${action.type} by ${body.user.id}` });
    });
    await app.start();
    const blocks = [
      {
        type: "actions",
        elements: [
          { type: "button", text: { type: "plain_text", text: "Vote" }, action_id: "vote:1", value: "1" },
        ],
      },
    ];
    await app.client.chat.postMessage({ channel: CHANNEL, text: "Vote", blocks });
    const message = slack.messages(CHANNEL)[0];
    if (!message) throw new Error("no message");
    const answers = await slack.press("U0ADA00001", message, "vote:1");
    expect((await answers.message()).text).toBe("button by U0ADA00001");
    expect(slack.messages(CHANNEL)).toHaveLength(1);
    await expect(async () => slack.press("U0ADA00001", message, "nothing")).rejects.toThrow("no button");
  });

  test("comes back after its connections are dropped, and after a warning", async () => {
    let told = 0;
    app.event("reaction_added", async () => {
      told += 1;
    });
    await app.client.chat.postMessage({ channel: CHANNEL, text: "Hello" });
    const [message] = slack.messages(CHANNEL);
    if (!message) throw new Error("no message");
    await app.start();
    expect(slack.connections()).toBe(1);
    slack.dropConnections();
    await eventually(() => expect(slack.connections()).toBe(0));
    await eventually(() => expect(slack.connections()).toBe(1));
    slack.refreshConnections();
    await eventually(() =>
      expect(slack.log.filter((c) => c.method === "apps.connections.open")).toHaveLength(3),
    );
    await eventually(() => expect(slack.connections()).toBe(1));
    slack.react("U0ADA00001", message, "one");
    // Bolt rejects into the void when it is stopped before it has finished reconnecting, so that is waited for.
    await eventually(() => expect(told).toBe(1));
  });

  test("gets an event again when nothing acknowledged it, and doubles when asked", async () => {
    const ids: string[] = [];
    await app.client.chat.postMessage({ channel: CHANNEL, text: "Hello" });
    app.event("reaction_added", async ({ body }) => {
      ids.push(body.event_id);
    });
    await app.start();
    const message = slack.messages(CHANNEL)[0];
    if (!message) throw new Error("no message");
    slack.repeatNextEvent(2);
    slack.react("U0ADA00001", message, "one");
    await slack.eventsSettled();
    slack.retryLastEvent(1);
    await eventually(() => expect(ids).toHaveLength(3));
    expect(new Set(ids).size).toBe(1);
  });

  test("is told when it loses a channel or the workspace", async () => {
    const told: string[] = [];
    for (const type of ["channel_left", "channel_deleted", "app_uninstalled", "tokens_revoked"] as const)
      app.event(type, async ({ event }) => {
        told.push(event.type);
      });
    await app.start();
    slack.kickBot(CHANNEL);
    await slack.eventsSettled();
    slack.deleteChannel(CHANNEL);
    await slack.eventsSettled();
    slack.revokeToken();
    await eventually(() => expect(told).toEqual(["channel_left", "channel_deleted", "tokens_revoked"]));
    await expect(app.client.chat.postMessage({ channel: CHANNEL, text: "x" })).rejects.toMatchObject({
      data: { error: "token_revoked" },
    });
  });
});

describe("a mute app", () => {
  test("leaves the events of a gap to the retries", async () => {
    await connect({ retriesMs: [0, 100, 300, 1_000, 3_000] });
    const told: string[] = [];
    app.event("reaction_added", async ({ event }) => {
      told.push(event.reaction);
    });
    await app.client.chat.postMessage({ channel: CHANNEL, text: "Hello" });
    const message = slack.messages(CHANNEL)[0];
    if (!message) throw new Error("no message");
    slack.react("U0ADA00001", message, "two");
    await app.start();
    await eventually(() => expect(told).toEqual(["two"]));
  });

  test("gets operation_timeout when it does not acknowledge in time", async () => {
    await connect({ ackMs: 300 });
    app.command("/papers", async () => {});
    await app.start();
    const answers = await slack.command("U0ADA00001", CHANNEL, "/papers", "help");
    expect(answers.error).toBe("operation_timeout");
    expect(slack.ephemerals("U0ADA00001", CHANNEL).at(-1)?.text).toBe(
      '/papers failed with the error "operation_timeout"',
    );
  });

  test("comes too late with an answer after 30 minutes", async () => {
    let now = Date.parse("2026-06-12T15:00:00Z");
    await connect({ now: () => now });
    let late: Promise<unknown> | undefined;
    app.command("/papers", async ({ ack, respond }) => {
      await ack();
      await respond("in time");
      now += 30 * 60_000 + 1;
      late = respond("too late");
      await late.catch(() => {});
    });
    await app.start();
    const answers = await slack.command("U0ADA00001", CHANNEL, "/papers", "");
    expect((await answers.message()).text).toBe("in time");
    await eventually(() => expect(late).toBeDefined());
    await expect(late).rejects.toThrow("404");
    expect(answers.messages).toHaveLength(1);
  });

  test("fails a command at once when it is not connected", async () => {
    await connect();
    expect((await slack.command("U0ADA00001", CHANNEL, "/papers", "")).error).toBe("dispatch_failed");
  });
});
