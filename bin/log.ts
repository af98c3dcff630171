import pino from "pino";
import pretty from "pino-pretty";
import type { Config } from "../src/config.ts";
import type { Log } from "../src/log.ts";

/** Every value that must not be shown, wherever it may turn up. */
function secretsOf(config: Config): readonly string[] {
  const { discord, slack, huggingFace } = config;
  return [discord?.token, slack?.botToken, slack?.appToken, huggingFace.token].filter(
    (value) => value !== undefined,
  );
}

/** Takes the configured secrets out of any text. */
export function redactor(config: Config): (text: string) => string {
  const secrets = secretsOf(config);
  return (text) => secrets.reduce((kept, secret) => kept.replaceAll(secret, "[secret]"), text);
}

/** JSON lines on standard error, readable lines where that is a terminal; never a secret. */
export function createLog(config: Config): Log {
  const stream = process.stderr.isTTY
    ? pretty({ destination: 2, ignore: "pid,hostname", sync: true })
    : pino.destination({ dest: 2, sync: true });
  const logger = pino(
    {
      level: config.logLevel,
      base: null,
      serializers: { error: pino.stdSerializers.err },
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
