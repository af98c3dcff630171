import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readConfig } from "../src/config.ts";
import { variables } from "../src/environment/variables.ts";

const discord = ["MTAwMDAwMDAwMDAwMDAwMDAw", "Abcdef", "canary-canary-canary-canary-1"].join(".");

it("without tokens configures no platform", () => {
  const config = readConfig({ DISCORD_TOKEN: "  ", PATH: "/bin" });
  expect(config.discord).toBeUndefined();
  expect(config.slack).toBeUndefined();
  expect(config.huggingFace.endpoint).toBe("https://huggingface.co");
});

it("reads both platforms", () => {
  const config = readConfig({
    DISCORD_TOKEN: discord,
    SLACK_BOT_TOKEN: "xoxb-1",
    SLACK_APP_TOKEN: "xapp-1",
    SLACK_MANAGERS: "U1, U2",
    DISCORD_GUILD_IDS: "100000000000000001",
    HF_ENDPOINT: "http://127.0.0.1:9/",
  });
  expect(config.discord).toEqual({
    token: discord,
    apiUrl: "https://discord.com/api",
    guildIds: ["100000000000000001"],
  });
  expect(config.slack?.managers).toEqual(["U1", "U2"]);
  expect(config.huggingFace.endpoint).toBe("http://127.0.0.1:9");
});

it("reads which emoji vote, as people write them, and for how long", () => {
  const usual = readConfig({}).voting;
  expect([...usual.emoji]).toEqual(
    expect.arrayContaining([
      ["👍", "up"],
      ["👎", "down"],
      ["👀", "read"],
      ["✅", "read"],
    ]),
  );
  expect(usual.openDays).toBe(14);
  const { emoji, openDays } = readConfig({
    PAPERBOY_UP_EMOJI: "👍🏽 ❤️, :rocket: 👎",
    PAPERBOY_VOTING_DAYS: "28",
  }).voting;
  expect(["👍", "❤", ":rocket:", "👎", "👀"].map((one) => emoji.get(one))).toEqual([
    "up",
    "up",
    "up",
    "up",
    "read",
  ]);
  expect(openDays).toBe(28);
  for (const bad of [{ PAPERBOY_UP_EMOJI: "thumbsup" }, { PAPERBOY_VOTING_DAYS: "29" }])
    expect(() => readConfig(bad)).toThrow(Object.keys(bad)[0]);
});

it.each([
  ["discord:123456789012345678", { platform: "discord", channel: "123456789012345678" }],
  ["slack:C0123ABC", { platform: "slack", channel: "C0123ABC" }],
  ["slack:T0123ABC/C0123ABC", { platform: "slack", workspace: "T0123ABC", channel: "C0123ABC" }],
  ["https://hooks.example/T1/secret", { webhook: "https://hooks.example/T1/secret" }],
])("tells the operator at %s", (PAPERBOY_OPERATOR_CHANNEL, address) => {
  expect(readConfig({ PAPERBOY_OPERATOR_CHANNEL }).operator).toEqual(address);
});

it.each(["discord:papers", "slack:#ops", "C0123ABC", "http://hooks.example/canary", "teams:1"])(
  "refuses to tell the operator at %s",
  (PAPERBOY_OPERATOR_CHANNEL) => {
    const read = () => readConfig({ PAPERBOY_OPERATOR_CHANNEL });
    expect(read).toThrow("PAPERBOY_OPERATOR_CHANNEL must be discord:<channel id>");
    expect(read).not.toThrow("canary");
  },
);

it.each([
  ["127.0.0.1:9464", { host: "127.0.0.1", port: 9464 }],
  ["9464", { host: "127.0.0.1", port: 9464 }],
  [":9464", { host: "127.0.0.1", port: 9464 }],
  ["0.0.0.0:80", { host: "0.0.0.0", port: 80 }],
  ["localhost:0", { host: "localhost", port: 0 }],
  ["[::1]:9464", { host: "::1", port: 9464 }],
])("listens at %s", (PAPERBOY_HTTP, address) => {
  expect(readConfig({ PAPERBOY_HTTP }).http).toEqual(address);
});

it.each([
  "127.0.0.1",
  "[::1]",
  "::1:9464",
  "127.0.0.1:65536",
  "127.0.0.1:http",
  "http://127.0.0.1:9464",
  "on",
  "-1",
])("refuses to listen at %s", (PAPERBOY_HTTP) => {
  expect(() => readConfig({ PAPERBOY_HTTP })).toThrow(
    "PAPERBOY_HTTP must be an address and a port like 127.0.0.1:9464, or just a port.",
  );
});

