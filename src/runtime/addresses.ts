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

/** Where whoever runs Paperboy hears of trouble. The address of a webhook is a secret. */
export type OperatorAddress =
  | { readonly platform: "discord" | "slack"; readonly channel: string }
  | { readonly webhook: string };

/** `discord:<channel id>`, `slack:<channel id>`, or the address of a webhook. */
export const operatorAddress = z.string().transform((value, context): OperatorAddress => {
  const discord = /^discord:(\d{17,20})$/.exec(value)?.[1];
  if (discord !== undefined) return { platform: "discord", channel: discord };
  const slack = /^slack:([CGD][A-Z0-9]{2,})$/.exec(value)?.[1];
  if (slack !== undefined) return { platform: "slack", channel: slack };
  if (URL.canParse(value) && new URL(value).protocol === "https:") return { webhook: value };
  const message = "must be discord:<channel id>, slack:<channel id> or the https address of a webhook.";
  context.addIssue({ code: "custom", message });
  return z.NEVER;
});
