import { expect, it } from "vitest";
import { backUp, restore } from "../../drizzle/sqlite/transfer/backup.ts";
import { temporaryFolder } from "../drizzle/folder.ts";
import { buildHouse } from "../fakes/house.ts";
import { makePapers } from "../fixtures/papers.ts";

const folder = temporaryFolder();
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const CHANNELS = Array.from({ length: 12 }, (_, n) => `C${n}`);

it("a backup made under load, put back after a crash, loses no vote by reaction and posts nothing twice", async () => {
  const file = folder.next();
  const backup = `${file}.gz`;
  const house = await buildHouse({ at: "2026-06-10T09:00:00Z", file });
  const { clock, channel, person, worlds, feed } = house;
  feed.days.set("2026-06-10", makePapers(9));
  feed.days.set("2026-06-11", makePapers(18).slice(9));
  for (const id of CHANNELS) await house.subscribe(channel(id), clock.now());
  const { bot, adapter } = house.boot();
  await bot.start();
  const posts = (id: string) => worlds.get("discord")?.posts.filter(({ ref }) => ref.channel.id === id) ?? [];

  // Some channels have their digest before the backup's moment, some during it, some after.
  const round = bot.tick();
  while (posts("C3").length === 0) await new Promise(setImmediate);
  await Promise.all([backUp(file, backup), round]);
  expect(CHANNELS.map((id) => posts(id).length)).toEqual(CHANNELS.map(() => 1));
  const first = posts("C0")[0]?.ref;
  if (!first) throw new Error("a post was expected");
  await adapter.react(first, person("ada"), 1);

  // The next day's come, and a reaction on one of them. Then the process dies, and its disk with it.
  await clock.advance(DAY);
  await bot.tick();
  expect(CHANNELS.map((id) => posts(id).length)).toEqual(CHANNELS.map(() => 2));
  const second = posts("C1")[1]?.ref;
  if (!second) throw new Error("a post was expected");
  await adapter.react(second, person("ben"), 2);
  await house.index.close();
  await house.store.close();
  await restore(file, backup, clock);

  const again = await buildHouse({ at: new Date(clock.now() + MINUTE).toISOString(), file, worlds });
  for (const [day, papers] of feed.days) again.feed.days.set(day, papers);
  const next = again.boot();
  await next.bot.start();
  await next.bot.tick();
  await again.clock.advance(5 * MINUTE);
  await next.bot.tick();
  await next.bot.services.voting.recounted();

  expect(CHANNELS.map((id) => posts(id).length)).toEqual(CHANNELS.map(() => 2));
  for (const id of CHANNELS) {
    const digest = await again.store.delivery(channel(id), again.day("2026-06-11"));
    expect(digest).toMatchObject({ state: "sent", posted: posts(id)[1]?.ref });
  }
  const voted = async (id: typeof first, ballot: number) => {
    const paper = (await again.store.openMessage(id))?.papers[ballot - 1];
    if (!paper) throw new Error("an open message was expected");
    return (await again.store.tallies("discord:W1" as never, [paper])).get(paper);
  };
  expect([await voted(first, 1), await voted(second, 2)]).toEqual([1, 1]);

  // And the third day goes on as if nothing had been.
  again.feed.days.set("2026-06-12", makePapers(27).slice(18));
  await again.clock.advance(DAY);
  await next.bot.tick();
  expect(CHANNELS.map((id) => posts(id).length)).toEqual(CHANNELS.map(() => 3));
  await next.bot.stop();
  await again.store.close();
});
