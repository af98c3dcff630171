import { type SQL, sql } from "drizzle-orm";

/** A value given when a prepared statement runs, as the column holds it: what is kept as JSON has to be text. */
export function given<T>(name: string): SQL<T> {
  return sql<T>`${sql.placeholder(name)}`;
}