const open = { PAPERBOY_PUBLIC_HTTP: "127.0.0.1:8080", PAPERBOY_PUBLIC_URL: "https://paperboy.example.org/" };

it("serves the public at an address of its own", () => {
  expect(readConfig({}).publicHttp).toBeUndefined();
  expect(readConfig({ ...open, PAPERBOY_HTTP: "8081" }).publicHttp).toEqual({
    address: { host: "127.0.0.1", port: 8080 },
    url: "https://paperboy.example.org",
  });
  expect(
    readConfig({ ...open, PAPERBOY_PUBLIC_HTTP: "0", PAPERBOY_HTTP: "0" }).publicHttp?.address.port,
  ).toBe(0);
  for (const own of ["127.0.0.1:8080", "8080", "0.0.0.0:8080", "[::]:8080"])
    expect(() => readConfig({ ...open, PAPERBOY_HTTP: own })).toThrow(
      "PAPERBOY_PUBLIC_HTTP is the address of PAPERBOY_HTTP",
    );
});

it.each(["PAPERBOY_PUBLIC_HTTP", "PAPERBOY_PUBLIC_URL"])("misses %s beside its other half", (name) => {
  expect(() => readConfig({ ...open, [name]: "" })).toThrow(`${name} is missing`);
});

it.each([
  ["https://paperboy.example.org", true],
  ["https://example.org/paperboy/", true],
  ["http://localhost:8080", true],
  ["http://127.0.0.1:8080", true],
  ["http://paperboy.example.org", false],
  ["http://localhost.example.org", false],
  ["https://user:canary@example.org", false],
  ["https://example.org/?canary", false],
  ["paperboy.example.org", false],
])("of public addresses takes %s: %s", (PAPERBOY_PUBLIC_URL, taken) => {
  const read = () => readConfig({ ...open, PAPERBOY_PUBLIC_URL });
  if (taken) expect(read().publicHttp?.url).toBe(PAPERBOY_PUBLIC_URL.replace(/\/$/, ""));
  else {
    expect(read).toThrow("PAPERBOY_PUBLIC_URL must be an https address");
    expect(read).not.toThrow("canary");
  }
});

it("reads the keys that encrypt, the newest first, and shows nothing of a wrong one", () => {
  const [one, two] = [1, 2].map((fill) => Buffer.alloc(32, fill));
  const written = `${one?.toString("base64")}, ${two?.toString("base64url")}`;
  expect(readConfig({ PAPERBOY_SECRET_KEY: written }).secretKeys).toEqual([one, two]);
  expect(readConfig({}).secretKeys).toEqual([]);
  for (const wrong of ["canary", Buffer.alloc(31, 1).toString("base64"), `${written},canary`]) {
    const read = () => readConfig({ PAPERBOY_SECRET_KEY: wrong });
    expect(read).toThrow("PAPERBOY_SECRET_KEY must be 32 random bytes");
    expect(read).not.toThrow("canary");
  }
});

const key = Buffer.alloc(32, 7).toString("base64");
const slackApp = {
  SLACK_CLIENT_ID: "1234567890.1234567890",
  SLACK_CLIENT_SECRET: "c".repeat(32),
  SLACK_SIGNING_SECRET: "5".repeat(32),
  ...open,
  PAPERBOY_SECRET_KEY: key,
};

