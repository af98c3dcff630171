/**
 * Whether a row's team shares its ledger with a team, which is a parameter or a column. The only place where linked
 * servers and workspaces become one team: rows keep their original team, and are read together.
 */
export function inTeam(column: string, team: string): string {
  return `${column} = any(array(select ${team}::text union select team from team_links
    where ledger = (select ledger from team_links where team = ${team}::text)))`;
}

/**
 * Whether a vote counts for a team: cast there or in a linked team, and within the shortest retention of any of them.
 * Votes that another team retains for longer are hidden, not deleted, and reappear when they unlink.
 */
export function countsFor(casts: string, team: string): string {
  return `(${inTeam(`${casts}.team`, team)} and ${casts}.changed_at >= (
    select coalesce(max(expired_before), 0) from team_settings where ${inTeam("team_settings.team", team)}))`;
}

/** Whether the row's account belongs to the same person as an account, which is a parameter. */
export function ofPerson(column: string, account: string): string {
  return `${column} = any(array(select ${account}::text union select account from account_links
    where person = (select person from account_links where account = ${account}::text)))`;
}

/** Joins a row's account with its person, for `personOf`. */
export function joinPerson(table: string): string {
  return `left join account_links same on same.account = ${table}.person`;
}

/** A row's person: the same value for all of a person's accounts. */
export function personOf(table: string): string {
  return `coalesce(same.person, ${table}.person)`;
}
