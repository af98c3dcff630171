import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { z } from "zod";

const deploy = fileURLToPath(import.meta.resolve("#root/deploy"));
const ADDRESS = "127.0.0.1:9465";
const READY_TRIES = 100;
const READY_MS = 200;

/** A series' values, each with its time (epoch s); gaps have no points. */
export interface Line {
  readonly labels: Readonly<Record<string, string>>;
  readonly points: readonly (readonly [number, number])[];
}

export interface Rule {
  readonly name: string;
  readonly query: string;
  /** Seconds for which it must hold. */
  readonly duration: number;
}

/** A real Prometheus that holds what was scraped. */
export interface Prometheus {
  /** The alert rules of `deploy/`, as Prometheus parsed them. */
  rules(): Promise<readonly Rule[]>;
  query(query: string, from: number, to: number, step: number): Promise<readonly Line[]>;
  stop(): Promise<void>;
}

const rulesSchema = z.object({
  data: z.object({
    groups: z.array(
      z.object({ rules: z.array(z.object({ name: z.string(), query: z.string(), duration: z.number() })) }),
    ),
  }),
});
const rangeSchema = z.object({
  data: z.object({
    result: z.array(
      z.object({
        metric: z.record(z.string(), z.string()),
        values: z.array(z.tuple([z.number(), z.string()])),
      }),
    ),
  }),
});

/** Starts a server on `figures`, a file in the OpenMetrics format. Needs Prometheus and promtool on the PATH. */
export async function startPrometheus(figures: string, folder: string): Promise<Prometheus> {
  const filled = spawnSync(
    "promtool",
    ["tsdb", "create-blocks-from", "openmetrics", "--quiet", figures, dataIn(folder)],
    {
      encoding: "utf8",
    },
  );
  if (filled.status !== 0)
    throw new Error(`promtool failed; apt-get install prometheus. ${filled.stderr ?? filled.error}`);
  return runPrometheus(`rule_files: [${join(deploy, "prometheus/alerts.yml")}]\n`, folder);
}

const dataIn = (folder: string): string => join(folder, "data");

/** Starts a server with this configuration, which keeps its data in `folder`. Needs Prometheus on the PATH. */
export async function runPrometheus(configuration: string, folder: string): Promise<Prometheus> {
  const config = join(folder, "prometheus.yml");
  writeFileSync(config, configuration);
  const child = spawn(
    "prometheus",
    [
      `--config.file=${config}`,
      `--storage.tsdb.path=${dataIn(folder)}`,
      "--storage.tsdb.retention.time=100y",
      `--web.listen-address=${ADDRESS}`,
      "--log.level=error",
    ],
    { stdio: ["ignore", "inherit", "inherit"] },
  );
  const ask = async (path: string, params: Readonly<Record<string, string>> = {}): Promise<unknown> => {
    const answer = await fetch(`http://${ADDRESS}${path}?${new URLSearchParams(params)}`);
    if (!answer.ok) throw new Error(`Prometheus answered ${answer.status}: ${await answer.text()}`);
    return answer.json();
  };
  for (let tries = 0; ; tries += 1) {
    const ready = await fetch(`http://${ADDRESS}/-/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (ready) break;
    if (tries === READY_TRIES || child.exitCode !== null) throw new Error("Prometheus did not start.");
    await pause(READY_MS);
  }
  return {
    async rules() {
      const { data: told } = rulesSchema.parse(await ask("/api/v1/rules", { type: "alert" }));
      return told.groups.flatMap(({ rules }) => rules);
    },
    async query(query, from, to, step) {
      const params = { query, start: String(from), end: String(to), step: String(step) };
      const { data: told } = rangeSchema.parse(await ask("/api/v1/query_range", params));
      return told.result.map(({ metric, values }) => ({
        labels: metric,
        points: values.map(([at, value]) => [at, Number(value)] as const),
      }));
    },
    async stop() {
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
    },
  };
}

const dashboardSchema = z.object({
  panels: z.array(
    z.object({
      title: z.string(),
      type: z.string(),
      fieldConfig: z.object({ defaults: z.object({ unit: z.string().optional() }) }),
      targets: z.array(z.object({ expr: z.string(), legendFormat: z.string().optional() })),
    }),
  ),
});

export interface Panel {
  readonly title: string;
  /** `timeseries` is a graph, `stat` a single figure. */
  readonly type: string;
  readonly unit: string;
  readonly queries: readonly { readonly query: string; readonly legend: string }[];
}

/** The dashboard's panels, with its variables filled in. */
export function dashboardPanels(rateInterval: string): readonly Panel[] {
  const file = readFileSync(join(deploy, "grafana/paperboy.json"), "utf8");
  return dashboardSchema.parse(JSON.parse(file)).panels.map(({ title, type, fieldConfig, targets }) => ({
    title,
    type,
    unit: fieldConfig.defaults.unit ?? "short",
    queries: targets.map(({ expr, legendFormat = "" }) => ({
      query: expr.replaceAll("$job", "paperboy").replaceAll("$__rate_interval", rateInterval),
      legend: legendFormat,
    })),
  }));
}
