import { createHash } from "node:crypto";

/** The key of a text in `contents` that holds a `T` as JSON. */
export type ContentHash<T = unknown> = string & { readonly content: T };

/** A value as stored in `contents`. */
export interface Content<T> {
  readonly hash: ContentHash<T>;
  readonly json: string;
}

/** Hashes `value` by its JSON. */
export function contentOf<T>(value: T): Content<T> {
  const json = JSON.stringify(value);
  return { hash: createHash("sha256").update(json).digest("base64url") as ContentHash<T>, json };
}
