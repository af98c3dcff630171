/** Host, port and database of a PostgreSQL address, without who connects. */
export function placeOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}
