import { fileURLToPath } from "node:url";
import type { Chart } from "../chat/message.ts";
import { number } from "../text/format.ts";

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
/** Room right of the longest bar, for its value. */
const VALUE_ROOM = 46;
/** The font is this much wider than what lines are cut by: the widths of Helvetica, which the chart library knows. */
const MEASURED = 0.95;

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
  const image = await resvg.renderAsync(await drawSvg(chart), {
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
export async function drawSvg({ title, labels, series }: Chart): Promise<string> {
  const { echarts } = await loadTools();
  const columns = Math.max(1, series.length);
  const width = (COLUMN - (columns - 1) * GAP) / columns;
  const left = (column: number) => MARGIN + column * (width + GAP);
  const height = ROWS_TOP + labels.length * ROW + MARGIN;
  const text = (x: number, y: number, words: string, room: number, style: object) => ({
    type: "text" as const,
    silent: true,
    x,
    y,
    style: {
      // The space at the end keeps a title like `__proto__` from being a name in the library's cache, which is a plain
      // object: it would change every object in the process.
      text: `${words.replace(UNPRINTABLE, " ").replace(EMOJI, "")} `,
      width: room * MEASURED,
      overflow: "truncate" as const,
      ellipsis: "…",
      fontFamily: FAMILY,
      fill: LOOK.ink,
      ...style,
    },
  });
  const canvas = echarts.init(null, null, { renderer: "svg", ssr: true, width: WIDTH, height });
  try {
    canvas.setOption({
      animation: false,
      graphic: [
        {
          type: "rect",
          silent: true,
          z: -10,
          shape: { x: 0.5, y: 0.5, width: WIDTH - 1, height: height - 1, r: 10 },
          style: { fill: LOOK.card, stroke: LOOK.edge, lineWidth: 1 },
        },
        text(MARGIN, TITLE_TOP, title, COLUMN, { fontSize: 15, fontWeight: "bold" }),
        ...series.map(({ name }, column) =>
          text(left(column), NAMES_TOP, name, width, { fontSize: 12, fontWeight: "bold", fill: LOOK.faint }),
        ),
        ...labels.map((label, row) =>
          text(MARGIN, ROWS_TOP + row * ROW + LABEL_TOP, label, COLUMN, { fontSize: 12.5 }),
        ),
      ],
      grid: series.map((_, column) => ({
        left: left(column),
        width: width - VALUE_ROOM,
        // The band's middle is where the bar stands.
        top: ROWS_TOP + BAR_MIDDLE - ROW / 2,
        height: labels.length * ROW,
      })),
      xAxis: series.map(({ values }, gridIndex) => ({
        gridIndex,
        type: "value",
        show: false,
        min: 0,
        max: Math.max(1, ...values),
      })),
      yAxis: series.map((_, gridIndex) => ({
        gridIndex,
        type: "category",
        inverse: true,
        data: labels.map((_, row) => row),
        axisTick: { show: false },
        axisLabel: { show: false },
        axisLine: { show: false },
      })),
      series: series.map(({ name, values }, column) => ({
        type: "bar",
        name,
        xAxisIndex: column,
        yAxisIndex: column,
        barWidth: BAR,
        data: labels.map((_, row) => values[row] ?? 0),
        itemStyle: { color: COLOURS[column % COLOURS.length] as string, borderRadius: [0, 3, 3, 0] },
        label: {
          show: true,
          position: "right",
          fontFamily: FAMILY,
          fontSize: 12.5,
          fontWeight: "bold",
          color: LOOK.ink,
          formatter: ({ value }: { value: unknown }) => number(Number(value)),
        },
      })),
    });
    return canvas.renderToSVGString().replace("<svg ", '<svg font-stretch="condensed" ');
  } finally {
    canvas.dispose();
  }
}

let tools: ReturnType<typeof load> | undefined;

/** Loaded when the first chart is drawn: most processes never draw one, and none at its start. */
function loadTools() {
  tools ??= load();
  return tools;
}

async function load() {
  const [echarts, { BarChart }, { GraphicComponent, GridComponent }, { SVGRenderer }, resvg] =
    await Promise.all([
      import("echarts/core"),
      import("echarts/charts"),
      import("echarts/components"),
      import("echarts/renderers"),
      import("@resvg/resvg-js"),
    ]);
  echarts.use([BarChart, GridComponent, GraphicComponent, SVGRenderer]);
  const fonts = [
    import.meta.resolve("dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf"),
    import.meta.resolve("dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Bold.ttf"),
  ].map((url) => fileURLToPath(url));
  return { echarts, resvg, fonts };
}
