import { z } from "zod";
import { streamAddress } from "../feed/streams/address.ts";
import { httpAddress, mailSender, operatorAddress, publicUrl, smtpAddress } from "../runtime/addresses.ts";
import { embeddingsSource, emoji, list, postgresUrl, secret, secretKey, url, wholeNumber } from "./shapes.ts";

/** Sources are read one after the other, and the library is meant for papers that somebody may want. */
const STREAMS_AT_MOST = 20;

/** The schema of the variables. Each message begins with “must be” or “does not look like”, and contains no value. */
export const variables = z.object({
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
  PAPERBOY_PLAYGROUND_PORT: wholeNumber("port number", 0, 65_535).default(3000),
  PAPERBOY_HTTP: httpAddress.optional(),
  PAPERBOY_PUBLIC_HTTP: httpAddress.optional(),
  PAPERBOY_PUBLIC_URL: publicUrl.optional(),
  PAPERBOY_SECRET_KEY: list.pipe(z.array(secretKey).min(1)).optional(),
  PAPERBOY_SMTP_URL: smtpAddress.optional(),
  PAPERBOY_MAIL_FROM: mailSender.optional(),
  PAPERBOY_MAIL_PER_MINUTE: wholeNumber("whole number", 1, 1000).default(60),
  PAPERBOY_EMBEDDINGS: embeddingsSource.optional(),
  PAPERBOY_EMBEDDINGS_KEY: z.string().optional(),
  PAPERBOY_OPERATOR_CHANNEL: operatorAddress.optional(),
  PAPERBOY_SETTLED_PAPERS: wholeNumber("whole number", 0, 100).optional(),
  PAPERBOY_UP_EMOJI: emoji.default(["👍"]),
  PAPERBOY_DOWN_EMOJI: emoji.default(["👎"]),
  PAPERBOY_READ_EMOJI: emoji.default(["👀", "✅"]),
  PAPERBOY_VOTING_DAYS: wholeNumber("whole number of days", 1, 28).default(14),
  PAPERBOY_LOG_LEVEL: z
    .enum(["debug", "info", "warn", "error", "silent"], "must be debug, info, warn, error or silent.")
    .default("info"),
});

export type Variables = z.infer<typeof variables>;
