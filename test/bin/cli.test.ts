import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Command } from "commander";
import { PermissionFlagsBits } from "discord.js";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { inviteLink } from "../../adapters/discord/invite.ts";
import { program } from "../../bin/program.ts";
import { openStore } from "../../drizzle/sqlite/store.ts";
import type { PaperId } from "../../src/papers/paper.ts";
import { silentLog } from "../../src/runtime/log.ts";
import { cast } from "../contract/samples.ts";
import { readBibtex } from "../export/readers.ts";
import { makePapers } from "../fixtures/papers.ts";
import { until } from "../until.ts";
import { launch, type Ran, root } from "./process.ts";

let folder: string;
beforeAll(() => {
  // What users run is the build, so the build is what is tried.
  execFileSync(
    process.execPath,
    [join(root, "node_modules/typescript/bin/tsc"), "-p", "tsconfig.build.json"],
    { cwd: root },
  );
  folder = mkdtempSync(join(tmpdir(), "paperboy-cli-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// Each try is a process of its own, which a busy machine starts slowly.
vi.setConfig({ testTimeout: 120_000 });

/** Runs the command line in an empty folder, with nothing reachable but what `env` names. */
function paperboy(args: readonly string[], env: Record<string, string> = {}): Promise<Ran> {
  const nowhere = "http://127.0.0.1:9";
  return launch("dist/bin/paperboy.js", args, folder, {
    PAPERBOY_DATABASE: join(folder, "p.db"),
    HF_ENDPOINT: nowhere,
    ARXIV_API_URL: nowhere,
    ...env,
  }).ended;
}

it("explains a command that is asked for help", async () => {
  const { code, out } = await paperboy(["export", "--help"]);
  expect(code).toBe(0);
  expect(out).toContain("Usage: paperboy export");
});

it.each(every(program).map((command) => [wordsOf(command), command] as const))(
  "%s explains itself",
  (words, command) => {
    const help = command.helpInformation();
    expect(help).toContain(`Usage: ${words}`);
    expect(command.description()).not.toBe("");
  },
);

function every(command: Command): readonly Command[] {
  return command.commands.flatMap((each) => [each, ...every(each)]);
}

function wordsOf(command: Command): string {
  return command.parent ? `${wordsOf(command.parent)} ${command.name()}` : command.name();
}

it("export prints a team's favourites, and nothing else", async () => {
  const file = join(folder, "votes.db");
  const store = await openStore({ file, log: silentLog });
  await store.savePapers(makePapers(2), 0);
  await store.applyCasts([{ cast: cast({ paper: "2506.00002" as PaperId }), standing: true, at: 1 }]);
  await store.close();
  const { code, out } = await paperboy(["export", "--team", "discord:W1", "--format", "bibtex"], {
    PAPERBOY_DATABASE: file,
  });
  expect(code).toBe(0);
  expect(readBibtex(out).map(({ title }) => title)).toEqual(["Paper 2506.00002"]);
});

describe("on a library", () => {
  const sample = { PAPERBOY_FEED: join(root, "sample") };

  it("imports, prints digests, searches and rebuilds", async () => {
    const papers = [
      {
        id: "2501.00001",
        title: "Otters <eos> learn to swim",
        abstract: "We study otters. They swim.",
        authors: ["Ada Example"],
      },
      "not an object",
      {
        id: "2501.00002",
        title: "Beavers build $O(n)$ dams",
        abstract: "Dams.",
        authors: "Béla Példa; Ada Example",
      },
    ];
    writeFileSync(join(folder, "papers.jsonl"), papers.map((row) => JSON.stringify(row)).join("\n"));
    const imported = await paperboy(["import", "papers.jsonl"]);
    expect(imported).toMatchObject({
      code: 0,
      out: expect.stringMatching(/2 papers read, 2 new, 1 skipped/),
    });
    const found = await paperboy(["search", "otters", "swim", "--json"]);
    expect(JSON.parse(found.out)[0]).toMatchObject({ id: "2501.00001", title: "Otters <eos> learn to swim" });
    expect((await paperboy(["search", "swim", "--limit", "1"])).out).toContain("2501.00001");
    expect(await paperboy(["reindex"])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/2 papers indexed/),
    });
  });

  it("prints exactly the payloads that would be posted", async () => {
    const slack = JSON.parse(
      (await paperboy(["digest", "--count", "3", "--format", "slack", "--date", sampleDay()], sample)).out,
    );
    expect(slack.text).toMatch(/^Three papers/);
    expect(slack.blocks.length).toBeGreaterThan(6);
    const discord = JSON.parse(
      (await paperboy(["digest", "--count", "3", "--format", "discord", "--date", sampleDay()], sample)).out,
    );
    expect(discord.flags & (1 << 15)).toBeTruthy();
    expect(discord.allowed_mentions.parse).toEqual([]);
    const text = await paperboy(["digest", "--count", "3", "--date", sampleDay()], sample);
    expect(text.out).toMatch(/\w+day \d+ \w+\n=+\n(.*\n)+New today\n\n1\. /);
  });

  it("takes the newest saved day where none is named", async () => {
    const { code, out } = await paperboy(["digest"], sample);
    expect(code).toBe(0);
    expect(out).toMatch(/^Friday 21 August/);
  });

  it("prints a digest from what is known where the day cannot be loaded, and says so beside it", async () => {
    const library = { PAPERBOY_DATABASE: join(folder, "known.db") };
    await paperboy(["import", join(root, "sample")], library);
    const { code, out, err } = await paperboy(["digest", "--date", "2026-08-24"], library);
    expect(code).toBe(0);
    expect(out).toMatch(/^Monday 24 August/);
    expect(err).toMatch(/^paperboy: .*cannot be reached.*Continuing with what is known\.\n$/);
    expect(await paperboy(["digest", "--date", "2026-10-24"], library)).toMatchObject({ code: 1 });
  });

  it("doctor tells which saved days there are, and where there are none", async () => {
    expect((await paperboy(["doctor"], sample)).out).toMatch(
      /^ok\s+Feed: saved days in .*: 5 up to 2026-08-21, which has 12 papers$/m,
    );
    mkdirSync(join(folder, "none"));
    expect((await paperboy(["doctor"], { PAPERBOY_FEED: join(folder, "none") })).out).toMatch(
      /^FIX\s+Feed: .*PAPERBOY_FEED names a folder of files like/m,
    );
  });

  function sampleDay(): string {
    return "2026-08-21";
  }
});

it.each([
  [["nosuch"], /^paperboy: unknown command 'nosuch'\. See --help\.\n$/],
  [["syn"], /^paperboy: unknown command 'syn' \(Did you mean sync\?\) See --help\.\n$/],
  [["search"], /^paperboy: missing required argument 'query'\. See --help\.\n$/],
  [
    ["sync", "--days", "0"],
    /^paperboy: .*'0' is invalid\. Write a whole number from 1 to 5000\. See --help\.\n$/,
  ],
] as const)("what is typed wrongly is told in one line: %j", async (args, message) => {
  const { code, out, err } = await paperboy(args);
  expect([code, out]).toEqual([1, ""]);
  expect(err).toMatch(message);
});

it("the link that invites the bot asks for what README.md says", async () => {
  const DISCORD_TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.canary.canary-canary-canary-canary";
  const { code, out } = await paperboy(["invite", "discord"], { DISCORD_TOKEN });
  expect(code).toBe(0);
  const [server = "", personal = ""] = out.split("\n").filter((line) => line.startsWith("https:"));
  expect(server).toBe(inviteLink("123456789012345678"));
  expect(new URL(personal).searchParams.get("integration_type")).toBe("1");
  const asked = BigInt(new URL(server).searchParams.get("permissions") ?? "");
  const names = Object.entries(PermissionFlagsBits).filter(([, bit]) => (asked & bit) !== 0n);
  expect(names.map(([name]) => name).sort()).toEqual([
    "AddReactions",
    "AttachFiles",
    "CreatePublicThreads",
    "ReadMessageHistory",
    "SendMessages",
    "SendMessagesInThreads",
    "ViewChannel",
  ]);
});

describe("what people can mend is one clear line and a failing exit code", () => {
  it.each([
    [["digest", "--date", "2026-13-01"], {}, /Write a date like/],
    [["digest", "--count", "11"], {}, /whole number from 1 to 10/],
    [["sync"], {}, /127\.0\.0\.1:9.*cannot be reached/],
    [["import", "nowhere.json"], {}, /^paperboy: nowhere\.json does not exist\. Check the path/],
    [["search", " "], {}, /Type something to search for/],
    [["digest", "--date", "2999-01-01"], {}, /2999-01-01 is in the future/],
    [["start"], { DISCORD_TOKEN: "canary-token" }, /DISCORD_TOKEN does not look like.*Reset Token/],
    [["digest"], { PAPERBOY_FEED: "/nonexistent" }, /PAPERBOY_FEED names \/nonexistent/],
    [["why", "--channel", "C1"], {}, /No channel C1 is subscribed/],
    [["export", "--team", "discord:1"], {}, /The team discord:1 has no favourites/],
    [["invite", "discord"], {}, /DISCORD_TOKEN is not set/],
  ])("%j %j", async (args, env, message) => {
    const { code, err } = await paperboy(args, env as Record<string, string>);
    expect(code).toBe(1);
    expect(err).toMatch(message);
    expect(err).not.toMatch(/canary|\n\s+at /);
  });

  it("a file that is no database is left alone", async () => {
    const file = join(folder, "letter.txt");
    writeFileSync(file, "Dear Ada, ".repeat(500));
    const { code, err } = await paperboy(["search", "x"], { PAPERBOY_DATABASE: file });
    expect(code).toBe(1);
    expect(err).toMatch(/letter\.txt/);
    expect(err.trim().split("\n")).toHaveLength(1);
  });

  it("doctor names what to mend and goes on with the rest", async () => {
    const { code, out } = await paperboy(["doctor"], { PAPERBOY_FEED: join(folder, "days") });
    expect(code).toBe(1);
    expect(out).toMatch(/^ok\s+Configuration/m);
    expect(out).toMatch(/^FIX\s+Feed: .*PAPERBOY_FEED/m);
    expect(out).toMatch(/^ok\s+Database/m);
  });
});

it("the package is small, whole, and runs from its tarball in an empty folder", async () => {
  const place = join(folder, "installed");
  mkdirSync(place);
  const packed = execFileSync("npm", ["pack", "--ignore-scripts", "--json", "--pack-destination", place], {
    cwd: root,
    encoding: "utf8",
  });
  const [{ filename, size, files }] = JSON.parse(packed) as [
    {
      readonly filename: string;
      readonly size: number;
      readonly files: readonly { readonly path: string }[];
    },
  ];
  expect(size).toBeLessThan(3_000_000);
  const strange = files.filter(({ path }) =>
    /(?:^|\/)(?:test|bench|node_modules|data)\/|\.(?:db|env|log)$/.test(path),
  );
  expect(strange).toEqual([]);
  execFileSync("tar", ["-xzf", filename], { cwd: place });
  // The registry's part of an installation.
  symlinkSync(join(root, "node_modules"), join(place, "node_modules"));
  const run = (args: readonly string[]) =>
    execFileSync(process.execPath, [join(place, "package/dist/bin/paperboy.js"), ...args], {
      cwd: place,
      encoding: "utf8",
      env: { PATH: process.env.PATH, PAPERBOY_FEED: join(place, "package/sample") },
    });
  expect(run(["--version"])).toMatch(/^\d+\.\d+\.\d+\n$/);
  expect(run(["digest", "--date", "2026-08-21"])).toMatch(/^Friday 21 August/);
});

it("start runs the playground offline, delivers to both chats, and stops cleanly on SIGTERM", async () => {
  mkdirSync(join(folder, "run"));
  const env = {
    HF_ENDPOINT: "http://127.0.0.1:9",
    PAPERBOY_PLAYGROUND_PORT: "0",
    PAPERBOY_HTTP: "127.0.0.1:0",
    PAPERBOY_LOG_LEVEL: "info",
  };
  const running = launch("dist/bin/paperboy.js", ["start"], join(folder, "run"), env);
  try {
    const url = await running.sees(({ out }) => /Playground: (http:\S+)/.exec(out)?.[1]);
    const state = await until("both chats show a digest", async () => {
      const text = await (await fetch(`${url}/page/state`)).text();
      return (text.match(/Hugging Face Daily Papers: /g)?.length ?? 0) >= 2 && text;
    });
    expect(state).toContain("Sample papers, invented team");
    // Its clock has jumped by days.
    const observed = await running.sees(({ err }) => /"address":"(http:[^"]+)"/.exec(err)?.[1]);
    expect((await fetch(`${observed}/livez`)).status).toBe(200);
  } finally {
    running.kill("SIGTERM");
  }
  const { code, out } = await running.ended;
  expect(code).toBe(0);
  expect(out).toMatch(/bundled sample/);
});

it("a reader that has had enough is no error", async () => {
  const child = spawn(process.execPath, [join(root, "dist/bin/paperboy.js"), "doctor"], {
    cwd: folder,
    env: { PATH: process.env.PATH, PAPERBOY_FEED: join(root, "sample") },
    stdio: ["ignore", "pipe", "pipe"],
  });
  child.stdout.destroy();
  let err = "";
  child.stderr.on("data", (chunk) => {
    err += chunk;
  });
  expect(await new Promise((done) => child.on("close", done))).toBe(0);
  expect(err).toBe("");
});

it.each([
  ["search", "attention"],
  ["why", "--channel", "C1"],
  ["status"],
  ["channels"],
  ["retry"],
  ["skip"],
  ["backup", "b.gz"],
  ["export", "--team", "slack:T1"],
  ["reindex"],
  ["doctor"],
  ["digest"],
])("%s creates no database where there is none", async (...args) => {
  const file = join(folder, "never-made", "p.db");
  const { code, err } = await paperboy(args, { PAPERBOY_DATABASE: file });
  expect(code).not.toBe(0);
  if (args[0] !== "doctor" && args[0] !== "digest") expect(err).toMatch(/There is no database at .*p\.db/);
  expect(existsSync(join(folder, "never-made"))).toBe(false);
});

it("keeps nothing in a file where DATABASE_URL is no address of PostgreSQL", async () => {
  const { code, err } = await paperboy(["status"], { DATABASE_URL: "mysql://u:canary-password@db/papers" });
  expect(code).toBe(1);
  expect(err).toMatch(/DATABASE_URL must be a PostgreSQL address/);
  expect(err).not.toContain("canary");
});

it.each([["start"], ["doctor"]])("%s names a misspelt setting", async (command) => {
  const { code, out, err } = await paperboy([command], { DISCORD_TOKN: "canary-token" });
  expect(code).toBe(1);
  expect(out + err).toMatch(/DISCORD_TOKN is not a setting\. Did you mean DISCORD_TOKEN\?/);
  expect(out + err).not.toContain("canary");
});
