import { expect, it } from "vitest";
import { deliveryKey } from "../../src/delivery/delivery-key.ts";
import { BATCH } from "../../src/delivery/due.ts";
import { createNewsPlanner } from "../../src/news/news-planner.ts";
import type { LikedNews } from "../../src/news/store.ts";
import { StoreError } from "../../src/runtime/errors.ts";
import type { TeamId } from "../../src/teams/team-id.ts";
import { channel, MONDAY, subscription, T0, team } from "../contract/samples.ts";
import { createTestClock } from "../fakes/clock.ts";
import { createLogRecorder, planned } from "../fakes/planning.ts";
import { makeKnownPaper } from "../fixtures/papers.ts";

const HOUR = 3_600_000;
const news = (id = "2506.00001", sign: LikedNews["sign"] = "code"): LikedNews => ({
  paper: makeKnownPaper({ id, codeUrl: "https://a.example/code" }),
  sign,
  at: T0,
  likes: 2,
  saved: false,
});

/** A planner for channels, each of a team of its own, whose news and failures the test sets. */
function open(channels: readonly string[] = ["C1"]) {
  const found = new Map<TeamId, readonly LikedNews[]>();
  const broken = new Map<TeamId, Error>();
  const told = new Set<string>();
  const following = { finds: 0 };
  let reads = 0;
  const { log, lines } = createLogRecorder();
  const planner = createNewsPlanner({
    store: {
      async subscribedToNews() {
        reads += 1;
        return channels.map((id) => ({
          ...subscription({ channel: channel(id), team: team(id) }),
          disabled: undefined,
        }));
      },
      likedNews: async (audiences) =>
        audiences.map(({ team: of }) => {
          const error = broken.get(of);
          if (error) throw error;
          return found.get(of) ?? [];
        }),
      told: async (asked) => asked.map(() => told),
    },
    following,
    clock: createTestClock(T0),
    log,
  });
  const where = async (now = T0, signal?: AbortSignal) =>
    (await planned(planner, now, signal)).map(({ delivery }) => `${delivery.channel.id} ${delivery.kind}`);
  return { planner, found, broken, told, following, lines, where, reads: () => reads };
}

it("plans a message for each paper with news, posted within six hours or not at all", async () => {
  const { planner, found } = open();
  found.set(team("C1"), [news(), news("2506.00002", "withdrawn"), news("2506.00001", "model")]);
  const [first, second, ...more] = await planned(planner, T0);
  expect(more).toEqual([]);
  const kind = "news:2506.00001";
  expect(first).toMatchObject({
    delivery: {
      key: deliveryKey(channel(), MONDAY, kind as never),
      kind,
      channel: channel(),
      team: team("C1"),
      day: MONDAY,
      dueAt: T0,
      deadline: T0 + 6 * HOUR,
      papers: [],
      tells: ["code 2506.00001", "model 2506.00001"],
      note: "code, a model for 2506.00001",
      leftOut: [],
      message: {
        summary: "Code and a model are out for “Paper 2506.00001”, which 2 of you liked.",
        blocks: [
          { kind: "paragraph" },
          { kind: "note", text: [expect.stringContaining("“/papers subscribe news:digest”")] },
        ],
      },
    },
  });
  expect(second?.delivery).toMatchObject({
    kind: "news:2506.00002",
    tells: ["withdrawn 2506.00002"],
    message: { summary: "“Paper 2506.00002”, which 2 of you liked, was withdrawn by its authors." },
  });
});

it("reads again once there is other news, or on the next UTC day", async () => {
  const { found, following, where, reads } = open();
  found.set(team("C1"), [news()]);
  expect(await where()).toHaveLength(1);
  expect(await where(T0 + HOUR)).toEqual([]);
  expect(reads()).toBe(1);
  following.finds += 1;
  expect(await where(T0 + HOUR)).toHaveLength(1);
  expect(await where(T0 + 24 * HOUR)).toHaveLength(1);
  expect(reads()).toBe(3);
});

it("plans the others if a channel's news cannot be read, and that channel's as soon as it can", async () => {
  const { found, broken, told, where, lines } = open(["C1", "C2", "C3"]);
  for (const id of ["C1", "C2", "C3"]) found.set(team(id), [news()]);
  const error = new StoreError("other", "a bad row");
  broken.set(team("C2"), error);
  expect(await where()).toEqual(["C1 news:2506.00001", "C3 news:2506.00001"]);
  expect(lines).toEqual([["error", "news not planned", { channel: channel("C2"), error }]]);
  broken.clear();
  expect(await where(T0 + 60_000)).toContain("C2 news:2506.00001");
  told.add("code 2506.00001");
  expect(await where(T0 + 120_000)).toEqual([]);
});

it("stops between two batches when aborted, and plans the rest next time", async () => {
  const ids = Array.from({ length: BATCH + 1 }, (_, n) => `C${n}`);
  const { planner, found, where } = open(ids);
  for (const id of ids) found.set(team(id), [news()]);
  const stop = new AbortController();
  const batches = planner.plan(T0, stop.signal)[Symbol.asyncIterator]();
  expect((await batches.next()).value).toHaveLength(BATCH);
  stop.abort();
  expect(await batches.next()).toEqual({ done: true, value: undefined });
  expect(await where()).toHaveLength(BATCH + 1);
});
