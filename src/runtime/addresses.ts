import { z } from "zod";

/** Where to listen. */
export interface HttpAddress {
  readonly host: string;
  readonly port: number;
}

/** `host:port`, an IPv6 address in brackets; a port alone is on this machine only. */
export const httpAddress = z.string().transform((value, context): HttpAddress => {
  const [, host, bracketed, port] = /^(?:(?:([\w.-]+)|\[([\da-f:.]+)\])?:)?(\d{1,5})$/i.exec(value) ?? [];
  if (port === undefined || Number(port) > 65_535) {
    const message = "must be an address and a port like 127.0.0.1:9464, or a port alone.";
    context.addIssue({ code: "custom", message });
    return z.NEVER;
  }
  return { host: host ?? bracketed ?? "127.0.0.1", port: Number(port) };
});

/** Whether both would listen at the same place; a port of 0 is any free one. */
export function sameAddress(one: HttpAddress, other: HttpAddress): boolean {
  const everywhere = [one, other].some(({ host }) => host === "0.0.0.0" || host === "::");
  return one.port === other.port && one.port !== 0 && (everywhere || one.host === other.host);
}

const ON_THIS_MACHINE = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;

/** The address by which the outside reaches the public listener, without a slash at its end. */
export const publicUrl = z.string().transform((value, context): string => {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const safe =
    url?.protocol === "https:" || (url?.protocol === "http:" && ON_THIS_MACHINE.test(url.hostname));
  if (!url || !safe || url.username || url.search || url.hash) {
    const message = "must be an https address like https://paperboy.example.org.";
    context.addIssue({ code: "custom", message });
    return z.NEVER;
  }
  return `${url.origin}${url.pathname}`.replace(/\/+$/, "");
});

/** Where mail is handed over. */
export interface SmtpAddress {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte; else it is asked for before anything else is said, except on loopback. */
  readonly secure: boolean;
  readonly auth: { readonly user: string; readonly pass: string } | undefined;
}

/** Submission over TLS, and with STARTTLS (RFC 8314). */
const SMTP_PORTS: Readonly<Record<string, number>> = { "smtps:": 465, "smtp:": 587 };

/** `smtps://user:password@host`, or `smtp://` for STARTTLS. Nobody's password is shown: the message names no value. */
export const smtpAddress = z.string().transform((value, context): SmtpAddress => {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const port = url && SMTP_PORTS[url.protocol];
  try {
    if (url && port !== undefined && url.hostname !== "" && /^\/?$/.test(url.pathname))
      return {
        host: url.hostname.replace(/^\[(.*)\]$/, "$1"),
        port: url.port === "" ? port : Number(url.port),
        secure: url.protocol === "smtps:",
        auth:
          url.username === ""
            ? undefined
            : { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
      };
  } catch {
    // A % that is no escape.
  }
  const message =
    "must be a mail server's address like smtps://user:password@smtp.example.org. Write special characters of the " +
    "password as in a web address (%40 for @).";
  context.addIssue({ code: "custom", message });
  return z.NEVER;
});

/** Who mail is from. */
export interface MailSender {
  readonly name: string;
  readonly address: string;
}

/** `papers@lab.example`, or with a name before it, `Paperboy <papers@lab.example>`. */
export const mailSender = z.string().transform((value, context): MailSender => {
  const [, name = "", address = ""] = /^(?:"?([^"<>\p{Cc}]*?)"?\s*<)?([^<>\s]+)>?$/u.exec(value) ?? [];
  if (z.email().safeParse(address).success) return { name: name || "Paperboy", address };
  const message = "must be an e-mail address like papers@lab.example, or Paperboy <papers@lab.example>.";
  context.addIssue({ code: "custom", message });
  return z.NEVER;
});

/** Where the operator hears of trouble. The address of a webhook is a secret. */
export type OperatorAddress =
  | { readonly platform: "discord" | "slack"; readonly channel: string; readonly workspace?: string }
  | { readonly webhook: string };

/** `discord:<channel id>`, `slack:<channel id>`, `slack:<workspace id>/<channel id>`, or the address of a webhook. */
export const operatorAddress = z.string().transform((value, context): OperatorAddress => {
  const discord = /^discord:(\d{17,20})$/.exec(value)?.[1];
  if (discord !== undefined) return { platform: "discord", channel: discord };
  const [, workspace, slack] = /^slack:(?:([TE][A-Z0-9]{2,})\/)?([CGD][A-Z0-9]{2,})$/.exec(value) ?? [];
  if (slack !== undefined)
    return { platform: "slack", channel: slack, ...(workspace === undefined ? {} : { workspace }) };
  if (URL.canParse(value) && new URL(value).protocol === "https:") return { webhook: value };
  const message = "must be discord:<channel id>, slack:<channel id> or the https address of a webhook.";
  context.addIssue({ code: "custom", message });
  return z.NEVER;
});
