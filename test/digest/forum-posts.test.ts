import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Block, Message } from "../../src/chat/message.ts";
import { explainDay } from "../../src/digest/explain.ts";
import { explainPaper } from "../../src/digest/explain-paper.ts";
import type { PaperId } from "../../src/papers/paper.ts";
import type { Layout } from "../../src/subscriptions/store.ts";
import type { TeamId } from "../../src/teams/team-id.ts";
import type { Fault } from "../fakes/adapter.ts";
import { buildHouse } from "../fakes/house.ts";
import { makePaper } from "../fixtures/papers.ts";

const FRIDAY = "2025-06-06";
const MINUTE = 60_000;
const id = (n: number) => `2506.0000${n}`;

/** A forum that wants three papers a day, each in a post of its own; the best is number 9, then 8, down to 1. */
async function forum(settings: { layout?: Layout; lateRisers?: "thread"; quietNotice?: boolean } = {}) {
  const house = await buildHouse({ at: `${FRIDAY}T09:00:00Z` });
  const papers = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) =>
    makePaper({ id: id(n), title: `Paper ${n}`, upvotes: n * 10, keywords: ["agents"], organization: "Lab" }),
  );
  house.feed.days.set(FRIDAY, papers);
  const channel = house.channel("forum");
  await house.subscribe(channel, house.clock.now(), { layout: "post-per-paper", ...settings });
  const process = house.boot();
  await process.bot.start();
  const titles = () => process.adapter.posts(channel).map(({ message }) => message.post?.title);
  return { ...house, ...process, papers, forum: channel, titles };
}

const words = (blocks: readonly Block[]) =>
  blocks
    .flatMap((block) => ("text" in block ? [block.text].flat() : []))
    .map((span) => (typeof span === "string" ? span : "text" in span ? span.text : ""))
    .join(" ");
const wordsOf = (message: Message | undefined) => words(message?.blocks ?? []);

