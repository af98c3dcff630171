/** Returns the rows without these fields. */
export function without(
  fields: readonly string[],
  rows: readonly Readonly<Record<string, unknown>>[],
): Record<string, unknown>[] {
  return rows.map((row) =>
    Object.fromEntries(Object.entries(row).filter(([name]) => !fields.includes(name))),
  );
}
