import { z } from "zod";
import { type StreamAddress, streamAddress } from "./feed/streams/address.ts";
import {
  type HttpAddress,
  httpAddress,
  type MailSender,
  mailSender,
  type OperatorAddress,
  operatorAddress,
  publicUrl,
  type SmtpAddress,
  sameAddress,
  smtpAddress,
} from "./runtime/addresses.ts";
import { UserError } from "./runtime/errors.ts";
import { KEY_BYTES } from "./runtime/secrets/secret-box.ts";
import type { EmbeddingsAddress } from "./search/embeddings-api.ts";
import { nearest } from "./text/did-you-mean.ts";
import { type VotingRules, voteEmoji } from "./votes/vote-emoji.ts";

/** Values that must never be shown. */
const secret = (what: string, shape: RegExp, cure: string) =>
  z.string().regex(shape, `does not look like ${what}. ${cure}`).optional();

const url = (cure: string) =>
  z
    .url({ protocol: /^https?$/, error: `must be an http(s) address. ${cure}` })
    .transform((value) => value.replace(/\/+$/, ""));

/** 32 random bytes. The message names no value. */
const secretKey = z.string().transform((value, context): Buffer => {
  const key = Buffer.from(value, "base64");
  if (key.length === KEY_BYTES && /^[\w+/-]+=?$/.test(value)) return key;
  const message =
    "must be 32 random bytes in Base64, as “openssl rand -base64 32” prints them; several are separated by commas, the newest first.";
  context.addIssue({ code: "custom", message });
  return z.NEVER;
});

/** Nobody's password is shown: the message names no value. */
const postgresUrl = z.string().refine((value) => {
  if (!URL.canParse(value)) return false;
  const { protocol, host, pathname } = new URL(value);
  return /^postgres(ql)?:$/.test(protocol) && host !== "" && pathname.length > 1;
}, "must be a PostgreSQL address like postgres://user:password@host:5432/database. Write special characters of the " +
  "password as in a web address (%40 for @), or leave it unset to keep everything in a SQLite file.");

const embeddingsAddress = z.string().transform((value, context) => {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const model = url?.searchParams.get("model");
  if (!url || !model || !/^https?:$/.test(url.protocol) || url.username !== "" || url.password !== "") {
    context.addIssue({
      code: "custom",
      message:
        "must be an address with a model, like http://127.0.0.1:8080/v1/embeddings?model=BAAI/bge-small-en-v1.5. " +
        "A key goes into PAPERBOY_EMBEDDINGS_KEY.",
    });
    return z.NEVER;
  }
  url.searchParams.delete("model");
  return { url: url.href, model };
});

const list = z.string().transform((value) => value.split(/[\s,]+/).filter((word) => word !== ""));

/** Each is asked in turn, and the library is for papers that somebody may want. */
const STREAMS_AT_MOST = 20;

