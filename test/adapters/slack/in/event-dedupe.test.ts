import type { ReceiverEvent } from "@slack/bolt";
import { describe, expect, it } from "vitest";
import { createInbox } from "../../../../adapters/slack/in/event-dedupe.ts";

/** An inbox, and what it has had processed and acknowledged. */
function setUp(process: (body: unknown) => void = () => {}) {
  const processed: unknown[] = [];
  const acknowledged: unknown[] = [];
  const inbox = createInbox(async ({ body, ack }: ReceiverEvent) => {
    // As Bolt's listeners for presses do.
    if (body.trigger_id) await ack();
    processed.push(body);
    process(body);
  });
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
