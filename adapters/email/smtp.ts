import type { Readable } from "node:stream";
import { createTransport, type SendMailOptions } from "nodemailer";
import type { SmtpAddress } from "../../src/runtime/addresses.ts";
import type { Clock } from "../../src/runtime/clock.ts";
import { abortAfter } from "../../src/runtime/deadline.ts";
import { toChatError } from "./errors.ts";

export interface Smtp {
  /** Checks that the server is reachable and accepts user and password. Rejects with ChatError. */
  verify(): Promise<void>;
  /** Hands over a mail once. Rejects with ChatError within 45 s, and sends nothing after that. */
  send(mail: SendMailOptions): Promise<void>;
  close(): void;
}

/** Shorter than the dispatcher's limit, so that a mail waiting for its turn or an answer is given up first. */
const SEND_MS = 40_000;
const ANSWER_MS = 20_000;
const CONNECT_MS = 10_000;
/** What small servers allow per client. */
const CONNECTIONS = 2;
const MINUTE_MS = 60_000;

/** Pooled connections to one server, sending at most `perMinute` mails. */
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
    // Passwords and reading habits must not cross a network unencrypted.
    requireTLS: !secure && !isLoopback(host),
    ignoreTLS: !secure && isLoopback(host),
    maxConnections: CONNECTIONS,
    rateDelta: MINUTE_MS / perMinute,
    rateLimit: 1,
    // The dispatcher decides about retries.
    maxRequeues: 0,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: ANSWER_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  /** The bodies of mails in flight. The pool reads nothing of them before the server asks for it. */
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
      try {
        await abortAfter(clock, SEND_MS, (signal) => transport.sendMail({ ...mail, signal }));
      } catch (error) {
        throw toChatError(error, bodies.get(String(mail.messageId))?.readableDidRead);
      } finally {
        bodies.delete(String(mail.messageId));
      }
    },
    close: () => transport.close(),
  };
}

function isLoopback(host: string): boolean {
  return /^(?:localhost|127(?:\.\d+){3}|\[?::1\]?)$/.test(host);
}
