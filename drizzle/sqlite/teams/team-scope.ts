import { type Placeholder, type SQL, sql } from "drizzle-orm";
import type { AnySQLiteColumn } from "drizzle-orm/sqlite-core";
import { accountLinks, teamLinks } from "../schema.ts";

/**
 * Whether a row's team shares its ledger with `team`. The one place where linked servers and workspaces become one team:
 * rows keep the team in which they arose, and are read together.
 */
export function inTeam(column: AnySQLiteColumn, team: string | Placeholder): SQL {
  return sql`${column} in (select ${team} union select ${teamLinks.team} from ${teamLinks} where ${teamLinks.ledger} = (select ${teamLinks.ledger} from ${teamLinks} where ${teamLinks.team} = ${team}))`;
}

/** Whether a row's account is one of the person who has `account`. */
export function ofPerson(column: AnySQLiteColumn, account: string | Placeholder): SQL {
  return sql`${column} in (select ${account} union select ${accountLinks.account} from ${accountLinks} where ${accountLinks.person} = (select ${accountLinks.person} from ${accountLinks} where ${accountLinks.account} = ${account}))`;
}

/** The person of a row: the same for all of one person's accounts. */
export function personOf(column: AnySQLiteColumn): SQL<string> {
  return sql<string>`coalesce((select ${accountLinks.person} from ${accountLinks} where ${accountLinks.account} = ${column}), ${column})`;
}
