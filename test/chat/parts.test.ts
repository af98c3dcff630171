import { expect, it } from "vitest";
import { PARTS, partOf } from "../../src/chat/parts.ts";
import { directIn } from "../../src/chat/refs.ts";

it("spreads workspaces evenly", () => {
  const counts = Array.from({ length: PARTS }, () => 0);
  for (let n = 0; n < 8_000; n += 1) {
    const workspace = `T0${n.toString(36).toUpperCase()}`;
    const part = partOf({ workspace });
    counts[part] = (counts[part] ?? 0) + 1;
  }
  for (const count of counts) expect(Math.abs(count - 1_000)).toBeLessThan(150);
});

it("keeps direct messages with their workspace", () => {
  expect(partOf({ workspace: directIn("T0ONE") })).toBe(partOf({ workspace: "T0ONE" }));
});

it("never changes, since processes of two versions must agree", () => {
  expect(["T0ONE", "T0TWO", "W1", ""].map((workspace) => partOf({ workspace }))).toEqual([4, 5, 3, 3]);
});
