import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { type Command, CommanderError } from "commander";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { program } from "../../bin/program.ts";
import { openStorage } from "../../drizzle/storage.ts";
import type { PaperId } from "../../src/papers/paper.ts";
import { systemClock } from "../../src/runtime/clock.ts";
import { silentLog } from "../../src/runtime/log.ts";
import { cast, channel, subscription, team } from "../contract/samples.ts";
import { makePaper } from "../fixtures/papers.ts";
import { commandsIn, commandsInDocuments, type TypedCommand } from "./shell-lines.ts";

const root = join(import.meta.dirname, "../..");
const read = (file: string) => readFileSync(join(root, file), "utf8");
const here = (path: string) => path.startsWith("/") || globFinds(path);
const { scripts } = JSON.parse(read("package.json")) as { scripts: Readonly<Record<string, string>> };
const compose = read("compose.yaml");

/** They read, or write into the folder that they are typed in; the others are not run. */
const HARMLESS = ["status", "channels", "why", "backup", "export", "reindex", "invite", "manifest"];
/** A sentence may name a command without what it takes. */
const UNFINISHED = ["commander.missingArgument", "commander.optionMissingArgument"];
/** Ends what is typed once its arguments are understood. */
const UNDERSTOOD = new Error("understood");

const PAPERBOY =
  /^(?:\/nodejs\/bin\/|\/usr\/bin\/)?node (?:--max-semi-space-size=8 )?dist\/bin\/paperboy\.js /;
const NPM = ["ci", "install", "test", "start", "rebuild", "prune", "run"];
const UNITS = ["enable", "edit", "daemon-reload"];

/** What is wrong with a command of each program, as far as it can be told here. */
const CHECKS: Readonly<Record<string, (args: readonly string[]) => boolean>> = {
  npm: ([verb = "", name = ""]) => NPM.includes(verb) && (verb !== "run" || name in scripts),
  npx: ([tool = "", , path]) =>
    ["mcp-remote", "paperboy"].includes(tool) || (tool === "vitest" && here(`${path}*`)),
  docker: ([verb, ...args]) =>
    verb === "buildx" || (verb === "run" ? compose.includes(`image: ${args.at(-1)}\n`) : composed(args)),
  systemctl: ([verb = "", ...units]) => UNITS.includes(verb) && units.filter(isName).every(isUnit),
  journalctl: ([, unit = ""]) => isUnit(unit),
  install: (args) => files(args).slice(0, -1).every(here),
  cp: (args) => files(args).slice(0, -1).every(here),
  fly: (args) => (!args.includes("--config") ? true : here(args[args.indexOf("--config") + 1] ?? "")),
  git: ([verb = ""]) => ["clone", "pull"].includes(verb),
  launchctl: ([verb = "", , plist = ""]) =>
    verb === "bootstrap" && here(`deploy/launchd/${plist.split("/").at(-1)}`),
  tail: ([, file = ""]) => read("deploy/launchd/paperboy.plist").includes(file),
  "apt-get": ([verb = ""]) => verb === "install",
  "systemd-sysusers": () => true,
  "systemd-tmpfiles": ([option]) => option === "--create",
  openssl: ([verb]) => verb === "rand",
  promtool: (args) => here(args.at(-1) ?? ""),
  ...Object.fromEntries(
    ["cd", "mkdir", "chown", "export", "createuser", "createdb", "pg_dump", "pg_restore"].map((name) => [
      name,
      (args: readonly string[]) => args.length > 0,
    ]),
  ),
};

const isName = (word: string) => !word.startsWith("-");
const isUnit = (unit: string) => here(`deploy/systemd/${unit.includes(".") ? unit : `${unit}.service`}`);
/** Without options and their values. */
const files = (args: readonly string[]) =>
  args.filter((word, n) => isName(word) && !["-m", "-o", "-g"].includes(args[n - 1] ?? ""));

function globFinds(path: string): boolean {
  const [before = "", after] = basename(path).split("*");
  if (after === undefined) return existsSync(join(root, path));
  return readdirSync(join(root, dirname(path))).some(
    (name) => name.startsWith(before) && name.endsWith(after),
  );
}

/** Profiles and services are those of the compose file. */
function composed(args: readonly string[]): boolean {
  const profile = args.indexOf("--profile");
  const words = args.filter((_, n) => profile < 0 || (n !== profile && n !== profile + 1));
  const [verb = "", ...rest] = words;
  const service = rest.find(isName);
  return (
    (profile < 0 || compose.includes(`profiles: [${args[profile + 1]}]`)) &&
    ["build", "up", "exec", "logs", "run", "stop"].includes(verb) &&
    (service === undefined || new RegExp(`^  ${service}:$`, "m").test(compose))
  );
}

