import type { Server, Socket } from "node:net";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";

/** How the server treats the next mail. */
export type MailFault =
  /** Refuses in answer to this command. */
  | { readonly at: "mail" | "rcpt" | "data" | "auth"; readonly code: number; readonly words: string }
  /** Takes the message, and the connection breaks before the answer; or breaks while it is being sent. */
  | "cut-after-data"
  | "cut-before-data"
  /** Never answers. */
  | "silent";

export interface Received {
  readonly to: readonly string[];
  readonly from: string;
  readonly raw: string;
  readonly mail: Email;
}

/** A real SMTP server on loopback that accepts mail for anybody. */
export interface MailServer {
  readonly port: number;
  readonly received: readonly Received[];
  /** Calls `listener` for each message that was received. */
  onReceived(listener: () => void): void;
  /** TCP connections so far. */
  connections(): number;
  failNext(fault: MailFault): void;
  /** Until `heal`. */
  failAlways(fault: MailFault): void;
  heal(): void;
  close(): Promise<void>;
}

export const USER = { user: "paperboy", pass: "correct horse" };

export async function openMailServer(options: { readonly secure?: boolean } = {}): Promise<MailServer> {
  const received: Received[] = [];
  const sockets = new Set<Socket>();
  let faults: MailFault[] = [];
  let always: MailFault | undefined;
  let connections = 0;
  let told = () => {};

  const next = () => always ?? faults[0];
  const take = (): void => void faults.shift();
  const refusal = (at: "mail" | "rcpt" | "data" | "auth"): Error | undefined => {
    const fault = next();
    if (typeof fault !== "object" || fault.at !== at) return undefined;
    take();
    return Object.assign(new Error(fault.words), { responseCode: fault.code });
  };
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };

  const server = new SMTPServer({
    secure: options.secure ?? false,
    disabledCommands: ["STARTTLS"],
    authOptional: true,
    allowInsecureAuth: true,
    logger: false,
    onAuth({ username, password }, _session, callback) {
      const refused = refusal("auth");
      if (refused) return callback(refused);
      if (username !== USER.user || password !== USER.pass)
        return callback(Object.assign(new Error("5.7.8 Bad credentials"), { responseCode: 535 }));
      return callback(null, { user: username });
    },
    onMailFrom: (_address, _session, callback) => callback(refusal("mail")),
    onRcptTo(_address, _session, callback) {
      if (next() === "cut-before-data") {
        take();
        return cut();
      }
      return callback(refusal("rcpt"));
    },
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", async () => {
        const fault = next();
        const refused = refusal("data");
        if (refused) return callback(refused);
        const raw = Buffer.concat(chunks).toString();
        const { mailFrom, rcptTo } = session.envelope;
        received.push({
          to: rcptTo.map(({ address }) => address),
          from: mailFrom ? mailFrom.address : "",
          raw,
          mail: await PostalMime.parse(raw),
        });
        told();
        if (fault === "silent") return take();
        if (fault === "cut-after-data") {
          take();
          return cut();
        }
        return callback();
      });
    },
  });
  const listening = server.server as Server;
  listening.on("connection", (socket: Socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  server.on("error", () => {});
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = listening.address();
  return {
    port: typeof address === "object" && address ? address.port : 0,
    received,
    onReceived: (listener) => {
      told = listener;
    },
    connections: () => connections,
    failNext: (fault) => void faults.push(fault),
    failAlways: (fault) => {
      always = fault;
    },
    heal: () => {
      always = undefined;
      faults = [];
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        cut();
      }),
  };
}
