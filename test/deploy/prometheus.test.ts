import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const folder = join(import.meta.dirname, "../../deploy/prometheus");
const read = (file: string) => readFileSync(join(folder, file), "utf8");
const promtool = (...args: readonly string[]) =>
  spawnSync("promtool", args, { cwd: folder, encoding: "utf8", timeout: 60_000 });
const missing = promtool("--version").status !== 0;

it("expects of each alert when it fires, and when it does not", () => {
  const alerts = [...read("alerts.yml").matchAll(/- alert: (\w+)/g)].map(([, name]) => name);
  expect(alerts.length).toBeGreaterThan(8);
  const tests = read("alerts.test.yml");
  const firing = [...tests.matchAll(/alertname: (\w+)\n +eval_time: \S+\n +exp_alerts:\n/g)];
  const quiet = [...tests.matchAll(/alertname: (\w+), eval_time: \S+, exp_alerts: \[\]/g)];
  expect(firing.map(([, name]) => name)).toEqual(alerts);
  expect(new Set(quiet.map(([, name]) => name))).toEqual(new Set(alerts));
});

describe.skipIf(missing)(missing ? "without promtool (apt-get install prometheus)" : "with promtool", () => {
  it.each([
    ["check", "config", "prometheus.yml"],
    ["check", "rules", "--lint-fatal", "alerts.yml"],
    ["test", "rules", "alerts.test.yml"],
  ])("succeeds: promtool %s %s", (...args) => {
    const { status, stdout, stderr } = promtool(...args);
    expect(`${stdout}${stderr}`).toContain("SUCCESS");
    expect(status).toBe(0);
  });
});
