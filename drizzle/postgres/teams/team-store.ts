import { eq, inArray } from "drizzle-orm";
import type { AccountId } from "../../../src/teams/account-id.ts";
import type { TeamStore } from "../../../src/teams/store.ts";
import type { TeamId } from "../../../src/teams/team-id.ts";
import { LINK_LIMITS } from "../../shared/link-limits.ts";
import type { Database, Session } from "../connection/database.ts";
import { accountLinks, linkCodes, linkTries, teamLinks, teamSettings } from "../schema.ts";
import type { Tombstones } from "./tombstones.ts";

const TEAMS_OF = {
  name: "linked_teams",
  text: `select team from team_links where ledger = (select ledger from team_links where team = $1) order by team`,
};
const ACCOUNTS_OF = {
  name: "linked_accounts",
  text: `select account from account_links
    where person = (select person from account_links where account = $1) order by account`,
};
const TRIES = {
  name: "link_tries",
  text: "select count(*) as n from link_tries where person = $1 and what = $2 and at > $3",
};
const OFFER = {
  name: "link_offer",
  text: "select team, person from link_codes where hash = $1 and expires_at > $2",
};
const EXPIRE = {
  name: "expire_links",
  text: "with codes as (delete from link_codes where expires_at <= $1) delete from link_tries where at <= $2",
};
const RENAME = {
  name: "rename_ledger",
  text: `update team_links set ledger = (select min(team) from team_links where ledger = $1) where ledger = $1`,
};
const SETTINGS = {
  name: "settings_of_teams",
  text: "select names, agents, retention from team_settings where team = any($1)",
};

