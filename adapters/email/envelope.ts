import type { SendMailOptions } from "nodemailer";
import type { DeliveryKey } from "../../src/chat/refs.ts";
import type { MailSender } from "../../src/runtime/addresses.ts";
import type { Address } from "../../src/subscriptions/address-store.ts";
import type { MailContent } from "./render/message.ts";

/** The Message-ID of a delivery's mail: computed the same every time, and quoted by bounces. */
export function messageId(key: DeliveryKey | string, { id }: Address["channel"], from: MailSender): string {
  return `<${key}.${id}@${domainOf(from)}>`;
}

/** The channel in one of our message ids, anywhere in a text; undefined if there is none. */
export function channelIdIn(text: string): string | undefined {
  return /<[a-z0-9]{1,25}\.([0-9a-f]{24})@/.exec(text)?.[1];
}

/** A mail in nodemailer's format. Its only outside input is the address, which has been validated. */
export function mailOf(
  content: MailContent,
  about: {
    readonly to: string;
    readonly from: MailSender;
    readonly id: string;
    /** The id of the mail it replies to. */
    readonly under?: string | undefined;
    /** In order of preference; mail programs call the first https one themselves. */
    readonly unsubscribe: readonly string[];
    readonly pictures: readonly { readonly cid: string; readonly png: Buffer }[];
  },
): SendMailOptions {
  const { to, from, id, under, unsubscribe, pictures } = about;
  const oneClick = unsubscribe.some((address) => address.startsWith("https:"));
  return {
    from: { name: from.name, address: from.address },
    to: { name: "", address: to },
    // Bounces go to the sender; the recipient is identified only by the address.
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
