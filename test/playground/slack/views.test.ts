import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { createSlack, type Slack } from "../../../playground/slack/index.ts";

const CHANNEL = "C0DAILYPAP";
const ADA = "U0ADA00001";
let slack: Slack;
let now: number;

beforeEach(async () => {
  now = Date.parse("2026-06-12T15:00:00Z");
  slack = createSlack({ now: () => now, users: [{ id: ADA, name: "ada", admin: true }] });
  await slack.listen();
});
afterEach(() => slack.close());

const call = async (method: string, args: Record<string, unknown>) => {
  const response = await fetch(slack.apiUrl + method, {
    method: "POST",
    headers: { authorization: `Bearer ${slack.botToken}`, "content-type": "application/json" },
    body: JSON.stringify(args),
  });
  return (await response.json()) as {
    readonly ok: boolean;
    readonly error?: string;
    readonly view?: { readonly id: string; readonly hash: string };
    readonly errors?: readonly string[];
    readonly message_ts?: string;
  };
};
const plain = (text: string) => ({ type: "plain_text", text });
const input = (element: object, id = "f") => ({
  type: "input",
  block_id: id,
  label: plain("Field"),
  element,
});
const modal = (...blocks: readonly object[]) => ({
  type: "modal",
  title: plain("Form"),
  submit: plain("Go"),
  blocks,
});
const words = { type: "plain_text_input", action_id: "f" };

/** An app that only listens, and hands over the newest trigger. */
async function listening(answer: (payload: Record<string, unknown>) => object | undefined = () => undefined) {
  const opened = await fetch(`${slack.apiUrl}apps.connections.open`, {
    method: "POST",
    headers: { authorization: `Bearer ${slack.appToken}` },
  });
  const { url } = (await opened.json()) as { url: string };
  const socket = new WebSocket(url);
  const payloads: Record<string, unknown>[] = [];
  await new Promise((resolve) => socket.once("message", resolve));
  socket.on("message", (data) => {
    const envelope = JSON.parse(String(data)) as { envelope_id: string; payload: Record<string, unknown> };
    payloads.push(envelope.payload);
    socket.send(
      JSON.stringify({ envelope_id: envelope.envelope_id, payload: answer(envelope.payload) ?? {} }),
    );
  });
  const trigger = async () => {
    await slack.command(ADA, CHANNEL, "/papers", "");
    return String(payloads.at(-1)?.trigger_id);
  };
  return { payloads, trigger };
}

describe("a trigger", () => {
  test("opens one modal, within three seconds", async () => {
    const { trigger } = await listening();
    const id = await trigger();
    expect((await call("views.open", { trigger_id: id, view: modal(input(words)) })).ok).toBe(true);
    expect((await call("views.open", { trigger_id: id, view: modal(input(words)) })).error).toBe(
      "invalid_trigger_id",
    );
    const late = await trigger();
    now += 3_001;
    expect((await call("views.open", { trigger_id: late, view: modal(input(words)) })).error).toBe(
      "expired_trigger_id",
    );
  });

  test("lays at most three modals on each other", async () => {
    const { trigger } = await listening();
    await call("views.open", { trigger_id: await trigger(), view: modal(input(words)) });
    await call("views.push", { trigger_id: await trigger(), view: modal(input(words)) });
    await call("views.push", { trigger_id: await trigger(), view: modal(input(words)) });
    const fourth = await call("views.push", { trigger_id: await trigger(), view: modal(input(words)) });
    expect(fourth.error).toBe("push_limit_reached");
  });
});

describe("a view is refused", () => {
  test.each([
    ["without blocks", { ...modal(), submit: undefined }, "no less than 1 items"],
    [
      "with a field but nothing to submit it",
      { ...modal(input(words)), submit: undefined },
      "must define `submit`",
    ],
    ["with a long title", { ...modal(input(words)), title: plain("x".repeat(25)) }, "less than 25"],
    [
      "with much to remember",
      { ...modal(input(words)), private_metadata: "x".repeat(3_001) },
      "less than 3001",
    ],
    [
      "with 101 blocks",
      modal(...Array.from({ length: 101 }, () => ({ type: "divider" }))),
      "no more than 100",
    ],
    ["with eleven boxes", modal(input({ type: "checkboxes", options: options(11) })), "no more than 10"],
    ["with 101 choices", modal(input({ type: "static_select", options: options(101) })), "no more than 100"],
    [
      "with a choice that is none",
      modal(input({ type: "static_select", options: options(2), initial_option: options(3)[2] })),
      "must match one of the options",
    ],
    ["with no time of day", modal(input({ type: "timepicker", initial_time: "24:00" })), "pattern"],
    ["with two fields of a name", modal(input(words), input(words)), "already exists"],
    [
      "with a picture from nowhere",
      modal({ type: "image", alt_text: "x", slack_file: { id: "f1" } }),
      "pattern",
    ],
  ])("%s", async (_, view, why) => {
    const { trigger } = await listening();
    const refused = await call("views.open", { trigger_id: await trigger(), view });
    expect(refused.error).toBe("invalid_arguments");
    expect(refused.errors?.join("\n")).toContain(why);
  });

  test("a field in a message", async () => {
    const posted = await call("chat.postMessage", { channel: CHANNEL, text: "t", blocks: [input(words)] });
    expect(posted.error).toBe("invalid_blocks");
  });

  test("an App Home of somebody unknown, and one that has changed meanwhile", async () => {
    const home = { type: "home", blocks: [{ type: "divider" }] };
    expect((await call("views.publish", { user_id: "U0NOBODY01", view: home })).error).toBe("user_not_found");
    const first = await call("views.publish", { user_id: ADA, view: home });
    const second = await call("views.publish", { user_id: ADA, view: home, hash: first.view?.hash });
    expect(second.view?.id).toBe(first.view?.id);
    const third = await call("views.publish", { user_id: ADA, view: home, hash: first.view?.hash });
    expect(third.error).toBe("hash_conflict");
  });
});

