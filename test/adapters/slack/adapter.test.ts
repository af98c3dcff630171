import { createServer } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type {
  BallotEvent,
  ButtonPress,
  ChatAdapter,
  ChatHandlers,
  CommandCall,
  DeliveryKey,
  MessageRef,
  Reply,
} from "../../../src/chat/adapter.ts";
import { defineCommand } from "../../../src/chat/command.ts";
import { text } from "../../../src/chat/option.ts";
import { systemClock } from "../../../src/runtime/clock.ts";
import type { Log } from "../../../src/runtime/log.ts";
import { until } from "../../until.ts";
import { digest } from "./messages.ts";
import { readBlocks } from "./reader.ts";
import {
  CHANNEL,
  createWorkspace,
  OTHER_CHANNEL,
  PRIVATE_CHANNEL,
  quickClock,
  type Workspace,
} from "./stage.ts";

const KEY = "k1abcdefghijklmnop" as DeliveryKey;
const COMMANDS = [
  defineCommand({
    name: "search",
    description: "Finds papers",
    options: { query: text("Words", { required: true, takes: "rest" }) },
    reply: "private",
    run: () => Promise.reject(new Error("the core runs commands, not the adapter")),
  }),
];

const reply = (words: string, isPrivate = true): Reply => ({
  kind: "message",
  message: { summary: words, blocks: [{ kind: "paragraph", text: [words] }] },
  private: isPrivate,
});

let workspace: Workspace;
let adapter: ChatAdapter;
let lines: string[];
let ballots: BallotEvent[];
let commands: CommandCall[];
let presses: ButtonPress[];
let connected: boolean[];
let removed: unknown[];
let moves: unknown[];
let onMoved: ChatHandlers["moved"];
let fatal: Error[];
let onBallot: (event: BallotEvent) => Promise<void>;
let answer: () => Promise<Reply>;

const log: Log = {
  debug: (...words) => void lines.push(JSON.stringify(words)),
  info: (...words) => void lines.push(JSON.stringify(words)),
  warn: (...words) => void lines.push(JSON.stringify(words)),
  error: (...words) => void lines.push(JSON.stringify(words)),
};
const handlers: ChatHandlers = {
  command: (call) => {
    commands.push(call);
    return answer();
  },
  suggest: async () => [],
  press: (press) => {
    presses.push(press);
    return answer();
  },
  ballot: (event) => onBallot(event),
  linked: async () => {},
  connected: ({ gap }) => void connected.push(gap),
  removed: async (event) => void removed.push(event),
  moved: (event) => onMoved(event),
  fatal: (error) => void fatal.push(error),
};
const channel = (id = CHANNEL) => ({
  platform: "slack" as const,
  workspace: workspace.slack.workspaceId,
  id,
});
const post = (id = CHANNEL) => adapter.post(channel(id), digest(3), KEY);
const stored = (ref: MessageRef) => {
  const message = workspace.slack.messages(ref.channel.id).find(({ ts }) => ts === ref.id);
  if (!message) throw new Error("The message is not there.");
  return message;
};

beforeEach(async () => {
  lines = [];
  ballots = [];
  commands = [];
  presses = [];
  connected = [];
  removed = [];
  moves = [];
  onMoved = async (event) => void moves.push(event);
  fatal = [];
  onBallot = async (event) => void ballots.push(event);
  answer = async () => reply("Done.");
  workspace = await createWorkspace();
  adapter = workspace.adapter({ log });
});
afterEach(async () => {
  await adapter.stop();
  await workspace.close();
  for (const line of lines) expect(line).not.toMatch(/xox[bp]-\w|xapp-\w|ticket=/);
});

