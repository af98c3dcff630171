/** Replaces NUL, the only character PostgreSQL's text cannot store, with the replacement character. */
export function storable(text: string): string {
  return text.includes("\0") ? text.replaceAll("\0", "\uFFFD") : text;
}

/** A value as JSON whose strings PostgreSQL can read. */
export function storableJson(value: unknown): string {
  return JSON.stringify(value, (_, part) =>
    typeof part === "string" ? storable(part.replace(/\p{Surrogate}/gu, "\uFFFD")) : part,
  );
}
