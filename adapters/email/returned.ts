import PostalMime, { type Email } from "postal-mime";
import type { Store } from "../../src/store.ts";
import { channelIdIn } from "./envelope.ts";
import { isSigned, readToken } from "./links.ts";

/** A returned mail quotes ours; the rest of a longer one is not read. */
const LONGEST = 1_000_000;

type Desk = {
  readonly store: Pick<Store, "address" | "addresses" | "deleteAddress" | "disableSubscriptions">;
} & {
  readonly clock: { now(): number };
};

/**
 * Reads a mail sent to the sender's address, and returns what was done about it. A bounce (RFC 3464) or a complaint
 * (RFC 5965) stops the address whose mail it quotes; a signed unsubscribe request deletes it. Anything else changes
 * nothing, and nothing is answered. Only recipients know a mail's id, so nobody can stop an address with a forged
 * bounce.
 */
export async function readReturned(raw: string, { store, clock }: Desk): Promise<string> {
  const mail = await PostalMime.parse(raw.slice(0, LONGEST), { forceRfc822Attachments: true });
  const wish = /\bunsubscribe\s+([\w-]+\.[\w-]+)/i.exec(mail.subject ?? "")?.[1];
  if (wish !== undefined) {
    const meant = readToken(wish);
    const address = meant && (await store.address(meant.channel));
    if (!address || !isSigned(wish, address)) return "Nothing to do: the unsubscribe request is not signed.";
    await store.deleteAddress(address.channel);
    return "One address was unsubscribed and deleted.";
  }
  const reason = reasonIn(mail);
  if (reason === undefined)
    return "Nothing to do: not a permanent bounce, a complaint or an unsubscribe request.";
  const id = channelIdIn(quoted(mail));
  const [address] = id === undefined ? [] : await store.addresses({ id });
  if (!address) return "Nothing to do: it does not quote our mail to an address that is still subscribed.";
  const { platform, workspace, id: channel } = address.channel;
  await store.disableSubscriptions({ platform, workspace, channel }, reason, clock.now());
  return `One address is stopped. ${reason}`;
}

/** Why to stop sending there; undefined if the mail gives no such reason. */
function reasonIn(mail: Email): string | undefined {
  const status = partOf(mail, "message/delivery-status");
  if (/^action:\s*failed\b/im.test(status) && /^status:\s*5\.(?:1\.(?:[1236]|10)|2\.1)\b/im.test(status))
    return "A mail bounced: the address accepts none.";
  const feedback = partOf(mail, "message/feedback-report");
  if (/^feedback-type:\s*abuse\b/im.test(feedback)) return "A mail was reported as unwanted.";
  return undefined;
}

/** The headers of the returned mail, wherever the program put them. */
function quoted(mail: Email): string {
  return ["message/rfc822", "text/rfc822-headers", "message/rfc822-headers"]
    .map((type) => partOf(mail, type))
    .join("\n");
}

function partOf({ attachments }: Email, type: string): string {
  return attachments
    .filter(({ mimeType }) => mimeType === type)
    .map(({ content }) =>
      typeof content === "string" ? content : Buffer.from(content as ArrayBuffer).toString(),
    )
    .join("\n");
}
