import { once } from "node:events";
import { connect } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createSlack, type Slack } from "../../../playground/slack/index.ts";

const CHANNEL = "C0DAILYPAP";
let slack: Slack;
let api: string;
let now: number;

beforeEach(async () => {
  now = Date.parse("2026-06-12T15:00:00Z");
  slack = createSlack({
    now: () => now,
    users: [
      { id: "U0VISITOR1", name: "you", admin: true, owner: true },
      { id: "U0ADA00001", name: "ada", timeZone: "Europe/London", locale: "en-GB" },
    ],
    channels: [
      { id: CHANNEL, name: "daily-papers" },
      { id: "C0ELSEWHER", name: "elsewhere", bot: false },
      { id: "G0HIDDEN01", name: "hidden", private: true, bot: false },
    ],
  });
  api = await slack.listen();
});

afterEach(() => slack.close());

interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

async function call(
  method: string,
  args: Record<string, unknown> = {},
  token = slack.botToken,
): Promise<Reply> {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(args))
    form.set(name, typeof value === "string" ? value : JSON.stringify(value));
  const response = await fetch(api + method, {
    method: "POST",
    body: form,
    headers: token === "" ? {} : { authorization: `Bearer ${token}` },
  });
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Record<string, unknown>,
  };
}

const errorOf = async (method: string, args: Record<string, unknown> = {}, token?: string) =>
  (await call(method, args, token)).body.error;
const post = (args: Record<string, unknown>) => call("chat.postMessage", { channel: CHANNEL, ...args });

describe("tokens and scopes", () => {
  test("each wrong token gets its own error", async () => {
    expect(await errorOf("auth.test", {}, "")).toBe("not_authed");
    expect(await errorOf("auth.test", {}, "xoxb-wrong")).toBe("invalid_auth");
    expect(await errorOf("auth.test", {}, slack.appToken)).toBe("not_allowed_token_type");
    expect(await errorOf("apps.connections.open")).toBe("not_allowed_token_type");
    expect(await errorOf("chat.teleport")).toBe("unknown_method");
    slack.revokeToken();
    expect(await errorOf("auth.test")).toBe("token_revoked");
    slack.uninstall();
    expect(await errorOf("auth.test")).toBe("account_inactive");
  });

  test("a missing scope is named, beside those there are", async () => {
    slack.setScopes(["commands", "chat:write"]);
    const { body, headers } = await call("reactions.add", {
      channel: CHANNEL,
      timestamp: "1.0",
      name: "one",
    });
    expect(body).toEqual({
      ok: false,
      error: "missing_scope",
      needed: "reactions:write",
      provided: "commands,chat:write",
    });
    expect((await call("auth.test")).headers.get("x-oauth-scopes")).toBe("commands,chat:write");
    expect(headers.get("content-type")).toContain("json");
  });

  test("no token stands in the log", async () => {
    await call("auth.test");
    await fetch(`${api}auth.test?token=${slack.botToken}`);
    expect(slack.log).toHaveLength(2);
    expect(JSON.stringify(slack.log)).not.toContain("xoxb");
  });
});

