import { type Placeholder, type SQL, sql } from "drizzle-orm";
import type { AnySQLiteColumn } from "drizzle-orm/sqlite-core";
import { accountLinks, casts, teamLinks, teamSettings } from "../schema.ts";

/**
 * Whether a row's team shares its ledger with `team`. The only place where linked servers and workspaces become one
 * team: rows keep their original team, and are read together.
 */
export function inTeam(column: AnySQLiteColumn, team: string | Placeholder | SQL): SQL {
  return sql`${column} in (select ${team} union select ${teamLinks.team} from ${teamLinks} where ${teamLinks.ledger} = (select ${teamLinks.ledger} from ${teamLinks} where ${teamLinks.team} = ${team}))`;
}

/**
 * Whether a vote counts for `team`: cast there or in a linked team, and within the shortest retention of any of them.
 * Votes that another team retains for longer are hidden, not deleted, and reappear when they unlink.
 */
export function countsFor(team: string | Placeholder | SQL): SQL {
  const hidden = sql`(select coalesce(max(${teamSettings.expiredBefore}), 0) from ${teamSettings} where ${inTeam(teamSettings.team, team)})`;
  return sql`(${inTeam(casts.team, team)} and ${casts.changedAt} >= ${hidden})`;
}

/** Whether the row's account belongs to the same person as `account`. */
export function ofPerson(column: AnySQLiteColumn, account: string | Placeholder): SQL {
  return sql`${column} in (select ${account} union select ${accountLinks.account} from ${accountLinks} where ${accountLinks.person} = (select ${accountLinks.person} from ${accountLinks} where ${accountLinks.account} = ${account}))`;
}

/** A row's person: the same value for all of a person's accounts. */
export function personOf(column: AnySQLiteColumn): SQL<string> {
  return sql<string>`coalesce((select ${accountLinks.person} from ${accountLinks} where ${accountLinks.account} = ${column}), ${column})`;
}