export function createTeams({ ask, write }: Database, tombstones: Pick<Tombstones, "nameOf">): TeamStore {
  /** Links both groups under the name of the first; false if that would be too many. */
  async function joinTeams(session: Session, teams: readonly TeamId[]): Promise<boolean> {
    const groups: TeamId[] = [];
    for (const team of teams) groups.push(...(await teamsOf(session, team)));
    const all = [...new Set(groups)].sort();
    const [ledger] = all;
    if (all.length > LINK_LIMITS.linked || ledger === undefined) return false;
    await session.orm.delete(teamLinks).where(inArray(teamLinks.team, all));
    if (all.length > 1) await session.orm.insert(teamLinks).values(all.map((team) => ({ team, ledger })));
    return true;
  }

  async function joinAccounts(session: Session, accounts: readonly AccountId[]): Promise<boolean> {
    const groups: AccountId[] = [];
    for (const account of accounts) groups.push(...(await accountsOf(session, account)));
    const all = [...new Set(groups)].sort();
    const [person] = all;
    if (all.length > LINK_LIMITS.linked || person === undefined) return false;
    await session.orm.delete(accountLinks).where(inArray(accountLinks.account, all));
    if (all.length > 1)
      await session.orm.insert(accountLinks).values(all.map((account) => ({ account, person })));
    return true;
  }

  async function tries(session: Session, person: string, what: "offer" | "miss", since: number) {
    const [row] = await session.run<{ n: number }>(TRIES, [person, what, since]);
    return row?.n ?? 0;
  }

  return {
    linkedTeams: (team) => ask((session) => teamsOf(session, team)),
    linkedAccounts: (account) => ask((session) => accountsOf(session, account)),

    offerLink: ({ hash, team, by, expiresAt }, now) =>
      write(async (session) => {
        await session.run(EXPIRE, [now, now - LINK_LIMITS.offersMs]);
        const asking = await tombstones.nameOf(session, by);
        if ((await tries(session, asking, "offer", now - LINK_LIMITS.offersMs)) >= LINK_LIMITS.offers)
          return false;
        await session.orm.insert(linkTries).values({ person: asking, what: "offer", at: now });
        await session.orm.insert(linkCodes).values({ hash, team: team ?? null, person: by, expiresAt });
        return true;
      }, "teams"),

    redeemLink: (hash, { account, team, mayLinkTeam, confirmed }, now) =>
      write(async (session) => {
        const tried = await tombstones.nameOf(session, account);
        if ((await tries(session, tried, "miss", now - LINK_LIMITS.missesMs)) >= LINK_LIMITS.misses)
          return { outcome: "too-many-tries" };
        const [offer] = await session.run<{ team: TeamId | null; person: AccountId }>(OFFER, [hash, now]);
        if (!offer) {
          await session.orm.insert(linkTries).values({ person: tried, what: "miss", at: now });
          return { outcome: "unknown" };
        }
        const { team: offered, person: by } = offer;
        if (offered === null) {
          if ((await accountsOf(session, by)).includes(account)) return { outcome: "already" };
          if (!confirmed) return { outcome: "unconfirmed", by, teams: undefined };
          if (!(await joinAccounts(session, [by, account]))) return { outcome: "too-many-links" };
        } else {
          if (!mayLinkTeam) return { outcome: "not-allowed" };
          if ((await teamsOf(session, offered)).includes(team)) return { outcome: "already" };
          if (!confirmed) return { outcome: "unconfirmed", by, teams: await teamsOf(session, offered) };
          if (!(await joinTeams(session, [offered, team]))) return { outcome: "too-many-links" };
        }
        await session.orm.delete(linkCodes).where(eq(linkCodes.hash, hash));
        return offered === null
          ? { outcome: "accounts" }
          : { outcome: "teams", teams: await teamsOf(session, team) };
      }, "teams"),

    unlinkTeam: (team) =>
      write(async (session) => {
        const others = (await teamsOf(session, team)).filter((other) => other !== team);
        await session.orm.delete(teamLinks).where(eq(teamLinks.team, team));
        // Under a new name, since the team that left may be linked again.
        await joinTeams(session, others);
        return others.length > 0;
      }, "teams"),

    unlinkAccount: (account) =>
      write(async (session) => {
        const others = (await accountsOf(session, account)).filter((other) => other !== account);
        await session.orm.delete(accountLinks).where(eq(accountLinks.account, account));
        await joinAccounts(session, others);
        return others.length > 0;
      }, "teams"),

    teamSettings: (team) =>
      ask(async (session) => {
        const teams = await teamsOf(session, team);
        const rows = await session.run<{ names: boolean; agents: boolean; retention: number | null }>(
          SETTINGS,
          [teams],
        );
        const kept = rows.flatMap(({ retention }) => retention ?? []);
        return {
          names: rows.length === teams.length && rows.every(({ names }) => names),
          agents: rows.length === teams.length && rows.every(({ agents }) => agents),
          retentionMonths: kept.length > 0 ? Math.min(...kept) : undefined,
        };
      }),

    saveTeamSettings: (team, change) =>
      ask(async ({ orm }) => {
        const facts = {
          ...(change.names === undefined ? {} : { names: change.names }),
          ...(change.agents === undefined ? {} : { agents: change.agents }),
          // The next retention run determines what the new period hides.
          ...("retentionMonths" in change
            ? { retention: change.retentionMonths ?? null, expiredBefore: 0 }
            : {}),
        };
        await orm
          .insert(teamSettings)
          .values({ team, names: false, ...facts })
          .onConflictDoUpdate({ target: teamSettings.team, set: { team, ...facts } });
      }),
  };
}

async function teamsOf(session: Session, team: TeamId): Promise<readonly TeamId[]> {
  const rows = await session.run<{ team: TeamId }>(TEAMS_OF, [team]);
  return rows.length > 0 ? rows.map((row) => row.team) : [team];
}

/** The accounts known to belong to the same person. */
export async function accountsOf(session: Session, account: AccountId): Promise<readonly AccountId[]> {
  const rows = await session.run<{ account: AccountId }>(ACCOUNTS_OF, [account]);
  return rows.length > 0 ? rows.map((row) => row.account) : [account];
}

/** Renames a ledger that lost the team it was named after to one of the remaining teams. */
export async function renameLedger(session: Session, lost: TeamId): Promise<void> {
  await session.run(RENAME, [lost]);
}
