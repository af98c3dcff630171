import fc from "fast-check";
import { expect, it } from "vitest";
import type { BallotEvent, MessageRef, Person } from "../../src/chat/adapter.ts";
import { ballotMark, emojiMark } from "../../src/chat/reaction.ts";
import type { PaperId } from "../../src/papers/paper.ts";
import { teamOf } from "../../src/teams/team-id.ts";
import type { VoteKind } from "../../src/votes/store.ts";
import { buildHouse } from "../fakes/house.ts";
import { makePapers } from "../fixtures/papers.ts";

const KINDS = ["up", "down", "read"] as const;
const EMOJI = [1, 2, 3, "👍", "👍🏽", "👎", "👀", "❤️"] as const;
const SAYS: Readonly<Record<string, VoteKind>> = { "👍": "up", "👍🏽": "up", "👎": "down", "👀": "read" };

const who = fc.nat(2);
const emoji = fc.constantFrom(...EMOJI);
/** How the platform tells of a reaction: at once, twice, later (and so out of order), or never. */
const told = fc.constantFrom("now", "now", "now", "twice", "late", "never");
const step = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant("react"), who, on: fc.nat(3), emoji, told }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("press"), who, paper: fc.nat(2) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("command"),
      who,
      paper: fc.nat(2),
      as: fc.constantFrom("up", "down", "read", "none"),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom("share", "away", "back", "crash", "late") }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("forget"), who }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** What stands on the platform, and on the switches that only the ledger has: in plain sets, by what people have done. */
function createPlatform() {
  const reactions = new Set<string>();
  const switches = new Set<string>();
  const forgotten = new Map<string, number>();
  const flip = (set: Set<string>, key: string) => {
    const on = !set.delete(key);
    if (on) set.add(key);
    return on;
  };
  return {
    react: (person: string, message: number, given: number | string) =>
      flip(reactions, JSON.stringify([person, message, given])),
    press: (person: string, paper: PaperId) => flip(switches, JSON.stringify([person, paper, "up"])),
    command(person: string, paper: PaperId, as: VoteKind | "none") {
      if (as !== "none") switches.add(JSON.stringify([person, paper, as]));
      else for (const kind of KINDS) switches.delete(JSON.stringify([person, paper, kind]));
    },
    forget(person: string, messages: number) {
      forgotten.set(person, messages);
      for (const one of [...switches]) if (JSON.parse(one)[0] === person) switches.delete(one);
    },
    /** People by paper and kind. `messages`: the papers of each message, in the order posted. */
    votes(messages: readonly (readonly PaperId[])[]): Record<string, number> {
      const votes = new Set(switches);
      for (const one of reactions) {
        const [person, index, given] = JSON.parse(one) as [string, number, number | string];
        const papers = messages[index] ?? [];
        const says = typeof given === "number" ? "up" : papers.length === 1 ? SAYS[given] : undefined;
        const paper = papers[typeof given === "number" ? given - 1 : 0];
        if (says && paper && index >= (forgotten.get(person) ?? 0)) {
          votes.add(JSON.stringify([person, paper, says]));
        }
      }
      const counts: Record<string, number> = {};
      for (const one of votes) {
        const [, paper, kind] = JSON.parse(one) as [string, PaperId, VoteKind];
        counts[`${paper} ${kind}`] = (counts[`${paper} ${kind}`] ?? 0) + 1;
      }
      return counts;
    },
  };
}

