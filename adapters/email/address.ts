import { z } from "zod";
import { UserError } from "../../src/runtime/errors.ts";

/** RFC 5321 allows no more. */
const LONGEST = 254;
const address = z.email().max(LONGEST);

/** An address as it is typed, the host in small letters. Throws UserError. No line break, quote or list gets through. */
export function readAddress(text: string): string {
  // Slack makes a link of what looks like an address.
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

/** An address as it may be shown and logged: `a…@lab.example`. */
export function maskAddress(text: string): string {
  return text.replace(/^(.).*(?=@)/u, "$1…");
}

/** Text of others, such as a mail server's answer, with every address in it masked. */
export function maskAddresses(text: string): string {
  return text.replace(/[^\s<>"'(),;:@]+@[^\s<>"'(),;:@]+/g, maskAddress);
}
