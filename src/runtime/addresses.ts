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
