import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { EVENTS } from "./alerts/faults.ts";
import { createWorld } from "./alerts/world.ts";
import { commandLine, wholeNumber } from "./command-line.ts";
import { dashboardPanels, type Prometheus, runPrometheus } from "./week/prometheus.ts";

const { minutes: LENGTH, keep } = commandLine(
  "bench:alerts",
  "Runs the built Paperboy with faults while a real Prometheus (apt-get install prometheus) scrapes it, with shortened alerts. Shows when each alert fired, and whether each query of the dashboard has data.",
)
  .option("--minutes <n>", "how long it runs; the last fault ends after 25", wholeNumber(1), 28)
  .option("--keep <folder>", "folder for Prometheus' data and Paperboy's log, instead of a temporary one")
  .parse()
  .opts<{ minutes: number; keep?: string }>();

const SCRAPE_S = 5;
/** What Grafana derives from that. */
const RATE_INTERVAL = "1m";
const SEARCH_MS = 20_000;
const rules = fileURLToPath(import.meta.resolve("#root/deploy/prometheus/alerts.yml"));

/** The durations of the alerts, and those that fit into minutes. Lists are loaded every 15 minutes without a fault, too. */
const SHORTER: readonly (readonly [RegExp, string])[] = [
  [/for: 15m/g, "for: 30s"],
  [/for: (?:5|10)m/g, "for: 20s"],
  [/\[30m\]/g, "[5m]"],
  [/\[15m\]/g, "[2m]"],
  [/> 1800$/gm, "> 150"],
  [/> 300$/gm, "> 60"],
  [/(feed_age_seconds) > 3600/g, "$1 > 1020"],
  [/(unknown_delivery_age_seconds) > 3600/g, "$1 > 120"],
];

function shortened(folder: string): string {
  const file = join(folder, "alerts.yml");
  writeFileSync(
    file,
    SHORTER.reduce((text, [long, short]) => text.replace(long, short), readFileSync(rules, "utf8")),
  );
  return `
global: { scrape_interval: ${SCRAPE_S}s, evaluation_interval: ${SCRAPE_S}s }
rule_files: [${file}]
scrape_configs:
  - job_name: paperboy
    static_configs: [{ targets: ["127.0.0.1:9464"] }]
`;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Minutes since the start, as m:ss. */
const since = (from: number, at: number) => {
  const seconds = Math.round(at - from);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
};

async function firings(prometheus: Prometheus, { from, to }: Span) {
  const lines = await prometheus.query('ALERTS{alertstate="firing"}', from, to, SCRAPE_S);
  const rows = lines.flatMap(({ labels, points }) => {
    const { alertname = "", platform, kind } = labels;
    const first = points[0]?.[0] ?? 0;
    const last = points.at(-1)?.[0] ?? 0;
    const resolved = last + 2 * SCRAPE_S > to ? "–" : since(from, last + SCRAPE_S);
    return [{ alert: alertname, of: platform ?? kind ?? "", fired: since(from, first), resolved }];
  });
  const silent = (await prometheus.rules()).filter(({ name }) => rows.every(({ alert }) => alert !== name));
  return [...rows, ...silent.map(({ name }) => ({ alert: name, of: "", fired: "never", resolved: "" }))];
}

async function panels(prometheus: Prometheus, { from, to }: Span) {
  const rows = [];
  for (const { title, queries } of dashboardPanels(RATE_INTERVAL))
    for (const { query, legend } of queries) {
      const lines = await prometheus.query(query, from, to, SCRAPE_S);
      const values = lines.flatMap(({ points }) => points.map(([, value]) => value)).filter(Number.isFinite);
      rows.push({
        panel: title,
        legend,
        lines: lines.length,
        points: values.length,
        most: values.length > 0 ? Number(Math.max(...values).toPrecision(3)) : undefined,
      });
    }
  return rows;
}

const folder = keep ?? mkdtempSync(join(tmpdir(), "paperboy-alerts-"));
const world = await createWorld(folder);
const prometheus = await runPrometheus(shortened(folder), folder);
try {
  const from = Date.now() / 1_000;
  const tell = (text: string) => process.stdout.write(`${since(from, Date.now() / 1_000)} ${text}\n`);
  await world.subscribe("discord", 2, 2);
  await world.subscribe("slack", 2, 2);
  await world.start();
  const searching = setInterval(() => void world.search("attention").catch(() => {}), SEARCH_MS);
  await Promise.all([
    pause(LENGTH * 60_000),
    ...EVENTS.filter(({ at }) => at < LENGTH).map(async ({ name, at, run }) => {
      await pause(at * 60_000);
      tell(`begins: ${name}`);
      await run(world);
      tell(`ended: ${name}`);
    }),
  ]);
  clearInterval(searching);
  const span = { from, to: Date.now() / 1_000 };
  console.table(await firings(prometheus, span));
  console.table(await panels(prometheus, span));
} finally {
  await prometheus.stop();
  await world.close();
  if (!keep) rmSync(folder, { recursive: true, force: true });
}