/** What is typed after `paperboy`, however it is started. */
function paperboyLine({ words }: TypedCommand): readonly string[] | undefined {
  const line = words.join(" ");
  if (words[0] === "paperboy") return words.slice(1);
  if (/^npm run (?:-s )?paperboy -- /.test(line)) return words.slice(words.indexOf("--") + 1);
  if (line.startsWith("docker compose exec paperboy ")) return words.slice(6);
  if (line.startsWith("docker compose run --rm backup ")) return words.slice(5);
  return PAPERBOY.test(line) ? words.slice(words.indexOf("dist/bin/paperboy.js") + 1) : undefined;
}

const commands = commandsInDocuments(["paperboy", ...Object.keys(CHECKS)]);
const services = ["paperboy.service", "paperboy-backup.service"].flatMap((file) =>
  [...read(`deploy/systemd/${file}`).matchAll(/^Exec\w+=(.+)$/gm)].flatMap(([, line = ""]) =>
    commandsIn(line).map((command) => ({ file, mentioned: false, ...command })),
  ),
);
const lines = [...commands, ...services].flatMap((command) => paperboyLine(command) ?? []).length;

it("finds what documents tell people to type", () => {
  expect(commands.length).toBeGreaterThan(100);
  expect(lines).toBeGreaterThan(60);
});

it("sets variables that there are", () => {
  const known = new Set(read(".env.example").match(/^[A-Z_]+(?==)/gm));
  const ours = /^(?:PAPERBOY|DISCORD|SLACK|HF|DATABASE)_/;
  const named = commands.flatMap(({ variables, words }) =>
    [...variables, ...(words[0] === "export" ? words.slice(1) : [])].map((each) => each.split("=")[0] ?? ""),
  );
  expect(named.filter((name) => ours.test(name) && !known.has(name))).toEqual([]);
});

it("names programs, files, scripts, services and units that there are", () => {
  const wrong = commands.filter((command) => {
    const [name = "", ...args] = command.words;
    if (command.words.length === 0 || paperboyLine(command)) return false;
    return !CHECKS[name]?.(args);
  });
  expect(wrong).toEqual([]);
});

describe("paperboy", () => {
  const kept = { cwd: process.cwd(), env: { ...process.env } };
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "paperboy-typed-"));
    process.chdir(folder);
    for (const name of Object.keys(process.env))
      if (/^(?:PAPERBOY|DISCORD|SLACK|HF)_/.test(name)) delete process.env[name];
    process.env.PAPERBOY_DATABASE = join(folder, "paperboy.db");
    // Nobody is called there; its application is read off it.
    process.env.DISCORD_TOKEN = "";
    const { store } = await openStorage({
      file: process.env.PAPERBOY_DATABASE,
      clock: systemClock,
      log: silentLog,
    });
    await store.saveSubscription(subscription({ channel: channel("reading", "100000000000000001") }));
    await store.savePapers([makePaper({ id: "2506.00001" as PaperId })], 1);
    await store.applyCasts([{ cast: cast({ team: team("100000000000000001") }), standing: true, at: 1 }]);
    await store.close();
    program.exitOverride().hook("preAction", (_, command) => {
      const elsewhere = command.args.some((word) => word.startsWith("/"));
      if (elsewhere || command.opts().every || !HARMLESS.includes(command.name())) throw UNDERSTOOD;
    });
    for (const command of every(program)) command.exitOverride();
  });
  afterAll(() => {
    process.chdir(kept.cwd);
    process.env = kept.env;
    rmSync(folder, { recursive: true });
  });

  const typed = new Map(
    [...commands, ...services].flatMap((command) => {
      const words = paperboyLine(command);
      return words ? [[words.join(" "), { words, mentioned: command.mentioned }] as const] : [];
    }),
  );
  it.each([...typed])("%s", async (line, { words, mentioned }) => {
    if (/^invite discord/.test(line))
      process.env.DISCORD_TOKEN = `${btoa("100000000000000001")}.AAAAAA.${"b".repeat(38)}`;
    const out: string[] = [];
    const { write } = process.stdout;
    process.stdout.write = (text: string | Uint8Array) => out.push(String(text)) > 0;
    try {
      await program.parseAsync(words, { from: "user" }).catch((error) => {
        const unfinished = error instanceof CommanderError && UNFINISHED.includes(error.code);
        if (error !== UNDERSTOOD && !(mentioned && unfinished)) throw error;
      });
    } finally {
      process.stdout.write = write;
      process.env.DISCORD_TOKEN = "";
    }
  });
});

function every(command: Command): readonly Command[] {
  return [command, ...command.commands.flatMap(every)];
}
