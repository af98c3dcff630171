import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { renderText } from "../../adapters/text/render/message.ts";
import { exportFavourites, printDigest, printWhy } from "../../bin/library/actions.ts";
import type { Message } from "../../src/chat/message.ts";
import { asMessage } from "../../src/chat/reply.ts";
import { silentLog } from "../../src/runtime/log.ts";
import { createServices } from "../../src/services.ts";
import { teamOf } from "../../src/teams/team-id.ts";
import { buildHouse } from "../fakes/house.ts";
import { createFakeOutlet } from "../fakes/outlet.ts";
import { makePapers } from "../fixtures/papers.ts";

/** A platform that nothing in the product has heard of, whose accounts belong to one workspace. */
const PLATFORM = "matrix";
const FRIDAY = "2025-06-06";

async function open() {
  const house = await buildHouse({ at: `${FRIDAY}T08:59:00Z`, platforms: [PLATFORM, "discord"] });
  house.feed.days.set(FRIDAY, makePapers(12));
  const process = house.boot();
  await process.bot.start();
  const [there, discord] = process.adapters as [typeof process.adapter, typeof process.adapter];
  const room = house.channel("R1", PLATFORM, "lab.example");
  const ada = house.person("ada", PLATFORM, "lab.example");
  const run = async (name: string, options = {}): Promise<Message> =>
    asMessage(await there.run({ person: ada, channel: room, name, options, canManage: true })).message;
  return { ...house, ...process, there, discord, room, ada, run };
}

let house: Awaited<ReturnType<typeof open>>;
let printed = "";
beforeEach(async () => {
  house = await open();
  printed = "";
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    printed += String(text);
    return true;
  });
});
afterEach(async () => {
  vi.restoreAllMocks();
  await house.bot.stop();
  await house.store.close();
});

it("gets digests, votes, favourites, links and privacy by its adapter alone", async () => {
  const { run, there, discord, room, ada, clock, bot, store } = house;
  await run("subscribe", { time: "09:00", zone: "UTC", count: 3 });
  await clock.advance(2 * 60_000);
  await bot.tick();
  const [digest] = there.posts(room);
  expect(digest?.message.summary).toMatch(/^Three papers/);

  await there.react(digest?.ref as never, ada, 1);
  const [first] = makePapers(1);
  expect((await run("favourites", { period: "all" })).blocks).toContainEqual(
    expect.objectContaining({ kind: "entry", title: first?.title }),
  );

  const code = /[A-Z0-9-]{6,}/.exec((await run("link", { code: "me" })).summary)?.[0];
  expect(code).toBeDefined();
  expect(await store.tallies(teamOf(room), [first?.id as never])).toEqual(new Map([[first?.id, 1]]));

  expect(JSON.stringify(await run("privacy"))).toContain("vote");
  expect(discord.posts()).toEqual([]);
});

it("is known to the command line's why, digest and export", async () => {
  const { run, there, room, ada, clock, bot, store, index, library } = house;
  await run("subscribe", { time: "09:00", zone: "UTC", count: 3 });
  await clock.advance(2 * 60_000);
  await bot.tick();
  await there.react(there.posts(room)[0]?.ref as never, ada, 2);

  const desk = {
    ...createServices({ store, index, library, adapters: [], clock, log: silentLog }),
    saved: undefined,
  };
  await printWhy(desk, "R1", undefined, async () => new Map());
  expect(printed).toContain("3");
  printed = "";
  await printDigest(desk, FRIDAY as never, 2, renderText);
  expect(printed).toContain("1. Paper");
  printed = "";
  await exportFavourites(desk, teamOf(room), "bibtex", "all");
  expect(printed).toContain("@");
});

it("says who may manage in its own words, or in plain ones", async () => {
  const { there, room, ada } = house;
  const ask = async (managers?: { channel: string; team: string }) =>
    asMessage(
      await there.run({
        person: ada,
        channel: room,
        name: "unsubscribe",
        canManage: false,
        ...(managers ? { managers } : {}),
      }),
    ).message.summary;
  expect(await ask()).toBe("Only people who can manage this channel can do that. Ask one of them to run it.");
  expect(await ask({ channel: "room moderators", team: "server admins" })).toMatch(/^Only room moderators/);
});

it("serves an outlet that is no chat: what a chat does beside, the core goes without", async () => {
  const paper = createFakeOutlet("paper");
  const { clock, store, person, discord } = house;
  const { bot } = house.boot([paper]);
  await bot.start();
  const desk = house.channel("D1", "paper", "lab.example");
  await house.subscribe(desk, Date.parse(`${FRIDAY}T09:00:00Z`));
  await clock.advance(2 * 60_000);
  await bot.tick();
  const [printed] = paper.arrived;
  expect(printed?.message.summary).toMatch(/^Three papers/);
  expect(bot.connected().get("paper")).toBe(true);

  // A vote elsewhere in the team redraws nothing here, a doubt recounts nothing, and nobody waits for either.
  const [first] = makePapers(1);
  await bot.services.voting.set(
    { person: person("ada", "paper"), channel: desk },
    first?.id as never,
    "up",
    true,
  );
  expect(await store.tallies(teamOf(desk), [first?.id as never])).toEqual(new Map([[first?.id, 1]]));
  bot.services.voting.doubtAll("paper");
  await bot.services.voting.recounted();
  expect(bot.services.link({ channel: desk, id: "n1" })).toBeUndefined();
  await expect(bot.services.direct(person("ada", "paper"))).rejects.toThrow("no direct messages");
  expect(paper.posts()).toBe(1);
  expect(discord.posts()).toEqual([]);

  // A refusal closes the place, whose owner cannot be told here.
  await clock.advance(3 * 86_400_000);
  for (const _ of [1, 2]) {
    paper.failNext("gone");
    await bot.tick();
    await clock.advance(6 * 60_000);
  }
  expect((await store.subscription(desk))?.disabled?.reason).toContain("scripted");
  await bot.stop();
});
