import fc from "fast-check";
import { expect, it } from "vitest";
import type { MessageRef, Person } from "../../src/chat/adapter.ts";
import { directIn } from "../../src/chat/refs.ts";
import { asMessage } from "../../src/chat/reply.ts";
import { silentLog } from "../../src/runtime/log.ts";
import { teamOf } from "../../src/teams/team-id.ts";
import type { Doubted } from "../../src/votes/reaction-reconciler.ts";
import { createVoting } from "../../src/votes/voting.ts";
import { buildHouse } from "../fakes/house.ts";
import { makePapers } from "../fixtures/papers.ts";

async function posted(count = 3) {
  const house = await buildHouse({ at: "2025-06-06T09:00:00Z" });
  house.feed.days.set("2025-06-06", makePapers(12));
  const process = house.boot();
  await process.bot.start();
  const general = house.channel("C1");
  await house.subscribe(general, house.clock.now(), { count });
  await process.bot.tick();
  const message = process.adapter.posts(general)[0]?.ref as MessageRef;
  const papers = (await house.store.openMessage(message))?.papers ?? [];
  const tally = async () => {
    const votes = await house.store.tallies(teamOf(general), papers);
    return papers.map((paper) => votes.get(paper) ?? 0);
  };
  const press = async (person: Person, ballot: number) =>
    asMessage(await process.adapter.press({ message, person, action: `vote:${papers[ballot - 1]}` }));
  return {
    ...house,
    ...process,
    general,
    message,
    papers,
    tally,
    press,
    ada: house.person("ada"),
    bob: house.person("bob"),
  };
}

it("counts a reaction once, however often it is told, and takes it back", async () => {
  const { adapter, message, ada, bob, tally, bot } = await posted();
  await adapter.react(message, ada, 2);
  await adapter.react(message, ada, 2);
  await adapter.react(message, bob, 2);
  expect(await tally()).toEqual([0, 2, 0]);
  await adapter.unreact(message, ada, 2);
  await adapter.unreact(message, ada, 2);
  expect(await tally()).toEqual([0, 1, 0]);
  await bot.stop();
});

it("reaction and button of one person are one vote; the reply says how to take it back", async () => {
  const { adapter, message, ada, tally, press, bot } = await posted();
  await adapter.react(message, ada, 1);
  const first = await press(ada, 1);
  expect(first.private).toBe(true);
  expect(first.message.summary).toMatch(/already voted/);
  expect(await tally()).toEqual([1, 0, 0]);
  const second = await press(ada, 1);
  expect(second.message.summary).toMatch(/Remove the reaction/);
  expect(await tally()).toEqual([1, 0, 0]);
  await adapter.unreact(message, ada, 1);
  expect(await tally()).toEqual([0, 0, 0]);
  await bot.stop();
});

it("says in words what a press has done, and how many votes there are now", async () => {
  const { adapter, message, papers, store, ada, bob, press, bot } = await posted();
  const title = (await store.paper(papers[1] as never))?.title ?? "";
  const answer = async (person: Person) => {
    const { summary, blocks } = (await press(person, 2)).message;
    const [block] = blocks;
    const text = block?.kind === "paragraph" ? block.text : [];
    expect(text).toContainEqual({ kind: "strong", text: title });
    const words = text.map((span) => (typeof span === "string" ? span : `“${"text" in span && span.text}”`));
    expect(words.join("")).toBe(summary);
    return summary.replace(title, "T");
  };
  expect(await answer(ada)).toBe("You voted for “T”. It has 1 vote.");
  expect(await answer(bob)).toBe("You voted for “T”. It has 2 votes.");
  expect(await answer(ada)).toBe("You took back your vote for “T”. It has 1 vote.");
  await adapter.react(message, ada, 2);
  expect(await answer(ada)).toBe("Your reaction had already voted for “T”. It has 2 votes.");
  expect(await answer(ada)).toBe(
    "Your reaction still votes for “T”. It has 2 votes. Remove the reaction to take it back.",
  );
  await bot.stop();
});

it("takes an emoji for a vote only where it is a known one and the message is about one paper", async () => {
  const alone = await posted(1);
  await alone.adapter.react(alone.message, alone.ada, "🎉");
  await alone.adapter.react(alone.message, alone.bob, "👎");
  expect(await alone.tally()).toEqual([0]);
  await alone.adapter.react(alone.message, alone.ada, "👍");
  expect(await alone.tally()).toEqual([1]);
  await alone.adapter.unreact(alone.message, alone.ada, "👍");
  expect(await alone.tally()).toEqual([0]);
  await alone.bot.stop();

  const several = await posted();
  await several.adapter.react(several.message, several.ada, "👍");
  expect(await several.tally()).toEqual([0, 0, 0]);
  await several.bot.stop();
});

it("knows by a reaction that a message taken for gone is there", async () => {
  const { adapter, message, ada, store, bot } = await posted();
  await store.setGone(message, true);
  await adapter.react(message, ada, 1);
  expect((await store.openMessage(message))?.gone).toBe(false);
  await bot.stop();
});

