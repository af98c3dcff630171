import { createHash, randomInt } from "node:crypto";

/** Leaves out letters that are mistaken for others. 32 characters, so a code of 8 has 40 bits. */
const SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const HALF = 4;

/** Returns a cryptographically random code that people can read out and type, like `TEAM-7K3M-QX0D`. */
export function newCode(prefix: string, sign = () => SIGNS.charAt(randomInt(SIGNS.length))): string {
  const half = () => Array.from({ length: HALF }, sign).join("");
  return `${prefix}-${half()}-${half()}`;
}

/** Hashes a code, prefix included, as people type it: in lower case, with O for 0, with or without dashes. */
export function hashOfCode(code: string): string {
  const read = code
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "")
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1");
  return createHash("sha256").update(read).digest("hex");
}
