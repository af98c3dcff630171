/** Formats a count with thousands separators: `1,234`. */
export function number(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** Formats a count in at most four characters with one decimal: `999`, `1.2k`, `12k`, `3.4M`. Rounds down. */
export function compactNumber(n: number): string {
  if (n < 1_000) return String(n);
  const [unit, letter] = n < 1_000_000 ? [1_000, "k"] : [1_000_000, "M"];
  const tenths = Math.floor((n * 10) / unit);
  return `${tenths < 100 ? tenths / 10 : Math.floor(tenths / 10)}${letter}`;
}

/** Formats `1 paper`, `2 papers`; pass `many` for irregular plurals. */
export function counted(n: number, one: string, many = `${one}s`): string {
  return `${number(n)} ${n === 1 ? one : many}`;
}

/** Formats `“a”, “b” or “c”`, with `last` before the last item. */
export function quotedList(words: readonly string[], last: "and" | "or"): string {
  const quoted = words.map((word) => `“${word}”`);
  return [quoted.slice(0, -1).join(", "), ...quoted.slice(-1)].filter(Boolean).join(` ${last} `);
}
