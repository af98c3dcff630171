import { expect, test } from "vitest";
import type { EventLog } from "../../src/chat/connection/event-log.ts";

/** What every event log promises. */
export function eventLogContract(log: () => EventLog): void {
  test("lets an event be taken once, by platform", async () => {
    expect(await log().isTaken("slack", "Ev1")).toBe(false);
    expect(await log().takeEvent("slack", "Ev1", 100)).toBe(true);
    expect(await log().isTaken("slack", "Ev1")).toBe(true);
    expect(await log().takeEvent("slack", "Ev1", 101)).toBe(false);
    expect(await log().takeEvent("discord", "Ev1", 101)).toBe(true);
    const many = await Promise.all(Array.from({ length: 8 }, () => log().takeEvent("slack", "Ev2", 102)));
    expect(many.filter(Boolean)).toHaveLength(1);
  });

  test("forgets the old ones of a platform", async () => {
    await log().takeEvent("slack", "Ev1", 100);
    await log().takeEvent("slack", "Ev2", 200);
    await log().takeEvent("discord", "Ev1", 100);
    await log().forgetEvents("slack", 200);
    expect(await log().isTaken("slack", "Ev1")).toBe(false);
    expect(await log().isTaken("slack", "Ev2")).toBe(true);
    expect(await log().isTaken("discord", "Ev1")).toBe(true);
  });
}