describe("posting", () => {
  test("goes where the bot is a member and nowhere else", async () => {
    const text = "Hello";
    expect((await post({ text })).body).toMatchObject({ ok: true, channel: CHANNEL, message: { text } });
    expect(await errorOf("chat.postMessage", { channel: "C0NOWHERE0", text })).toBe("channel_not_found");
    expect(await errorOf("chat.postMessage", { channel: "G0HIDDEN01", text })).toBe("channel_not_found");
    expect(await errorOf("chat.postMessage", { channel: "C0ELSEWHER", text })).toBe("not_in_channel");
    slack.setScopes(["chat:write", "chat:write.public"]);
    expect(await errorOf("chat.postMessage", { channel: "C0ELSEWHER", text })).toBeUndefined();
    slack.archiveChannel(CHANNEL);
    expect(await errorOf("chat.postMessage", { channel: CHANNEL, text })).toBe("is_archived");
  });

  test("reaches a person in their direct messages", async () => {
    expect((await post({ channel: "U0ADA00001", text: "psst" })).body.ok).toBe(true);
    expect(slack.directMessages("U0ADA00001").map((m) => m.text)).toEqual(["psst"]);
    const opened = (await call("conversations.open", { users: "U0ADA00001" })).body.channel as { id: string };
    expect(opened.id).toBe(slack.directMessages("U0ADA00001")[0]?.channel);
  });

  test("refuses what is empty or too long", async () => {
    expect((await post({})).body.error).toBe("no_text");
    expect((await post({ text: "x".repeat(40_001) })).body.error).toBe("msg_too_long");
    expect((await post({ text: "x".repeat(40_000) })).body.ok).toBe(true);
    const section = (length: number) => ({
      type: "section",
      text: { type: "plain_text", text: "x".repeat(length) },
    });
    const sections = [3_000, 3_000, 3_000, 3_000, 1_200].map(section);
    expect((await post({ text: "t", blocks: sections })).body.ok).toBe(true);
    expect((await post({ text: "t", blocks: [...sections, section(1)] })).body.error).toBe(
      "msg_blocks_too_long",
    );
  });

  test("keeps metadata, told in full only when asked for", async () => {
    const metadata = { event_type: "digest", event_payload: { key: "abc" } };
    await post({ text: "a", metadata });
    const history = async (args = {}) =>
      (await call("conversations.history", { channel: CHANNEL, ...args })).body.messages;
    expect(await history({ include_all_metadata: true })).toMatchObject([{ metadata }]);
    expect(await history()).not.toMatchObject([{ metadata }]);
    expect((await post({ text: "a", metadata: { event_type: "no payload" } })).body.error).toBe(
      "invalid_metadata_schema",
    );
  });

  test("edits and deletes only its own messages", async () => {
    const { ts } = (await post({ text: "a", metadata: { event_type: "digest", event_payload: {} } })).body;
    expect((await call("chat.update", { channel: CHANNEL, ts, text: "b" })).body).toMatchObject({
      ok: true,
      text: "b",
    });
    expect(slack.messages(CHANNEL)[0]).toMatchObject({ text: "b", metadata: { event_type: "digest" } });
    const other = slack.say("U0ADA00001", CHANNEL, "mine");
    expect(await errorOf("chat.update", { channel: CHANNEL, ts: other.ts, text: "b" })).toBe(
      "cant_update_message",
    );
    expect(await errorOf("chat.delete", { channel: CHANNEL, ts: other.ts })).toBe("cant_delete_message");
    expect(await errorOf("chat.delete", { channel: CHANNEL, ts })).toBeUndefined();
    expect(await errorOf("chat.update", { channel: CHANNEL, ts, text: "c" })).toBe("message_not_found");
  });

  test("notes every mention that would fire", async () => {
    const mentions = async (args: Record<string, unknown>) => {
      await post(args);
      return slack
        .messages(CHANNEL)
        .at(-1)
        ?.mentions.map((m) => `${m.kind}:${m.target}${m.automatic ? "?" : ""}`);
    };
    const section = (text: unknown) => [{ type: "section", text }];
    expect(await mentions({ text: "&lt;!everyone&gt; and @everyone" })).toEqual([]);
    expect(await mentions({ text: "<!here> <@U0ADA00001|ada> <!subteam^S1>" })).toEqual([
      "broadcast:here",
      "user:U0ADA00001",
      "usergroup:S1",
    ]);
    expect(await mentions({ text: "@everyone", link_names: true })).toEqual(["broadcast:everyone?"]);
    expect(
      await mentions({ text: "t", blocks: section({ type: "plain_text", text: "<!everyone>" }) }),
    ).toEqual([]);
    expect(await mentions({ text: "t", blocks: section({ type: "mrkdwn", text: "@channel" }) })).toEqual([
      "broadcast:channel?",
    ]);
    expect(
      await mentions({ text: "t", blocks: section({ type: "mrkdwn", text: "@channel", verbatim: true }) }),
    ).toEqual([]);
    const elements = [{ type: "rich_text_section", elements: [{ type: "broadcast", range: "everyone" }] }];
    expect(await mentions({ text: "t", blocks: [{ type: "rich_text", elements }] })).toEqual([
      "broadcast:everyone",
    ]);
  });
});

