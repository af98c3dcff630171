import { beforeEach, describe, expect, it } from "vitest";
import { patient } from "../../bin/reconnecting-adapter.ts";
import type { ChatHandlers } from "../../src/chat/adapter.ts";
import { ChatError } from "../../src/runtime/errors.ts";
import { silentLog } from "../../src/runtime/log.ts";
import { createFakeAdapter } from "../fakes/adapter.ts";
import { createTestClock } from "../fakes/clock.ts";

const person = { platform: "slack", workspace: "T1", user: "U1" } as const;
const message = { summary: "Hello", blocks: [] };

let events: string[];
const handlers: ChatHandlers = {
  command: async () => ({ kind: "message", message, private: true }),
  suggest: async () => [],
  press: async () => ({ kind: "message", message, private: true }),
  ballot: async () => {},
  connected: () => void events.push("connected"),
  removed: async () => {},
  moved: async () => {},
  fatal: (error) => void events.push(`fatal: ${error.message}`),
};
beforeEach(() => {
  events = [];
});

/** A platform whose starts fail with `failures` in turn and then succeed. */
function stage(failures: readonly Error[]) {
  const clock = createTestClock("2026-06-15T08:00:00Z");
  const left = [...failures];
  const create = () => {
    const adapter = createFakeAdapter({ platform: "slack", clock });
    return {
      ...adapter,
      async start(...args: Parameters<typeof adapter.start>) {
        events.push("try");
        const failure = left.shift();
        if (failure) throw failure;
        await adapter.start(...args);
      },
      async stop() {
        events.push("stop");
        await adapter.stop();
      },
    };
  };
  return { clock, adapter: patient("slack", create, clock, silentLog) };
}

const away = new ChatError("unsent", "Slack cannot be reached.");
const refused = new ChatError("unauthorized", "Set the new token.");

describe("an adapter whose platform is away at the start", () => {
  it("tries again, later each time, with a new adapter, and serves as soon as it is connected", async () => {
    const { clock, adapter } = stage([away, away]);
    await adapter.start([], handlers);
    await expect(adapter.tell(person, message)).rejects.toMatchObject({ name: "ChatError", kind: "unsent" });
    await clock.advance(4_999);
    expect(events).toEqual(["try", "stop"]);
    await clock.advance(1);
    expect(events).toEqual(["try", "stop", "try", "stop"]);
    await clock.advance(9_999);
    expect(events).toHaveLength(4);
    await clock.advance(1);
    expect(events.slice(4)).toEqual(["try", "connected"]);
    await adapter.tell(person, message);
    await adapter.stop();
    expect(events.at(-1)).toBe("stop");
  });

  it("waits as long as the platform asks", async () => {
    const { clock, adapter } = stage([new ChatError("rate-limited", "slowly", { retryAfterMs: 60_000 })]);
    await adapter.start([], handlers);
    await clock.advance(59_999);
    expect(events).toEqual(["try", "stop"]);
    await clock.advance(1);
    expect(events.at(-1)).toBe("connected");
    await adapter.stop();
  });

  it("stops while it waits", async () => {
    const { clock, adapter } = stage([away, away]);
    await adapter.start([], handlers);
    await adapter.stop();
    await clock.advance(600_000);
    expect(events).toEqual(["try", "stop"]);
  });

  it("gives up where it turns out that only a person can mend it", async () => {
    const { clock, adapter } = stage([away, refused]);
    await adapter.start([], handlers);
    await clock.advance(5_000);
    expect(events.at(-1)).toBe("fatal: Set the new token.");
    await clock.advance(600_000);
    expect(events.filter((event) => event === "try")).toHaveLength(2);
  });
});

it("is an ordinary adapter where the platform is there: a recount may begin while it starts", async () => {
  const { adapter } = stage([]);
  let ballots: Promise<unknown> = Promise.resolve();
  const where = { channel: { platform: "slack", workspace: "T1", id: "C1" }, id: "1" } as const;
  await adapter.start([], {
    ...handlers,
    connected: () => {
      ballots = adapter.ballots(where, () => true).catch((error: unknown) => error);
    },
  });
  expect(await ballots).not.toMatchObject({ kind: "unsent" });
});

it.each([refused, new ChatError("rejected", "a bug"), new TypeError("a bug")])(
  "rejects %s",
  async (error) => {
    await expect(stage([error]).adapter.start([], handlers)).rejects.toBe(error);
  },
);
