import { isAbsolute } from "node:path";
import { z } from "zod";
import { KEY_BYTES } from "../runtime/secrets/secret-box.ts";

/** An optional secret. The message never contains its value. */
export const secret = (what: string, shape: RegExp, cure: string) =>
  z.string().regex(shape, `does not look like ${what}. ${cure}`).optional();

export const url = (cure: string) =>
  z
    .url({ protocol: /^https?$/, error: `must be an http(s) address. ${cure}` })
    .transform((value) => value.replace(/\/+$/, ""));

/** A whole number from `min` to `max`; `what` names it in the message. */
export const wholeNumber = (what: string, min: number, max: number) => {
  const message = `must be a ${what} from ${min} to ${max}.`;
  return z.coerce.number(message).int(message).min(min, message).max(max, message);
};

/** 32 random bytes. The message does not contain the value. */
export const secretKey = z.string().transform((value, context): Buffer => {
  const key = Buffer.from(value, "base64");
  if (key.length === KEY_BYTES && /^[\w+/-]+=?$/.test(value)) return key;
  const message =
    "must be 32 random bytes in Base64, as “openssl rand -base64 32” prints them; several are separated by commas, the newest first.";
  context.addIssue({ code: "custom", message });
  return z.NEVER;
});

/** The message does not contain the value, to protect the password. */
export const postgresUrl = z.string().refine((value) => {
  if (!URL.canParse(value)) return false;
  const { protocol, host, pathname } = new URL(value);
  return /^postgres(ql)?:$/.test(protocol) && host !== "" && pathname.length > 1;
}, "must be a PostgreSQL address like postgres://user:password@host:5432/database. Write special characters of the " +
  "password as in a web address (%40 for @), or leave it unset to keep everything in a SQLite file.");

/** A server's URL and model, or a folder. */
export const embeddingsSource = z.string().transform((value, context) => {
  const folder = value.startsWith("onnx:") ? value.slice("onnx:".length) : value;
  if (folder !== "" && (folder !== value || isAbsolute(value))) return { kind: "folder", folder } as const;
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const model = url?.searchParams.get("model");
  if (!url || !model || !/^https?:$/.test(url.protocol) || url.username !== "" || url.password !== "") {
    context.addIssue({
      code: "custom",
      message:
        "must be an address with a model, like http://127.0.0.1:8080/v1/embeddings?model=BAAI/bge-small-en-v1.5, or a " +
        "folder with model.onnx, like onnx:models/bge-small. A key goes into PAPERBOY_EMBEDDINGS_KEY.",
    });
    return z.NEVER;
  }
  url.searchParams.delete("model");
  return { kind: "server", url: url.href, model } as const;
});

export const list = z.string().transform((value) => value.split(/[\s,]+/).filter((word) => word !== ""));

/** An emoji, with or without a skin tone, or the name of a custom one; no plain letters or digits. */
export const emoji = list.pipe(
  z.array(
    z
      .string()
      .regex(
        /^(?::[\w+'-]+:|[^\p{L}\p{N}:]+)$/u,
        "must be emoji like 👍 or names like :rocket:, separated by spaces.",
      ),
  ),
);