describe("posting to Slack", () => {
  beforeEach(() => adapter.start(COMMANDS, handlers));

  it.each([
    ["is followed", undefined],
    ["is posted to, also where following fails", new Error("the database is away")],
  ])("a channel that answers under a new id %s", async (_, failure) => {
    if (failure) onMoved = () => Promise.reject(failure);
    workspace.slack.changeChannelId(CHANNEL, "C0NEWID001", true);
    const posted = await post();
    expect(posted.channel.id).toBe("C0NEWID001");
    expect(stored(posted).text).toBe("3 trending papers");
    expect(moves).toEqual(failure ? [] : [{ channel: channel(), newId: "C0NEWID001" }]);
  });

  it("carries the key as metadata, unfurls nothing and names nobody", async () => {
    await post();
    expect(workspace.calls("chat.postMessage")).toEqual([
      expect.objectContaining({
        channel: CHANNEL,
        text: "3 trending papers",
        metadata: { event_type: "paperboy_delivery", event_payload: { delivery_id: KEY } },
        unfurl_links: "false",
        unfurl_media: "false",
        mrkdwn: "false",
      }),
    ]);
    expect(workspace.calls("chat.postMessage")[0]).not.toHaveProperty("link_names");
  });

  it.each(["500-before", "500-after", "reset-before", "reset-after"] as const)(
    "calls once and reports unknown after %s",
    async (kind) => {
      workspace.slack.fault({ match: (method) => method === "chat.postMessage", times: 1, kind });
      await expect(post()).rejects.toMatchObject({ name: "ChatError", kind: "unknown" });
      await new Promise((resolve) => setTimeout(resolve, 100));
      expect(workspace.slack.messages(CHANNEL)).toHaveLength(kind.endsWith("after") ? 1 : 0);
    },
  );

  it("reports how long to wait after a 429, without waiting itself", async () => {
    workspace.slack.fault({
      match: (method) => method === "chat.postMessage",
      times: 1,
      kind: "ratelimited",
      retryAfter: 30,
    });
    await expect(post()).rejects.toMatchObject({ kind: "rate-limited", retryAfterMs: 30_000 });
    await expect(post()).resolves.toMatchObject({ channel: channel() });
  });

  it("keeps a second between messages of one channel, and a quarter between those of several", async () => {
    const waits: number[] = [];
    const clock = {
      ...systemClock,
      monotonic: () => 5_000,
      // A deadline is no wait.
      sleep: async (ms: number, signal?: AbortSignal) =>
        ms < 20_000 ? void waits.push(ms) : systemClock.sleep(ms, signal),
    };
    const paced = workspace.adapter({ log, clock });
    await paced.start(COMMANDS, handlers);
    await Promise.all([CHANNEL, OTHER_CHANNEL].map((id) => paced.post(channel(id), digest(1), KEY)));
    expect(waits).toEqual([250]);
    await paced.post(channel(), digest(1), KEY);
    await paced.edit(await paced.post(channel(), digest(1), KEY), digest(2), KEY);
    // Time stands still here: for the channel, then for the workspace.
    expect(waits).toEqual([250, 1_000, 500, 2_000, 750, 3_000, 1_000]);
    await paced.stop();
  });

  it("posts without pictures when Slack cannot fetch one", async () => {
    workspace.refuse("chat.postMessage", "invalid_blocks", {
      response_metadata: {
        messages: ["[ERROR] downloading image failed [json-pointer:/blocks/2/image_url]"],
      },
    });
    const message = stored(await post());
    expect(JSON.stringify(message.blocks)).not.toContain("image_url");
    expect(readBlocks(message.blocks)).toContain("Paper 3");
    expect(lines.join()).toContain("sending a simpler one");
  });

  it.each(["msg_blocks_too_long", "msg_too_long"])(
    "posts a shorter form when Slack finds the message too long: %s",
    async (error) => {
      workspace.refuse("chat.postMessage", error);
      const ref = await adapter.post(channel(), digest(10), KEY);
      expect(Buffer.byteLength(JSON.stringify(stored(ref).blocks))).toBeLessThan(11_500);
      expect(readBlocks(stored(ref).blocks)).toContain("Paper 10");
    },
  );

  it("edits with at most 4,000 bytes of text, which Slack counts", async () => {
    const ref = await post();
    await adapter.edit(ref, { ...digest(1), summary: "模".repeat(4_000) }, KEY);
    const { text } = stored(ref);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(4_000);
    expect(text).toMatch(/^模{1300,}…$/);
  });

  it("does not try again with what Slack has refused for another reason", async () => {
    workspace.refuse("chat.postMessage", "invalid_blocks", {
      response_metadata: { messages: ["[ERROR] missing required field: text [json-pointer:/blocks/0]"] },
    });
    await expect(post()).rejects.toMatchObject({
      kind: "rejected",
      message: expect.stringContaining("missing required field: text"),
    });
    expect(workspace.slack.messages(CHANNEL)).toHaveLength(0);
  });

  it("finds its own message among other people's, page by page", async () => {
    const since = Date.now();
    const ref = await post();
    for (let n = 0; n < 230; n++) workspace.slack.say("U0ADA", CHANNEL, `chatter ${n}`);
    expect(await adapter.find(channel(), KEY, since)).toEqual(ref);
    expect(workspace.calls("conversations.history").length).toBeGreaterThan(1);
    expect(await adapter.find(channel(), "other" as DeliveryKey, since)).toBeUndefined();
  });

  it("seeds again without harm, and waits out a rate limit", async () => {
    const ref = await post();
    await adapter.seed(ref, 2);
    workspace.slack.fault({
      match: (method) => method === "reactions.add",
      times: 2,
      kind: "ratelimited",
      retryAfter: 1,
    });
    await adapter.seed(ref, 10);
    expect([...stored(ref).reactions.keys()]).toEqual([
      "one",
      "two",
      "three",
      "four",
      "five",
      "six",
      "seven",
      "eight",
      "nine",
      "keycap_ten",
    ]);
  });

  it("says that the message is gone, for edits and recounts", async () => {
    const ref = await post();
    workspace.slack.deleteMessage(stored(ref));
    await expect(adapter.edit(ref, digest(1), KEY)).rejects.toMatchObject({ kind: "gone" });
    await expect(adapter.ballots(ref, () => true)).rejects.toMatchObject({ kind: "gone" });
  });
});

