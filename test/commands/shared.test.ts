import { expect, test } from "vitest";
import { asMessage } from "../../src/chat/reply.ts";
import type { PaperId } from "../../src/papers/paper.ts";
import { buildHouse } from "../fakes/house.ts";
import { makePapers } from "../fixtures/papers.ts";

const HOUR = 3_600_000;
const [ONE, TWO] = makePapers(2).map(({ id }) => id) as [PaperId, PaperId];

async function open(shared = true) {
  const house = await buildHouse({ at: "2025-06-02T08:00:00Z" });
  await house.store.savePapers(makePapers(2), house.clock.now());
  const general = house.channel("general");
  const process = house.boot();
  await process.bot.start();
  const run = async (call: object = {}) =>
    asMessage(
      await process.adapter.run({ person: house.person("ada"), channel: general, name: "shared", ...call }),
    ).message;
  const subscribe = (options: object) =>
    process.adapter.run({
      person: house.person("ada"),
      channel: general,
      name: "subscribe",
      options: { ...options },
      canManage: true,
    });
  if (shared) await subscribe({ shared: "yes" });
  return { ...house, ...process, general, run, subscribe };
}

test("everything that a picked message links to is collected, and can be voted for", async () => {
  const house = await open();
  const picked = `My secret words about https://arxiv.org/abs/${ONE} and https://hf.co/papers/${TWO}, see
    https://doi.org/10.1000/182 too`;
  const answer = JSON.stringify(await house.run({ picked, message: { channel: house.general, id: "m9" } }));
  expect(answer).toContain("Collected for this channel");
  expect(answer).toContain(`vote:${ONE}`);
  expect(answer).toContain(`vote:${TWO}`);
  expect(answer).toContain("https://doi.org/10.1000/182");
  const [found = []] = await house.store.sharedIn([house.general], 0, 9);
  expect(found.map(({ id }) => id).sort()).toEqual(["10.1000/182", ONE, TWO].sort());
  expect(JSON.stringify(found)).not.toContain("secret");
  expect(JSON.stringify(await house.run({ picked }))).toContain("collected here before");
  const list = JSON.stringify(await house.run());
  expect(list).toContain("Shared in this channel");
  expect(list).toContain(`vote:${TWO}`);
});

test("papers can be typed, and a thread belongs to its channel", async () => {
  const house = await open();
  const thread = { channel: house.channel("thread"), parent: house.general };
  await house.run({ ...thread, options: { papers: ONE } });
  const [found = []] = await house.store.sharedIn([house.general], 0, 9);
  expect(found.map(({ id }) => id)).toEqual([ONE]);
  expect(JSON.stringify(await house.run(thread))).toContain(`vote:${ONE}`);
});

test("says how to begin where nothing is collected, and takes nothing", async () => {
  const house = await open(false);
  expect(JSON.stringify(await house.run())).toContain("/papers subscribe shared:yes");
  expect((await house.run({ picked: ONE })).summary).toContain("/papers subscribe shared:yes");
  expect(await house.store.sharedIn([house.general], 0, 9)).toEqual([[]]);
  await house.subscribe({ shared: "yes" });
  expect(JSON.stringify(await house.run())).toContain("Collect papers");
});

test("tells who picked a message without papers, or one of ours", async () => {
  const house = await open();
  expect((await house.run({ picked: "lunch?" })).summary).toContain("There is no paper in it.");
  await house.adapter.run({
    person: house.person("ada"),
    channel: house.general,
    name: "share",
    options: { paper: ONE },
  });
  const [post] = house.adapter.posts(house.general);
  expect((await house.run({ picked: ONE, message: post?.ref })).summary).toContain("posted this one itself");
});

test("an inbox takes no links", async () => {
  const house = await open();
  const reply = await house.subscribe({ to: "mail", shared: "yes" });
  expect(asMessage(reply).message.summary).toMatch(/inbox|e-mail/);
});

test("what was shared stands in the recap, once, with the numbers to vote by, and was not missed", async () => {
  const house = await open();
  house.feed.days.set("2025-06-02", makePapers(8));
  await house.library.syncRecent(1);
  await house.adapter.share(house.general, [`https://arxiv.org/abs/${TWO}`, "https://doi.org/10.1000/182"]);
  await house.adapter.share(house.general, [`https://arxiv.org/abs/${TWO}`]);
  await house.adapter.share(house.channel("other"), [`https://arxiv.org/abs/${ONE}`]);
  const wrap = await house.run({ name: "wrap" });
  const entries = wrap.blocks.flatMap((block) => (block.kind === "entry" ? [block] : []));
  expect(entries.map(({ ballot }) => ballot)).toEqual(entries.map((_, index) => index + 1));
  expect(entries[0]?.href).toContain(TWO);
  expect(entries.slice(1).some(({ href }) => href?.includes(TWO))).toBe(false);
  expect(JSON.stringify(wrap)).toContain("https://doi.org/10.1000/182");
  // Far later it is forgotten.
  await house.clock.advance(91 * 24 * HOUR);
  await house.bot.tick();
  await house.bot.housekept();
  expect(await house.store.sharedIn([house.general], 0, 9)).toEqual([[]]);
  await house.bot.stop();
});
