import { and, asc, count, eq, gt, inArray, lte, sql } from "drizzle-orm";
import type { BetterSQLite3Database } from "drizzle-orm/better-sqlite3";
import type { AccountId } from "../../../src/teams/account-id.ts";
import type { TeamStore } from "../../../src/teams/store.ts";
import type { TeamId } from "../../../src/teams/team-id.ts";
import { LINK_LIMITS } from "../../shared/link-limits.ts";
import type { Database } from "../connection/database.ts";
import { isOneOf } from "../papers/paper-rows.ts";
import { accountLinks, linkCodes, linkTries, teamLinks, teamSettings } from "../schema.ts";
import { inTeam } from "./team-scope.ts";
import type { Tombstones } from "./tombstones.ts";

export function createTeams(
  { orm, read, write }: Database,
  tombstones: Pick<Tombstones, "nameOf">,
): TeamStore {
  // Runs for every list that may name people.
  const linked = orm
    .select({ team: teamLinks.team })
    .from(teamLinks)
    .where(inTeam(teamLinks.team, sql.placeholder("team")))
    .orderBy(asc(teamLinks.team))
    .prepare();
  const settingsOf = orm
    .select()
    .from(teamSettings)
    .where(isOneOf(teamSettings.team, sql.placeholder("teams")))
    .prepare();
  const teamsOf = (team: TeamId): readonly TeamId[] => {
    const rows = linked.all({ team });
    return rows.length > 0 ? rows.map((row) => row.team) : [team];
  };
  const accountsOf = (account: AccountId): readonly AccountId[] => accountsOfPerson(orm, account);

  /** Links both groups under the name of the first; false if that would be too many. */
  function joinTeams(teams: readonly TeamId[]): boolean {
    const all = [...new Set(teams.flatMap(teamsOf))].sort();
    const [ledger] = all;
    if (all.length > LINK_LIMITS.linked || ledger === undefined) return false;
    orm.delete(teamLinks).where(inArray(teamLinks.team, all)).run();
    if (all.length > 1)
      orm
        .insert(teamLinks)
        .values(all.map((team) => ({ team, ledger })))
        .run();
    return true;
  }

  function joinAccounts(accounts: readonly AccountId[]): boolean {
    const all = [...new Set(accounts.flatMap(accountsOf))].sort();
    const [person] = all;
    if (all.length > LINK_LIMITS.linked || person === undefined) return false;
    orm.delete(accountLinks).where(inArray(accountLinks.account, all)).run();
    if (all.length > 1)
      orm
        .insert(accountLinks)
        .values(all.map((account) => ({ account, person })))
        .run();
    return true;
  }

  const tries = (person: string, what: "offer" | "miss", since: number): number =>
    orm
      .select({ n: count() })
      .from(linkTries)
      .where(and(eq(linkTries.person, person), eq(linkTries.what, what), gt(linkTries.at, since)))
      .get()?.n ?? 0;

  return {
    linkedTeams: (team) => read(() => teamsOf(team)),
    linkedAccounts: (account) => read(() => accountsOf(account)),

    offerLink: ({ hash, team, by, expiresAt }, now) =>
      write(() => {
        orm.delete(linkCodes).where(lte(linkCodes.expiresAt, now)).run();
        orm
          .delete(linkTries)
          .where(lte(linkTries.at, now - LINK_LIMITS.offersMs))
          .run();
        const asking = tombstones.nameOf(by);
        if (tries(asking, "offer", now - LINK_LIMITS.offersMs) >= LINK_LIMITS.offers) return false;
        orm.insert(linkTries).values({ person: asking, what: "offer", at: now }).run();
        orm
          .insert(linkCodes)
          .values({ hash, team: team ?? null, person: by, expiresAt })
          .run();
        return true;
      }),

    redeemLink: (hash, { account, team, mayLinkTeam, confirmed }, now) =>
      write(() => {
        const tried = tombstones.nameOf(account);
        if (tries(tried, "miss", now - LINK_LIMITS.missesMs) >= LINK_LIMITS.misses)
          return { outcome: "too-many-tries" };
        const offer = orm
          .select()
          .from(linkCodes)
          .where(and(eq(linkCodes.hash, hash), gt(linkCodes.expiresAt, now)))
          .get();
        if (!offer) {
          orm.insert(linkTries).values({ person: tried, what: "miss", at: now }).run();
          return { outcome: "unknown" };
        }
        const { team: offered, person: by } = offer;
        if (offered === null) {
          if (accountsOf(by).includes(account)) return { outcome: "already" };
          if (!confirmed) return { outcome: "unconfirmed", by, teams: undefined };
          if (!joinAccounts([by, account])) return { outcome: "too-many-links" };
        } else {
          if (!mayLinkTeam) return { outcome: "not-allowed" };
          if (teamsOf(offered).includes(team)) return { outcome: "already" };
          if (!confirmed) return { outcome: "unconfirmed", by, teams: teamsOf(offered) };
          if (!joinTeams([offered, team])) return { outcome: "too-many-links" };
        }
        orm.delete(linkCodes).where(eq(linkCodes.hash, hash)).run();
        return offered === null ? { outcome: "accounts" } : { outcome: "teams", teams: teamsOf(team) };
      }),

    unlinkTeam: (team) =>
      write(() => {
        const others = teamsOf(team).filter((other) => other !== team);
        orm.delete(teamLinks).where(eq(teamLinks.team, team)).run();
        // Under a new name, since the team that left may be linked again.
        joinTeams(others);
        return others.length > 0;
      }),

    unlinkAccount: (account) =>
      write(() => {
        const others = accountsOf(account).filter((other) => other !== account);
        orm.delete(accountLinks).where(eq(accountLinks.account, account)).run();
        joinAccounts(others);
        return others.length > 0;
      }),

    teamSettings: (team) =>
      read(() => {
        const teams = teamsOf(team);
        const rows = settingsOf.all({ teams: JSON.stringify(teams) });
        const kept = rows.flatMap(({ retention }) => retention ?? []);
        return {
          names: rows.length === teams.length && rows.every(({ names }) => names),
          agents: rows.length === teams.length && rows.every(({ agents }) => agents),
          retentionMonths: kept.length > 0 ? Math.min(...kept) : undefined,
        };
      }),

    saveTeamSettings: (team, change) =>
      write(() => {
        const facts = {
          ...(change.names === undefined ? {} : { names: change.names }),
          ...(change.agents === undefined ? {} : { agents: change.agents }),
          // The next retention run determines what the new period hides.
          ...("retentionMonths" in change
            ? { retention: change.retentionMonths ?? null, expiredBefore: 0 }
            : {}),
        };
        orm
          .insert(teamSettings)
          .values({ team, names: false, ...facts })
          .onConflictDoUpdate({ target: teamSettings.team, set: { team, ...facts } })
          .run();
      }),
  };
}

/** Renames a ledger that lost the team it was named after to one of the remaining teams. */
export function renameLedger(orm: BetterSQLite3Database, lost: TeamId): void {
  const [first] = orm
    .select({ team: teamLinks.team })
    .from(teamLinks)
    .where(eq(teamLinks.ledger, lost))
    .orderBy(asc(teamLinks.team))
    .all();
  if (first) orm.update(teamLinks).set({ ledger: first.team }).where(eq(teamLinks.ledger, lost)).run();
}

/** The accounts known to belong to the same person. */
export function accountsOfPerson(orm: BetterSQLite3Database, account: AccountId): readonly AccountId[] {
  const person = orm
    .select({ person: accountLinks.person })
    .from(accountLinks)
    .where(eq(accountLinks.account, account));
  const rows = orm
    .select({ account: accountLinks.account })
    .from(accountLinks)
    .where(inArray(accountLinks.person, person))
    .orderBy(asc(accountLinks.account))
    .all();
  return rows.length > 0 ? rows.map((row) => row.account) : [account];
}
