import { type SQL, sql } from "drizzle-orm";

/**
 * The questions of one statement: a table with a row for each, to be cross-joined with the tables that answer, which
 * are then looked up by index. Passed to a prepared statement as `asked`, a JSON array.
 */
export const asked = sql`json_each(${sql.placeholder("asked")}) as asked`;

/** The index of a row's question. */
export const nth: SQL.Aliased<number> = sql<number>`asked.key`.as("n");

/** A row's question, or its element at `index`. */
export function askedFor(index?: number): SQL {
  return index === undefined ? sql`asked.value` : sql`asked.value ->> ${sql.raw(String(index))}`;
}

/** Groups the rows by question: one answer for each, its rows in order. */
export function answersTo<Row extends { readonly n: number }, Answer>(
  questions: readonly unknown[],
  rows: readonly Row[],
  answer: (row: Row) => Answer,
): readonly (readonly Answer[])[] {
  const answers = questions.map(() => [] as Answer[]);
  for (const row of rows) answers[row.n]?.push(answer(row));
  return answers;
}
