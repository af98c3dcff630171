import type { SendMailOptions } from "nodemailer";
import type { DeliveryKey } from "../../src/chat/refs.ts";
import type { MailSender } from "../../src/runtime/addresses.ts";
import type { Address } from "../../src/subscriptions/address-store.ts";
import type { MailContent } from "./render/message.ts";

/** The id of a delivery's mail: the same however often it is computed, and told by whoever returns it. */
export function messageId(key: DeliveryKey | string, { id }: Address["channel"], from: MailSender): string {
  return `<${key}.${id}@${domainOf(from)}>`;
}

/** The channel of one of our message ids, wherever it stands in a text; undefined where none does. */
export function channelIdIn(text: string): string | undefined {
  return /<[a-z0-9]{1,25}\.([0-9a-f]{24})@/.exec(text)?.[1];
}

/** A mail as nodemailer takes it. Nothing of it comes from outside but the address, which was read as one. */
export function mailOf(
  content: MailContent,
  about: {
    readonly to: string;
    readonly from: MailSender;
    readonly id: string;
    /** The id of the mail that it is a reply to. */
    readonly under?: string | undefined;
    /** In the order of preference; the first https one is pressed by mail programs themselves. */
    readonly unsubscribe: readonly string[];
    readonly pictures: readonly { readonly cid: string; readonly png: Buffer }[];
  },
): SendMailOptions {
  const { to, from, id, under, unsubscribe, pictures } = about;
  const oneClick = unsubscribe.some((address) => address.startsWith("https:"));
  return {
    from: { name: from.name, address: from.address },
    to: { name: "", address: to },
    // Bounces come back to the sender; the recipient is named by nothing but the address.
    envelope: { from: from.address, to: [to] },
    messageId: id,
    ...(under ? { inReplyTo: under, references: [under] } : {}),
    subject: content.subject,
    text: content.text,
    html: content.html,
    attachments: [
      ...content.files.map(({ name, mediaType, content: text }) => ({
        filename: name,
        contentType: mediaType,
        content: text,
      })),
      ...pictures.map(({ cid, png }) => ({
        filename: `${cid.split("@")[0]}.png`,
        cid,
        content: png,
        contentType: "image/png",
        contentDisposition: "inline" as const,
      })),
    ],
    headers: {
      "List-Id": `Daily papers <paperboy.${domainOf(from)}>`,
      "List-Unsubscribe": unsubscribe.map((address) => `<${address}>`).join(", "),
      ...(oneClick ? { "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" } : {}),
      Precedence: "bulk",
      "Auto-Submitted": "auto-generated",
      "X-Auto-Response-Suppress": "All",
    },
  };
}

function domainOf({ address }: MailSender): string {
  return address.slice(address.lastIndexOf("@") + 1);
}
