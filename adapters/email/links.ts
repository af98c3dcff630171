import { createHmac, timingSafeEqual } from "node:crypto";
import type { ChannelRef } from "../../src/chat/refs.ts";
import type { Address } from "../../src/subscriptions/address-store.ts";
import { PLATFORM } from "./platform.ts";

/** What a signed link does: the id of an Action, for an address. */
export interface LinkMeaning {
  readonly channel: ChannelRef;
  readonly does: string;
}

/** 132 bits of a SHA-256, in base64url. */
const SIGNATURE_LENGTH = 22;

/**
 * A token that lets anyone with the mail do one thing as its reader. Its key is the address's secret, so it dies with
 * the address.
 */
export function signToken({ channel, secret }: Pick<Address, "channel" | "secret">, does: string): string {
  const said = Buffer.from(JSON.stringify([channel.workspace, channel.id, does])).toString("base64url");
  return `${said}.${signature(secret, said)}`;
}

/** What a token claims to do, not yet verified; undefined if it is malformed. */
export function readToken(token: string): LinkMeaning | undefined {
  try {
    const said: unknown = JSON.parse(Buffer.from(token.split(".")[0] ?? "", "base64url").toString());
    if (!Array.isArray(said) || said.length !== 3 || said.some((part) => typeof part !== "string"))
      return undefined;
    const [workspace, id, does] = said as [string, string, string];
    return { channel: { platform: PLATFORM, workspace, id }, does };
  } catch {
    return undefined;
  }
}

/** Whether the address's secret signed the token. */
export function isSigned(token: string, { secret }: Pick<Address, "secret">): boolean {
  const [said = "", given = ""] = token.split(".");
  const made = Buffer.from(signature(secret, said));
  const shown = Buffer.from(given);
  return shown.length === made.length && timingSafeEqual(shown, made);
}

function signature(secret: string, said: string): string {
  return createHmac("sha256", secret).update(said).digest("base64url").slice(0, SIGNATURE_LENGTH);
}
