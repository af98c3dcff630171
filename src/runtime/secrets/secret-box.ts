import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from "node:crypto";
import { UserError } from "../errors.ts";

export const KEY_BYTES = 32;

const CIPHER = "aes-256-gcm";
/** NIST SP 800-38D: the length for which GCM is made. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Keeps secrets in the database unreadable without the operator's key. */
export interface SecretBox {
  /** `text` encrypted with the newest key. It opens under the same `purpose` alone, so that no row passes for another. */
  seal(text: string, purpose: string): string;
  /** What was sealed; `stale` where it was with an older key. Throws UserError where no key opens it. */
  open(sealed: string, purpose: string): { readonly text: string; readonly stale: boolean };
  /** A key for something else than sealing. */
  derive(purpose: string): Buffer;
}

/** AES-256-GCM. The first of `keys` seals, each opens. */
export function createSecretBox(keys: readonly Buffer[]): SecretBox {
  const [newest] = keys;
  if (!newest) throw new Error("A secret box needs a key.");

  return {
    seal(text, purpose) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, newest, nonce).setAAD(Buffer.from(purpose));
      const sealed = Buffer.concat([nonce, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
      return `${nameOf(newest)}.${sealed.toString("base64url")}`;
    },
    open(sealed, purpose) {
      const [name = "", content = ""] = sealed.split(".");
      const key = keys.find((one) => nameOf(one) === name);
      if (!key)
        throw new UserError(
          "A secret in the database was encrypted with a key that PAPERBOY_SECRET_KEY does not hold. Put the old key after the new one: NEW,OLD.",
        );
      return { text: decrypt(key, Buffer.from(content, "base64url"), purpose), stale: key !== newest };
    },
    derive: (purpose) => Buffer.from(hkdfSync("sha256", newest, "", purpose, KEY_BYTES)),
  };
}

/** Tells keys apart and tells nothing of them. */
function nameOf(key: Buffer): string {
  return createHash("sha256").update("name of").update(key).digest("hex").slice(0, 8);
}

function decrypt(key: Buffer, sealed: Buffer, purpose: string): string {
  try {
    const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, NONCE_BYTES), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(Buffer.from(purpose));
    decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
    return (
      decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES), undefined, "utf8") + decipher.final("utf8")
    );
  } catch (cause) {
    throw new UserError("A secret in the database was changed by somebody, or damaged.", { cause });
  }
}