describe("reading", () => {
  test("history is newest first, in pages and within bounds", async () => {
    const stamps: string[] = [];
    for (let i = 0; i < 5; i += 1) {
      now += 1_000;
      stamps.push(String((await post({ text: `m${i}` })).body.ts));
    }
    const texts = async (args: Record<string, unknown>) => {
      const { body } = await call("conversations.history", { channel: CHANNEL, ...args });
      return { texts: (body.messages as { text: string }[]).map((m) => m.text).join(" "), body };
    };
    const first = await texts({ limit: 3 });
    expect(first.texts).toBe("m4 m3 m2");
    const { next_cursor } = first.body.response_metadata as { next_cursor: string };
    expect((await texts({ limit: 3, cursor: next_cursor })).texts).toBe("m1 m0");
    expect((await texts({ oldest: stamps[1], latest: stamps[3] })).texts).toBe("m2");
    expect((await texts({ oldest: stamps[1], latest: stamps[3], inclusive: true })).texts).toBe("m3 m2 m1");
    expect((await texts({ oldest: String(now / 1_000 + 60) })).texts).toBe("");
  });

  test("a channel tells who made it and whether the bot is in it", async () => {
    const info = async (channel: string) => (await call("conversations.info", { channel })).body.channel;
    expect(await info(CHANNEL)).toMatchObject({ creator: "U0VISITOR1", is_member: true, is_archived: false });
    expect(await info("C0ELSEWHER")).toMatchObject({ is_member: false });
    expect(await errorOf("conversations.info", { channel: "G0HIDDEN01" })).toBe("channel_not_found");
    expect(await errorOf("conversations.history", { channel: "C0ELSEWHER" })).toBe("not_in_channel");
  });

  test("a person's zone and locale", async () => {
    expect((await call("users.info", { user: "U0ADA00001", include_locale: true })).body.user).toMatchObject({
      tz: "Europe/London",
      tz_offset: 3_600,
      locale: "en-GB",
      is_admin: false,
    });
    expect(await errorOf("users.info", { user: "U0NOBODY00" })).toBe("user_not_found");
  });

  test("reactions once per person, some people left out unless asked in full", async () => {
    const timestamp = String((await post({ text: "m" })).body.ts);
    const target = { channel: CHANNEL, timestamp };
    expect(await errorOf("reactions.add", { ...target, name: "keycap_ten" })).toBeUndefined();
    expect(await errorOf("reactions.add", { ...target, name: "keycap_ten" })).toBe("already_reacted");
    expect(await errorOf("reactions.add", { ...target, name: "ten" })).toBe("invalid_name");
    expect(await errorOf("reactions.remove", { ...target, name: "one" })).toBe("no_reaction");
    expect(await errorOf("reactions.add", { ...target, timestamp: "1.0", name: "one" })).toBe(
      "message_not_found",
    );
    const message = slack.messages(CHANNEL)[0];
    message?.reactions.set(
      "one",
      Array.from({ length: 60 }, (_, i) => `U${i}`),
    );
    const people = async (full: boolean) => {
      const body = (await call("reactions.get", { ...target, full })).body;
      const { reactions } = body.message as { reactions: { name: string; users: string[]; count: number }[] };
      const one = reactions.find((reaction) => reaction.name === "one");
      return [one?.users.length, one?.count];
    };
    expect(await people(true)).toEqual([60, 60]);
    expect(await people(false)).toEqual([25, 60]);
  });
});