async function live(steps: readonly Step[]) {
  const house = await buildHouse({ at: "2025-06-06T09:00:00Z" });
  const { clock, store, person, channel } = house;
  house.feed.days.set("2025-06-06", makePapers(12));
  let process = house.boot();
  await process.bot.start();
  const general = channel("C1");
  await house.subscribe(general, clock.now());
  await process.bot.tick();
  const messages: { ref: MessageRef; papers: readonly PaperId[] }[] = [];
  const know = async () => {
    const post = process.adapter.posts().at(-1);
    const open = post && (await store.openMessage(post.ref));
    if (open) messages.push({ ref: post.ref, papers: open.papers });
  };
  await know();
  const papers = messages[0]?.papers as [PaperId, PaperId, PaperId];
  const people = ["p0", "p1", "p2"].map((user) => person(user)) as [Person, Person, Person];
  const platform = createPlatform();
  let late: BallotEvent[] = [];
  let connected = true;
  /** Whether every event since the last recount was told, and in its order: then the ledger must be right at once. */
  let sound = true;

  const settle = () => clock.advance(5);
  const say = async (name: string, by: Person, options = {}) => {
    await process.adapter.run({ person: by, channel: general, name, options });
  };
  const reconnect = async (gap: boolean) => {
    process.adapter.reconnect(gap);
    connected = true;
    sound = true;
    await settle();
  };

  async function react(one: Extract<Step, { do: "react" }> & { told: string }): Promise<void> {
    const by = people[one.who] as Person;
    const index = one.on % messages.length;
    const { ref } = messages[index] as (typeof messages)[number];
    const on = platform.react(by.user, index, one.emoji);
    const act = on ? process.adapter.react : process.adapter.unreact;
    if (one.told === "now" || one.told === "twice" || !connected) {
      await act(ref, by, one.emoji);
      if (one.told === "twice" && connected) await act(ref, by, one.emoji);
      return;
    }
    sound = false;
    process.adapter.disconnect();
    await act(ref, by, one.emoji);
    process.adapter.reconnect(false);
    const mark = typeof one.emoji === "number" ? ballotMark(one.emoji) : emojiMark(one.emoji);
    if (one.told === "late") late.unshift({ kind: on ? "added" : "removed", message: ref, person: by, mark });
  }

  for (const one of steps) {
    await settle();
    switch (one.do) {
      case "react":
        await react(one as Extract<Step, { do: "react" }> & { told: string });
        break;
      case "press": {
        const { who: n, paper } = one as { who: number; paper: number };
        const [by, about] = [people[n] as Person, papers[paper] as PaperId];
        if (!connected) break;
        platform.press(by.user, about);
        const press = { message: messages[0]?.ref as MessageRef, person: by, action: `vote:${about}` };
        await process.adapter.press(press);
        break;
      }
      case "command": {
        const { who: n, paper, as } = one as { who: number; paper: number; as: VoteKind | "none" };
        const [by, about] = [people[n] as Person, papers[paper] as PaperId];
        if (!connected) break;
        platform.command(by.user, about, as);
        await say("vote", by, { paper: about, as });
        break;
      }
      case "share":
        if (!connected || messages.length > 3) break;
        // Within a minute it would be taken for a double press.
        await clock.advance(60_000);
        await say("share", people[0], { paper: papers[0] });
        await know();
        break;
      case "forget": {
        const by = people[(one as { who: number }).who] as Person;
        if (!connected) break;
        await clock.advance(1_000);
        platform.forget(by.user, messages.length);
        await say("privacy", by, { what: "forget", confirm: "yes" });
        break;
      }
      case "late":
        if (!connected) break;
        sound &&= late.length === 0;
        for (const event of late.splice(0)) await process.adapter.replay(event);
        break;
      case "away":
        process.adapter.disconnect();
        connected = false;
        break;
      case "back":
        if (!connected) await reconnect(true);
        break;
      case "crash":
        process.adapter.disconnect();
        late = [];
        process = house.boot();
        await process.bot.start();
        connected = true;
        sound = true;
        await settle();
        break;
      default:
        throw new Error("There is no such step.");
    }
  }
  const read = async () => {
    const votes: Record<string, number> = {};
    for (const kind of KINDS) {
      const tallies = await store.tallies(teamOf(general), papers, kind);
      for (const [paper, n] of tallies) votes[`${paper} ${kind}`] = n;
    }
    return votes;
  };
  const model = platform.votes(messages.map((one) => one.papers));
  const before = connected && sound ? await read() : model;
  process.adapter.disconnect();
  await reconnect(true);
  const ledger = await read();
  const [favourites = []] = await store.favourites([teamOf(general)], 0, 10);
  const ups = favourites.map(({ paper, votes }) => [`${paper.id} up`, votes]);
  await process.bot.stop();
  await store.close();
  return { before, ledger, ups: Object.fromEntries(ups), model };
}

const RUNS = Number(process.env.HISTORIES ?? 40);

it("ends where the platform and the switches stand, whatever was doubled, late, lost, crashed or forgotten", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
      const { before, ledger, ups, model } = await live(steps);
      expect(before).toEqual(model);
      expect(ledger).toEqual(model);
      const upVotes = Object.entries(model).filter(([key]) => key.endsWith(" up"));
      expect(ups).toEqual(Object.fromEntries(upVotes));
    }),
    { numRuns: RUNS },
  );
}, 600_000);
