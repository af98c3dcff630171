import type { ReceiverEvent } from "@slack/bolt";
import { describe, expect, it } from "vitest";
import { createInbox } from "../../../../adapters/slack/in/event-dedupe.ts";
import { noOthers } from "../../../../src/chat/connection/taken-events.ts";

/** An inbox, and what it has had processed and acknowledged. */
function setUp(process: (body: unknown) => void = () => {}, taken = noOthers) {
  const processed: unknown[] = [];
  const acknowledged: unknown[] = [];
  const inbox = createInbox(async ({ body, ack }: ReceiverEvent) => {
    // As Bolt's listeners for presses do.
    if (body.trigger_id) await ack();
    processed.push(body);
    process(body);
  }, taken);
  const receive = (body: Record<string, unknown>) =>
    inbox.receive({ body, ack: async () => void acknowledged.push(body) });
  return { inbox, receive, processed, acknowledged };
}

describe("what Slack delivers twice", () => {
  const event = { event_id: "Ev1", event: { type: "reaction_added" } };

  it.each([
    ["an event", event],
    ["a question", { ...event, event: { type: "app_mention" } }],
    ["a press", { type: "block_actions", trigger_id: "1.2.abc" }],
    ["a command", { command: "/papers", trigger_id: "1.2.abd" }],
  ])("is acknowledged each time and done once: %s", async (_, body) => {
    const { receive, processed, acknowledged } = setUp();
    await Promise.all([receive(body), receive({ ...body })]);
    await receive(body);
    expect([processed.length, acknowledged.length]).toEqual([1, 3]);
  });

  it("is done again where it failed the first time", async () => {
    let fail = true;
    const { receive, processed } = setUp(() => {
      if (fail) throw new Error("the database is away");
    });
    await expect(receive(event)).rejects.toThrow("away");
    fail = false;
    await receive(event);
    expect(processed).toHaveLength(2);
  });

  it("is told apart from another, and from what has no id", async () => {
    const { receive, processed } = setUp();
    for (const body of [{ trigger_id: "1" }, { trigger_id: "2" }, { type: "x" }, { type: "x" }])
      await receive(body);
    expect(processed).toHaveLength(4);
  });
});

describe("what Slack delivers to another process that shares the database", () => {
  const shared = () => {
    const ids = new Set<string>();
    return {
      has: async (id: string) => ids.has(id),
      take: async (id: string) => !ids.has(id) && ids.add(id) !== undefined,
    };
  };

  it.each(["reaction_added", "app_mention"])("is acknowledged and not done again: %s", async (type) => {
    const taken = shared();
    const body = { event_id: "Ev1", event: { type } };
    const [one, two] = [setUp(undefined, taken), setUp(undefined, taken)];
    await one.receive(body);
    await two.receive(body);
    expect([one.processed.length, two.processed.length]).toEqual([1, 0]);
    expect([one.acknowledged.length, two.acknowledged.length]).toEqual([1, 1]);
  });

  it.each([
    ["a press", { type: "block_actions", trigger_id: "1.2.abc" }],
    ["a command", { command: "/papers", trigger_id: "1.2.abd" }],
  ])("is acknowledged and not done again: %s", async (_, body) => {
    const taken = shared();
    const [one, two] = [setUp(undefined, taken), setUp(undefined, taken)];
    await one.receive(body);
    await two.receive(body);
    expect([one.processed.length, two.processed.length]).toEqual([1, 0]);
    expect([one.acknowledged.length, two.acknowledged.length]).toEqual([1, 1]);
    const away = setUp(undefined, { ...taken, take: async () => Promise.reject(new Error("away")) });
    await away.receive(body);
    expect(away.processed).toHaveLength(1);
  });

  it("is done there where a vote failed here, and a question that could not be noted is left for later", async () => {
    const taken = shared();
    const broken = () => {
      throw new Error("the database is away");
    };
    const vote = { event_id: "Ev1", event: { type: "reaction_added" } };
    const [one, two] = [setUp(broken, taken), setUp(undefined, taken)];
    await expect(one.receive(vote)).rejects.toThrow("away");
    await two.receive(vote);
    expect([one.acknowledged.length, two.processed.length]).toEqual([0, 1]);
    const away = setUp(undefined, { ...taken, take: async () => broken() });
    await expect(away.receive({ event_id: "Ev2", event: { type: "app_mention" } })).rejects.toThrow("away");
    expect([away.acknowledged.length, away.processed.length]).toEqual([0, 0]);
  });
});
