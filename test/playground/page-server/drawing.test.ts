import { expect, test } from "vitest";
import { drawing } from "../../../playground/page-server/drawing.ts";

test("draws each paper the same figure whenever asked, and another than its neighbours'", () => {
  const ids = Array.from({ length: 30 }, (_, n) => `2606.${String(n).padStart(5, "0")}`);
  expect(ids.map(drawing)).toEqual(ids.map(drawing));
  expect(new Set(ids.map(drawing)).size).toBe(30);
});

test("nothing of what it is asked for gets into the drawing, and its numbers are numbers", () => {
  const svg = drawing('"><script>alert(1)</script>');
  expect(svg).toMatch(/^<svg [^>]*>(<(rect|path|circle) [^<>]*\/>)+<\/svg>$/);
  expect(svg).not.toMatch(/script|NaN|undefined/);
});
