import { z } from "zod";
import { UserError } from "../../src/runtime/errors.ts";

/** The maximum of RFC 5321. */
const LONGEST = 254;
const address = z.email().max(LONGEST);

/** Parses a typed address and lower-cases its host. Throws UserError. Line breaks, quotes and lists are rejected. */
export function readAddress(text: string): string {
  // Slack turns what looks like an address into a link.
  const typed = text.trim().replace(/^<(?:mailto:)?([^|>]*)(?:\|[^>]*)?>$/, "$1");
  const read = address.safeParse(typed);
  if (!read.success)
    throw new UserError(
      `“${typed.slice(0, LONGEST)}” is not an e-mail address. Type it like ada@lab.example.`,
      {
        option: "address",
      },
    );
  const at = read.data.lastIndexOf("@");
  return `${read.data.slice(0, at)}${read.data.slice(at).toLowerCase()}`;
}

/** An address masked for display and logs: `a…@lab.example`. */
export function maskAddress(text: string): string {
  return text.replace(/^(.).*(?=@)/u, "$1…");
}

/** Foreign text, such as a mail server's reply, with every address masked. */
export function maskAddresses(text: string): string {
  return text.replace(/[^\s<>"'(),;:@]+@[^\s<>"'(),;:@]+/g, maskAddress);
}