it("ignores ballots beyond the digest, foreign messages, and messages closed for voting", async () => {
  const { adapter, message, ada, tally, clock, bot } = await posted();
  await adapter.react(message, ada, 9);
  await adapter.react({ ...message, id: "somebody else's" }, ada, 1);
  expect(await tally()).toEqual([0, 0, 0]);
  await clock.advance(15 * 86_400_000);
  await adapter.react(message, ada, 1);
  expect(await tally()).toEqual([0, 0, 0]);
  await bot.stop();
});

it("draws the counts on the buttons: at once, then at most one edit for a burst", async () => {
  const { adapter, message, person, clock, bot, ada } = await posted();
  await adapter.react(message, ada, 1);
  for (let i = 0; i < 20; i += 1) await adapter.react(message, person(`p${i}`), 1);
  await clock.advance(4_000);
  const edits = adapter.calls.filter(({ call }) => call === "edit");
  expect(edits).toHaveLength(2);
  expect(JSON.stringify(adapter.posts()[0]?.message)).toContain("Vote · 21");
  await clock.advance(60_000);
  expect(adapter.calls.filter(({ call }) => call === "edit")).toHaveLength(2);
  await bot.stop();
});

it("shows a summary that came later with the next edit, once, and makes no edit for it alone", async () => {
  const { adapter, message, person, clock, bot, feed, library, ada } = await posted();
  const bodies = () =>
    adapter.posts()[0]?.message.blocks.flatMap((block) => (block.kind === "entry" ? [block.body] : []));
  const before = bodies();
  const summarized = (text: string) => makePapers(12, (i) => (i === 1 ? { summary: text } : {}));
  const edits = () => adapter.calls.filter(({ call }) => call === "edit").length;
  feed.days.set("2025-06-06", summarized("Otters descend faster."));
  await clock.advance(3_600_000);
  await library.syncRecent(1);
  await bot.tick();
  await clock.advance(60_000);
  expect([edits(), bodies()]).toEqual([0, before]);
  await adapter.react(message, ada, 1);
  await clock.advance(4_000);
  expect([edits(), bodies()]).toEqual([1, [before?.[0], "Otters descend faster.", before?.[2]]]);
  feed.days.set("2025-06-06", summarized("Something else."));
  await library.syncRecent(1);
  await adapter.react(message, person("bob"), 1);
  await clock.advance(4_000);
  expect([edits(), bodies()?.[1]]).toEqual([2, "Otters descend faster."]);
  await bot.stop();
});

it("leaves a message as people read it a day ago, but for its counts", async () => {
  const { adapter, message, clock, bot, feed, library, ada } = await posted();
  feed.days.set(
    "2025-06-06",
    makePapers(12, () => ({ summary: "Otters descend faster." })),
  );
  await library.syncRecent(1);
  await clock.advance(24 * 3_600_000);
  await adapter.react(message, ada, 1);
  await clock.advance(4_000);
  const shown = JSON.stringify(adapter.posts()[0]?.message);
  expect(shown).toContain("Vote · 1");
  expect(shown).not.toContain("Otters descend faster.");
  await bot.stop();
});

it("is true again after downtime: what came and went while away is recounted", async () => {
  const { adapter, message, ada, bob, tally, bot, clock } = await posted();
  await adapter.react(message, ada, 1);
  adapter.disconnect();
  await adapter.unreact(message, ada, 1);
  await adapter.react(message, bob, 3);
  expect(await tally()).toEqual([1, 0, 0]);
  await clock.advance(1000);
  adapter.reconnect(true);
  await clock.advance(1000);
  expect(await tally()).toEqual([0, 0, 1]);
  await bot.stop();
});

it("asks the platform what is left when a moderator clears reactions", async () => {
  const { adapter, message, ada, bob, tally, clock, bot } = await posted();
  await adapter.react(message, ada, 1);
  await adapter.react(message, bob, 2);
  await clock.advance(10);
  await adapter.clearReactions(message, 1);
  expect(await tally()).toEqual([0, 1, 0]);
  await adapter.clearReactions(message);
  expect(await tally()).toEqual([0, 0, 0]);
  await bot.stop();
});

it("counts reactions that came before the message was known as ours", async () => {
  const { adapter, bot, clock, subscribe, channel, store, ada, worlds } = await posted();
  const other = channel("C2");
  await subscribe(other, clock.now());
  adapter.fail("post", { error: "unknown", landsAfterMs: 0 });
  await bot.tick();
  const early = worlds.get("discord")?.posts.at(-1)?.ref as MessageRef;
  await adapter.react(early, ada, 1);
  await clock.advance(61_000);
  await bot.tick();
  await clock.advance(1_000);
  const open = await store.openMessage(early);
  expect([...(await store.tallies(teamOf(other), open?.papers ?? []))]).toEqual([[open?.papers[0], 1]]);
  await bot.stop();
});

