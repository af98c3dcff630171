import { expect, it } from "vitest";
import { simulate } from "./simulate.ts";

const days = Number(process.env.DAYS ?? 14);
const seeds =
  process.env.SEED === undefined ? Array.from({ length: 50 }, (_, n) => n + 1) : [Number(process.env.SEED)];

/** Mostly as many channels as the seed says; the large ones are left to `npm run simulate`. */
const CHANNELS_AT_MOST = 12;

it.each(process.env.SEED === undefined ? [0, 1, 2, 3, 4] : [0])(
  "keeps every promise through whatever happens (part %i)",
  { timeout: 300_000 },
  async (part) => {
    for (const seed of seeds.filter((_, index) => index % 5 === part)) {
      const { failure } = await simulate({
        seed,
        days,
        ...(process.env.SEED ? {} : { channelsAtMost: CHANNELS_AT_MOST }),
      });
      if (failure !== undefined)
        expect.fail(
          `SEED=${seed} DAYS=${days} npx vitest run test/simulation/simulation.test.ts\n${failure}`,
        );
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
