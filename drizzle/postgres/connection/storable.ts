/** PostgreSQL's text holds every character but NUL, in whose place stands the sign for what cannot be shown. */
export function storable(text: string): string {
  return text.includes("\0") ? text.replaceAll("\0", "\uFFFD") : text;
}

/** A value as JSON, of which PostgreSQL is to read the strings. */
export function storableJson(value: unknown): string {
  return JSON.stringify(value, (_, part) =>
    typeof part === "string" ? storable(part.replace(/\p{Surrogate}/gu, "\uFFFD")) : part,
  );
}
