import { createHash } from "node:crypto";

/** Names a text in `contents` that holds a `T` as JSON. */
export type ContentHash<T = unknown> = string & { readonly content: T };

/** A value as `contents` holds it. */
export interface Content<T> {
  readonly hash: ContentHash<T>;
  readonly json: string;
}

/** Names `value`, the same for the same JSON. */
export function contentOf<T>(value: T): Content<T> {
  const json = JSON.stringify(value);
  return { hash: createHash("sha256").update(json).digest("base64url") as ContentHash<T>, json };
}
