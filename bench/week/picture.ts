import { fileURLToPath } from "node:url";
import { Resvg } from "@resvg/resvg-js";
import type { Line } from "./prometheus.ts";

/** A graph: its lines, each with its name. */
export interface Graph {
  readonly title: string;
  readonly unit: string;
  readonly lines: readonly { readonly name: string; readonly points: Line["points"] }[];
}

/** When a fault lasted, in epoch seconds. */
export interface Shade {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

const COLUMNS = 2;
const WIDTH = 560;
const HEIGHT = 170;
const LEFT = 56;
const TOP = 30;
const BOTTOM = 36;
const DAY_S = 86_400;
const COLOURS = ["#2563eb", "#ea580c", "#16a34a", "#9333ea", "#dc2626", "#0891b2"];
const fonts = fileURLToPath(import.meta.resolve("dejavu-fonts-ttf/ttf/DejaVuSans.ttf"));

/** Draws the graphs side by side as a PNG; grey bars show the faults. */
export function drawGraphs(
  graphs: readonly Graph[],
  shades: readonly Shade[],
  from: number,
  to: number,
): Uint8Array {
  const rows = Math.ceil(graphs.length / COLUMNS);
  const parts = graphs.map((graph, n) => {
    const [x, y] = [(n % COLUMNS) * WIDTH, Math.floor(n / COLUMNS) * HEIGHT];
    return `<g transform="translate(${x} ${y})">${drawGraph(graph, shades, from, to)}</g>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${COLUMNS * WIDTH}" height="${rows * HEIGHT}" font-family="DejaVu Sans" font-size="10" fill="#334155"><rect width="100%" height="100%" fill="#fff"/>${parts.join("")}</svg>`;
  return new Resvg(svg, {
    font: { fontFiles: [fonts], loadSystemFonts: false, defaultFontFamily: "DejaVu Sans" },
  })
    .render()
    .asPng();
}

function drawGraph(
  { title, unit, lines }: Graph,
  shades: readonly Shade[],
  from: number,
  to: number,
): string {
  const [right, bottom] = [WIDTH - 12, HEIGHT - BOTTOM];
  const values = lines.flatMap(({ points }) => points.map(([, value]) => value)).filter(Number.isFinite);
  const top = Math.max(...values, 0) || 1;
  const xOf = (at: number) => LEFT + ((at - from) / (to - from)) * (right - LEFT);
  const yOf = (value: number) => bottom - (value / top) * (bottom - TOP);
  const shaded = shades.map(
    (shade) =>
      `<rect x="${xOf(shade.from).toFixed(1)}" y="${TOP}" width="${Math.max(1.5, xOf(shade.to) - xOf(shade.from)).toFixed(1)}" height="${bottom - TOP}" fill="#e2e8f0"/>`,
  );
  const days = Array.from({ length: Math.floor((to - from) / DAY_S) }, (_, n) => {
    const at = from + n * DAY_S;
    const name = new Date(at * 1_000).toLocaleDateString("en-GB", { weekday: "short", timeZone: "UTC" });
    return `<line x1="${xOf(at)}" x2="${xOf(at)}" y1="${TOP}" y2="${bottom}" stroke="#cbd5e1" stroke-width=".5"/><text x="${xOf(at) + 3}" y="${bottom + 12}">${name}</text>`;
  });
  const scale = [0, 0.5, 1].map(
    (part) =>
      `<text x="${LEFT - 5}" y="${yOf(part * top) + 3}" text-anchor="end">${inUnit(part * top, unit)}</text>`,
  );
  const drawn = lines.map(({ points }, n) => {
    const colour = COLOURS[n % COLOURS.length];
    return pathsOf(points).map(
      (path) =>
        `<polyline fill="none" stroke="${colour}" stroke-width="${path.length > 2 ? 1.3 : 4}" points="${path.map(([at, value]) => `${xOf(at).toFixed(1)},${yOf(value).toFixed(1)}`).join(" ")}"/>`,
    );
  });
  let x = LEFT;
  const legend = lines.map(({ name }, n) => {
    const at = x;
    x += name.length * 6.2 + 22;
    return `<rect x="${at}" y="${bottom + 20}" width="8" height="8" fill="${COLOURS[n % COLOURS.length]}"/><text x="${at + 11}" y="${bottom + 28}">${escaped(name)}</text>`;
  });
  return `<text x="${LEFT}" y="18" font-size="12" fill="#0f172a">${escaped(title)}</text>${[shaded, days, scale, drawn.flat(), legend].flat().join("")}<line x1="${LEFT}" x2="${right}" y1="${bottom}" y2="${bottom}" stroke="#64748b"/>`;
}

/** Splits the line at gaps; a single point becomes a dash. */
function pathsOf(points: Line["points"]): readonly (readonly (readonly [number, number])[])[] {
  const step = Math.min(...points.slice(1).map(([at], n) => at - (points[n]?.[0] ?? at)));
  const paths: (readonly [number, number])[][] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const point of points) {
    if (!Number.isFinite(point[1])) continue;
    if (point[0] - last > step * 1.5) paths.push([]);
    paths.at(-1)?.push(point);
    last = point[0];
  }
  return paths.map((path) => {
    const [only] = path;
    return only && path.length === 1 ? [only, [only[0] + step, only[1]]] : path;
  });
}

function inUnit(value: number, unit: string): string {
  if (unit === "bytes") return `${(value / 1e6).toFixed(0)} MB`;
  if (unit !== "s") return Number(value.toPrecision(2)).toString();
  if (value >= 7_200) return `${(value / 3_600).toFixed(1)} h`;
  if (value >= 120) return `${(value / 60).toFixed(0)} min`;
  return value >= 1 ? `${value.toPrecision(2)} s` : `${(value * 1_000).toFixed(0)} ms`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