describe("papers in posts of their own", () => {
  it("come the last first, so that the best ends on top, each with its place and the day's small print", async () => {
    const { bot, adapter, forum: channel, titles } = await forum();
    await bot.tick();
    expect(titles()).toEqual(["Paper 7", "Paper 8", "Paper 9"]);
    const [third, , first] = adapter.posts(channel);
    expect(wordsOf(third?.message)).toContain("Number 3 of 3 for Friday 6 June 2025.");
    expect(wordsOf(first?.message)).toContain("Number 1 of 3 for Friday 6 June 2025.");
    for (const post of [third, first]) expect(wordsOf(post?.message)).toContain("9 listed so far");
    expect(first?.message.post).toEqual({ title: "Paper 9", topics: ["Lab", "agents"] });
    expect(first?.message.blocks[0]).toMatchObject({
      kind: "entry",
      title: "Paper 9",
      reason: expect.stringContaining("90 ▲"),
      actions: [
        { label: "Vote" },
        { label: "Save" },
        { label: "Not for us" },
        { label: "Similar" },
        { label: "BibTeX" },
        { label: "Discuss" },
      ],
    });
    expect(first?.message.blocks[0]).not.toHaveProperty("ballot");
    expect(adapter.calls.filter(({ call }) => call === "seed")).toEqual([]);
    await bot.tick();
    expect(titles()).toHaveLength(3);
    await bot.stop();
  });

  it("keep no other channel waiting that is due at the same time", async () => {
    const { bot, adapter, clock, subscribe, channel } = await forum();
    await subscribe(channel("general"), clock.now());
    await bot.tick();
    const order = adapter.posts().map(({ ref }) => ref.channel.id);
    expect(order).toEqual(["general", "forum", "forum", "forum"]);
    await bot.stop();
  });

  it("say so where they come late, each of them", async () => {
    const { bot, adapter, clock, forum: channel } = await forum();
    await clock.advance(30 * MINUTE);
    await bot.tick();
    const posts = adapter.posts(channel);
    expect(posts).toHaveLength(3);
    for (const { message } of posts) expect(wordsOf(message)).toContain("Late: this was due");
    await bot.stop();
  });

  it("are not repeated on the next day", async () => {
    const { bot, clock, feed, papers, titles } = await forum();
    await bot.tick();
    feed.days.set("2025-06-09", papers.slice(0, 8));
    await clock.advance(3 * 24 * 60 * MINUTE);
    await bot.tick();
    expect(titles().slice(3)).toEqual(["Paper 4", "Paper 5", "Paper 6"]);
    await bot.stop();
  });

  it("are voted for by any reaction on their post, which shows the votes", async () => {
    const { bot, adapter, store, clock, person, forum: channel } = await forum();
    await bot.tick();
    const [post] = adapter.posts(channel);
    if (!post) throw new Error("there is no post");
    await adapter.react(post.ref, person("ada"), "👍");
    expect(await store.tallies("discord:W1" as never, [id(7) as PaperId])).toEqual(new Map([[id(7), 1]]));
    await clock.advance(5_000);
    expect(adapter.posts(channel)[0]?.message.blocks[0]).toMatchObject({
      actions: [{ label: "Vote · 1" }, { label: "Save" }, {}, {}, {}, {}],
    });
    await bot.stop();
  });

  it("tell what is watched for: each its own, and the first what found no place", async () => {
    const { bot, adapter, store, clock, forum: channel, papers } = await forum();
    const watch = { channel, team: "discord:W1" as TeamId, owner: undefined, muted: false } as const;
    const about = { kind: "organization", value: "Lab", mode: "mark", createdAt: clock.now() } as const;
    await store.saveWatch({ ...watch, ...about });
    expect(papers.every(({ organization }) => organization === "Lab")).toBe(true);
    await bot.tick();
    const reasons = adapter.posts(channel).map(({ message }) => {
      const [card] = message.blocks;
      return card?.kind === "entry" ? card.reason : undefined;
    });
    expect(reasons).toHaveLength(3);
    for (const reason of reasons) expect(reason).toMatch(/ · watched: .*Lab/);
    const named = adapter.posts(channel).map(({ message }) => wordsOf(message).includes("Also watched for:"));
    expect(named).toEqual([false, false, true]);
    await bot.stop();
  });

  it("keep their order though the first posts take long", async () => {
    const { bot, adapter, titles } = await forum();
    const { post } = adapter;
    let turns = 40;
    adapter.post = async (...asked) => {
      // Fewer and fewer turns, so that posts let out together would overtake each other.
      turns -= 10;
      for (let turn = turns; turn > 0; turn -= 1) await Promise.resolve();
      return post(...asked);
    };
    await bot.tick();
    expect(titles()).toEqual(["Paper 7", "Paper 8", "Paper 9"]);
    await bot.stop();
  });

  it("leave a quiet day its one post", async () => {
    const { bot, adapter, feed, forum: channel } = await forum({ quietNotice: true });
    feed.days.set(FRIDAY, []);
    await bot.tick();
    expect(adapter.posts(channel).map(({ message }) => message.post)).toEqual([
      { title: "Daily Papers · Friday 6 June 2025", topics: [] },
    ]);
    expect(wordsOf(adapter.posts(channel)[0]?.message)).toContain("has listed no papers today");
    await bot.stop();
  });

  it("are taken up by the next process where the last one ended, and stay in order", async () => {
    const { bot, adapter, titles, clock, boot } = await forum();
    // Nobody is told how it ended; the message is there.
    adapter.fail("post", { error: "unknown", landsAfterMs: 0 });
    await bot.tick();
    expect(titles()).toEqual(["Paper 7"]);
    await bot.stop();
    const next = boot();
    await next.bot.start();
    await next.bot.tick();
    expect(titles()).toEqual(["Paper 7"]);
    await clock.advance(2 * MINUTE);
    await next.bot.tick();
    expect(titles()).toEqual(["Paper 7", "Paper 8", "Paper 9"]);
    await next.bot.stop();
  });

  it("are there exactly once each, whatever befalls their posts", async () => {
    const fault = fc.oneof(
      fc.constant(undefined),
      fc.record({
        error: fc.constantFrom("unknown", "unsent", "rate-limited"),
        landsAfterMs: fc.constantFrom(undefined, 0, 20_000),
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fault, { maxLength: 8 }), async (faults) => {
        const { bot, adapter, clock, titles, store } = await forum();
        for (const each of faults) {
          if (!each) continue;
          const { error, landsAfterMs } = each;
          // Only a lost answer leaves it open whether the message lands.
          const lands = error === "unknown" && landsAfterMs !== undefined ? { landsAfterMs } : {};
          adapter.fail("post", { error, ...lands } as Fault);
        }
        for (let minute = 0; minute < 60; minute += 1) {
          await bot.tick();
          await clock.advance(MINUTE);
        }
        expect([...titles()].sort()).toEqual(["Paper 7", "Paper 8", "Paper 9"]);
        await bot.stop();
        await store.close();
      }),
      { numRuns: 30 },
    );
  });

  it("have what climbs later beside them, in posts too", async () => {
    const {
      bot,
      adapter,
      clock,
      feed,
      papers,
      store,
      day,
      forum: channel,
      titles,
    } = await forum({
      lateRisers: "thread",
    });
    await bot.tick();
    const climbed = papers.map((each) =>
      [id(1), id(2)].includes(each.id) ? { ...each, upvotes: 500 - Number(each.id.slice(-1)) } : each,
    );
    feed.days.set(FRIDAY, climbed);
    for (let hour = 0; hour < 5; hour += 1) {
      await clock.advance(60 * MINUTE);
      await bot.tick();
    }
    expect(titles()).toEqual(["Paper 7", "Paper 8", "Paper 9", "Paper 2", "Paper 1"]);
    const last = adapter.posts(channel).at(-1);
    expect(last?.under).toBeUndefined();
    expect(wordsOf(last?.message)).toContain("Climbed since the papers of Friday 6 June 2025.");
    const said = wordsOf(await explainDay(store, channel, day(FRIDAY), clock.now()));
    expect(said).toContain("In it:  “Paper 9”; “Paper 8”; “Paper 7” .");
    expect(said).toContain("The post of a paper that climbed later,  “Paper 1” ,  was posted");
    expect(said).toContain("The post of a paper that climbed later,  “Paper 2” ,  was posted");
    await bot.stop();
  });

  it("are explained: the day with all of its posts, and each paper", async () => {
    const { bot, adapter, clock, store, day, forum: channel } = await forum();
    adapter.fail("post", { error: "rejected" });
    await bot.tick();
    const said = wordsOf(await explainDay(store, channel, day(FRIDAY), clock.now()));
    expect(said).toContain("In it:  “Paper 9”; “Paper 8”; “Paper 7” .");
    expect(said).toContain("Each paper has a post of its own; 2 of 3 are there.");
    expect(said).toContain("“Paper 7”  was given up: scripted: rejected.");
    const why = async (n: number) => wordsOf(await explainPaper(store, channel, id(n) as PaperId));
    expect(await why(9)).toContain("Posted on Friday 6 June 2025 as number 1");
    expect(await why(8)).toContain(
      "In a post of its own among the papers of Friday 6 June 2025, which was posted",
    );
    expect(await why(7)).toContain("which was given up");
    expect(await why(6)).toContain("number 4 of 9");
    await bot.stop();
  });

  it("stop with the subscription, those not yet posted too", async () => {
    const { bot, adapter, clock, store, day, forum: channel, titles } = await forum();
    adapter.failAlways("post", { error: "unsent" });
    await bot.tick();
    await store.deleteSubscription(channel);
    adapter.heal();
    await clock.advance(20 * MINUTE);
    await bot.tick();
    expect(titles()).toEqual([]);
    const states = (await store.deliveriesOn(channel, day(FRIDAY))).map(({ state }) => state);
    expect(states).toEqual(["skipped", "skipped", "skipped"]);
    await bot.stop();
  });

  it("end the subscription where the forum may not be written in", async () => {
    const { bot, adapter, store, clock, forum: channel } = await forum();
    adapter.failAlways("post", { error: "forbidden" });
    await bot.tick();
    expect((await store.subscription(channel))?.disabled).toBeUndefined();
    await clock.advance(5 * MINUTE);
    await bot.tick();
    expect((await store.subscription(channel))?.disabled?.reason).toContain("forbidden");
    expect(adapter.told).toHaveLength(1);
    await bot.stop();
  });
});
