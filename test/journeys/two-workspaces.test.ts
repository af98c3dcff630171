import { expect, it } from "vitest";
import type { Store } from "../../src/store.ts";
import { teamOf } from "../../src/teams/team-id.ts";
import { buildHouse } from "../fakes/house.ts";
import { makePapers } from "../fixtures/papers.ts";

const HOUR = 3_600_000;

/** Two processes on one store, each with the token of one workspace, and a channel of the same id in both. */
async function twoWorkspaces() {
  const house = await buildHouse({ at: "2025-06-06T09:00:00Z", platforms: ["slack"] });
  house.feed.days.set("2025-06-06", makePapers(12));
  const [one, two] = [house.boot([], ["T1", ""]), house.boot([], ["T2", ""])];
  const [ours, theirs] = [house.channel("C1", "slack", "T1"), house.channel("C1", "slack", "T2")];
  for (const channel of [ours, theirs]) await house.subscribe(channel, house.clock.now());
  await one.bot.start();
  await two.bot.start();
  const close = async () => {
    for (const { bot } of [one, two]) await bot.stop();
    await house.store.close();
  };
  return { ...house, one, two, ours, theirs, close };
}

const stateOf = async (store: Store, at: Parameters<Store["delivery"]>[0], day: string) =>
  (await store.delivery(at, day as never))?.state;

it("posts to its own workspace, and leaves the other's planned and switched on", async () => {
  const { one, two, ours, theirs, store, close } = await twoWorkspaces();
  await one.bot.tick();
  expect(one.adapter.posts(ours)).toHaveLength(1);
  expect(one.adapter.calls.filter(({ channel }) => channel?.workspace === "T2")).toEqual([]);
  expect(await stateOf(store, theirs, "2025-06-06")).toBe("planned");
  await two.bot.tick();
  expect(two.adapter.posts(theirs)).toHaveLength(1);
  for (const at of [ours, theirs]) expect((await store.subscription(at))?.disabled).toBeUndefined();
  await close();
});

it("looks up and recounts what is its own alone, and redraws no linked team's message", async () => {
  const { one, two, ours, theirs, store, clock, person, close } = await twoWorkspaces();
  await one.bot.tick();
  await two.bot.tick();
  const [post] = two.adapter.posts(theirs);
  const offer = { hash: "code", team: teamOf(ours), by: "slack:T1:admin" as never };
  await store.offerLink({ ...offer, expiresAt: clock.now() + HOUR }, clock.now());
  const redeemer = { account: "slack:T2:admin" as never, team: teamOf(theirs), confirmed: true };
  await store.redeemLink("code", { ...redeemer, mayLinkTeam: true }, clock.now());

  one.adapter.reconnect(true);
  await one.bot.services.voting.recounted();
  const [mine] = one.adapter.posts(ours);
  if (!mine || !post) throw new Error("two posts were expected");
  await one.adapter.react(mine.ref, person("ada", "slack", "T1"), 1);
  await clock.advance(60_000);
  expect(one.adapter.calls.filter(({ channel }) => channel?.workspace === "T2")).toEqual([]);
  expect((await store.openMessage(post.ref))?.gone).toBe(false);
  await close();
});
