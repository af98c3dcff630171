import { expect, test } from "vitest";
import { asMessage } from "../../src/chat/reply.ts";
import type { StreamAddress } from "../../src/feed/streams/address.ts";
import type { Paper } from "../../src/papers/paper.ts";
import { FeedError } from "../../src/runtime/errors.ts";
import { buildHouse } from "../fakes/house.ts";
import { makePaper } from "../fixtures/papers.ts";

const FEED = "https://lab.example.org/papers.xml";
const BIRDS = "geese herons cranes gulls swans terns rails plovers".split(" ");
const HOUR = 3_600_000;
const paper = (n: number, parts: Partial<Paper> = {}) =>
  makePaper({ id: `2506.4${String(n).padStart(4, "0")}`, title: `Paper ${n}`, upvotes: 0, ...parts });

async function open() {
  const held = new Map<string, readonly Paper[] | FeedError>();
  const asked: string[] = [];
  const house = await buildHouse({
    at: "2025-06-06T12:00:00Z",
    openSource: ({ name, url }: StreamAddress) => ({
      name,
      async latest() {
        asked.push(url);
        const has = held.get(url);
        if (has instanceof FeedError) throw has;
        return { papers: has ?? [], skipped: [] };
      },
    }),
  });
  const process = house.boot();
  await process.bot.start();
  const run = async (options: object, channel = house.channel("C1")) =>
    asMessage(
      await process.adapter.run({
        person: house.person("ada"),
        channel,
        name: "watch",
        options: { ...options },
        canManage: true,
      }),
    ).message;
  /** Hours pass, and sources are read. */
  const pass = async (hours: number) => {
    for (let i = 0; i < hours; i++) {
      await house.clock.advance(HOUR);
      await process.bot.tick();
      await process.bot.housekept();
      await process.bot.tick();
    }
  };
  const titles = (id = "C1") =>
    process.adapter
      .posts(house.channel(id))
      .map(({ message }) => message.blocks.flatMap((block) => (block.kind === "entry" ? [block.title] : [])));
  return { ...house, ...process, held, asked, run, pass, titles };
}

test("a channel hears of what is new in its source, and no other channel does", async () => {
  const house = await open();
  house.held.set(FEED, [paper(1)]);
  expect(JSON.stringify(await house.run({ what: "source", value: FEED }))).toContain(`"text":"${FEED}"`);
  await house.run({ what: "category", value: "cs" }, house.channel("C2"));
  house.held.set(FEED, [paper(1), paper(2), paper(3, { publishedAt: Date.UTC(2025, 5, 7) })]);
  await house.pass(4);
  expect(house.titles()).toEqual([["Paper 3", "Paper 2"]]);
  expect(house.titles("C2")).toEqual([]);
  await house.bot.stop();
});

test("what isn't a source or cannot be read is refused, and not kept", async () => {
  const house = await open();
  house.held.set(FEED, new FeedError("unreachable", `${FEED} leads to a private network.`));
  expect((await house.run({ what: "source", value: "ftp://x" })).summary).toContain("isn't a source");
  expect((await house.run({ what: "source", value: FEED })).summary).toContain("cannot be read: ");
  expect(JSON.stringify(await house.run({}))).toContain("No watches in this channel yet");
  await house.bot.stop();
});

test("says in the list what cannot be read any more, and stops reading what nobody watches", async () => {
  const house = await open();
  await house.run({ what: "source", value: "cs.CL" });
  const url = "https://rss.arxiv.org/rss/cs.CL";
  house.held.set(url, new FeedError("unreachable", "arXiv is away."));
  await house.pass(2);
  expect(JSON.stringify(await house.run({}))).toContain("cannot be read right now: arXiv is away.");
  await house.run({ what: "remove", value: "1" });
  await house.pass(1);
  house.asked.length = 0;
  await house.pass(3);
  expect(house.asked).toEqual([]);
  await house.bot.stop();
});

test("a team watches so many sources at most", async () => {
  const house = await open();
  for (let n = 0; n < 10; n++) await house.run({ what: "source", value: `${FEED}?${n}` });
  expect((await house.run({ what: "source", value: `${FEED}?10` })).summary).toContain("Limit: 10 sources");
  expect((await house.run({ what: "source", value: `${FEED}?3` })).summary).not.toContain("Limit");
  // A muted one is not read, and leaves its place to another until that is muted.
  await house.run({ what: "mute", value: `${FEED}?0` });
  expect((await house.run({ what: "source", value: `${FEED}?10` })).summary).not.toContain("Limit");
  expect((await house.run({ what: "unmute", value: `${FEED}?0` })).summary).toContain("Limit: 10 sources");
  await house.run({ what: "mute", value: `${FEED}?10` });
  expect((await house.run({ what: "unmute", value: `${FEED}?0` })).summary).not.toContain("Limit");
  await house.bot.stop();
});

test("of more papers than fit, the ones that the team likes come first, and the newest of the rest", async () => {
  const house = await open();
  const study = (id: string, topic: string, n: number) =>
    makePaper({
      id,
      title: `Study of ${topic}`,
      abstract: `We look at ${topic}, and at ${topic} again, with method${n} on corpus${n % 7}.`,
      keywords: [],
      upvotes: 0,
      publishedAt: Date.UTC(2025, 5, 6, n),
    });
  for (const day of ["2025-06-05", "2025-06-06"]) {
    const list = (_: unknown, n: number) =>
      study(`25${day.slice(8)}.${10_000 + n}`, BIRDS[n % BIRDS.length] ?? "", n % 24);
    house.feed.days.set(day, Array.from({ length: 40 }, list));
  }
  await house.library.syncRecent(2);
  const liked = Array.from({ length: 6 }, (_, n) => study(`2506.${20_000 + n}`, "otters", 40 + n));
  await house.store.savePapers(liked, house.clock.now());
  const ids = liked.map(({ id }) => id);
  await house.store.addTaste("discord:W1" as never, ids, house.clock.now());
  await house.run({ what: "source", value: FEED });
  const many = Array.from({ length: 14 }, (_, n) =>
    study(`2506.${30_000 + n}`, n < 2 ? "otters" : "geese", n),
  );
  house.held.set(FEED, many);
  await house.pass(2);
  const [post] = house.adapter.posts(house.channel("C1"));
  const shown = post?.message.blocks.flatMap((block) =>
    block.kind === "entry" ? [block.href?.slice(-2)] : [],
  );
  expect(shown).toEqual(["01", "00", "13", "12", "11", "10", "09", "08", "07", "06"]);
  await house.bot.stop();
});
