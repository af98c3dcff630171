import { createHmac } from "node:crypto";
import type { App, ReceiverEvent } from "@slack/bolt";
import { expect, it } from "vitest";
import { eventRoute } from "../../../../../adapters/slack/in/http/event-route.ts";
import { systemClock } from "../../../../../src/runtime/clock.ts";
import { silentLog } from "../../../../../src/runtime/log.ts";

const SECRET = "5".repeat(32);
const NOW_S = 1_765_443_600;
const FORM = "application/x-www-form-urlencoded";

interface Sent {
  readonly type?: string;
  readonly at?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

function stage(handle: (event: ReceiverEvent) => Promise<void> = ({ ack }) => ack()) {
  const events: ReceiverEvent[] = [];
  const clock = { ...systemClock, now: () => NOW_S * 1_000, sleep: () => new Promise<void>(() => {}) };
  const receive = (async (event: ReceiverEvent) => {
    events.push(event);
    await handle(event);
  }) as App["processEvent"];
  const route = eventRoute({ signingSecret: SECRET, receive: () => receive, clock, log: silentLog });
  const send = async (body: string, { type = "application/json", at = NOW_S, headers = {} }: Sent = {}) => {
    const signature = createHmac("sha256", SECRET).update(`v0:${at}:${body}`).digest("hex");
    const answer = await route.handle(
      new Request("https://paperboy.example.org/slack/events", {
        method: "POST",
        body,
        headers: {
          "content-type": type,
          "x-slack-request-timestamp": String(at),
          "x-slack-signature": `v0=${signature}`,
          ...headers,
        },
      }),
      {},
    );
    if (!(answer instanceof Response)) throw new Error("A response was expected.");
    return answer;
  };
  return { events, send, clock };
}

it("answers Slack's question whether it is there", async () => {
  const { send, events } = stage();
  const answer = await send(JSON.stringify({ type: "url_verification", challenge: "abc" }));
  expect(await answer.json()).toEqual({ challenge: "abc" });
  expect(events).toEqual([]);
});

it.each([
  ["without a signature", { headers: { "x-slack-signature": "" } }],
  ["of another version", { headers: { "x-slack-signature": `v1=${"0".repeat(64)}` } }],
  ["with a wrong one", { headers: { "x-slack-signature": `v0=${"0".repeat(64)}` } }],
  ["with a cut one", { headers: { "x-slack-signature": "v0=" } }],
  ["older than five minutes", { at: NOW_S - 301 }],
  ["from the future", { at: NOW_S + 301 }],
  ["at no time", { headers: { "x-slack-request-timestamp": "soon" } }],
])("takes no request %s", async (_, sent) => {
  const { send, events } = stage();
  expect((await send('{"type":"event_callback"}', sent)).status).toBe(401);
  expect(events).toEqual([]);
});

it.each([-300, 300])("takes one whose clock is %s seconds off", async (apart) => {
  expect((await stage().send("{}", { at: NOW_S + apart })).status).toBe(200);
});

it("reads events, commands and presses, and tells Bolt of retries", async () => {
  const { send, events } = stage();
  await send('{"event_id":"Ev1"}', {
    headers: { "x-slack-retry-num": "2", "x-slack-retry-reason": "http_timeout" },
  });
  await send("command=%2Fpapers&text=a+b", { type: FORM });
  await send(String(new URLSearchParams({ payload: '{"type":"block_actions"}' })), {
    type: `${FORM}; charset=utf-8`,
  });
  expect(events.map(({ body }) => body)).toEqual([
    { event_id: "Ev1" },
    { command: "/papers", text: "a b" },
    { type: "block_actions" },
  ]);
  expect(events[0]).toMatchObject({ retryNum: 2, retryReason: "http_timeout" });
  expect(events[1]).not.toHaveProperty("retryNum");
  for (const [body, type] of [
    ["no JSON", "application/json"],
    ["payload=no+JSON", FORM],
  ] as const)
    expect((await send(body, { type })).status).toBe(400);
});

it.each([
  ["nothing", undefined, ""],
  ["words", "later", "later"],
  ["an object", { response_action: "clear" }, '{"response_action":"clear"}'],
])("answers with what was acknowledged: %s", async (_, said, text) => {
  const { send } = stage(async ({ ack }) => ack(said as never));
  const answer = await send("{}");
  expect([answer.status, await answer.text()]).toEqual([200, text]);
});

it("answers as soon as it is acknowledged, whatever goes on", async () => {
  const { send } = stage(async ({ ack }) => {
    await ack();
    await new Promise(() => {});
  });
  expect((await send("{}")).status).toBe(200);
});

it("leaves to Slack what fails, what is not taken, and what takes too long", async () => {
  const failing = stage(async () => {
    throw new Error("the database is away");
  });
  expect((await failing.send("{}")).status).toBe(500);
  expect((await stage(async () => {}).send("{}")).status).toBe(503);
  const { send, clock } = stage(() => new Promise(() => {}));
  clock.sleep = async () => {};
  expect((await send("{}")).status).toBe(503);
});

it("has nothing to do with news that Slack holds events back, or checks the certificate", async () => {
  const { send, events } = stage();
  expect((await send('{"type":"app_rate_limited","team_id":"T1"}')).status).toBe(200);
  expect((await send("ssl_check=1", { type: FORM })).status).toBe(200);
  expect(events).toEqual([]);
});
