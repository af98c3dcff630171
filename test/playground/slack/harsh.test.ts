import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { createSlack, type Slack } from "../../../playground/slack/index.ts";
import { until } from "../../until.ts";

const CHANNEL = "C0DAILYPAP";
const ADA = "U0ADA00001";
let slack: Slack;
let api: string;
const sockets: WebSocket[] = [];

beforeEach(async () => {
  slack = createSlack({
    users: [{ id: ADA, name: "ada", admin: true }],
    channels: [{ id: CHANNEL, name: "daily-papers" }],
    scopes: ["chat:write", "files:write", "files:read", "channels:read", "channels:history", "im:history"],
  });
  api = await slack.listen();
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.terminate();
  await slack.close();
});

type Body = Readonly<Record<string, unknown>>;

async function call(method: string, args: Body = {}, token = slack.botToken): Promise<Body> {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(args))
    form.set(name, typeof value === "string" ? value : JSON.stringify(value));
  const headers = { authorization: `Bearer ${token}` };
  return (await (await fetch(api + method, { method: "POST", body: form, headers })).json()) as Body;
}

/** A raw client: what it hears, and how often its pings were answered. */
async function connect() {
  const { url } = await call("apps.connections.open", {}, slack.appToken);
  const socket = new WebSocket(String(url));
  sockets.push(socket);
  const heard: Body[] = [];
  let pongs = 0;
  socket.on("message", (data) => {
    const envelope = JSON.parse(String(data));
    heard.push(envelope);
    if (envelope.envelope_id) socket.send(JSON.stringify({ envelope_id: envelope.envelope_id }));
  });
  socket.on("pong", () => {
    pongs += 1;
  });
  await new Promise<void>((resolve) => socket.once("open", () => resolve()));
  const events = (): readonly Body[] =>
    heard.flatMap(({ payload }) => {
      const event = (payload as Body | undefined)?.event;
      return event === undefined ? [] : [event as Body];
    });
  return { socket, heard, events, pongs: () => pongs };
}

describe("Socket Mode", () => {
  it("may say no hello", async () => {
    slack.fault({ socket: "no-hello", times: 1 });
    const silent = await connect();
    silent.socket.ping();
    await until("its ping is answered", () => silent.pongs() === 1);
    expect(silent.heard).toEqual([]);
    const usual = await connect();
    await until("it is greeted", () => usual.heard[0]?.type === "hello");
  });

  it("may answer pings late, or not at all", async () => {
    slack.fault({ socket: "no-pong", times: 1 });
    slack.fault({ socket: "late-pong", times: 1, latencyMs: 60 });
    const client = await connect();
    const begun = performance.now();
    client.socket.ping();
    client.socket.ping();
    await until("one is answered", () => client.pongs() === 1);
    expect(performance.now() - begun).toBeGreaterThan(50);
    client.socket.ping();
    await until("the next is answered", () => client.pongs() === 2);
  });
});

describe("chat.update", () => {
  it.each([
    ["a".repeat(4_000), undefined],
    ["a".repeat(4_001), "msg_too_long"],
    ["é".repeat(2_000), undefined],
    ["é".repeat(2_001), "msg_too_long"],
  ])("takes 4,000 bytes of text", async (text, error) => {
    const { ts } = await call("chat.postMessage", { channel: CHANNEL, text: "before" });
    expect((await call("chat.update", { channel: CHANNEL, ts, text })).error).toBe(error);
    expect(slack.messages(CHANNEL)[0]?.text).toBe(error ? "before" : text);
  });
});

describe("a shared file", () => {
  const share = async () => {
    const { upload_url: url, file_id: id } = await call("files.getUploadURLExternal", {
      filename: "papers.bib",
      length: 3,
    });
    await fetch(String(url), { method: "POST", body: "abc" });
    const answer = await call("files.completeUploadExternal", {
      files: [{ id, title: "papers" }],
      channel_id: CHANNEL,
    });
    return { ok: answer.ok, id: String(id) };
  };
  const shares = async (file: string) => ((await call("files.info", { file })).file as Body).shares;
  const completing = (method: string) => method === "files.completeUploadExternal";
  const shown = () => slack.messages(CHANNEL).length;

  it("appears at once, and files.info says where", async () => {
    const { id } = await share();
    expect(await shares(id)).toEqual({ public: { [CHANNEL]: [{ ts: slack.messages(CHANNEL)[0]?.ts }] } });
  });

  it("may appear later, though Slack has said ok", async () => {
    slack.fault({ match: completing, times: 1, kind: "shared-late", latencyMs: 1_000 });
    const { ok, id } = await share();
    expect([ok, shown()]).toEqual([true, 0]);
    await until("it is there", () => shown() === 1);
    expect(await shares(id)).toHaveProperty("public");
  });

  it("may never appear, though Slack has said ok", async () => {
    slack.fault({ match: completing, times: 1, kind: "shared-never" });
    const { ok, id } = await share();
    expect([ok, shown(), await shares(id)]).toEqual([true, 0, {}]);
  });
});

describe("the app's own messages", () => {
  it("come back to it in direct messages, with its bot_id, when written, changed and deleted", async () => {
    const client = await connect();
    const { channel, ts } = await call("chat.postMessage", { channel: ADA, text: "hello" });
    await call("chat.update", { channel, ts, text: "goodbye" });
    await call("chat.delete", { channel, ts });
    await until("all have come back", () => client.events().length === 3);
    expect(client.events()).toMatchObject([
      { type: "message", channel_type: "im", bot_id: slack.botId, user: slack.botUserId, text: "hello" },
      { subtype: "message_changed", message: { bot_id: slack.botId, text: "goodbye" } },
      { subtype: "message_deleted", deleted_ts: ts },
    ]);
  });

  it("do not come back from channels", async () => {
    const client = await connect();
    await call("chat.postMessage", { channel: CHANNEL, text: "hello" });
    slack.say(ADA, String((await call("chat.postMessage", { channel: ADA, text: "x" })).channel), "hi");
    await until("both from the direct messages came", () => client.events().length === 2);
    expect(client.events().map(({ text }) => text)).toEqual(["x", "hi"]);
  });
});

describe("a channel whose id changes", () => {
  it("is told, takes its messages along, and is unknown by the old id", async () => {
    const client = await connect();
    const { ts } = await call("chat.postMessage", { channel: CHANNEL, text: "hello" });
    slack.changeChannelId(CHANNEL, "C0NEWID001");
    await until("it is told", () => client.events().length === 1);
    expect(client.events()).toMatchObject([
      { type: "channel_id_changed", old_channel_id: CHANNEL, new_channel_id: "C0NEWID001" },
    ]);
    expect((await call("chat.update", { channel: CHANNEL, ts, text: "x" })).error).toBe("channel_not_found");
    expect((await call("chat.update", { channel: "C0NEWID001", ts, text: "x" })).ok).toBe(true);
    expect(slack.messages("C0NEWID001").map(({ channel }) => channel)).toEqual(["C0NEWID001"]);
    expect(() => slack.changeChannelId(CHANNEL, "C0OTHER001")).toThrow(CHANNEL);
  });
});