describe("filling in a form", () => {
  const open = async (answer: Parameters<typeof listening>[0], ...blocks: readonly object[]) => {
    const { trigger, payloads } = await listening(answer);
    await call("views.open", { trigger_id: await trigger(), view: modal(...blocks) });
    return payloads;
  };
  const submitting = (answer: object | undefined) => (payload: Record<string, unknown>) =>
    payload.type === "view_submission" ? answer : undefined;

  test("is for what must not stay empty, and for choices that are there", async () => {
    await open(undefined, input(words), input({ type: "static_select", options: options(2) }, "g"));
    await expect(slack.submit(ADA, { g: "v1" })).rejects.toThrow("required field");
    await expect(slack.submit(ADA, { f: "x", g: "v9" })).rejects.toThrow("no choice");
    await expect(slack.submit(ADA, { f: "x", h: "y" })).rejects.toThrow("no field h");
    expect(await slack.submit(ADA, { f: "x", g: "v1" })).toEqual({});
    expect(slack.modal(ADA)).toBeUndefined();
  });

  test("sends the state in the shape of each field", async () => {
    const payloads = await open(
      undefined,
      input(words),
      { ...input({ type: "timepicker", action_id: "t" }, "t"), optional: true },
      input({ type: "checkboxes", action_id: "c", options: options(3) }, "c"),
    );
    await slack.submit(ADA, { f: "x", c: ["v0", "v2"] });
    const { view } = payloads.at(-1) as { view: { state: { values: object } } };
    expect(view.state.values).toEqual({
      f: { f: { type: "plain_text_input", value: "x" } },
      t: { t: { type: "timepicker", selected_time: null } },
      c: { c: { type: "checkboxes", selected_options: [options(3)[0], options(3)[2]] } },
    });
  });

  test("keeps the modal where the app finds something wrong", async () => {
    await open(submitting({ response_action: "errors", errors: { f: "Too short." } }), input(words));
    expect(await slack.submit(ADA, { f: "x" })).toEqual({ problems: { f: "Too short." } });
    expect(slack.modal(ADA)).toBeDefined();
  });

  test.each([
    ["a field that is not there", { response_action: "errors", errors: { g: "Too short." } }],
    ["nothing", { response_action: "errors", errors: {} }],
    [
      "an unsound view",
      { response_action: "update", view: { type: "modal", title: plain("x"), blocks: [] } },
    ],
    ["something unknown", { response_action: "dance" }],
  ])("is in trouble where the app answers with %s", async (_, answer) => {
    await open(submitting(answer), input(words));
    expect((await slack.submit(ADA, { f: "x" })).error).toContain("trouble connecting");
  });

  test("is in trouble where the app does not answer in time", async () => {
    const hasty = createSlack({ users: [{ id: ADA, name: "ada" }], ackMs: 50 });
    expect((await hasty.command(ADA, CHANNEL, "/papers", "")).error).toBe("dispatch_failed");
    await hasty.close();
  });

  test("offers what the app suggests, from the third letter on", async () => {
    const suggest = (payload: Record<string, unknown>) =>
      payload.type === "block_suggestion" ? { options: options(2) } : undefined;
    await open(suggest, input({ type: "external_select", action_id: "f" }));
    expect(await slack.suggestions(ADA, "f", "ab")).toEqual([]);
    await expect(slack.submit(ADA, { f: "v1" })).rejects.toThrow("no choice");
    expect(await slack.suggestions(ADA, "f", "abc")).toHaveLength(2);
    expect(await slack.submit(ADA, { f: "v1" })).toEqual({});
  });

  test("offers nothing of what Slack would not take", async () => {
    const suggest = (payload: Record<string, unknown>) =>
      payload.type === "block_suggestion"
        ? { options: [{ text: plain("x".repeat(76)), value: "v" }] }
        : undefined;
    await open(suggest, input({ type: "external_select", action_id: "f", min_query_length: 0 }));
    await expect(slack.suggestions(ADA, "f", "")).rejects.toThrow("problem loading");
  });
});

test("an ephemeral message is not seen in a thread that has not begun", async () => {
  const first = slack.say(ADA, CHANNEL, "hello");
  const whisper = { channel: CHANNEL, user: ADA, text: "psst", thread_ts: first.ts };
  await call("chat.postEphemeral", whisper);
  expect(slack.ephemerals(ADA, CHANNEL)).toEqual([]);
  slack.say(ADA, CHANNEL, "again", first.ts);
  await call("chat.postEphemeral", whisper);
  expect(slack.ephemerals(ADA, CHANNEL)).toHaveLength(1);
});

test("an app does only what its manifest says", async () => {
  const { payloads } = await listening();
  slack.install({
    features: { app_home: { home_tab_enabled: false }, slash_commands: [], shortcuts: [] },
    oauth_config: { scopes: { bot: ["chat:write"] } },
    settings: { event_subscriptions: { bot_events: ["app_mention"] } },
  });
  const said = slack.say(ADA, CHANNEL, `<@${slack.botUserId}> hello`);
  await slack.eventsSettled();
  // Subscribed, but without the scope.
  expect(payloads).toEqual([]);
  expect((await slack.command(ADA, CHANNEL, "/papers", "")).error).toBe("not_a_command");
  expect(() => slack.openHome(ADA)).toThrow("no Home tab");
  expect(() => slack.shortcut(ADA, said, "show")).toThrow("no shortcut");
});

function options(count: number) {
  return Array.from({ length: count }, (_, n) => ({ text: plain(`Choice ${n}`), value: `v${n}` }));
}
