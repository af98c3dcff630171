import { expect, it } from "vitest";
import type { Message, Text } from "../../src/chat/message.ts";
import { directIn } from "../../src/chat/refs.ts";
import type { PaperId } from "../../src/papers/paper.ts";
import type { SubscriptionSettings } from "../../src/subscriptions/store.ts";
import { teamOf } from "../../src/teams/team-id.ts";
import { buildHouse } from "../fakes/house.ts";
import { makePaper, makePapers } from "../fixtures/papers.ts";

const FRIDAY = "2025-06-06";
const MONDAY = "2025-06-09";
const HOUR = 3_600_000;
const A = "2506.00001" as PaperId;
const CODE = { codeUrl: "https://a.example/code" };

/** A house on Friday 09:00 UTC whose channel has had the paper; two people have voted for it, and it was looked at. */
async function liked(changes: Partial<SubscriptionSettings> = {}) {
  const house = await buildHouse({ at: `${FRIDAY}T09:00:00Z` });
  const { clock, store, feed, channel, person } = house;
  const general = channel("general");
  const papers = makePapers(12);
  feed.days.set(FRIDAY, papers);
  const process = house.boot();
  await process.bot.start();
  await house.subscribe(general, clock.now(), changes);
  await process.bot.tick();
  const vote = (paper: PaperId, user: string, where = general) =>
    store.applyCasts([
      {
        cast: { team: teamOf(where), paper, person: person(user), kind: "up", channel: where, via: "button" },
        standing: true,
        at: clock.now(),
      },
    ]);
  for (const user of ["ada", "bob"]) await vote(A, user);
  /** So long that every followed paper has its turn. */
  const pass = async (ms = 13 * HOUR) => {
    await process.bot.housekept();
    await clock.advance(ms);
    await process.bot.tick();
    await process.bot.housekept();
    await process.bot.tick();
  };
  /** From now on the paper has code. */
  const ship = () =>
    feed.days.set(FRIDAY, [
      { ...papers[0], ...makePaper({ id: A, ...CODE }), upvotes: 120 },
      ...papers.slice(1),
    ]);
  await pass(20 * 60_000);
  const monday = async () => {
    feed.days.set(
      MONDAY,
      makePapers(9, (index) => ({ id: `2506.001${10 + index}` })),
    );
    await pass(Date.parse(`${MONDAY}T09:00:00Z`) - clock.now());
  };
  const close = async () => {
    await process.bot.stop();
    await store.close();
  };
  return { ...house, ...process, general, vote, pass, ship, monday, close };
}

const plain = (text: Text) =>
  text.map((span) => (typeof span === "object" && "text" in span ? span.text : span)).join("");
const lines = ({ blocks }: Message) =>
  blocks.flatMap((block) => (block.kind === "paragraph" ? [plain(block.text)] : []));
const LINE = "Code is out for “Paper 2506.00001”, which 2 of you liked.";

it("tells of code in the next digest, once", async () => {
  const { adapter, general, ship, pass, monday, feed, store, day, close } = await liked();
  ship();
  await pass();
  expect(adapter.posts(general)).toHaveLength(1);
  await monday();
  const [, digest] = adapter.posts(general);
  expect(lines(digest?.message as Message)).toContain(LINE);
  expect((await store.delivery(general, day(MONDAY)))?.note).toContain("news: code for 2506.00001");
  feed.days.set(
    "2025-06-10",
    makePapers(9, (index) => ({ id: `2506.002${10 + index}` })),
  );
  await pass(24 * HOUR);
  expect(adapter.posts(general)).toHaveLength(3);
  expect(lines(adapter.posts(general)[2]?.message as Message)).not.toContain(LINE);
  await close();
});

it("tells at once where the channel wants that, once, and not again in the digest", async () => {
  const { adapter, general, ship, pass, monday, close } = await liked({ news: "at-once" });
  ship();
  await pass();
  const told = adapter.posts(general)[1]?.message;
  expect(told?.summary).toBe(LINE);
  expect(lines(told as Message)).toEqual([LINE]);
  await pass();
  await monday();
  expect(adapter.posts(general)).toHaveLength(3);
  expect(lines(adapter.posts(general)[2]?.message as Message)).not.toContain(LINE);
  await close();
});

it.each(["off", "digest", "at-once"] as const)(
  "tells no channel of a team that did not like the paper (%s)",
  async (news) => {
    const { adapter, channel, subscribe, clock, ship, pass, monday, close } = await liked();
    const elsewhere = channel("elsewhere", "discord", "W2");
    await subscribe(elsewhere, Date.parse(`${MONDAY}T09:00:00Z`), { news });
    await clock.advance(1);
    ship();
    await pass();
    await monday();
    expect(
      adapter
        .posts(elsewhere)
        .flatMap(({ message }) => lines(message))
        .filter((line) => line === LINE),
    ).toEqual([]);
    await close();
  },
);

it("tells nothing where the channel wants none", async () => {
  const { adapter, general, ship, pass, monday, close } = await liked({ news: "off" });
  ship();
  await pass();
  await monday();
  expect(adapter.posts(general).flatMap(({ message }) => lines(message))).not.toContain(LINE);
  await close();
});

it("tells again what could certainly not be posted", async () => {
  const { adapter, general, ship, pass, close } = await liked({ news: "at-once" });
  adapter.failAlways("post", { error: "rejected" }, general);
  ship();
  await pass();
  expect(adapter.posts(general)).toHaveLength(1);
  adapter.heal();
  await pass();
  await pass();
  expect(
    adapter
      .posts(general)
      .map(({ message }) => message.summary)
      .filter((text) => text === LINE),
  ).toHaveLength(1);
  await close();
});

it.each([
  ["reached without a workspace", ""],
  ["reached through one", directIn("T1")],
])(
  "tells somebody %s in direct messages of papers that they saved, and nobody else",
  async (_, workspace) => {
    const { adapter, channel, store, clock, person, pass, feed, close } = await liked({ news: "at-once" });
    const direct = channel("D1", "discord", workspace);
    await store.saveSubscription({
      channel: direct,
      team: teamOf(direct),
      settings: { ...((await store.subscriptions())[0]?.settings as SubscriptionSettings) },
      nextDueAt: undefined,
      createdBy: person("ada"),
      createdAt: clock.now(),
    });
    const B = "2506.00002" as PaperId;
    await store.saveForLater(person("ada"), B, clock.now());
    await pass();
    feed.days.set(
      FRIDAY,
      makePapers(12, (index) => (index === 1 ? CODE : {})),
    );
    await pass();
    expect(adapter.posts(direct).map(({ message }) => message.summary)).toEqual([
      "Code is out for “Paper 2506.00002”, which you saved.",
    ]);
    expect(adapter.posts(channel("general"))).toHaveLength(1);
    await close();
  },
);
