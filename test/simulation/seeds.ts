import { expect, it } from "vitest";
import { simulate } from "./simulate.ts";

const { SEED, DAYS = "14", CHANNELS = "5" } = process.env;
const days = Number(DAYS);
/** Few here, so that 32 histories take minutes; `npm run simulate` lives through those of many as well. */
const channelsAtMost = Number(CHANNELS);

/** The only seed to live through, if somebody replays one. */
export const replayed = SEED === undefined ? undefined : Number(SEED);

/** A test for each range of seeds, both ends included. Their histories are split over files, which run side by side. */
export function keepsEveryPromise(ranges: readonly (readonly [from: number, to: number])[]): void {
  it.each(ranges)(
    "keeps every promise through whatever happens, seeds %i to %i",
    { timeout: 600_000 },
    async (from, to) => {
      for (let seed = from; seed <= to; seed += 1) {
        const { failure } = await simulate({ seed, days, channelsAtMost });
        if (failure === undefined) continue;
        const replay = `SEED=${seed} DAYS=${days} CHANNELS=${channelsAtMost} npx vitest run test/simulation/simulation.test.ts`;
        expect.fail(`${replay}\n${failure}`);
      }
    },
  );
}
