import { expect, it } from "vitest";
import { directIn } from "../../src/chat/refs.ts";
import type { LeaseName } from "../../src/operating/copies.ts";
import { createSending, sendingLeases } from "../../src/operating/sending.ts";

const slack = { platform: "slack", divided: true };
const discord = { platform: "discord" };

function sending(...held: readonly LeaseName[]) {
  return createSending([slack, discord], { holds: (name) => held.includes(name) });
}

it("is about the parts of which this process holds the lease", () => {
  const { here, anywhere, everywhere, served } = sending("platform:slack:4");
  // T0ONE is in part 4, T0TWO in part 5.
  for (const workspace of ["T0ONE", directIn("T0ONE")])
    expect(here({ platform: "slack", workspace })).toBe(true);
  for (const workspace of ["T0TWO", directIn("T0TWO")])
    expect(here({ platform: "slack", workspace })).toBe(false);
  expect(here({ platform: "discord", workspace: "T0ONE" })).toBe(false);
  expect([anywhere("slack"), anywhere("discord"), everywhere()]).toEqual([true, false, false]);
  expect(served(slack)).toEqual({ platform: "slack", parts: [4] });
});

it("is about the whole of an outlet that is not divided", () => {
  const { here, anywhere, served } = sending("platform:discord", "platform:slack");
  expect(here({ platform: "discord", workspace: "T0TWO" })).toBe(true);
  expect(served(discord)).toEqual({ platform: "discord" });
  expect([anywhere("slack"), here({ platform: "slack", workspace: "T0ONE" })]).toEqual([false, false]);
});

it("is everywhere with all leases", () => {
  const { everywhere, served } = sending(...sendingLeases(slack), ...sendingLeases(discord));
  expect(everywhere()).toBe(true);
  expect(served(slack).parts).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
});
