import { expect, it } from "vitest";
import type { ChannelRef } from "../../../src/chat/adapter.ts";
import { buildHouse } from "../../fakes/house.ts";
import { makePapers } from "../../fixtures/papers.ts";
import { createRandom } from "../../simulation/random.ts";
import { type MailFault, openMailServer } from "./mail-server.ts";
import { addressOf, emailThrough, place } from "./stage.ts";

const FRIDAY = "2025-06-06";
const READERS = 40;
const FAULTS: readonly MailFault[] = [
  "cut-after-data",
  "cut-before-data",
  { at: "rcpt", code: 451, words: "4.3.0 Try again" },
  { at: "data", code: 452, words: "4.3.1 Full" },
  { at: "mail", code: 421, words: "4.7.0 Too many" },
];

it.each([1, 2, 3])(
  "sends no mail twice, and none too few but those it says it cannot know of (seed %d)",
  async (seed) => {
    const random = createRandom(seed);
    const server = await openMailServer();
    const house = await buildHouse({ at: `${FRIDAY}T09:00:00Z`, platforms: [] });
    const { store, clock } = house;
    house.feed.days.set(FRIDAY, makePapers(5));
    const channels: ChannelRef[] = [];
    for (let n = 0; n < READERS; n += 1) {
      const channel = place(n.toString(16).padStart(24, "0"));
      channels.push(channel);
      await store.saveAddress(addressOf({ channel, address: `r${n}@lab.example` }));
      await house.subscribe(channel, clock.now());
    }
    for (let n = 0; n < READERS; n += 1) if (random.chance(0.6)) server.failNext(random.pick(FAULTS));
    const { bot } = house.boot([emailThrough(server, { store, clock }).outlet]);
    await bot.start();
    for (let round = 0; round < 40; round += 1) {
      await bot.tick();
      await clock.advance(5 * 60_000);
    }
    let unsure = 0;
    for (const [n, channel] of channels.entries()) {
      const arrived = server.received.filter(({ to }) => to[0] === `r${n}@lab.example`).length;
      const [{ state, error } = {}] = await store.deliveries(channel, 1);
      expect(arrived).toBeLessThanOrEqual(1);
      if (state !== "sent") {
        unsure += 1;
        expect([state, error]).toEqual(["failed", expect.stringContaining("may have arrived")]);
      } else expect(arrived).toBe(1);
    }
    // Two connections share a cut, so that a few more than were cut may be unsure; most are not.
    expect(unsure).toBeLessThan(READERS / 2);
    await bot.stop();
    await server.close();
    await store.close();
  },
);
