import { type SQL, sql } from "drizzle-orm";

/**
 * Things that one statement is asked about: a table with a row for each, to be cross-joined with those that answer, which
 * are then looked up for each by their index. Given as `asked` with a prepared statement: a JSON array.
 */
export const asked = sql`json_each(${sql.placeholder("asked")}) as asked`;

/** The place of a row's question among those asked. */
export const nth: SQL.Aliased<number> = sql<number>`asked.key`.as("n");

/** A value of a row's question: itself, or what it holds at `index`. */
export function askedFor(index?: number): SQL {
  return index === undefined ? sql`asked.value` : sql`asked.value ->> ${sql.raw(String(index))}`;
}

/** The answers to as many questions, each with those of the rows that are its own, in their order. */
export function answersTo<Row extends { readonly n: number }, Answer>(
  questions: readonly unknown[],
  rows: readonly Row[],
  answer: (row: Row) => Answer,
): readonly (readonly Answer[])[] {
  const answers = questions.map(() => [] as Answer[]);
  for (const row of rows) answers[row.n]?.push(answer(row));
  return answers;
}
