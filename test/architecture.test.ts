import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { expect, it } from "vitest";

interface Room {
  /** Rooms it may import besides itself. */
  readonly rooms: readonly string[];
  readonly packages: readonly string[];
}

/**
 * The rooms of the core from the ground up: each may import those before it, and none the root, which joins them. So two
 * rooms never import each other.
 */
const CORE = [
  "runtime",
  "text",
  "time",
  "papers",
  "chat",
  "teams",
  "cards",
  "charts",
  "feed",
  "environment",
  "library",
  "search",
  "votes",
  "taste",
  "ranking",
  "subscriptions",
  "sharing",
  "references",
  "delivery",
  "news",
  "watches",
  "digest",
  "recap",
  "reading-list",
  "club",
  "export",
  "operating",
  "answering",
];

const CORE_PACKAGES = [
  "zod",
  "node-cron",
  "temporal-polyfill",
  "@vvo/tzdb",
  "p-retry",
  "p-queue",
  "fast-xml-parser",
  "feedsmith",
  "@resvg/resvg-js",
  "dejavu-fonts-ttf",
  "csv-stringify",
  "ical-generator",
  "lru-cache",
  "stemmer",
  "@huggingface/tokenizers",
];
const SRC = ["src", ...CORE.map((name) => `src/${name}`)];

/** The house's import rules: deny by default, type-only imports count. */
const ROOMS: Readonly<Record<string, Room>> = {
  ...Object.fromEntries(
    CORE.map((name, index) => [
      `src/${name}`,
      { rooms: CORE.slice(0, index).map((lower) => `src/${lower}`), packages: CORE_PACKAGES },
    ]),
  ),
  src: { rooms: CORE.map((name) => `src/${name}`), packages: CORE_PACKAGES },
  commands: { rooms: SRC, packages: [] },
  "adapters/discord": { rooms: SRC, packages: ["discord.js", "@discordjs/ws", "p-queue", "lru-cache"] },
  "adapters/slack": {
    rooms: SRC,
    packages: ["@slack/bolt", "@slack/web-api", "@slack/socket-mode", "lru-cache"],
  },
  "adapters/email": {
    rooms: [...SRC, "adapters/text"],
    packages: ["nodemailer", "postal-mime", "zod"],
  },
  "adapters/text": { rooms: SRC, packages: [] },
  "adapters/feeds": { rooms: SRC, packages: ["feedsmith"] },
  "adapters/zotero": { rooms: SRC, packages: [] },
  "adapters/mcp": { rooms: SRC, packages: ["@modelcontextprotocol/sdk", "zod"] },
  "drizzle/shared": { rooms: SRC, packages: ["better-sqlite3", "better-sqlite3-13"] },
  "drizzle/search": { rooms: [...SRC, "drizzle/shared"], packages: ["better-sqlite3", "lru-cache"] },
  "drizzle/sqlite": {
    rooms: [...SRC, "drizzle/shared"],
    packages: ["drizzle-orm", "better-sqlite3", "lru-cache"],
  },
  "drizzle/postgres": {
    rooms: [...SRC, "drizzle/shared"],
    packages: ["drizzle-orm", "pg", "lru-cache"],
  },
  drizzle: {
    rooms: [...SRC, "drizzle/shared", "drizzle/search", "drizzle/sqlite", "drizzle/postgres"],
    packages: [],
  },
  playground: { rooms: [], packages: ["ws", "hono", "@hono/node-server"] },
  bin: {
    rooms: [
      ...SRC,
      "commands",
      "adapters/discord",
      "adapters/slack",
      "adapters/email",
      "drizzle",
      "adapters/text",
      "adapters/mcp",
      "adapters/feeds",
      "adapters/zotero",
      "drizzle/sqlite",
      "drizzle/postgres",
      "playground",
    ],
    packages: [
      "commander",
      "pino",
      "pino-pretty",
      "cli-progress",
      "hono",
      "@hono/node-server",
      "prom-client",
    ],
  },
};

/** Folders that are lists of one kind of thing, found by name: the others stay small enough to read through. */
const LISTS = ["commands", "commands/locales", "sample"];
const FOLDER_AT_MOST = 14;

/** Packages of the core that only one file may know, so that each can be replaced in one place. */
const ONE_FILE: Readonly<Record<string, string>> = {
  "node-cron": "src/runtime/cron.ts",
  "temporal-polyfill": "src/time/zone.ts",
  "@vvo/tzdb": "src/time/parse-zone.ts",
  "p-retry": "src/feed/http/client.ts",
  "fast-xml-parser": "src/feed/arxiv.ts",
  feedsmith: "src/feed/streams/read-feed.ts",
  "@resvg/resvg-js": "src/charts/chart-image.ts",
  "dejavu-fonts-ttf": "src/charts/chart-image.ts",
  "csv-stringify": "src/export/csv.ts",
  stemmer: "src/search/language/stem.ts",
  "@huggingface/tokenizers": "src/search/onnx/text-model.ts",
  "ical-generator": "src/club/calendar.ts",
};

/** Development packages that one file may name: reached only where the product runs from its TypeScript sources. */
const FROM_SOURCES: Readonly<Record<string, string>> = { tsx: "src/runtime/threads/start-worker.ts" };