describe("events from Slack", () => {
  beforeEach(() => adapter.start(COMMANDS, handlers));

  it("are acknowledged only when the vote is stored", async () => {
    let store = () => {};
    onBallot = (event) =>
      new Promise((resolve) => {
        store = () => {
          ballots.push(event);
          resolve();
        };
      });
    const ref = await post();
    let settled = false;
    workspace.slack.react("U0ADA", stored(ref), "one");
    void workspace.slack.eventsSettled().then(() => {
      settled = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(settled).toBe(false);
    store();
    await until("the event is acknowledged", () => settled);
    expect(ballots).toHaveLength(1);
  });

  it("come again when the vote could not be stored", async () => {
    const slow = await createWorkspace({ ackMs: 100, retriesMs: [0, 50, 50] });
    const other = slow.adapter({ log });
    let tries = 0;
    onBallot = async (event) => {
      tries += 1;
      if (tries === 1) throw new Error("the disk is full");
      ballots.push(event);
    };
    await other.start(COMMANDS, handlers);
    const ref = await other.post({ ...channel(), workspace: slow.slack.workspaceId }, digest(1), KEY);
    const message = slow.slack.messages(CHANNEL).find(({ ts }) => ts === ref.id);
    if (message) slow.slack.react("U0ADA", message, "one");
    await until("the second delivery is stored", () => ballots.length === 1);
    await slow.slack.eventsSettled();
    expect(tries).toBe(2);
    await other.stop();
    await slow.close();
  });

  it("are carried out once however often they are delivered", async () => {
    const ref = await post();
    workspace.slack.repeatNextEvent(4);
    workspace.slack.react("U0ADA", stored(ref), "one");
    await until("the ballot is told", () => ballots.length > 0);
    workspace.slack.retryLastEvent(1);
    await workspace.slack.eventsSettled();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(ballots).toHaveLength(1);
  });

  it("may announce a rate limit without ending the process", async () => {
    workspace.slack.rateLimitEvents();
    const ref = await post();
    workspace.slack.react("U0ADA", stored(ref), "two");
    await until("ballots still come", () => ballots.length === 1);
    expect(lines.join()).toContain("app_rate_limited");
  });

  it.each([
    ["archived", PRIVATE_CHANNEL, () => workspace.slack.archiveChannel(PRIVATE_CHANNEL)],
    ["left", CHANNEL, () => workspace.slack.kickBot(CHANNEL)],
    ["deleted", PRIVATE_CHANNEL, () => workspace.slack.deleteChannel(PRIVATE_CHANNEL)],
  ] as const)("tell of a channel that was %s", async (_, id, act) => {
    act();
    await until("the removal is told", () => removed.length === 1);
    expect(removed).toEqual([{ platform: "slack", workspace: workspace.slack.workspaceId, channel: id }]);
  });

  it.each([
    ["uninstalled", () => workspace.slack.uninstall(), "uninstalled"],
    ["without its token", () => workspace.slack.revokeToken(), "revoked"],
  ])("end everything with a cure when the app is %s, and keep the channels", async (_, happen, words) => {
    happen();
    await until("it is told", () => fatal.length > 0);
    expect(fatal[0]).toMatchObject({ kind: "unauthorized", message: expect.stringContaining(words) });
    expect(fatal[0]?.message).toContain("Reinstall");
    expect(removed).toEqual([]);
  });
});

describe("the connection to Slack", () => {
  it("is refused with a cure where the bot token is wrong", async () => {
    adapter = workspace.adapter({ log, botToken: "xoxb-canary" });
    await expect(adapter.start(COMMANDS, handlers)).rejects.toMatchObject({
      name: "ChatError",
      kind: "unauthorized",
      message: expect.stringContaining("SLACK_BOT_TOKEN"),
    });
  });

  it("is refused with a cure where the app token is wrong", async () => {
    adapter = workspace.adapter({ log, appToken: "xapp-canary" });
    const error = await adapter.start(COMMANDS, handlers).catch((caught: unknown) => caught);
    expect(error).toMatchObject({
      kind: "unauthorized",
      message: expect.stringContaining("SLACK_APP_TOKEN"),
    });
    expect(String(error)).not.toContain("xapp-canary");
  });

  it("is tried again where nobody listens, and what is asked meanwhile is unsent", async () => {
    const server = createServer();
    const port = await new Promise<number>((resolve) => {
      server.listen(0, "127.0.0.1", () => resolve((server.address() as { port: number }).port));
    });
    await new Promise((resolve) => server.close(resolve));
    adapter = workspace.adapter({ log, apiUrl: `http://127.0.0.1:${port}/api/` });
    const starting = adapter.start(COMMANDS, handlers);
    await until("it has tried twice", () => lines.filter((line) => line.includes("ECONNREFUSED")).length > 1);
    await expect(post()).rejects.toMatchObject({ kind: "unsent" });
    expect(adapter.link({ channel: channel(), id: "1.1" })).toBeUndefined();
    await adapter.stop();
    await starting;
    expect([connected, fatal]).toEqual([[], []]);
  });

  it.each(["auth.test", "apps.connections.open"])(
    "is made as soon as Slack answers %s again",
    async (method) => {
      const answers = [
        () => new Response("<html>", { status: 403 }),
        () => Response.json({ ok: false, error: "invalid_auth" }),
        () => new Response("", { status: 200 }),
        () => new Response("error code: 1015", { status: 429, headers: { "Retry-After": "1" } }),
        () => Response.json({ ok: false, error: "internal_error" }),
      ];
      workspace.answerAlways(method, () => {
        const answer = answers.shift();
        if (answers.length === 0) workspace.answerAlways(method, undefined);
        return answer?.() ?? new Response();
      });
      await adapter.start(COMMANDS, handlers);
      expect(answers).toEqual([]);
      expect([connected, fatal]).toEqual([[true], []]);
      await expect(post()).resolves.toMatchObject({ channel: channel() });
    },
  );

  it("signs in once: Bolt's own check of a bad token could not be caught", async () => {
    await adapter.start(COMMANDS, handlers);
    await post();
    expect(workspace.calls("auth.test")).toHaveLength(1);
    expect(workspace.calls("apps.connections.open")).toHaveLength(1);
  });

  it("is replaced as Slack asks, without a recount", async () => {
    let hours = 0;
    const clock = { ...quickClock, monotonic: () => quickClock.monotonic() + hours * 3_600_000 };
    adapter = workspace.adapter({ log, clock });
    await adapter.start(COMMANDS, handlers);
    hours = 1;
    workspace.slack.refreshConnections("warning");
    await until("it is connected again", () => connected.length === 2);
    expect(connected).toEqual([true, false]);
    const ref = await post();
    workspace.slack.react("U0ADA", stored(ref), "one");
    await until("ballots come", () => ballots.length === 1);
  });

  it("is tried until Slack is back, and then asks for a recount", async () => {
    await adapter.start(COMMANDS, handlers);
    let refused = 0;
    workspace.answerAlways("apps.connections.open", () => {
      refused += 1;
      return new Response("upstream", { status: refused % 2 ? 500 : 200 });
    });
    workspace.slack.dropConnections();
    await until("it has tried some times", () => refused >= 4);
    workspace.answerAlways("apps.connections.open", undefined);
    await until("it is connected again", () => connected.length === 2);
    expect(connected).toEqual([true, true]);
    expect(fatal).toEqual([]);
  });

  it("ends with a cure when the app token is revoked meanwhile", async () => {
    await adapter.start(COMMANDS, handlers);
    workspace.answerAlways("apps.connections.open", () =>
      Response.json({ ok: false, error: "token_revoked" }),
    );
    workspace.slack.dropConnections();
    await until("it is told", () => fatal.length === 1);
    expect(fatal[0]).toMatchObject({ kind: "unauthorized", message: expect.stringContaining("revoked") });
  });

  it("ends with a cure, once, when a call finds the bot token revoked", async () => {
    await adapter.start(COMMANDS, handlers);
    for (const method of ["chat.postMessage", "auth.test"]) {
      workspace.answerAlways(method, () => Response.json({ ok: false, error: "token_revoked" }));
    }
    for (const user of ["U1", "U2"]) {
      const person = { platform: "slack", workspace: workspace.slack.workspaceId, user } as const;
      await expect(adapter.tell(person, digest(1))).rejects.toMatchObject({ kind: "unauthorized" });
    }
    expect(fatal).toHaveLength(1);
    expect(fatal[0]?.message).toContain("set the new SLACK_BOT_TOKEN");
  });

  it("ends with a cure when Socket Mode is switched off", async () => {
    await adapter.start(COMMANDS, handlers);
    workspace.slack.refreshConnections("link_disabled");
    await until("it is told", () => fatal.length === 1);
    expect(fatal[0]?.message).toContain("Switch it on again");
  });

  it("is left when votes in flight are stored", async () => {
    await adapter.start(COMMANDS, handlers);
    onBallot = async (event) => {
      await new Promise((resolve) => setTimeout(resolve, 200));
      ballots.push(event);
    };
    workspace.slack.react("U0ADA", stored(await post()), "one");
    await new Promise((resolve) => setTimeout(resolve, 50));
    await adapter.stop();
    expect(ballots).toHaveLength(1);
    await until("nobody is connected", () => workspace.slack.connections() === 0);
  });

  it("is left when calls in flight are answered", async () => {
    await adapter.start(COMMANDS, handlers);
    const ref = await post();
    let arrived = false;
    workspace.answerAlways("chat.update", async () => {
      arrived = true;
      await new Promise((resolve) => setTimeout(resolve, 600));
      return Response.json({ ok: true, ts: ref.id });
    });
    let edited = "";
    void adapter.edit(ref, digest(1), KEY).then(
      () => {
        edited = "done";
      },
      (error: Error) => {
        edited = error.message;
      },
    );
    await until("the edit is on its way", () => arrived);
    await adapter.stop();
    expect(edited).toBe("done");
  });

  it("does not wait for a reconnect when it is stopped", async () => {
    const pauses: (AbortSignal | undefined)[] = [];
    const sleep = (ms: number, signal?: AbortSignal) => {
      if (ms !== 1_000) return systemClock.sleep(ms, signal);
      pauses.push(signal);
      return systemClock.sleep(3_600_000, signal);
    };
    adapter = workspace.adapter({ log, clock: { ...systemClock, sleep }, random: () => 0.9999 });
    await adapter.start(COMMANDS, handlers);
    workspace.slack.dropConnections();
    await until("it has lost the connection", () => lines.join().includes("retrying later"));
    // The pause before its next try lasts an hour here.
    await adapter.stop();
    expect(pauses.map((pause) => pause?.aborted)).toEqual([true]);
  });
});

describe("people on Slack", () => {
  const ask = async (user: string, where = CHANNEL, line = "search sparse nets") => {
    const answers = await workspace.slack.command(user, where, "/papers", line);
    return answers.message();
  };

  it("may configure as admins, by the list, or at home, and nobody else", async () => {
    adapter = workspace.adapter({ log, managers: ["U0BEN"] });
    await adapter.start(COMMANDS, handlers);
    for (const user of ["U0ADA", "U0BEN", "U0MIA"]) await ask(user);
    await adapter.tell(
      { platform: "slack", workspace: workspace.slack.workspaceId, user: "U0ADA" },
      digest(1),
    );
    const home = workspace.slack.directMessages("U0ADA")[0]?.channel ?? "";
    await ask("U0ADA", home);
    expect(commands.map(({ canManage }) => canManage)).toEqual([false, true, true, true]);
    expect(commands[0]).toMatchObject({ timeZone: "Europe/Berlin" });
    expect(commands[3]?.channel).toEqual({
      platform: "slack",
      workspace: `${workspace.slack.workspaceId}/`,
      id: home,
    });
  });

  it("may configure the channel that they created", async () => {
    workspace.answerAlways("conversations.info", () =>
      Response.json({ ok: true, channel: { id: CHANNEL, creator: "U0ADA" } }),
    );
    await adapter.start(COMMANDS, handlers);
    for (const user of ["U0ADA", "U0BEN"]) await ask(user);
    expect(commands.map(({ canManage }) => canManage)).toEqual([true, false]);
  });

  it("are answered, without rights, where Slack does not say who they are", async () => {
    await adapter.start(COMMANDS, handlers);
    workspace.answerAlways("users.info", () => Response.json({ ok: false, error: "missing_scope" }));
    workspace.answerAlways("conversations.info", () => new Response("", { status: 500 }));
    expect(readBlocks((await ask("U0MIA")).blocks)).toBe("Done.");
    expect(commands[0]).toMatchObject({ canManage: false });
    expect(commands[0]).not.toHaveProperty("timeZone");
  });

  it("are looked up once in a while, and not at every press", async () => {
    await adapter.start(COMMANDS, handlers);
    await ask("U0ADA");
    await ask("U0ADA");
    expect(workspace.calls("users.info")).toHaveLength(1);
    const message = stored(await post());
    await (await workspace.slack.press("U0BEN", message, "vote:2506.10001")).message();
    expect(workspace.calls("users.info")).toHaveLength(1);
  });

  it("learn what was wrong with their line, privately", async () => {
    await adapter.start(COMMANDS, handlers);
    const answered = await ask("U0ADA", CHANNEL, "serach nets");
    expect(readBlocks(answered.blocks)).toContain("serach");
    expect(answered.ephemeralFor).toBe("U0ADA");
    expect(commands).toEqual([]);
  });

  it("see an answer that Slack has refused for its pictures without them", async () => {
    await adapter.start(COMMANDS, handlers);
    answer = async () => ({ kind: "message", message: digest(1), private: true });
    workspace.refuse("response_url", "invalid_blocks");
    const answered = await ask("U0ADA");
    expect(answered.ephemeralFor).toBe("U0ADA");
    expect(readBlocks(answered.blocks)).toContain("Paper 1");
    expect(JSON.stringify(answered.blocks)).not.toContain("image_url");
  });

  it("may press a button in a private answer, and open links without a word", async () => {
    await adapter.start(COMMANDS, handlers);
    answer = async () => ({
      kind: "message",
      private: true,
      message: {
        summary: "x",
        blocks: [
          {
            kind: "actions",
            actions: [
              { kind: "press", id: "vote:2506.00001", label: "Vote" },
              { kind: "open", label: "Open", href: "https://example.com/" },
            ],
          },
        ],
      },
    });
    const shown = await ask("U0ADA");
    await (await workspace.slack.press("U0ADA", shown, "vote:2506.00001")).message();
    expect(await workspace.slack.press("U0ADA", shown, "open:1")).not.toHaveProperty("error");
    expect(presses).toMatchObject([
      { action: "vote:2506.00001", channel: channel(), message: { channel: channel(), id: shown.ts } },
    ]);
    // The first answer still stands: a private one is added, never put in its place.
    expect(workspace.slack.ephemerals("U0ADA", CHANNEL)).toHaveLength(2);
  });
});
