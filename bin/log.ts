import pino from "pino";
import pretty from "pino-pretty";
import type { Config } from "../src/config.ts";
import { isExpected } from "../src/runtime/errors.ts";
import type { Log } from "../src/runtime/log.ts";
import { decodeUrl } from "../src/text/decode-url.ts";
import { createRedactor } from "./redactor.ts";

/** Every configured value that must never be shown. */
function secretsOf(config: Config): readonly string[] {
  const { discord, slack, email, huggingFace, embeddings, operator, databaseUrl, secretKeys } = config;
  const webhook = operator && "webhook" in operator ? operator.webhook : undefined;
  const tokens = [
    discord?.token,
    ...slackSecrets(slack),
    huggingFace.token,
    embeddings?.kind === "server" ? embeddings.key : undefined,
    webhook,
  ];
  const keys = secretKeys.map((key) => key.toString("base64"));
  const passwords = [...passwordsOf(databaseUrl), email?.server.auth?.pass ?? ""];
  const long = passwords.filter(({ length }) => length >= PASSWORD_LENGTH);
  return [...tokens, ...keys, ...long].filter((value) => value !== undefined);
}

function slackSecrets(slack: Config["slack"]): readonly string[] {
  switch (slack?.mode) {
    case "socket":
      return [slack.botToken, slack.appToken];
    case "http":
      return [slack.clientSecret, slack.signingSecret];
    case undefined:
      return [];
    default:
      return slack satisfies never;
  }
}

/** A shorter password could be part of ordinary words. */
const PASSWORD_LENGTH = 6;

function passwordsOf(databaseUrl: string | undefined): readonly string[] {
  if (databaseUrl === undefined) return [];
  const { password } = new URL(databaseUrl);
  return [password, decodeUrl(password)];
}

/** Removes the configured secrets, and anything that looks like a secret, from any text. */
export function redactor(config: Config | undefined): (text: string) => string {
  return createRedactor(config ? secretsOf(config) : []);
}

/** Expected errors take a single line; stack traces are for our own bugs. */
function plainError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  return isExpected(error) ? `${error.name}: ${error.message}` : pino.stdSerializers.err(error);
}

/** Writes JSON lines to standard error, or readable lines if that is a terminal; never a secret. */
export function createLog(config: Config): Log {
  const stream = process.stderr.isTTY
    ? pretty({ destination: 2, ignore: "pid,hostname", singleLine: true, sync: true })
    : pino.destination({ dest: 2, sync: true });
  const logger = pino(
    {
      level: config.logLevel,
      base: null,
      serializers: { error: plainError },
      hooks: { streamWrite: redactor(config) },
    },
    stream,
  );
  return {
    debug: (message, fields) => logger.debug(fields, message),
    info: (message, fields) => logger.info(fields, message),
    warn: (message, fields) => logger.warn(fields, message),
    error: (message, fields) => logger.error(fields, message),
  };
}
