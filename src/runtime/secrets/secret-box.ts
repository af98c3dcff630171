import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from "node:crypto";
import { UserError } from "../errors.ts";

export const KEY_BYTES = 32;

const CIPHER = "aes-256-gcm";
/** NIST SP 800-38D: the nonce length that GCM is designed for. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Encrypts secrets for the database with the operator's key. */
export interface SecretBox {
  /** Encrypts `text` with the newest key. It opens only under the same `purpose`, so that rows cannot be swapped. */
  seal(text: string, purpose: string): string;
  /** Decrypts; `stale` if an older key was used. Throws UserError if no key fits. */
  open(sealed: string, purpose: string): { readonly text: string; readonly stale: boolean };
  /** Derives a key for other purposes than sealing. */
  derive(purpose: string): Buffer;
}

/** Uses AES-256-GCM. The first of `keys` seals, all open. */
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
          "A secret in the database was encrypted with a key that PAPERBOY_SECRET_KEY does not contain. Put the old key after the new one: NEW,OLD.",
        );
      return { text: decrypt(key, Buffer.from(content, "base64url"), purpose), stale: key !== newest };
    },
    derive: (purpose) => Buffer.from(hkdfSync("sha256", newest, "", purpose, KEY_BYTES)),
  };
}

/** Returns an identifier of a key that reveals nothing about it. */
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
    throw new UserError("A secret in the database was tampered with or damaged.", { cause });
  }
}
