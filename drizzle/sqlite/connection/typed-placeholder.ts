import { type SQL, sql } from "drizzle-orm";

/** A typed parameter of a prepared statement, in the form the column stores: JSON columns need text. */
export function given<T>(name: string): SQL<T> {
  return sql<T>`${sql.placeholder(name)}`;
}
