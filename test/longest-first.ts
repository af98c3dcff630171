import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * The files that take longest, longest first. Begun last, the simulation alone would go on for minutes while the other
 * worker has nothing to do. Without a cache, vitest goes by the size of files.
 */
const LONG = [
  "simulation/simulation.test.ts",
  "simulation/later-seeds.test.ts",
  "bin/cli.test.ts",
  "drizzle/sqlite/store.test.ts",
  "bin/live.test.ts",
  "drizzle/postgres/store.test.ts",
  "chaos/chaos.test.ts",
  "hostile/calls.test.ts",
  "bin/copies.test.ts",
  "hostile/start.test.ts",
  "simulation/defences.test.ts",
  "bench/command-line.test.ts",
];

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const place = LONG.findIndex((name) => moduleId.endsWith(`/test/${name}`));
      return place < 0 ? LONG.length : place;
    };
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}
