import { beforeEach, describe, expect, it } from "vitest";
import type { DeliveryKey, MessageRef } from "../../src/chat/adapter.ts";
import { ChatError } from "../../src/runtime/errors.ts";
import { silentLog } from "../../src/runtime/log.ts";
import type { TeamId } from "../../src/teams/team-id.ts";
import { createRecount, type Recount } from "../../src/votes/reaction-reconciler.ts";
import type { PostedMessage, PostedMessageStore } from "../../src/votes/store.ts";
import { createTestClock } from "../fakes/clock.ts";

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const NOW = Date.parse("2026-06-12T12:00:00Z");

/** Messages of `days` ago, by their ids. */
const posted = (id: string, days: number, workspace = "T1"): PostedMessage => ({
  message: { channel: { platform: "slack", workspace, id: "C1" }, id },
  team: "slack:T1" as TeamId,
  key: "k1" as DeliveryKey,
  papers: [],
  postedAt: NOW - days * DAY_MS,
  gone: false,
});
const MESSAGES = [
  posted("today", 0),
  posted("yesterday", 1),
  posted("last week", 7),
  posted("theirs", 0, "T2"),
];

let read: string[];
let failing = 0;
let unreadable: boolean;
let clock: ReturnType<typeof createTestClock>;
let recount: Recount;
let stopping: AbortController;

beforeEach(() => {
  read = [];
  failing = 0;
  unreadable = false;
  clock = createTestClock(NOW);
  stopping = new AbortController();
  const known = ({ id }: MessageRef) => MESSAGES.find(({ message }) => message.id === id);
  const store: Pick<PostedMessageStore, "openMessages" | "setGone"> = {
    openMessages: async ({ workspaces }, since) => {
      if (failing > 0) {
        failing -= 1;
        throw new Error("busy");
      }
      return MESSAGES.filter(
        ({ message, postedAt }) =>
          postedAt >= since && (workspaces?.includes(message.channel.workspace) ?? true),
      );
    },
    setGone: async () => {},
  };
  recount = createRecount({
    store: store as PostedMessageStore,
    recountOne: async ({ message }) => {
      read.push(message.id);
      if (unreadable) throw new ChatError("forbidden", "Paperboy cannot see the channel.");
    },
    openMessage: async (message) => known(message),
    openSince: () => NOW - 14 * DAY_MS,
    clock,
    log: silentLog,
    stopping: stopping.signal,
  });
});

describe("a message that cannot be read", () => {
  it("is tried again ever more rarely, however many gaps there are, and at once after the next success", async () => {
    unreadable = true;
    const [today] = MESSAGES;
    if (!today) throw new Error("no message");
    recount.doubt(today.message);
    await clock.advance(0);
    expect(read).toHaveLength(1);
    // Six times after five minutes; then after 10, 20, 40 … minutes, at most six hours.
    await clock.advance(30 * MINUTE_MS);
    expect(read).toHaveLength(7);
    await clock.advance(DAY_MS);
    expect(read).toHaveLength(15);
    read = [];
    for (let gap = 0; gap < 10; gap += 1) {
      recount.doubt(today.message);
      await clock.advance(MINUTE_MS);
    }
    expect(read).toHaveLength(10);
    await clock.advance(DAY_MS);
    expect(read.length, "one row of tries").toBeLessThan(16);
    unreadable = false;
    recount.doubt(today.message);
    await clock.advance(0);
    unreadable = true;
    read = [];
    recount.doubt(today.message);
    await clock.advance(6 * 3_600_000 + 5 * MINUTE_MS);
    expect(read.length).toBeGreaterThan(2);
  });
});

describe("a gap", () => {
  it.each([
    ["of seconds", NOW - 40_000, ["today", "yesterday"]],
    ["of almost five minutes", NOW - 5 * MINUTE_MS + 1, ["today", "yesterday"]],
    ["of five minutes", NOW - 5 * MINUTE_MS, ["today", "yesterday", "last week"]],
    ["of unknown length", undefined, ["today", "yesterday", "last week"]],
  ])("%s is recounted as far as it reaches", async (_, since, expected) => {
    recount.doubtAll("slack", ["T1", ""], since);
    await recount.recounted();
    expect(read).toEqual(expected);
  });

  it("that is short is recounted whole where its messages cannot be listed", async () => {
    failing = 1;
    recount.doubtAll("slack", ["T1"], NOW - 1_000);
    await recount.recounted();
    expect(read).toEqual(["today", "yesterday", "last week"]);
  });
});

// A post may be answered when the process stops already; waiting for its recount blocked the process for good.
it.each([
  ["a message", () => recount.doubt((MESSAGES[0] as PostedMessage).message)],
  ["a platform", () => recount.doubtAll("slack")],
])("leaves %s that comes into doubt while stopping to the next start", async (_, doubt) => {
  stopping.abort(new Error("stopping"));
  doubt();
  await recount.recounted();
  expect(read).toEqual([]);
});
