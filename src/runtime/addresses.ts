import { z } from "zod";

/** An address to listen on. */
export interface HttpAddress {
  readonly host: string;
  readonly port: number;
}

/** Parses `host:port`, with an IPv6 address in brackets. A port alone means this machine only. */
export const httpAddress = z.string().transform((value, context): HttpAddress => {
  const [, host, bracketed, port] = /^(?:(?:([\w.-]+)|\[([\da-f:.]+)\])?:)?(\d{1,5})$/i.exec(value) ?? [];
  if (port === undefined || Number(port) > 65_535) {
    const message = "must be an address and a port like 127.0.0.1:9464, or just a port.";
    context.addIssue({ code: "custom", message });
    return z.NEVER;
  }
  return { host: host ?? bracketed ?? "127.0.0.1", port: Number(port) };
});

/** Whether both would listen on the same address. Port 0 means any free port, so it never conflicts. */
export function sameAddress(one: HttpAddress, other: HttpAddress): boolean {
  const everywhere = [one, other].some(({ host }) => host === "0.0.0.0" || host === "::");
  return one.port === other.port && one.port !== 0 && (everywhere || one.host === other.host);
}

const ON_THIS_MACHINE = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;

/** Parses the public URL of the listener; a trailing slash is removed. */
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

/** A mail server. */
export interface SmtpAddress {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte. Otherwise STARTTLS is required before anything is sent, except on loopback. */
  readonly secure: boolean;
  readonly auth: { readonly user: string; readonly pass: string } | undefined;
}

/** Message submission over TLS, and with STARTTLS (RFC 8314). */
const SMTP_PORTS: Readonly<Record<string, number>> = { "smtps:": 465, "smtp:": 587 };

/**
 * Parses `smtps://user:password@host`, or `smtp://` for STARTTLS. The error message contains no value, to protect the
 * password.
 */
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
    // An invalid percent-escape.
  }
  const message =
    "must be a mail server's address like smtps://user:password@smtp.example.org. Write special characters of the " +
    "password as in a web address (%40 for @).";
  context.addIssue({ code: "custom", message });
  return z.NEVER;
});

/** The sender of our mail. */
export interface MailSender {
  readonly name: string;
  readonly address: string;
}

/** Parses `papers@lab.example`, or with a name, `Paperboy <papers@lab.example>`. */
export const mailSender = z.string().transform((value, context): MailSender => {
  const [, name = "", address = ""] = /^(?:"?([^"<>\p{Cc}]*?)"?\s*<)?([^<>\s]+)>?$/u.exec(value) ?? [];
  if (z.email().safeParse(address).success) return { name: name || "Paperboy", address };
  const message = "must be an e-mail address like papers@lab.example, or Paperboy <papers@lab.example>.";
  context.addIssue({ code: "custom", message });
  return z.NEVER;
});

/** Where the operator is alerted. A webhook's URL is a secret. */
export type OperatorAddress =
  | { readonly platform: "discord" | "slack"; readonly channel: string; readonly workspace?: string }
  | { readonly webhook: string };

/** Parses `discord:<channel id>`, `slack:<channel id>`, `slack:<workspace id>/<channel id>`, or a webhook's URL. */
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
