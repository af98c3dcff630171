import { combinationProblems } from "./environment/combinations.ts";
import { type Variables, variables } from "./environment/variables.ts";
import type { StreamAddress } from "./feed/streams/address.ts";
import type { HttpAddress, MailSender, OperatorAddress, SmtpAddress } from "./runtime/addresses.ts";
import { UserError } from "./runtime/errors.ts";
import type { EmbeddingsSource } from "./search/embedder.ts";
import { type VotingRules, voteEmoji } from "./votes/vote-emoji.ts";

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

/** The configuration, validated. Platforms that are not configured are undefined. */
export interface Config {
  readonly discord:
    | { readonly token: string; readonly apiUrl: string; readonly guildIds: readonly string[] }
    | undefined;
  readonly slack: SlackSocket | SlackHttp | undefined;
  /** The mail server, the sender, and how many mails to send per minute. */
  readonly email:
    | { readonly server: SmtpAddress; readonly from: MailSender; readonly perMinute: number }
    | undefined;
  readonly huggingFace: { readonly endpoint: string; readonly token: string | undefined };
  readonly arxivUrl: string;
  /** Path of the SQLite file, if configured. */
  readonly database: string | undefined;
  /** The PostgreSQL database to use instead, with user and password. */
  readonly databaseUrl: string | undefined;
  /** Folder of saved days to read instead of asking Hugging Face. */
  readonly feedFolder: string | undefined;
  /** Sources of papers besides the daily lists. */
  readonly streams: readonly StreamAddress[];
  /** A day's list with fewer papers counts as incomplete; undefined: the planner's default. */
  readonly settledPapers: number | undefined;
  /** Which emoji vote on a message about one paper, and how long reactions count. */
  readonly voting: VotingRules;
  readonly playgroundPort: number;
  /** Address of the health and metrics server; undefined: none. */
  readonly http: HttpAddress | undefined;
  /** The public web server: where it listens, and its URL from outside; undefined: none. */
  readonly publicHttp: { readonly address: HttpAddress; readonly url: string } | undefined;
  /** Keys for the secrets in the database: the first encrypts, all decrypt. Empty if none is set. */
  readonly secretKeys: readonly Buffer[];
  /** Where the operator is alerted; undefined: only in the log. */
  readonly operator: OperatorAddress | undefined;
  /** The server or model that turns papers and questions into vectors; undefined: none. */
  readonly embeddings: EmbeddingsSource | undefined;
  readonly logLevel: "debug" | "info" | "warn" | "error" | "silent";
}

/** Parses the environment. Throws one UserError that lists every problem with its fix, and contains no values. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const filled = Object.fromEntries(
    Object.entries(env)
      .map(([name, value]) => [name, value?.trim()] as const)
      .filter(([, value]) => value !== undefined && value !== ""),
  );
  const parsed = variables.safeParse(filled);
  const lines = [
    ...(parsed.error?.issues ?? []).map((issue) => `  ${String(issue.path[0])} ${issue.message}`),
    ...combinationProblems(filled),
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
    embeddings:
      e.PAPERBOY_EMBEDDINGS?.kind === "server"
        ? { ...e.PAPERBOY_EMBEDDINGS, key: e.PAPERBOY_EMBEDDINGS_KEY }
        : e.PAPERBOY_EMBEDDINGS,
    logLevel: e.PAPERBOY_LOG_LEVEL,
  };
}

/** The configured platforms, as people call them. Without any, Paperboy starts in the playground. */
export function platformNames({ discord, slack, email }: Config): readonly string[] {
  return [discord && "Discord", slack && "Slack", email && "e-mail"].filter((name) => name !== undefined);
}

function slackOf(e: Variables): Config["slack"] {
  const always = { apiUrl: e.SLACK_API_URL, managers: e.SLACK_MANAGERS ?? [] };
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken } = e;
  if (botToken && appToken) return { mode: "socket", botToken, appToken, ...always };
  const { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret } = e;
  const { SLACK_SIGNING_SECRET: signingSecret, PAPERBOY_PUBLIC_URL: publicUrl } = e;
  const { PAPERBOY_SECRET_KEY: secretKeys } = e;
  if (!clientId || !clientSecret || !signingSecret || !publicUrl || !secretKeys) return undefined;
  return { mode: "http", clientId, clientSecret, signingSecret, publicUrl, secretKeys, ...always };
}
