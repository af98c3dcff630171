import { expect, it } from "vitest";
import { loadEmbedded } from "./start-server.ts";

it("leaves the exit code of failed tests as it is", async () => {
  const listeners = () => ["beforeExit", "exit"].map((event) => process.listenerCount(event));
  const before = listeners();
  await loadEmbedded();
  expect(listeners()).toEqual(before);
});
