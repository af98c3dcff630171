import type { Readable } from "node:stream";
import { createTransport, type SendMailOptions } from "nodemailer";
import type { SmtpAddress } from "../../src/runtime/addresses.ts";
import type { Clock } from "../../src/runtime/clock.ts";
import { toChatError } from "./errors.ts";

export interface Smtp {
  /** Whether the server is there and takes user and password. Rejects with ChatError. */
  verify(): Promise<void>;
  /** Hands a mail over once. Rejects with ChatError, within 45 s, and sends nothing after that. */
  send(mail: SendMailOptions): Promise<void>;
  close(): void;
}

/** Shorter than a post may take, so that a mail that waits for its turn, or for an answer, is given up before. */
const SEND_MS = 40_000;
const ANSWER_MS = 20_000;
const CONNECT_MS = 10_000;
/** What small servers allow one client. */
const CONNECTIONS = 2;
const MINUTE_MS = 60_000;

/** Pooled connections to one server, at most `perMinute` mails through them. */
export function createSmtp({
  server,
  perMinute,
  clock,
}: {
  readonly server: SmtpAddress;
  readonly perMinute: number;
  readonly clock: Clock;
}): Smtp {
  const { host, port, secure, auth } = server;
  const transport = createTransport({
    pool: true,
    host,
    port,
    secure,
    ...(auth ? { auth } : {}),
    // Neither a password nor a list of what somebody reads goes over a network in the clear.
    requireTLS: !secure && !isLoopback(host),
    ignoreTLS: !secure && isLoopback(host),
    maxConnections: CONNECTIONS,
    rateDelta: MINUTE_MS / perMinute,
    rateLimit: 1,
    // Whether to try again is for the dispatcher to decide.
    maxRequeues: 0,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: ANSWER_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  /** The bodies of mails under way, of which the pool reads nothing before the server has asked for it. */
  const bodies = new Map<string, Readable>();
  transport.use("stream", ({ message }, done) => {
    const create = message.createReadStream.bind(message);
    message.createReadStream = (options) => {
      const body = create(options);
      bodies.set(message.messageId(), body);
      return body;
    };
    done();
  });

  return {
    async verify() {
      try {
        await transport.verify();
      } catch (error) {
        throw toChatError(error);
      }
    },
    async send(mail) {
      const late = new AbortController();
      const ended = new AbortController();
      clock.sleep(SEND_MS, ended.signal).then(
        () => late.abort(),
        () => {},
      );
      try {
        await transport.sendMail({ ...mail, signal: late.signal });
      } catch (error) {
        throw toChatError(error, bodies.get(String(mail.messageId))?.readableDidRead);
      } finally {
        ended.abort();
        bodies.delete(String(mail.messageId));
      }
    },
    close: () => transport.close(),
  };
}

function isLoopback(host: string): boolean {
  return /^(?:localhost|127(?:\.\d+){3}|\[?::1\]?)$/.test(host);
}
