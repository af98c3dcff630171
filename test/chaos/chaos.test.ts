import { expect, it } from "vitest";
import { runChaos } from "../../bench/chaos/run.ts";

it("posts every digest exactly once and mails none twice, however often the process is killed", {
  timeout: 300_000,
}, async () => {
  // The clock runs twenty times as fast, so the minute of settling takes three seconds; late answers take under one.
  const result = await runChaos({ kills: 10, seed: 7, speed: 20 });
  const { said, odd, ...figures } = result;
  expect(figures, [...said, ...odd].join("\n")).toMatchObject({
    kills: 10,
    exact: figures.due,
    duplicates: 0,
    missing: 0,
    misremembered: 0,
    inversions: 0,
    mailedTwice: 0,
    mailsLost: 0,
    badStops: 0,
    crashes: 0,
  });
  expect(figures.due).toBeGreaterThan(52);
  expect(figures.mails).toBe(figures.mailedOnce + figures.mailsInDoubt);
  expect(figures.mailedOnce).toBeGreaterThan(0);
});
