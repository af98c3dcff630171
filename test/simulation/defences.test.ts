import { expect, it } from "vitest";
import { type SimulationOptions, simulate } from "./simulate.ts";
import { type Defence, ROUGH, type Roughness } from "./world.ts";

/** Nothing but posts whose answers are lost, and crashes, so that every seed has many. */
const LOSSY: Roughness = {
  ...ROUGH,
  calmFaults: 0.35,
  stormsPerDay: 0,
  jumpsPerDay: 0,
  feedTroublesPerDay: 0,
  editsPerDay: 0,
  crashesPerDay: 4,
};
/** Processes that freeze in the middle of a post, with another that takes over. */
const FREEZING: Roughness = {
  ...LOSSY,
  calmFaults: 0.5,
  crashesPerDay: 0,
  pausesPerDay: 120,
  pausesInPosts: 0.5,
  twoProcesses: 10,
};

/** Nothing goes wrong, so that what is missing was lost. */
const CALM: Roughness = {
  calmFaults: 0,
  stormFaults: 0,
  stormsPerDay: 0,
  crashesPerDay: 0,
  pausesPerDay: 0,
  pausesInPosts: 0,
  lateMs: 0,
  jumpsPerDay: 0,
  feedTroublesPerDay: 0,
  disconnectsPerDay: 0,
  editsPerDay: 0,
  twoProcesses: 0,
};

interface Case {
  /** Switched off in both runs, because it would mask the loss. */
  readonly masks: readonly Defence[];
  readonly rough: Partial<Roughness>;
  readonly platform: "discord" | "slack";
  readonly forums?: boolean;
  /** Five unless told. */
  readonly days?: number;
  readonly says: RegExp;
}

const CASES: Readonly<Record<Defence, Case>> = {
  // Only what lands later than the settling time is left to the nonce.
  nonce: {
    masks: [],
    rough: { ...LOSSY, lateMs: 240_000 },
    platform: "discord",
    forums: false,
    says: /two digests/,
  },
  "look-up": { masks: [], rough: LOSSY, platform: "slack", says: /two digests/ },
  settle: { masks: [], rough: LOSSY, platform: "slack", says: /two digests/ },
  fence: { masks: [], rough: FREEZING, platform: "slack", says: /two digests/ },
  claim: { masks: [], rough: LOSSY, platform: "slack", says: /two digests/ },
  order: { masks: [], rough: LOSSY, platform: "discord", says: /after a better paper/ },
  dedupe: { masks: [], rough: {}, platform: "discord", says: /has \S+ on \S+ and on/ },
  told: { masks: [], rough: CALM, platform: "slack", days: 8, says: /news of .* twice/ },
  news: { masks: [], rough: CALM, platform: "slack", days: 12, says: /never told of/ },
};

/** The number of seeds until a promise is broken, at most 20. */
async function seedsUntilCaught(options: Omit<SimulationOptions, "seed">): Promise<[number, string?]> {
  for (let seed = 1; seed <= 20; seed += 1) {
    const { failure } = await simulate({ ...options, seed, channels: 6 });
    if (failure !== undefined) return [seed, failure];
  }
  return [Number.POSITIVE_INFINITY];
}

it.each(Object.entries(CASES) as [Defence, Case][])(
  "misses %s within 20 seeds, and nothing while it stands",
  { timeout: 300_000 },
  async (defence, { masks, rough, platform, forums = true, days = 5, says }) => {
    const options = { rough, platforms: [platform], forums, days } as const;
    const [seeds, failure] = await seedsUntilCaught({ ...options, off: [...masks, defence] });
    expect(seeds, `without ${defence}`).toBeLessThanOrEqual(20);
    expect(failure).toMatch(says);
    process.stdout.write(`without ${defence}: caught by seed ${seeds}\n`);
    // The same history up to the seed that caught it, with the defence back.
    const { failure: none } = await simulate({ ...options, off: masks, seed: seeds, channels: 6 });
    expect(none).toBeUndefined();
  },
);
