import { describe, expect, test } from "vitest";
import { dueAt, dueDay } from "../../src/subscriptions/schedule.ts";
import { isTimeZone } from "../../src/time/zone.ts";
import { intlOracle, type Oracle, pythonOracle, TIMES } from "./zone-oracle.ts";

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7] as const;
/** How many zones may have other rules where oracle and Node carry different (or unknown) versions of the zone data. */
const ZONES_THAT_MAY_DIFFER = 12;

function compare(oracle: Oracle) {
  const disagreements: string[] = [];
  const zones = new Set<string>();
  let agreed = 0;
  for (const { zone, day, due } of oracle.rows) {
    if (!isTimeZone(zone)) continue;
    for (const [index, time] of TIMES.entries()) {
      const at = dueAt({ zone, time, weekdays: EVERY_DAY }, day);
      const expected = (due[index] ?? 0) * 1_000;
      if (at !== expected) {
        zones.add(zone);
        disagreements.push(`${zone} ${day} ${time}: ${at} for ${expected}`);
      } else if (dueDay({ zone, time }, at) !== day) {
        disagreements.push(`${zone} ${day} ${time}: belongs to ${dueDay({ zone, time }, at)}`);
      } else agreed += 1;
    }
  }
  return { agreed, disagreements, zones };
}

describe("due instants agree with an oracle of other make", () => {
  test("at every change of offset from 2024 to 2030", { timeout: 300_000 }, () => {
    const oracle = pythonOracle() ?? intlOracle();
    const { agreed, disagreements, zones } = compare(oracle);
    const sameRules = oracle.rules === process.versions.tz;
    console.info(
      `schedule oracle: ${oracle.name} (zone rules ${oracle.rules ?? "unknown"}, Node ${process.versions.tz}): ` +
        `${agreed} agreements, ${disagreements.length} disagreements ${[...zones].join(", ")}`,
    );
    expect(agreed).toBeGreaterThan(1_000);
    if (sameRules) expect(disagreements).toEqual([]);
    else expect(zones.size, disagreements.slice(0, 5).join("\n")).toBeLessThanOrEqual(ZONES_THAT_MAY_DIFFER);
  });

  test("the oracle used where there is no Python agrees too", { timeout: 60_000 }, () => {
    const { agreed, disagreements } = compare(intlOracle());
    expect(agreed).toBeGreaterThan(1_000);
    expect(disagreements).toEqual([]);
  });
});