describe("blocks", () => {
  const plain = (text: string) => ({ type: "plain_text", text });
  const button = (extra: Record<string, unknown> = {}) => ({
    type: "button",
    text: plain("Go"),
    action_id: "go",
    ...extra,
  });
  const actions = (...elements: unknown[]) => ({ type: "actions", elements });
  const rich = (...elements: unknown[]) => ({
    type: "rich_text",
    elements: [{ type: "rich_text_section", elements }],
  });
  const picture = { type: "image", image_url: "https://example.org/a.png", alt_text: "a" };
  const repeat = (count: number, item: unknown) => Array.from({ length: count }, () => item);

  test.each<[string, unknown[]]>([
    ["a header of 150", [{ type: "header", text: plain("x".repeat(150)) }]],
    [
      "a section with image",
      [{ type: "section", text: { type: "mrkdwn", text: "*a*" }, accessory: picture }],
    ],
    ["ten fields", [{ type: "section", fields: repeat(10, plain("x")) }]],
    ["25 buttons", [actions(...Array.from({ length: 25 }, (_, i) => button({ action_id: `a${i}` })))]],
    ["the same action in two blocks", [actions(button()), actions(button())]],
    [
      "rich text",
      [
        rich(
          { type: "text", text: "a", style: { bold: true } },
          { type: "link", url: "https://a.b" },
          { type: "emoji", name: "one" },
          { type: "date", timestamp: 1_765_443_600, format: "{ago}", fallback: "x" },
        ),
      ],
    ],
    [
      "context and image",
      [{ type: "context", elements: [picture, plain("x")] }, picture, { type: "divider" }],
    ],
    ["50 blocks", repeat(50, { type: "divider" })],
  ])("takes %s", async (_, blocks) => {
    expect((await post({ text: "t", blocks })).body).toMatchObject({ ok: true });
  });

  test.each<[string, unknown[], string]>([
    [
      "a header of 151",
      [{ type: "header", text: plain("x".repeat(151)) }],
      "must be less than 151 characters [json-pointer:/blocks/0/text/text]",
    ],
    [
      "markup in a header",
      [{ type: "header", text: { type: "mrkdwn", text: "x" } }],
      "must be one of plain_text",
    ],
    ["an empty text", [{ type: "section", text: plain("") }], "must be more than 0 characters"],
    ["a section of 3,001", [{ type: "section", text: plain("x".repeat(3_001)) }], "less than 3001"],
    ["a section of nothing", [{ type: "section" }], "missing required field: text or fields"],
    ["eleven fields", [{ type: "section", fields: repeat(11, plain("x")) }], "no more than 10 items"],
    ["an unknown block", [{ type: "markdown", text: "x" }], "unsupported block type: markdown"],
    ["an inherited block type", [{ type: "toString" }], "unsupported block type"],
    ["an unknown element", [actions({ type: "slider" })], "unsupported element type: slider"],
    ["an unknown property", [{ type: "divider", color: "red" }], "invalid additional property: color"],
    [
      "an image without alt text",
      [{ type: "image", image_url: "https://a.b/c.png" }],
      "missing required field: alt_text",
    ],
    [
      "an image without address",
      [{ type: "image", alt_text: "x" }],
      "exactly one of image_url or slack_file",
    ],
    [
      "26 buttons",
      [actions(...Array.from({ length: 26 }, (_, i) => button({ action_id: `a${i}` })))],
      "no more than 25",
    ],
    ["a button text of 76", [actions(button({ text: plain("x".repeat(76)) }))], "less than 76"],
    ["an action twice in a block", [actions(button(), button())], 'action_id "go" already exists'],
    ["a block id twice", repeat(2, { type: "divider", block_id: "b" }), 'block_id "b" already exists'],
    ["eleven in a context", [{ type: "context", elements: repeat(11, plain("x")) }], "no more than 10"],
    ["51 blocks", repeat(51, { type: "divider" }), "no more than 50"],
    ["a rich text of nothing", [rich({ type: "text", text: "" })], "more than 0"],
    [
      "a rich text date in words",
      [rich({ type: "date", timestamp: "today", format: "{ago}" })],
      "must be an integer",
    ],
    [
      "a list in the open",
      [{ type: "rich_text", elements: [{ type: "text", text: "x" }] }],
      "unsupported rich text element",
    ],
  ])("refuses %s", async (_, blocks, message) => {
    const { body } = await post({ text: "t", blocks });
    expect(body.error).toBe("invalid_blocks");
    const { messages } = body.response_metadata as { messages: string[] };
    expect(messages.join("\n")).toContain(message);
    expect(slack.messages(CHANNEL)).toEqual([]);
  });

  test("a modal needs a fresh trigger", async () => {
    const view = { type: "modal", title: plain("Settings"), blocks: [] };
    expect(await errorOf("views.open", { trigger_id: "1.2", view })).toBe("invalid_trigger_id");
    expect(
      await errorOf("views.publish", { user_id: "U0ADA00001", view: { type: "home", blocks: [] } }),
    ).toBeUndefined();
    expect(
      await errorOf("views.publish", {
        user_id: "U0ADA00001",
        view: { type: "home", blocks: [{ type: "x" }] },
      }),
    ).toBe("invalid_arguments");
  });
});

