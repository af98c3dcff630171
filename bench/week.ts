import { createWriteStream, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { commandLine, wholeNumber } from "./command-line.ts";
import { breakCalls, FAULTS } from "./week/faults.ts";
import { drawGraphs, type Graph } from "./week/picture.ts";
import { dashboardPanels, type Prometheus, startPrometheus } from "./week/prometheus.ts";
import { createWorld } from "./week/world.ts";

const {
  figures: wanted,
  picture,
  hours: HOURS,
} = commandLine(
  "bench:week",
  "Simulates a week with faults in virtual time and scrapes the metrics every minute. A real Prometheus (apt-get install prometheus) then evaluates the alerts and the dashboard. Takes six minutes of CPU.",
)
  .option("--figures <file>", "file for the scraped metrics; if it exists, the simulation is skipped")
  .option("--picture <file>", "PNG file for the dashboard's graphs")
  .option("--hours <n>", "hours of the week to simulate", wholeNumber(1), 168)
  .parse()
  .opts<{ figures?: string; picture?: string; hours: number }>();

const MINUTE = 60_000;
const HOUR_MINUTES = 60;
/** A Monday, the first day of the sample. */
const BEGIN = Date.parse("2026-08-17T00:00:00Z");
const FROM = BEGIN / 1_000;
const TO = FROM + HOURS * 3_600;
/** Grafana's step for a week on one screen, and the rate interval it derives from that. */
const STEP_S = 600;
const RATE_INTERVAL = "11m";
/** The metrics that the alerts and the dashboard use. */
const ASKED = /^(?:paperboy_|nodejs_eventloop_lag_(?:p\d+|max)_seconds|process_resident_memory_bytes)/;

/** Lines of a scrape, with the labels that Prometheus adds and the time. */
function stamped(text: string | undefined, at: number): string {
  const labels = 'instance="127.0.0.1:9464",job="paperboy"';
  const lines = (text ?? "").split("\n").filter((line) => ASKED.test(line));
  return [
    `up{${labels}} ${text === undefined ? 0 : 1} ${at}`,
    ...lines.map((line) => {
      const [, name, own = "", value] = /^(\w+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [];
      return `${name}{${[own, labels].filter(Boolean).join(",")}} ${value === "Nan" ? "NaN" : value} ${at}`;
    }),
  ].join("\n");
}

async function liveThrough(file: string): Promise<void> {
  const out = createWriteStream(file);
  const world = await createWorld(BEGIN);
  await world.boot();
  breakCalls(world);
  for (let minute = 0; minute < HOURS * HOUR_MINUTES; minute += 1) {
    const ofDay = minute % (24 * HOUR_MINUTES);
    for (const fault of FAULTS) {
      if (minute === fault.from * HOUR_MINUTES) await fault.begin(world);
      if (minute === (fault.from + fault.hours) * HOUR_MINUTES) await fault.end(world);
    }
    for (const [n, who] of ["ada", "grace", "alan"].entries())
      if (ofDay % 180 === 30 + n * 25) world.vote(who, n);
    await world.time.pass(MINUTE);
    out.write(`${stamped(await world.scrape(), FROM + (minute + 1) * 60)}\n`);
    if (ofDay === 0) process.stdout.write(`day ${minute / 1_440 + 1}\n`);
  }
  out.end("# EOF\n");
  await finished(out);
  const perChannel = world.channels.map((channel) => `${channel.platform} ${world.messagesIn(channel)}`);
  process.stdout.write(`messages: ${perChannel.join(", ")}; log lines: ${JSON.stringify(world.logged)}\n`);
  await world.close();
}

/** When each alert of `deploy/` fired, and until when. */
async function firings(prometheus: Prometheus) {
  const rows: { alert: string; labels: string; firing: string; resolved: string }[] = [];
  const clock = (at: number) => new Date(at * 1_000).toISOString().slice(5, 16).replace("T", " ");
  for (const { name, query, duration } of await prometheus.rules()) {
    const before = rows.length;
    for (const { labels, points } of await prometheus.query(query, FROM, TO, 60)) {
      const { __name__, instance, job, ...own } = labels;
      let since = Number.NaN;
      for (const [n, [at]] of points.entries()) {
        if (at - (points[n - 1]?.[0] ?? Number.NEGATIVE_INFINITY) > 60) since = at;
        const last = (points[n + 1]?.[0] ?? Number.POSITIVE_INFINITY) - at > 60;
        if (!last || at - since < duration) continue;
        const resolved = at + 60 > TO ? "–" : clock(at + 60);
        rows.push({
          alert: name,
          labels: Object.values(own).join(" "),
          firing: clock(since + duration),
          resolved,
        });
      }
    }
    if (rows.length === before) rows.push({ alert: name, labels: "", firing: "never", resolved: "" });
  }
  return rows;
}

async function graphs(prometheus: Prometheus) {
  const panels = dashboardPanels(RATE_INTERVAL).filter(({ type }) => type === "timeseries");
  return Promise.all(
    panels.map(async ({ title, unit, queries }) => {
      const lines = await Promise.all(
        queries.map(async ({ query, legend }) =>
          (await prometheus.query(query, FROM, TO, STEP_S)).map(({ labels, points }) => ({
            name: legend.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, label: string) => labels[label] ?? ""),
            points,
          })),
        ),
      );
      return { title, unit, lines: lines.flat() };
    }),
  );
}

/** Omits lines that are always 0, and graphs left without lines. */
function withoutZeros(graph: Graph): readonly Graph[] {
  const happened = graph.lines.filter(({ points }) => points.some(([, value]) => value > 0));
  return happened.length === 0 ? [] : [{ ...graph, lines: happened }];
}

const folder = mkdtempSync(join(tmpdir(), "paperboy-prometheus-"));
const figures = wanted ?? join(folder, "figures.txt");
try {
  if (!existsSync(figures)) await liveThrough(figures);
  const prometheus = await startPrometheus(figures, folder);
  try {
    console.table(await firings(prometheus));
    const drawn = await graphs(prometheus);
    console.table(
      drawn.flatMap(({ title, unit, lines }) =>
        lines.map(({ name, points }) => {
          const values = points.map(([, value]) => value).filter(Number.isFinite);
          const most = values.length > 0 ? Number(Math.max(...values).toPrecision(3)) : undefined;
          return { graph: title, line: name, points: points.length, most, unit };
        }),
      ),
    );
    const shades = FAULTS.map(({ name, from, hours }) => ({
      name,
      from: FROM + from * 3_600,
      to: FROM + (from + hours) * 3_600,
    }));
    if (picture) writeFileSync(picture, drawGraphs(drawn.flatMap(withoutZeros), shades, FROM, TO));
  } finally {
    await prometheus.stop();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