const HOUSES = ["src", "commands", "adapters", "drizzle", "playground", "bin"];

const root = resolve(import.meta.dirname, "..");
const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s[^;]*?from\s*["']([^"']+)["']|import(?:\.meta\.resolve)?\(\s*["']([^"']+)["']|(?:^|\n)\s*import\s*["']([^"']+)["']/g;

interface Import {
  readonly file: string;
  readonly room: string;
  readonly target: string;
}

function imports(): { files: string[]; found: Import[] } {
  const files: string[] = [];
  const found: Import[] = [];
  for (const house of HOUSES) {
    for (const entry of readdirSync(join(root, house), { recursive: true, encoding: "utf8" })) {
      const file = join(house, entry);
      if (!/\.ts$/.test(entry) || /^drizzle\/drizzle\..*config\.ts$/.test(file)) continue;
      const room = roomOf(file) ?? file;
      files.push(file);
      for (const match of readFileSync(join(root, file), "utf8").matchAll(IMPORT)) {
        found.push({ file, room, target: match[1] ?? match[2] ?? match[3] ?? "" });
      }
    }
  }
  return { files, found };
}

function packageOf(target: string): string {
  return target
    .split("/")
    .slice(0, target.startsWith("@") ? 2 : 1)
    .join("/");
}

/** The innermost room that the file lies in. */
function roomOf(path: string): string | undefined {
  return ROOM_NAMES.find((room) => path.startsWith(`${room}/`));
}

const ROOM_NAMES = Object.keys(ROOMS).sort((a, b) => b.length - a.length);
const { files, found } = imports();

it("reads the sources it judges", () => {
  expect(files.length).toBeGreaterThan(60);
  expect(found.length).toBeGreaterThan(200);
});

it("lets each room import only what its row allows", () => {
  const broken = found.flatMap(({ file, room, target }) => {
    const rule = ROOMS[room];
    if (!rule) return [`${file} lies in no room`];
    if (target.startsWith("node:") || target.startsWith("#root/")) return [];
    if (!target.startsWith(".")) {
      const name = packageOf(target);
      if (FROM_SOURCES[name] === file) return [];
      if (!rule.packages.includes(name)) return [`${file} must not know the package ${name}`];
      const only = ONE_FILE[name];
      return room.startsWith("src") && only !== undefined && only !== file
        ? [`only ${only} may know ${name}, not ${file}`]
        : [];
    }
    const path = relative(root, resolve(root, dirname(file), target));
    if (!existsSync(join(root, path))) return [`${file} imports ${path}, which does not exist`];
    const other = roomOf(path);
    return other !== undefined && (other === room || rule.rooms.includes(other))
      ? []
      : [`${file} must not import ${path}`];
  });
  expect(broken).toEqual([]);
});

it("gives every runtime dependency a room that uses it", () => {
  const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { dependencies: object };
  const used = new Set(found.map(({ target }) => packageOf(target)));
  expect(Object.keys(manifest.dependencies).filter((name) => !used.has(name))).toEqual([]);
});

it("has no import cycles", () => {
  const edges = new Map<string, string[]>();
  for (const { file, target } of found) {
    if (!target.startsWith(".")) continue;
    edges.set(file, [...(edges.get(file) ?? []), relative(root, resolve(root, dirname(file), target))]);
  }
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) cycles.push([...path.slice(path.indexOf(file)), file].join(" → "));
    if (done.has(file) || path.includes(file)) return;
    for (const next of edges.get(file) ?? []) visit(next, [...path, file]);
    done.add(file);
  };
  for (const file of edges.keys()) visit(file, []);
  expect(cycles).toEqual([]);
});

it("keeps folders small enough to find one's way", () => {
  const counts = new Map<string, number>();
  for (const file of files) counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
  const crowded = [...counts].filter(([folder, n]) => n > FOLDER_AT_MOST && !LISTS.includes(folder));
  expect(crowded).toEqual([]);
});

it("has one file in commands for each command, beside their list", () => {
  const names = files
    .filter((file) => dirname(file) === "commands")
    .map((file) => file.replace("commands/", "./"));
  const listed = found.filter(({ file, target }) => file === "commands/index.ts" && target.startsWith("./"));
  expect(names.sort()).toEqual(["./index.ts", ...listed.map(({ target }) => target)].sort());
});

it("keeps nothing in the root of src but what tells the story", () => {
  const story = files.filter((file) => dirname(file) === "src").map((file) => file.slice("src/".length));
  expect(story.sort()).toEqual(["bot.ts", "config.ts", "services.ts", "store.ts"]);
});

it("walks newcomers through ten files that exist, and through none twice", () => {
  const text = readFileSync(join(root, "CONTRIBUTING.md"), "utf8");
  const steps = [...text.matchAll(/^(\d+)\. \*\*\w+\*\*: `([^`]+)`/gm)];
  expect(steps.map(([, number]) => Number(number))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  const visited = steps.map(([, , file = ""]) => file);
  expect(visited.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  expect(new Set(visited).size).toBe(visited.length);
});