describe("faults", () => {
  const attempt = async (text: string) => {
    const form = new URLSearchParams({ channel: CHANNEL, text, token: slack.botToken });
    const sent = fetch(`${api}chat.postMessage`, { method: "POST", body: form });
    return sent.then(
      (response) => response.status,
      () => 0,
    );
  };
  const texts = () => slack.messages(CHANNEL).map((m) => m.text);

  test("before: nothing happened; after: it did", async () => {
    const match = (method: string) => method === "chat.postMessage";
    slack.fault({ match, times: 1, kind: "500-before" });
    slack.fault({ match, times: 1, kind: "500-after" });
    slack.fault({ match, times: 1, kind: "reset-before" });
    slack.fault({ match, times: 1, kind: "reset-after" });
    slack.fault({ match, times: 1, kind: "ratelimited", retryAfter: 7 });
    expect([
      await attempt("a"),
      await attempt("b"),
      await attempt("c"),
      await attempt("d"),
      await attempt("e"),
    ]).toEqual([500, 500, 0, 0, 429]);
    expect(await attempt("f")).toBe(200);
    expect(texts()).toEqual(["b", "d", "f"]);
    expect(slack.log.map((entry) => entry.fault)).toEqual([
      "500-before",
      "500-after",
      "reset-before",
      "reset-after",
      "ratelimited",
      undefined,
    ]);
  });

  test("a time-out holds the answer until the caller gives up", async () => {
    slack.fault({ match: () => true, times: 1, kind: "timeout-after" });
    const form = new URLSearchParams({ channel: CHANNEL, text: "late", token: slack.botToken });
    const answer = fetch(`${api}chat.postMessage`, {
      method: "POST",
      body: form,
      signal: AbortSignal.timeout(100),
    });
    await expect(answer).rejects.toThrow("timeout");
    expect(texts()).toEqual(["late"]);
  });
});

test("goes on though whoever asks for a socket is gone before the answer", async () => {
  const { port, hostname } = new URL(api);
  for (let n = 0; n < 20; n += 1) {
    const client = connect(Number(port), hostname).on("error", () => {});
    await once(client, "connect");
    client.write(
      "GET /link/?ticket=none HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n" +
        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
    );
    if (n % 2 === 0) await once(client, "data");
    client.resetAndDestroy();
  }
  await pause(50);
  expect((await call("auth.test")).body).toMatchObject({ ok: true });
});

test("one message per second and channel, with a small burst", async () => {
  const paced = createSlack({ now: () => now, pace: { burst: 2 } });
  api = await paced.listen();
  try {
    const args = { channel: CHANNEL, text: "x" };
    expect((await call("chat.postMessage", args)).status).toBe(200);
    expect((await call("chat.postMessage", args)).status).toBe(200);
    const refused = await call("chat.postMessage", args);
    expect([refused.status, refused.body.error, refused.headers.get("retry-after")]).toEqual([
      429,
      "ratelimited",
      "1",
    ]);
    now += 1_000;
    expect((await call("chat.postMessage", args)).status).toBe(200);
    expect((await call("chat.postMessage", args)).status).toBe(429);
  } finally {
    await paced.close();
  }
});
