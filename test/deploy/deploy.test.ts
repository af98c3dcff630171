import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { createPrometheusMetrics } from "../../bin/observing/metrics.ts";

const root = join(import.meta.dirname, "../..");
const read = (file: string) => readFileSync(join(root, file), "utf8");
const files = readdirSync(join(root, "deploy"), { recursive: true, encoding: "utf8" })
  .map((name) => join("deploy", name))
  .filter((name) => statSync(join(root, name)).isFile());

it("sets no variable that Paperboy does not know", () => {
  const known = new Set(read(".env.example").match(/^[A-Z_]+(?==)/gm));
  const named = ["Dockerfile", "compose.yaml", "docs/deploying.md", ...files].flatMap((file) =>
    [...read(file).matchAll(/\b(?:PAPERBOY|DISCORD|SLACK|HF|ARXIV)_[A-Z_]+\b/g)].map(([name]) => name),
  );
  expect(new Set(named).size).toBeGreaterThan(4);
  expect(named.filter((name) => !known.has(name))).toEqual([]);
});

it("asks Prometheus only for figures that there are", async () => {
  const metrics = createPrometheusMetrics("1.2.3");
  const there = [...(await metrics.text()).matchAll(/^# TYPE (\S+) (\w+)/gm)].flatMap(
    ([, name = "", type]) =>
      type === "histogram" ? ["_bucket", "_count", "_sum"].map((part) => name + part) : [name],
  );
  const asked = ["deploy/prometheus/alerts.yml", "deploy/grafana/paperboy.json"].flatMap(
    (file) => read(file).match(/\b(?:paperboy|nodejs|process)_\w+/g) ?? [],
  );
  expect(new Set(asked).size).toBeGreaterThan(15);
  expect(asked.filter((name) => !there.includes(name))).toEqual([]);
  // And each of ours is shown somewhere.
  const ours = there.filter((name) => name.startsWith("paperboy_") && !/_(?:count|sum)$/.test(name));
  expect(ours.filter((name) => !asked.includes(name))).toEqual([]);
});

it("describes every figure of ours to operators", async () => {
  const text = await createPrometheusMetrics("1.2.3").text();
  const ours = [...text.matchAll(/^# TYPE (paperboy_\S+)/gm)].map(([, name = ""]) => name);
  expect(
    ours.filter((name) => name !== "paperboy_info" && !read("docs/operating.md").includes(`\`${name}\``)),
  ).toEqual([]);
});

it("builds an image from files that there are, with all that Paperboy reads when it runs", () => {
  const docker = read("Dockerfile");
  const copied = [...docker.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, sources = ""]) =>
    sources.split(" "),
  );
  expect(copied.length).toBeGreaterThan(10);
  const ignored = read(".dockerignore").split("\n");
  for (const source of copied) {
    expect(existsSync(join(root, source)), source).toBe(true);
    expect(ignored, source).toContain(`!${source.split("/")[0]}`);
  }
  const packaged = (JSON.parse(read("package.json")) as { files: string[] }).files;
  const used = packaged.filter((name) => !["dist", "docs", ".env.example", "CHANGELOG.md"].includes(name));
  expect(used.filter((name) => !copied.includes(name))).toEqual([]);
  // The last stage runs as somebody without rights, and says how it is.
  const [, last = ""] = docker.split(/^FROM .*nonroot$/m);
  expect(last).toMatch(/^USER 65532:65532$/m);
  expect(last).toMatch(/^HEALTHCHECK /m);
  expect(last).toMatch(/^VOLUME \/data$/m);
  expect(docker).not.toMatch(/^FROM \S+:latest|^FROM [^:]+$/m);
});

it("reaches the database of the compose file by what that is given", () => {
  const compose = read("compose.yaml");
  const url = /DATABASE_URL: postgres:\/\/(\w+):(\S+)@(\w+):5432\/(\w+)$/m.exec(compose);
  const [, user, password = "", host, database] = url ?? [];
  expect(compose).toContain(`POSTGRES_USER: ${user}\n`);
  expect(compose).toContain(`POSTGRES_PASSWORD: ${password}\n`);
  expect(compose).toMatch(new RegExp(`^  ${host}:$`, "m"));
  // The image names it after its user.
  expect(database).toBe(user);
});

it("lets no .env and no database into an image", () => {
  const [first, ...rest] = read(".dockerignore")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));
  expect(first).toBe("*");
  expect(rest.filter((line) => !line.startsWith("!") || /env|data|\*/.test(line))).toEqual([]);
});

it("keeps the service from what it does not need, and from asking with a refused token", () => {
  const unit = read("deploy/systemd/paperboy.service");
  for (const line of [
    "WantedBy=multi-user.target",
    "After=network-online.target",
    "StateDirectory=paperboy",
    "User=paperboy",
    "RestartPreventExitStatus=78",
    "ProtectSystem=strict",
    "NoNewPrivileges=yes",
    "CapabilityBoundingSet=",
  ])
    expect(unit.split("\n")).toContain(line);
  // V8 compiles at run time.
  expect(unit).not.toMatch(/^MemoryDenyWriteExecute=/m);
});

it("names files in the guide that there are", () => {
  const named = [...read("docs/deploying.md").matchAll(/\bdeploy\/[\w./-]*\w/g)].map(([path]) => path);
  expect(named.length).toBeGreaterThan(8);
  // A name may go on with a shell's *.
  expect(named.filter((path) => !files.some((file) => file.startsWith(path)))).toEqual([]);
});