/** An emoji, with or without a skin tone, or the name of a custom one; no letters or digits on their own. */
const emoji = list.pipe(
  z.array(
    z
      .string()
      .regex(
        /^(?::[\w+'-]+:|[^\p{L}\p{N}:]+)$/u,
        "must be emoji like 👍 or names like :rocket:, separated by spaces.",
      ),
  ),
);

const environment = z.object({
  DISCORD_TOKEN: secret(
    "a Discord bot token",
    /^[\w-]{20,}\.[\w-]+\.[\w-]{20,}$/,
    "Copy it from the Discord developer portal: your application, Bot, Reset Token.",
  ),
  DISCORD_GUILD_IDS: list
    .pipe(
      z.array(
        z.string().regex(/^\d{17,20}$/, "must be Discord server ids (17 to 20 digits), separated by commas."),
      ),
    )
    .optional(),
  DISCORD_API_URL: url("Leave it unset for Discord itself.").default("https://discord.com/api"),
  SLACK_BOT_TOKEN: secret(
    "a Slack bot token (xoxb-…)",
    /^xoxb-[\w-]+$/,
    "Copy it from api.slack.com/apps: your app, OAuth & Permissions.",
  ),
  SLACK_APP_TOKEN: secret(
    "a Slack app-level token (xapp-…)",
    /^xapp-[\w-]+$/,
    "Create one at api.slack.com/apps: your app, Basic Information, App-Level Tokens, with the scope connections:write.",
  ),
  SLACK_CLIENT_ID: z
    .string()
    .regex(
      /^\d+\.\d+$/,
      "must be like 1234567890.1234567890. Copy it from Basic Information, App Credentials.",
    )
    .optional(),
  SLACK_CLIENT_SECRET: secret(
    "a Slack client secret (32 hexadecimal digits)",
    /^[\da-f]{32}$/,
    "Copy it from api.slack.com/apps: your app, Basic Information, App Credentials.",
  ),
  SLACK_SIGNING_SECRET: secret(
    "a Slack signing secret (32 hexadecimal digits)",
    /^[\da-f]{32}$/,
    "Copy it from api.slack.com/apps: your app, Basic Information, App Credentials.",
  ),
  SLACK_MANAGERS: list
    .pipe(z.array(z.string().regex(/^[UW][A-Z0-9]+$/, "must be Slack member ids (U…), separated by commas.")))
    .optional(),
  SLACK_API_URL: url("Leave it unset for Slack itself.").default("https://slack.com/api"),
  HF_ENDPOINT: url("Leave it unset for huggingface.co itself.").default("https://huggingface.co"),
  HF_TOKEN: secret(
    "a Hugging Face token (hf_…)",
    /^hf_\w+$/,
    "It is optional: leave it unset to read without one.",
  ),
  ARXIV_API_URL: url("Leave it unset for arXiv itself.").default("https://export.arxiv.org/api/query"),
  PAPERBOY_DATABASE: z.string().optional(),
  DATABASE_URL: postgresUrl.optional(),
  PAPERBOY_FEED: z.string().optional(),
  PAPERBOY_SOURCES: list
    .pipe(z.array(streamAddress).max(STREAMS_AT_MOST, `must be ${STREAMS_AT_MOST} sources at most.`))
    .default([]),
  PAPERBOY_PLAYGROUND_PORT: z.coerce
    .number("must be a port number from 0 to 65535.")
    .int("must be a port number from 0 to 65535.")
    .min(0, "must be a port number from 0 to 65535.")
    .max(65_535, "must be a port number from 0 to 65535.")
    .default(3000),
  PAPERBOY_HTTP: httpAddress.optional(),
  PAPERBOY_PUBLIC_HTTP: httpAddress.optional(),
  PAPERBOY_PUBLIC_URL: publicUrl.optional(),
  PAPERBOY_SECRET_KEY: list.pipe(z.array(secretKey).min(1)).optional(),
  PAPERBOY_SMTP_URL: smtpAddress.optional(),
  PAPERBOY_MAIL_FROM: mailSender.optional(),
  PAPERBOY_MAIL_PER_MINUTE: z.coerce
    .number("must be a whole number from 1 to 1000.")
    .int("must be a whole number from 1 to 1000.")
    .min(1, "must be a whole number from 1 to 1000.")
    .max(1000, "must be a whole number from 1 to 1000.")
    .default(60),
  PAPERBOY_EMBEDDINGS: embeddingsAddress.optional(),
  PAPERBOY_EMBEDDINGS_KEY: z.string().optional(),
  PAPERBOY_OPERATOR_CHANNEL: operatorAddress.optional(),
  PAPERBOY_SETTLED_PAPERS: z.coerce
    .number("must be a whole number from 0 to 100.")
    .int("must be a whole number from 0 to 100.")
    .min(0, "must be a whole number from 0 to 100.")
    .max(100, "must be a whole number from 0 to 100.")
    .optional(),
  PAPERBOY_UP_EMOJI: emoji.default(["👍"]),
  PAPERBOY_DOWN_EMOJI: emoji.default(["👎"]),
  PAPERBOY_READ_EMOJI: emoji.default(["👀", "✅"]),
  PAPERBOY_VOTING_DAYS: z.coerce
    .number("must be a whole number of days from 1 to 28.")
    .int("must be a whole number of days from 1 to 28.")
    .min(1, "must be a whole number of days from 1 to 28.")
    .max(28, "must be a whole number of days from 1 to 28.")
    .default(14),
  PAPERBOY_LOG_LEVEL: z
    .enum(["debug", "info", "warn", "error", "silent"], "must be debug, info, warn, error or silent.")
    .default("info"),
});

/** One Slack workspace, over a connection that we open. */
export interface SlackSocket {
  readonly mode: "socket";
  readonly botToken: string;
  readonly appToken: string;
  readonly apiUrl: string;
  readonly managers: readonly string[];
}

/** A Slack app that any workspace may install, and that Slack calls at our public address. */
export interface SlackHttp {
  readonly mode: "http";
  readonly clientId: string;
  readonly clientSecret: string;
  readonly signingSecret: string;
  readonly publicUrl: string;
  readonly secretKeys: readonly Buffer[];
  readonly apiUrl: string;
  readonly managers: readonly string[];
}

/** What the process was told, checked. Absent platforms are not configured. */
export interface Config {
  readonly discord:
    | { readonly token: string; readonly apiUrl: string; readonly guildIds: readonly string[] }
    | undefined;
  readonly slack: SlackSocket | SlackHttp | undefined;
  /** Through which server, as whom, and how fast mail is sent. */
  readonly email:
    | { readonly server: SmtpAddress; readonly from: MailSender; readonly perMinute: number }
    | undefined;
  readonly huggingFace: { readonly endpoint: string; readonly token: string | undefined };
  readonly arxivUrl: string;
  /** Path of the SQLite file, where one was named. */
  readonly database: string | undefined;
  /** The PostgreSQL database that is used instead, with user and password. */
  readonly databaseUrl: string | undefined;
  /** Folder of saved days to read instead of Hugging Face. */
  readonly feedFolder: string | undefined;
  /** Sources of papers beside the daily lists. */
  readonly streams: readonly StreamAddress[];
  /** Below this many papers a day's list counts as still filling; undefined: the planner's own figure. */
  readonly settledPapers: number | undefined;
  /** Which emoji vote on a message about one paper, and for how long reactions vote. */
  readonly voting: VotingRules;
  readonly playgroundPort: number;
  /** Where health and metrics are served; undefined: nowhere. */
  readonly http: HttpAddress | undefined;
  /** Where strangers are served, and the address under which they reach that; undefined: nowhere. */
  readonly publicHttp: { readonly address: HttpAddress; readonly url: string } | undefined;
  /** What secrets in the database are encrypted with: the first encrypts, each decrypts. Empty where none is set. */
  readonly secretKeys: readonly Buffer[];
  /** Where the operator hears of trouble; undefined: nowhere but in the log. */
  readonly operator: OperatorAddress | undefined;
  /** Where papers and questions are turned into vectors; undefined: nowhere. */
  readonly embeddings: EmbeddingsAddress | undefined;
  readonly logLevel: "debug" | "info" | "warn" | "error" | "silent";
}

/** Reads the environment. Throws one UserError that lists every problem with its cure and shows no value. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const filled = Object.fromEntries(
    Object.entries(env)
      .map(([name, value]) => [name, value?.trim()] as const)
      .filter(([, value]) => value !== undefined && value !== ""),
  );
  const parsed = environment.safeParse(filled);
  const lines = [
    ...(parsed.error?.issues ?? []).map((issue) => `  ${String(issue.path[0])} ${issue.message}`),
    // Not in the schema: that looks at what belongs together only once everything else is right.
    ...slackProblems(filled),
    ...missingPublicHalf(filled),
    ...missingMailHalf(filled),
    ...oneListener(filled),
    ...misspelt(filled),
  ];
  if (!parsed.success || lines.length > 0) {
    throw new UserError(
      `The configuration has ${lines.length === 1 ? "a problem" : "problems"}:\n${lines.join("\n")}`,
    );
  }
  const e = parsed.data;
  return {
    discord: e.DISCORD_TOKEN
      ? { token: e.DISCORD_TOKEN, apiUrl: e.DISCORD_API_URL, guildIds: e.DISCORD_GUILD_IDS ?? [] }
      : undefined,
    slack: slackOf(e),
    email:
      e.PAPERBOY_SMTP_URL && e.PAPERBOY_MAIL_FROM
        ? { server: e.PAPERBOY_SMTP_URL, from: e.PAPERBOY_MAIL_FROM, perMinute: e.PAPERBOY_MAIL_PER_MINUTE }
        : undefined,
    huggingFace: { endpoint: e.HF_ENDPOINT, token: e.HF_TOKEN },
    arxivUrl: e.ARXIV_API_URL,
    database: e.PAPERBOY_DATABASE,
    databaseUrl: e.DATABASE_URL,
    feedFolder: e.PAPERBOY_FEED,
    streams: e.PAPERBOY_SOURCES,
    settledPapers: e.PAPERBOY_SETTLED_PAPERS,
    voting: {
      emoji: voteEmoji({
        up: e.PAPERBOY_UP_EMOJI,
        down: e.PAPERBOY_DOWN_EMOJI,
        read: e.PAPERBOY_READ_EMOJI,
      }),
      openDays: e.PAPERBOY_VOTING_DAYS,
    },
    playgroundPort: e.PAPERBOY_PLAYGROUND_PORT,
    http: e.PAPERBOY_HTTP,
    publicHttp:
      e.PAPERBOY_PUBLIC_HTTP && e.PAPERBOY_PUBLIC_URL
        ? { address: e.PAPERBOY_PUBLIC_HTTP, url: e.PAPERBOY_PUBLIC_URL }
        : undefined,
    secretKeys: e.PAPERBOY_SECRET_KEY ?? [],
    operator: e.PAPERBOY_OPERATOR_CHANNEL,
    embeddings: e.PAPERBOY_EMBEDDINGS && { ...e.PAPERBOY_EMBEDDINGS, key: e.PAPERBOY_EMBEDDINGS_KEY },
    logLevel: e.PAPERBOY_LOG_LEVEL,
  };
}

/** Environments are full of variables that are not ours: only a near miss is taken for one. */
const LETTERS_PER_SLIP = 5;

/** A misspelt token would start the playground, and a misspelt path an empty library, without a word. */
function misspelt(filled: Readonly<Record<string, string | undefined>>): readonly string[] {
  const known = Object.keys(environment.shape);
  return Object.keys(filled).flatMap((name) => {
    const meant = known.includes(name) ? undefined : nearest(name, known, LETTERS_PER_SLIP);
    return meant === undefined || filled[meant] !== undefined
      ? []
      : [`  ${name} is not a setting. Did you mean ${meant}?`];
  });
}

function slackOf(e: z.infer<typeof environment>): Config["slack"] {
  const always = { apiUrl: e.SLACK_API_URL, managers: e.SLACK_MANAGERS ?? [] };
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken } = e;
  if (botToken && appToken) return { mode: "socket", botToken, appToken, ...always };
  const { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret } = e;
  const { SLACK_SIGNING_SECRET: signingSecret, PAPERBOY_PUBLIC_URL: publicUrl } = e;
  const { PAPERBOY_SECRET_KEY: secretKeys } = e;
  if (!clientId || !clientSecret || !signingSecret || !publicUrl || !secretKeys) return undefined;
  return { mode: "http", clientId, clientSecret, signingSecret, publicUrl, secretKeys, ...always };
}

const SOCKET = ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"] as const;
const APP = ["SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET", "SLACK_SIGNING_SECRET"] as const;
const BESIDE_APP = ["PAPERBOY_PUBLIC_HTTP", "PAPERBOY_PUBLIC_URL", "PAPERBOY_SECRET_KEY"] as const;

/** What belongs together to reach Slack in one of the two ways. */
function slackProblems(filled: Readonly<Record<string, string | undefined>>): readonly string[] {
  const missing = (names: readonly string[]) => names.filter((name) => !filled[name]);
  const app = APP.find((name) => filled[name]);
  const socket = SOCKET.find((name) => filled[name]);
  if (app && socket)
    return [
      `  ${socket} and ${app} exclude each other: the first is for one workspace, the second for an app that many install.`,
    ];
  if (socket)
    return missing(SOCKET).map(
      (name) =>
        `  ${name} is missing: Slack needs both the bot token (xoxb-…) and the app-level token (xapp-…).`,
    );
  if (!app) return [];
  return [
    ...missing(APP).map(
      (name) => `  ${name} is missing: Slack over HTTP needs ${APP.join(", ")}, all from App Credentials.`,
    ),
    ...missing(BESIDE_APP).map(
      (name) => `  ${name} is missing: Slack over HTTP needs ${BESIDE_APP.join(", ")}, too.`,
    ),
  ];
}

function missingPublicHalf(filled: Readonly<Record<string, string | undefined>>): readonly string[] {
  // Told of already.
  if (APP.some((name) => filled[name])) return [];
  if (!filled.PAPERBOY_PUBLIC_HTTP === !filled.PAPERBOY_PUBLIC_URL) return [];
  return filled.PAPERBOY_PUBLIC_HTTP
    ? [
        "  PAPERBOY_PUBLIC_URL is missing: the https address under which the outside reaches PAPERBOY_PUBLIC_HTTP.",
      ]
    : [
        "  PAPERBOY_PUBLIC_HTTP is missing: the address and port to which PAPERBOY_PUBLIC_URL leads, such as 127.0.0.1:8080.",
      ];
}

function missingMailHalf(filled: Readonly<Record<string, string | undefined>>): readonly string[] {
  if (!filled.PAPERBOY_SMTP_URL === !filled.PAPERBOY_MAIL_FROM) return [];
  return filled.PAPERBOY_SMTP_URL
    ? ["  PAPERBOY_MAIL_FROM is missing: the address that mail is from, such as papers@lab.example."]
    : ["  PAPERBOY_SMTP_URL is missing: the mail server, such as smtps://user:password@smtp.example.org."];
}

/** Metrics are for the operator alone, so they never share an address with what strangers reach. */
function oneListener(filled: Readonly<Record<string, string | undefined>>): readonly string[] {
  const [own, open] = [filled.PAPERBOY_HTTP, filled.PAPERBOY_PUBLIC_HTTP].map(
    (value) => httpAddress.safeParse(value).data,
  );
  return own && open && sameAddress(own, open)
    ? [
        "  PAPERBOY_PUBLIC_HTTP is the address of PAPERBOY_HTTP, which is for you alone. Give it another port.",
      ]
    : [];
}
