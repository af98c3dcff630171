import { defineConfig } from "vitest/config";

/** The fast tests of the mutated rooms alone: each mutant runs them, so nothing captured, spawned or end to end. */
export default defineConfig({
  test: {
    include: [
      "test/{ranking,taste,digest,recap,delivery,subscriptions,feed,text,cards,news,watches,club}/**/*.test.ts",
      "test/commands/{club,watch-source}.test.ts",
    ],
    exclude: ["test/subscriptions/schedule-oracle.test.ts"],
    testTimeout: 20_000,
  },
});