it("tries a recount again until it has worked", async () => {
  const { adapter, message, ada, tally, bot, clock } = await posted();
  adapter.disconnect();
  await adapter.react(message, ada, 1);
  adapter.fail("ballots", { error: "unknown" });
  adapter.fail("ballots", { error: "rate-limited" });
  adapter.reconnect(true);
  await clock.advance(1_000);
  expect(await tally()).toEqual([0, 0, 0]);
  await clock.advance(11 * 60_000);
  expect(await tally()).toEqual([1, 0, 0]);
  await bot.stop();
});

it("believes a recount though the clock was set back since the votes came in", async () => {
  const { adapter, message, ada, bob, tally, bot, clock, boot } = await posted();
  await adapter.react(message, ada, 1);
  clock.jump(clock.now() - 3_600_000);
  adapter.disconnect();
  await bot.stop();
  await adapter.unreact(message, ada, 1);
  await adapter.react(message, bob, 2);
  const second = boot();
  await second.bot.start();
  await clock.advance(1_000);
  expect(await tally()).toEqual([0, 1, 0]);
  await second.bot.stop();
});

it("asks after a gap of some workspaces about their messages alone", async () => {
  const { adapter, message, ada, tally, bot, clock } = await posted();
  const { workspace } = message.channel;
  await clock.advance(1_000);
  adapter.disconnect();
  await adapter.react(message, ada, 2);
  const asked = () => adapter.calls.filter(({ call }) => call === "ballots").length;
  const before = asked();
  adapter.reconnect(true, [`not-${workspace}`]);
  await clock.advance(1_000);
  expect(asked()).toBe(before);
  expect(await tally()).toEqual([0, 0, 0]);
  adapter.reconnect(true, [`not-${workspace}`, workspace]);
  await clock.advance(1_000);
  expect(await tally()).toEqual([0, 1, 0]);
  await bot.stop();
});

it("ends, after any history of reactions, presses and gaps, where the platform stands", async () => {
  const step = fc.oneof(
    fc.record({
      do: fc.constantFrom("react", "unreact", "press"),
      who: fc.nat(2),
      ballot: fc.integer({ min: 1, max: 3 }),
    }),
    fc.record({ do: fc.constantFrom("away", "back"), who: fc.constant(0), ballot: fc.constant(1) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const { adapter, message, person, papers, tally, press, clock, bot, store, general } = await posted();
      const reactions = new Set<string>();
      const buttons = new Set<string>();
      let away = false;
      for (const { do: what, who, ballot } of steps) {
        await clock.advance(5);
        const one = person(`p${who}`);
        const vote = `${ballot} p${who}`;
        if (what === "react") reactions.add(vote);
        if (what === "unreact") reactions.delete(vote);
        if (what === "react") await adapter.react(message, one, ballot);
        else if (what === "unreact") await adapter.unreact(message, one, ballot);
        else if (what === "press" && !away) {
          await press(one, ballot);
          if (!buttons.delete(vote)) buttons.add(vote);
        } else if (what === "away") {
          adapter.disconnect();
          away = true;
        } else if (what === "back" && away) {
          adapter.reconnect(true);
          away = false;
          await clock.advance(1);
        }
      }
      adapter.reconnect(true);
      await clock.advance(10);
      const standing = new Set([...reactions, ...buttons]);
      const expected = papers.map(
        (_, i) => [...standing].filter((vote) => vote.startsWith(`${i + 1} `)).length,
      );
      expect(await tally()).toEqual(expected);
      const [favourites = []] = await store.favourites([teamOf(general)], 0, 10);
      expect(favourites.reduce((sum, { votes }) => sum + votes, 0)).toBe(standing.size);
      await bot.stop();
      await store.close();
    }),
    { numRuns: 60 },
  );
});

it("recounts the workspaces that this process sends to, and has another recount the others", async () => {
  const { store, clock } = await buildHouse({ at: "2025-06-06T09:00:00Z" });
  const listed: unknown[] = [];
  const told: Doubted[] = [];
  const voting = createVoting({
    store: {
      ...store,
      openMessages: async (where) => {
        listed.push(where);
        return [];
      },
    },
    adapters: [],
    clock,
    log: silentLog,
    sending: { here: ({ workspace }) => workspace.startsWith("T1"), everywhere: () => false },
    elsewhere: { redraw() {}, recount: (doubted) => void told.push(doubted) },
    stopping: new AbortController().signal,
  });
  const [ours, theirs] = ["T1", "T2"].map((id) => [id, directIn(id)]);
  voting.doubtAll("slack", [...(ours ?? []), ...(theirs ?? [])]);
  await voting.recounted();
  expect(listed).toEqual([{ platform: "slack", workspaces: ours }]);
  expect(told).toEqual([{ platform: "slack", workspaces: theirs, since: undefined }]);
  // Each process that is asked recounts what is its own, and passes nothing on.
  for (const doubted of told) voting.recount(doubted);
  await voting.recounted();
  expect([listed.length, told.length]).toEqual([1, 1]);
});
