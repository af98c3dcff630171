import { expect, it } from "vitest";
import { loadEmbedded } from "./start-server.ts";

it("leaves the exit code of failed tests as it is", async () => {
  const before = process.listenerCount("beforeExit");
  await loadEmbedded();
  expect(process.listenerCount("beforeExit")).toBe(before);
});
