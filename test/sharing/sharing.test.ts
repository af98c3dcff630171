import { expect, test } from "vitest";
import type { PaperId } from "../../src/papers/paper.ts";
import { FeedError } from "../../src/runtime/errors.ts";
import { silentLog } from "../../src/runtime/log.ts";
import { createSharing } from "../../src/sharing/sharing.ts";
import type { SubscriptionSettings } from "../../src/subscriptions/store.ts";
import { buildHouse } from "../fakes/house.ts";
import { makeKnownPaper, makePapers } from "../fixtures/papers.ts";
import { until } from "../until.ts";

const HOUR = 3_600_000;
const link = (id: string) => `https://arxiv.org/abs/${id}`;

async function open(settings: Partial<SubscriptionSettings> = { shared: true }) {
  const house = await buildHouse({ at: "2025-06-02T08:00:00Z" });
  const general = house.channel("general");
  await house.subscribe(general, house.clock.now() + 24 * HOUR, settings);
  const asked: string[] = [];
  const known = new Set(["2506.00001"]);
  let away = false;
  let silent = false;
  const sharing = createSharing({
    store: house.store,
    library: {
      async paper(id) {
        asked.push(id);
        if (silent) return new Promise(() => {});
        if (away) throw new FeedError("unreachable", "away");
        if (!known.has(id)) return undefined;
        await house.store.savePapers([makeKnownPaper({ id })], house.clock.now());
        return house.store.paper(id);
      },
    },
    clock: house.clock,
    log: silentLog,
    stopping: new AbortController().signal,
  });
  const shared = async () =>
    (await house.store.sharedIn([general], 0, 99))[0]?.map(({ id, paper }) => [id, paper !== undefined]);
  const post = (...links: string[]) => sharing.posted({ channel: general, links, at: house.clock.now() });
  return {
    ...house,
    general,
    sharing,
    shared,
    post,
    asked,
    known,
    setSilent: (is: boolean) => {
      silent = is;
    },
    setAway: (is: boolean) => {
      away = is;
    },
  };
}

test("collects the papers behind links, each once, and looks them up in the background", async () => {
  const house = await open();
  await house.post(
    link("2506.00001"),
    "https://hf.co/papers/2506.00001",
    "https://example.org",
    link("2506.00002"),
  );
  await house.post("https://doi.org/10.1000/182");
  await house.sharing.lookUp();
  expect(await house.shared()).toEqual([
    ["10.1000/182", false],
    ["2506.00001", true],
    ["2506.00002", false],
  ]);
  expect([...new Set(house.asked)].sort()).toEqual(["10.1000/182", "2506.00001", "2506.00002"]);
});

test("collects nothing where nobody has asked for it, or papers have stopped", async () => {
  for (const settings of [{}, { shared: false }]) {
    const house = await open(settings);
    await house.post(link("2506.00001"));
    expect(await house.shared()).toEqual([]);
  }
  const house = await open();
  await house.store.disableSubscriptions({ platform: "discord", workspace: "W1" }, "gone", 0);
  await house.post(link("2506.00001"));
  expect(await house.shared()).toEqual([]);
});

test("asks again later for what nobody knows yet, and sooner where nobody could be asked", async () => {
  const house = await open();
  house.setAway(true);
  await house.post(link("2506.00002"));
  await house.sharing.lookUp();
  house.setAway(false);
  house.asked.length = 0;
  await house.sharing.lookUp();
  await house.sharing.lookUp();
  expect(house.asked).toEqual(["2506.00002"]);
  house.known.add("2506.00002");
  await house.clock.advance(6 * HOUR);
  await house.sharing.lookUp();
  expect(await house.shared()).toEqual([["2506.00002", true]]);
});

test("takes so many of one message, and no time that has not come yet", async () => {
  const house = await open();
  const links = Array.from({ length: 30 }, (_, n) => link(`2506.${10_000 + n}`));
  await house.sharing.posted({ channel: house.general, links, at: house.clock.now() + HOUR });
  const [found = []] = await house.store.sharedIn([house.general], 0, 99);
  expect(found).toHaveLength(20);
  expect(found.every(({ at }) => at === house.clock.now())).toBe(true);
  const ids = makePapers(30).map(({ id }) => id as PaperId);
  expect(await house.sharing.add(house.general, ids)).toEqual({ collected: ids.slice(0, 20), added: 20 });
});

test("throws where the store fails, so that the platform tells again", async () => {
  const house = await open();
  await house.store.close();
  await expect(house.post(link("2506.00001"))).rejects.toThrow();
  // In the background it waits for the next round.
  await house.sharing.lookUp();
});

test("keeps nobody waiting for a source that does not answer", async () => {
  const house = await open();
  house.setSilent(true);
  const ids = ["2506.00001", "10.1000/182"] as PaperId[];
  const adding = house.sharing.add(house.general, ids);
  await until("both are asked for", () => house.asked.length === 2);
  await house.clock.advance(10_000);
  expect(await adding).toEqual({ collected: ids, added: 2 });
  house.setSilent(false);
  await house.sharing.lookUp();
  expect(await house.shared()).toEqual([
    ["10.1000/182", false],
    ["2506.00001", true],
  ]);
});
