import { afterEach, beforeEach, expect, it } from "vitest";
import { openDesk, words } from "./desk.ts";

let desk: Awaited<ReturnType<typeof openDesk>>;
beforeEach(async () => {
  desk = await openDesk({ at: "2025-06-06T12:00:00Z" });
});
afterEach(async () => {
  await desk.bot.stop();
  await desk.store.close();
});

const run = async (options: Record<string, string> = {}, more = {}) => {
  const answer = await desk.run("feed", options, more);
  expect(answer.private).toBe(true);
  return answer.message;
};
const keyIn = (message: Awaited<ReturnType<typeof run>>) =>
  /https:\/\/paperboy\.example\.org\/feeds\/(pbk_[\w-]{43})\.atom/.exec(words(message))?.[1] ?? "";
const open = (key: string) => desk.bot.services.access.open(key);

it("gives an address, once, that a new one replaces", async () => {
  expect(words(await run())).toContain("No feeds here yet");
  const message = await run({ of: "channel" });
  const key = keyIn(message);
  expect(await open(key)).toMatchObject({
    kind: "channel-feed",
    channel: desk.general,
    expiresAt: undefined,
  });
  expect(message.summary).not.toContain(key);
  const overview = words(await run());
  expect(overview).toContain("what is posted in this channel");
  expect(overview).not.toContain(key);
  expect(await open(keyIn(await run({ of: "channel" })))).toBeDefined();
  expect(await open(key)).toBeUndefined();
});

it("keeps each channel's apart, and one of the team's favourites", async () => {
  const here = keyIn(await run({ of: "watches" }));
  const there = await desk.bot.services.access.issue("watch-feed", desk.channel("C2"));
  const favourites = keyIn(await run({ of: "favourites" }));
  expect([await open(here), await open(there), await open(favourites)]).not.toContain(undefined);
  await run({ end: "watches" });
  expect([await open(here), await open(there)]).toEqual([undefined, expect.anything()]);
  expect((await run({ end: "watches" })).summary).toContain("no such feed");
  await run({ end: "favourites" });
  expect(await open(favourites)).toBeUndefined();
});

it("lets the channel's managers decide on its feeds, and the team's on its favourites", async () => {
  expect((await run({ of: "channel" }, { canManage: false })).summary).toContain("Only");
  expect((await run({ end: "channel" }, { canManage: false })).summary).toContain("Only");
  expect((await run({ of: "favourites" }, { canManageTeam: false })).summary).toContain("Only");
  expect((await run({ end: "favourites" }, { canManageTeam: false })).summary).toContain("Only");
});
