/**
 * Whether a row's team shares its ledger with a team, which is a parameter or a column. The one place where linked servers
 * and workspaces become one team: rows keep the team in which they arose, and are read together.
 */
export function inTeam(column: string, team: string): string {
  return `${column} = any(array(select ${team}::text union select team from team_links
    where ledger = (select ledger from team_links where team = ${team}::text)))`;
}

/**
 * Whether a vote counts for a team: cast there or in a linked team, and within the shortest time that any of them keeps
 * votes. What another team keeps for longer is hidden, not deleted, and is theirs again when they unlink.
 */
export function countsFor(casts: string, team: string): string {
  return `(${inTeam(`${casts}.team`, team)} and ${casts}.changed_at >= (
    select coalesce(max(expired_before), 0) from team_settings where ${inTeam("team_settings.team", team)}))`;
}

/** Whether a row's account is one of the person who has an account, which is a parameter. */
export function ofPerson(column: string, account: string): string {
  return `${column} = any(array(select ${account}::text union select account from account_links
    where person = (select person from account_links where account = ${account}::text)))`;
}

/** Joins a row's account with the person it is one of, for `personOf`. */
export function joinPerson(table: string): string {
  return `left join account_links same on same.account = ${table}.person`;
}

/** The person of a row: the same for all of one person's accounts. */
export function personOf(table: string): string {
  return `coalesce(same.person, ${table}.person)`;
}
