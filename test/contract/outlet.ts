import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ChannelRef, Outlet, Person } from "../../src/chat/adapter.ts";
import { buildHouse } from "../fakes/house.ts";
import { makePapers } from "../fixtures/papers.ts";

type House = Awaited<ReturnType<typeof buildHouse>>;

/** What is at the other end of an outlet, driven from the readers' side. */
export interface OutletStage {
  readonly outlet: Outlet;
  /** Subscribes somebody of a team, in whatever way the outlet has, for 09:00 UTC. */
  subscribe(person: Person, team: string): Promise<ChannelRef>;
  unsubscribe(channel: ChannelRef): Promise<void>;
  /** The words of all that has arrived there, oldest first. */
  read(channel: ChannelRef): Promise<readonly string[]>;
  /** The next message is lost: certainly (`unsent`), or it arrives and the answer does not (`unknown`). */
  failNext(kind: "unsent" | "unknown"): void;
  close(): Promise<void>;
}

/** Where outlets differ by nature. */
export interface OutletTraits {
  /** What arrives there is for one person alone, and ends when that person is forgotten. */
  readonly personal: boolean;
}

const FRIDAY = "2025-06-06";
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** The promises of every outlet, kept by the core over it: subscribe, deliver once, stop, forget, and teams apart. */
export function outletContract(
  name: string,
  traits: OutletTraits,
  setup: (house: House) => Promise<OutletStage>,
): void {
  describe(`Outlet: ${name}`, () => {
    let house: House;
    let stage: OutletStage;
    let bot: ReturnType<House["boot"]>["bot"];
    const ada: Person = { platform: "discord", workspace: "", user: "ada" };
    const ben: Person = { platform: "discord", workspace: "", user: "ben" };

    beforeEach(async () => {
      house = await buildHouse({ at: `${FRIDAY}T08:58:00Z` });
      house.feed.days.set(FRIDAY, makePapers(8));
      stage = await setup(house);
      bot = house.boot([stage.outlet]).bot;
      await bot.start();
    });
    afterEach(async () => {
      await bot.stop();
      await stage.close();
      await house.store.close();
    });

    const pass = async (ms: number) => {
      await house.clock.advance(ms);
      await bot.tick();
    };
    const states = async (channel: ChannelRef) =>
      (await house.store.deliveries(channel, 5)).map(({ state }) => state);

    it("has the digest at its minute, once, however often it is looked after", async () => {
      const channel = await stage.subscribe(ada, "W1");
      await bot.tick();
      expect(await stage.read(channel)).toEqual([]);
      await pass(2 * MINUTE_MS);
      await pass(10 * MINUTE_MS);
      const [digest, ...more] = await stage.read(channel);
      expect(digest).toContain(makePapers(1)[0]?.title);
      expect(more).toEqual([]);
      expect(await states(channel)).toEqual(["sent"]);
    });

    it("sends again what was certainly not sent", async () => {
      const channel = await stage.subscribe(ada, "W1");
      stage.failNext("unsent");
      await pass(2 * MINUTE_MS);
      expect(await stage.read(channel)).toEqual([]);
      await pass(5 * MINUTE_MS);
      expect(await stage.read(channel)).toHaveLength(1);
    });

    it("never sends twice where the answer was lost, and says what it cannot know", async () => {
      const channel = await stage.subscribe(ada, "W1");
      stage.failNext("unknown");
      for (let round = 0; round < 5; round += 1) await pass(5 * MINUTE_MS);
      expect(await stage.read(channel)).toHaveLength(1);
      const [{ state, error } = {}] = await house.store.deliveries(channel, 1);
      if (stage.outlet.find) expect(state).toBe("sent");
      else expect([state, error]).toEqual(["failed", expect.stringContaining("it may have arrived")]);
    });

    it("brings nothing after somebody has stopped it", async () => {
      const channel = await stage.subscribe(ada, "W1");
      await stage.unsubscribe(channel);
      await pass(2 * MINUTE_MS);
      expect(await stage.read(channel)).toEqual([]);
      expect(await house.store.subscription(channel)).toBeUndefined();
    });

    it("forgets a person", async () => {
      const channel = await stage.subscribe(ada, "W1");
      const bens = await stage.subscribe(ben, "W1");
      await house.store.forgetPerson(ada, house.clock.now());
      expect(JSON.stringify(await house.store.personalData(ada))).not.toContain(channel.id);
      await pass(2 * MINUTE_MS);
      expect(await stage.read(channel)).toHaveLength(traits.personal ? 0 : 1);
      expect(await stage.read(bens)).toHaveLength(1);
    });

    it("keeps teams apart", async () => {
      const [here, there] = [await stage.subscribe(ada, "W1"), await stage.subscribe(ben, "W2")];
      const teams = await Promise.all(
        [here, there].map(async (channel) => (await house.store.subscription(channel))?.team),
      );
      expect(new Set(teams).size).toBe(2);
      await house.store.deleteTeam(teams[1] as never);
      await pass(2 * MINUTE_MS);
      expect(await stage.read(here)).toHaveLength(1);
      expect(await stage.read(there)).toEqual([]);
      await pass(3 * DAY_MS);
      expect(await stage.read(there)).toEqual([]);
    });
  });
}
