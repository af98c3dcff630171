import { fileURLToPath } from "node:url";
import type { Chart } from "../chat/message.ts";
import { number } from "../text/format.ts";
import { fitText } from "./fit-text.ts";

/** A rendered chart. */
export interface Picture {
  readonly png: Uint8Array;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/** The layout is for a phone, which shows pictures about 360 points wide; it is rendered at this scale. */
const ZOOM = 2.5;
const WIDTH = 400;
const MARGIN = 16;
const GAP = 20;
const COLUMN = WIDTH - 2 * MARGIN;
const TITLE_TOP = 14;
const NAMES_TOP = 44;
const ROWS_TOP = 68;
const ROW = 42;
const BAR = 12;
/** Offsets within a row: the label is above the bars. */
const LABEL_TOP = 4;
const BAR_MIDDLE = 30;
const CORNER = 3;
/** Space to the right of the longest bar, for its value. */
const VALUE_ROOM = 46;
const VALUE_GAP = 5;
const VALUE_SIZE = 12.5;
/** Distance from the top of a line to its baseline, in font sizes. */
const ASCENT = 0.93;

/**
 * The chart has its own background, so that it reads the same on light and dark pages. The bars use Okabe and Ito's
 * colours, which are distinguishable with the common kinds of colour blindness. Each series also has its own named
 * column, so that no meaning depends on colour.
 */
const LOOK = { card: "#fbfbfa", edge: "#d0d3d6", ink: "#1f2328", faint: "#57606a" } as const;
const COLOURS = ["#0072b2", "#d55e00", "#009e73"] as const;
const FAMILY = "DejaVu Sans";
/** Characters missing from our bundled font: for these the machine's own fonts are loaded. */
const BEYOND_FONT = /[^\0-\u2bff]/;
/** No font has them in one colour, so they would be empty boxes. */
const EMOJI = /\p{Extended_Pictographic}[\u200d\ufe0f\u{1f3fb}-\u{1f3ff}]*\s?/gu;

/** Characters that XML forbids, and line breaks. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\ufffe\uffff]+/gu;

/** Renders the chart as a PNG of horizontal bars, with one row per label and one column per series. */
export async function drawChart(chart: Chart): Promise<Picture> {
  const { resvg, fonts } = await loadTools();
  const image = await resvg.renderAsync(drawSvg(chart), {
    fitTo: { mode: "zoom", value: ZOOM },
    font: {
      loadSystemFonts: chart.labels.some((label) => BEYOND_FONT.test(label)),
      fontFiles: fonts,
      defaultFontFamily: FAMILY,
      sansSerifFamily: FAMILY,
    },
  });
  return { png: image.asPng(), width: image.width, height: image.height };
}

/** Returns the same picture as SVG, so that tests can read its text. */
export function drawSvg({ title, labels, series }: Chart): string {
  const columns = Math.max(1, series.length);
  const width = (COLUMN - (columns - 1) * GAP) / columns;
  const left = (column: number) => MARGIN + column * (width + GAP);
  const height = ROWS_TOP + labels.length * ROW + MARGIN;
  const parts = [
    `<rect x="0.5" y="0.5" width="${WIDTH - 1}" height="${height - 1}" rx="10" fill="${LOOK.card}" stroke="${LOOK.edge}"/>`,
    line(title, MARGIN, TITLE_TOP, COLUMN, { size: 15, bold: true }),
    ...series.map(({ name }, column) =>
      line(name, left(column), NAMES_TOP, width, { size: 12, bold: true, fill: LOOK.faint }),
    ),
    ...labels.map((label, row) =>
      line(label, MARGIN, ROWS_TOP + row * ROW + LABEL_TOP, COLUMN, { size: 12.5 }),
    ),
    ...series.flatMap(({ values }, column) => {
      const longest = Math.max(1, ...values);
      return labels.map((_, row) => {
        const value = values[row] ?? 0;
        const length = (Math.max(0, value) / longest) * (width - VALUE_ROOM);
        const middle = ROWS_TOP + row * ROW + BAR_MIDDLE;
        const colour = COLOURS[column % COLOURS.length] as string;
        const end = left(column) + length;
        return [
          bar(left(column), middle - BAR / 2, length, colour),
          line(number(value), end + VALUE_GAP, middle - VALUE_SIZE / 2, VALUE_ROOM, {
            size: VALUE_SIZE,
            bold: true,
          }),
        ].join("");
      });
    }),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" font-family="${FAMILY}" font-stretch="condensed">${parts.join("")}</svg>`;
}

/** Draws a bar with a rounded right end; nothing if its length is 0. */
function bar(x: number, y: number, length: number, colour: string): string {
  if (length <= 0) return "";
  const r = Math.min(CORNER, length);
  return `<path d="M${x} ${y}h${length - r}a${r} ${r} 0 0 1 ${r} ${r}v${BAR - 2 * r}a${r} ${r} 0 0 1 ${-r} ${r}h${r - length}z" fill="${colour}"/>`;
}

/** Draws one line of text with its top at `y`, cut to `room`. */
function line(
  words: string,
  x: number,
  y: number,
  room: number,
  { size, bold = false, fill = LOOK.ink }: { size: number; bold?: boolean; fill?: string },
): string {
  const text = fitText(words.replace(UNPRINTABLE, " ").replace(EMOJI, ""), room, size, bold);
  const weight = bold ? ' font-weight="bold"' : "";
  return `<text x="${x}" y="${y + size * ASCENT}" font-size="${size}" fill="${fill}"${weight}>${escapeXml(text)}</text>`;
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

let tools: ReturnType<typeof load> | undefined;

/** Loaded with the first chart: most processes never draw one, and none does at start. */
function loadTools() {
  tools ??= load();
  return tools;
}

async function load() {
  const resvg = await import("@resvg/resvg-js");
  const fonts = [
    import.meta.resolve("dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf"),
    import.meta.resolve("dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Bold.ttf"),
  ].map((url) => fileURLToPath(url));
  return { resvg, fonts };
}
