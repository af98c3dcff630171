import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    reporters: ["default", "./test/closing-line.ts"],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    coverage: { include: ["src/**"], reporter: ["text-summary", "json-summary"] },
  },
});
