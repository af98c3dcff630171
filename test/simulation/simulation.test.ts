import { expect, it } from "vitest";
import { simulate } from "./simulate.ts";

const { SEED, DAYS = "14", CHANNELS = "5" } = process.env;
const days = Number(DAYS);
/** Few here, so that 50 histories take a minute; `npm run simulate` lives through those of many as well. */
const channelsAtMost = Number(CHANNELS);
const parts =
  SEED === undefined ? [1, 11, 21, 31, 41].map((from) => [from, from + 9]) : [[Number(SEED), Number(SEED)]];

it.each(parts)(
  "keeps every promise through whatever happens, seeds %i to %i",
  { timeout: 600_000 },
  async (from = 1, to = 1) => {
    for (let seed = from; seed <= to; seed += 1) {
      const { failure } = await simulate({ seed, days, channelsAtMost });
      if (failure === undefined) continue;
      const replay = `SEED=${seed} DAYS=${days} CHANNELS=${channelsAtMost} npx vitest run test/simulation/simulation.test.ts`;
      expect.fail(`${replay}\n${failure}`);
    }
  },
);

it("lives the same history again from the same seed", async () => {
  const [once, again] = [
    await simulate({ seed: 7, days: 4, channels: 4 }),
    await simulate({ seed: 7, days: 4, channels: 4 }),
  ];
  expect(again).toEqual(once);
  expect(once.digests).toBeGreaterThan(3);
});
