/** Host, port and database of a PostgreSQL URL, without the credentials. */
export function placeOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}
