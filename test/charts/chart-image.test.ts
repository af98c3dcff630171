import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { drawChart, drawSvg } from "../../src/charts/chart-image.ts";
import type { Chart } from "../../src/chat/message.ts";

const chart: Chart = {
  kind: "chart",
  title: "This week",
  alt: "Upvotes and votes",
  labels: ["S* <eos> & “agents”", "Diffusion"],
  series: [
    { name: "Upvotes", values: [1240, 12] },
    { name: "Team votes", values: [1, 4] },
  ],
};

/** Width and height as the file's own header says. */
function sizeOf(png: Uint8Array): readonly [number, number] {
  const view = new DataView(png.buffer, png.byteOffset);
  return [view.getUint32(16), view.getUint32(20)];
}

const words = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map((match) => match[1]);

describe("a chart", () => {
  test("is a PNG as large as it says, a row a label, about three times what a phone shows", async () => {
    const { png, width, height } = await drawChart(chart);
    expect([...png.slice(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    expect(sizeOf(png)).toEqual([width, height]);
    expect(width).toBe(1000);
    const longer = await drawChart({ ...chart, labels: [...chart.labels, "c", "d"] });
    expect(longer.height - height).toBe(2 * 42 * 2.5);
  });

  test("names every column, row and value in words, so that no meaning is in the colour", async () => {
    expect(words(drawSvg(chart)).map((word) => word?.trim())).toEqual(
      expect.arrayContaining([
        "This week",
        "Upvotes",
        "Team votes",
        "S* &lt;eos&gt; &amp; “agents”",
        "Diffusion",
        "1,240",
        "12",
        "1",
        "4",
      ]),
    );
  });

  test("cuts what does not fit on a line, and shows that it did", async () => {
    const [title] = words(drawSvg({ ...chart, title: "W".repeat(200), labels: [], series: [] }));
    expect(title).toMatch(/^W{20,40}…$/);
  });

  test("leaves out emoji, which its font cannot draw", async () => {
    const svg = drawSvg({ ...chart, title: "🤖 Robots 👩🏽‍🔬 at work ❤️" });
    expect(words(svg)).toContain("Robots at work ");
  });

  test("draws the words that name something in every object, and leaves objects as they were", async () => {
    const names = [...Object.getOwnPropertyNames(Object.prototype), "x"];
    const svg = drawSvg({ ...chart, labels: names.slice(0, 8), title: "__proto__" });
    expect(words(svg)).toContain("constructor");
    drawSvg({ ...chart, labels: names.slice(8) });
    const inherited: string[] = [];
    for (const key in {}) inherited.push(key);
    expect(inherited).toEqual([]);
  });

  test("draws text with the font that comes with it, whatever fonts the machine has", async () => {
    const draw = async (label: string) => (await drawChart({ ...chart, labels: [label, "b"] })).png;
    expect(await draw("abc")).not.toEqual(await draw("xyz"));
    expect(await draw("abc")).toEqual(await draw("abc"));
  });

  test("draws whatever the figures and words are", async () => {
    const text = fc.oneof(fc.string({ unit: "binary", maxLength: 120 }), fc.string({ maxLength: 120 }));
    await fc.assert(
      fc.asyncProperty(
        text,
        fc.array(text, { maxLength: 10 }),
        fc.array(fc.record({ name: text, values: fc.array(fc.nat(), { maxLength: 10 }) }), { maxLength: 3 }),
        async (title, labels, series) => {
          const { width } = await drawChart({ kind: "chart", title, alt: "", labels, series });
          expect(width).toBe(1000);
        },
      ),
      { numRuns: 30 },
    );
  });
});
