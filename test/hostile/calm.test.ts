import { expect, it } from "vitest";
import { setStage } from "./stage.ts";

it("keeps the promise, and hears votes, where nothing goes wrong", async () => {
  const stage = await setStage();
  await stage.boot();
  await stage.arrived("discord");
  await stage.arrived("slack");
  for (const channel of stage.channels) await stage.vote(channel, "ada");
  await stage.time.pass(60_000);
  for (const channel of stage.channels) expect(await stage.votes(channel)).toBe(1);
  await stage.expectPromise();
  await stage.strike();
});