it("reads a Slack app that many workspaces install", () => {
  expect(readConfig({ SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xapp-1" }).slack?.mode).toBe("socket");
  expect(readConfig({ ...slackApp, SLACK_MANAGERS: "U1" }).slack).toEqual({
    mode: "http",
    clientId: "1234567890.1234567890",
    clientSecret: "c".repeat(32),
    signingSecret: "5".repeat(32),
    publicUrl: "https://paperboy.example.org",
    secretKeys: [Buffer.alloc(32, 7)],
    apiUrl: "https://slack.com/api",
    managers: ["U1"],
  });
});

it.each(Object.keys(slackApp))("says that a Slack app misses %s", (name) => {
  const read = () => readConfig({ ...slackApp, [name]: "" });
  expect(read).toThrow(
    new RegExp(`^The configuration has a problem:\\n {2}${name} is missing: Slack over HTTP`),
  );
});

it("reaches Slack in one way, and shows no secret of a wrong one", () => {
  expect(() => readConfig({ ...slackApp, SLACK_BOT_TOKEN: "xoxb-1" })).toThrow(
    "SLACK_BOT_TOKEN and SLACK_CLIENT_ID exclude each other",
  );
  for (const name of ["SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET", "SLACK_SIGNING_SECRET"]) {
    const read = () => readConfig({ ...slackApp, [name]: "canary" });
    expect(read).toThrow(name);
    expect(read).not.toThrow("canary");
  }
});

it("names a missing half of Slack beside the other problems", () => {
  const env = { SLACK_BOT_TOKEN: "xoxb-1", PAPERBOY_LOG_LEVEL: "loud" };
  expect(() => readConfig(env)).toThrow(/PAPERBOY_LOG_LEVEL must be[^\n]*\n {2}SLACK_APP_TOKEN is missing/);
});

it("names every problem at once, each with its cure, and shows no value", () => {
  const bad = {
    DISCORD_TOKEN: "canary-discord",
    SLACK_BOT_TOKEN: "canary-slack",
    HF_ENDPOINT: "not a url canary",
    PAPERBOY_PLAYGROUND_PORT: "99999",
    PAPERBOY_LOG_LEVEL: "loud",
  };
  let message = "";
  try {
    readConfig(bad);
  } catch (error) {
    message = (error as Error).message;
  }
  for (const name of Object.keys(bad)) expect(message).toContain(name);
  expect(message).toContain("Reset Token");
  expect(message).toContain("0 to 65535");
  expect(message).not.toMatch(/canary/);
});

it("wants both Slack tokens or none", () => {
  expect(() => readConfig({ SLACK_BOT_TOKEN: "xoxb-1" })).toThrow(/SLACK_APP_TOKEN is missing/);
  expect(() => readConfig({ SLACK_APP_TOKEN: "xapp-1" })).toThrow(/SLACK_BOT_TOKEN is missing/);
});

it.each([
  "postgres://paperboy:p%40ss@localhost/paperboy",
  "postgresql://paperboy@db.example.org:5433/papers?sslmode=require",
])("takes %s for a PostgreSQL database", (url) => {
  expect(readConfig({ DATABASE_URL: url }).databaseUrl).toBe(url);
});

it.each([
  "mysql://canary:canary@localhost/paperboy",
  "postgres://localhost",
  "postgres:///paperboy",
  "data/paperboy.db",
])("refuses %s as one, and shows nothing of it", (url) => {
  const read = () => readConfig({ DATABASE_URL: url });
  expect(read).toThrow(/DATABASE_URL must be a PostgreSQL address/);
  expect(read).not.toThrow(/canary/);
});

it("documents every variable in .env.example", () => {
  const root = join(import.meta.dirname, "..");
  const example = readFileSync(join(root, ".env.example"), "utf8");
  const documented = new Set(
    example.match(/^(?:# ?)?[A-Z_]+(?==)/gm)?.map((name) => name.replace(/^# ?/, "")),
  );
  expect([...documented].sort()).toEqual(Object.keys(variables.shape).sort());
});

it.each([
  ["DISCORD_TOKN", "DISCORD_TOKEN"],
  ["DISCORD_TOEKN", "DISCORD_TOKEN"],
  ["discord_token", "DISCORD_TOKEN"],
  ["PAPERBOY_DATBASE", "PAPERBOY_DATABASE"],
  ["SLACK_BOT_TOKENS", "SLACK_BOT_TOKEN"],
  ["\ufeffPAPERBOY_FEED", "PAPERBOY_FEED"],
])("names the misspelt %j and shows no value", (name, meant) => {
  const read = () => readConfig({ [name]: "canary-value" });
  expect(read).toThrow(`${name} is not a setting. Did you mean ${meant}?`);
  expect(read).not.toThrow(/canary/);
});

it("leaves variables alone that are not like one of its own", () => {
  const others = {
    HF_HOME: "/x",
    PAPERBOY_CAPTURED: "/y",
    DISCORD_TOKEN: discord,
    DISCORD_TOKENS: "a b",
    PATH: "/bin",
  };
  expect(readConfig(others).discord?.token).toBe(discord);
});

const mail = {
  PAPERBOY_SMTP_URL: "smtps://ada%40lab:p%23ss@smtp.lab.example",
  PAPERBOY_MAIL_FROM: "papers@lab.example",
};

it("reads where mail is handed over, and as whom", () => {
  expect(readConfig(mail).email).toEqual({
    server: { host: "smtp.lab.example", port: 465, secure: true, auth: { user: "ada@lab", pass: "p#ss" } },
    from: { name: "Paperboy", address: "papers@lab.example" },
    perMinute: 60,
  });
  const plain = {
    PAPERBOY_SMTP_URL: "smtp://[::1]:2525",
    PAPERBOY_MAIL_FROM: '"Lab Papers" <p@lab.example>',
  };
  expect(readConfig(plain).email).toMatchObject({
    server: { host: "::1", port: 2525, secure: false, auth: undefined },
    from: { name: "Lab Papers", address: "p@lab.example" },
  });
  expect(readConfig({}).email).toBeUndefined();
});

it.each(["PAPERBOY_SMTP_URL", "PAPERBOY_MAIL_FROM"] as const)("misses %s beside its other half", (name) => {
  expect(() => readConfig({ ...mail, [name]: "" })).toThrow(`${name} is missing`);
});

it.each([
  ["PAPERBOY_SMTP_URL", "https://smtp.lab.example"],
  ["PAPERBOY_SMTP_URL", "smtps://ada:secret%zz@smtp.lab.example"],
  ["PAPERBOY_SMTP_URL", "smtp.lab.example:587"],
  ["PAPERBOY_MAIL_FROM", "papers"],
  ["PAPERBOY_MAIL_FROM", "a@lab.example, b@lab.example"],
  ["PAPERBOY_MAIL_FROM", "x\r\nBcc: b@lab.example <a@lab.example>"],
  ["PAPERBOY_MAIL_PER_MINUTE", "0"],
])("takes no %s like %s, and shows no value", (name, value) => {
  const read = () => readConfig({ ...mail, [name]: value });
  expect(read).toThrow(`${name} must be`);
  expect(read).not.toThrow("secret");
});

it("reads sources beside the daily lists", () => {
  const { streams } = readConfig({
    PAPERBOY_SOURCES: "cs.CL math biorxiv:cell_biology https://lab.example.org/papers.xml",
  });
  expect(streams).toEqual([
    { name: "arXiv cs.CL", url: "https://rss.arxiv.org/rss/cs.CL" },
    { name: "arXiv math", url: "https://rss.arxiv.org/rss/math" },
    { name: "biorxiv:cell_biology", url: "https://connect.biorxiv.org/biorxiv_xml.php?subject=cell_biology" },
    { name: "https://lab.example.org/papers.xml", url: "https://lab.example.org/papers.xml" },
  ]);
  expect(readConfig({}).streams).toEqual([]);
});

it.each([
  "ftp://lab.example.org/x",
  "https://user:canary@lab.example.org/x",
  "cs.CL,file:///etc/passwd",
  "CS CL!",
])("refuses %s as a source, and shows none of it", (sources) => {
  expect(() => readConfig({ PAPERBOY_SOURCES: sources })).toThrow(
    /PAPERBOY_SOURCES must be arXiv categories/,
  );
  expect(() => readConfig({ PAPERBOY_SOURCES: sources })).not.toThrow(/canary/);
});

it("takes no more sources than can be asked in turn", () => {
  const many = Array.from({ length: 21 }, () => "cs.CL").join(" ");
  expect(() => readConfig({ PAPERBOY_SOURCES: many })).toThrow(/20 sources at most/);
});

it("reads where embeddings are made, with the model apart", () => {
  const env = {
    PAPERBOY_EMBEDDINGS: "http://127.0.0.1:8080/v1/embeddings?model=BAAI/bge-small-en-v1.5",
    PAPERBOY_EMBEDDINGS_KEY: "k",
  };
  expect(readConfig(env).embeddings).toEqual({
    kind: "server",
    url: "http://127.0.0.1:8080/v1/embeddings",
    model: "BAAI/bge-small-en-v1.5",
    key: "k",
  });
  expect(readConfig({ PAPERBOY_EMBEDDINGS: "/srv/bge-small" }).embeddings).toEqual({
    kind: "folder",
    folder: "/srv/bge-small",
  });
  expect(readConfig({ PAPERBOY_EMBEDDINGS: "onnx:models/bge" }).embeddings).toEqual({
    kind: "folder",
    folder: "models/bge",
  });
  expect(readConfig({}).embeddings).toBeUndefined();
});

it.each([
  "http://127.0.0.1:8080/v1/embeddings",
  "ftp://x/y?model=z",
  "http://u:secret@h/?model=z",
  "nonsense",
  "onnx:",
])("refuses %s as where embeddings are made, without repeating it", (PAPERBOY_EMBEDDINGS) => {
  const read = () => readConfig({ PAPERBOY_EMBEDDINGS });
  expect(read).toThrow("PAPERBOY_EMBEDDINGS must be an address with a model");
  expect(read).not.toThrow("secret");
});
