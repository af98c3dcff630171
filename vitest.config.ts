import { defineConfig } from "vitest/config";
import { LongestFirst } from "./test/longest-first.ts";

/**
 * Rooms whose tests are functions of what they are given: no server, no process, nothing global that is changed. Their
 * files share one process, so that each module is loaded once rather than once a file.
 */
const PURE =
  "test/{answering,cards,charts,chat,club,commands,delivery,digest,export,feed,library,messages,news,papers,ranking,recap,references,runtime,search,sharing,subscriptions,taste,teams,text,time,votes,watches}/**/*.test.ts";

export default defineConfig({
  test: {
    reporters: ["default", "./test/closing-line.ts"],
    // CI has two cores; most tests wait more than they compute.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    coverage: {
      include: ["{src,commands,adapters,drizzle}/**/*.ts"],
      reporter: ["text-summary", "json-summary"],
      // Measured without captured data: 96.8, 91.0, 97.4 and 97.5 %.
      thresholds: { statements: 96, branches: 90, functions: 96.5, lines: 97 },
    },
    // Generous, because a busy machine is slow and not wrong; what hangs still ends.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    projects: [
      { extends: true, test: { name: "pure", include: [PURE], isolate: false } },
      {
        extends: true,
        test: {
          name: "world",
          include: ["test/**/*.test.ts"],
          exclude: [PURE],
          globalSetup: "test/drizzle/postgres/start-server.ts",
        },
      },
    ],
  },
});
