/** A count with thousands apart: `1,234`. */
export function number(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** A count in at most four characters and one decimal: `999`, `1.2k`, `12k`, `3.4M`. Rounded down. */
export function compactNumber(n: number): string {
  if (n < 1_000) return String(n);
  const [unit, letter] = n < 1_000_000 ? [1_000, "k"] : [1_000_000, "M"];
  const tenths = Math.floor((n * 10) / unit);
  return `${tenths < 100 ? tenths / 10 : Math.floor(tenths / 10)}${letter}`;
}

/** `1 paper`, `2 papers`; `many` where an s is not enough. */
export function counted(n: number, one: string, many = `${one}s`): string {
  return `${number(n)} ${n === 1 ? one : many}`;
}

/** `“a”, “b” or “c”`, with `last` as the last joint. */
export function quotedList(words: readonly string[], last: "and" | "or"): string {
  const quoted = words.map((word) => `“${word}”`);
  return [quoted.slice(0, -1).join(", "), ...quoted.slice(-1)].filter(Boolean).join(` ${last} `);
}
