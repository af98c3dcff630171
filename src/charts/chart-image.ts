import { fileURLToPath } from "node:url";
import type { Chart } from "../chat/message.ts";
import { number } from "../text/format.ts";
import { fitText } from "./fit-text.ts";

/** A picture of a chart. */
export interface Picture {
  readonly png: Uint8Array;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/** Laid out for a phone, which shows a picture about 360 points wide, and drawn this many times as fine. */
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
/** Of a row: its label stands above its bars. */
const LABEL_TOP = 4;
const BAR_MIDDLE = 30;
const CORNER = 3;
/** Room right of the longest bar, for its value. */
const VALUE_ROOM = 46;
const VALUE_GAP = 5;
const VALUE_SIZE = 12.5;
/** From the top of a line to its baseline, in font sizes. */
const ASCENT = 0.93;

/**
 * A card of its own, so that it reads the same on a white and on a dark page. Bars in Okabe and Ito's colours, which
 * no common colour blindness confuses; each series has its own named column all the same, so that no meaning is in the
 * colour.
 */
const LOOK = { card: "#fbfbfa", edge: "#d0d3d6", ink: "#1f2328", faint: "#57606a" } as const;
const COLOURS = ["#0072b2", "#d55e00", "#009e73"] as const;
const FAMILY = "DejaVu Sans";
/** Scripts that the font that comes with Paperboy lacks: for them the machine's own fonts are looked through. */
const BEYOND_FONT = /[^\0-\u2bff]/;
/** No font has them in one colour, so they would be empty boxes. */
const EMOJI = /\p{Extended_Pictographic}[\u200d\ufe0f\u{1f3fb}-\u{1f3ff}]*\s?/gu;

/** What no XML may hold, and line breaks. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\ufffe\uffff]+/gu;

/** Draws the chart as horizontal bars, one row a label and one column a series, as a PNG. */
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

/** The same picture as SVG, for tests of what it says. */
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

/** A bar whose right end is rounded; nothing where it has no length. */
function bar(x: number, y: number, length: number, colour: string): string {
  if (length <= 0) return "";
  const r = Math.min(CORNER, length);
  return `<path d="M${x} ${y}h${length - r}a${r} ${r} 0 0 1 ${r} ${r}v${BAR - 2 * r}a${r} ${r} 0 0 1 ${-r} ${r}h${r - length}z" fill="${colour}"/>`;
}

/** One line of text whose top stands at `y`, cut to `room`. */
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

/** Loaded when the first chart is drawn: most processes never draw one, and none at its start. */
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
