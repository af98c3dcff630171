import { defineConfig } from "vitest/config";

/** The fast tests of the mutated rooms alone: each mutant runs them, so nothing captured, spawned or end to end. */
export default defineConfig({
  test: {
    include: ["test/{ranking,digest,feed}/**/*.test.ts", "test/{words,paper-card}.test.ts"],
    exclude: ["test/digest/schedule-oracle.test.ts"],
    testTimeout: 20_000,
  },
});
