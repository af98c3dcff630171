import type { AccountId } from "./account-id.ts";
import type { TeamId } from "./team-id.ts";

/** A team's settings. Among linked servers and workspaces, the most careful choice applies to all. */
export interface TeamSettings {
  /** Whether favourites show who voted. */
  readonly names: boolean;
  /** Months after which votes are deleted where they were cast, and hidden from linked teams; undefined: never. */
  readonly retentionMonths: number | undefined;
  /** Whether members may let AI assistants read the team's favourites and digests. */
  readonly agents: boolean;
}

/** A one-time code; without `team` it links a person's accounts. */
export interface LinkOffer {
  readonly hash: string;
  readonly team: TeamId | undefined;
  readonly by: AccountId;
  /** Epoch ms. */
  readonly expiresAt: number;
}

/** The person who redeems a code, and the team in which they do so. */
export interface Redeemer {
  readonly account: AccountId;
  readonly team: TeamId;
  /** Whether they may link the team. */
  readonly mayLinkTeam: boolean;
  /** Whether they have seen what the code links, and agreed. */
  readonly confirmed: boolean;
}

/**
 * The result of redeeming a code. Only the first two use it up; the third says what it would link, and who created it.
 */
export type Redeemed =
  | { readonly outcome: "teams"; readonly teams: readonly TeamId[] }
  | { readonly outcome: "accounts" }
  | {
      readonly outcome: "unconfirmed";
      readonly by: AccountId;
      /** The servers and workspaces it would link with this one; undefined if it links accounts. */
      readonly teams: readonly TeamId[] | undefined;
    }
  | { readonly outcome: "unknown" | "too-many-tries" | "not-allowed" | "already" | "too-many-links" };

/** Links between teams, and between accounts. Linking moves no data, so after unlinking each side has its own again. */
export interface TeamStore {
  /** Returns the servers and workspaces that share this one's ledger, including itself, in order. */
  linkedTeams(team: TeamId): Promise<readonly TeamId[]>;
  /** Returns the accounts known to belong to the same person, including this one, in order. */
  linkedAccounts(account: AccountId): Promise<readonly AccountId[]>;
  /** Stores a code until it is redeemed or expires. Returns false if this account has requested too many recently. */
  offerLink(offer: LinkOffer, now: number): Promise<boolean>;
  redeemLink(hash: string, by: Redeemer, now: number): Promise<Redeemed>;
  /** Removes the team from those it is linked with. Returns false if there were none. */
  unlinkTeam(team: TeamId): Promise<boolean>;
  /** Unlinks the account from the person's others. Returns false if there were none. */
  unlinkAccount(account: AccountId): Promise<boolean>;
  teamSettings(team: TeamId): Promise<TeamSettings>;
  saveTeamSettings(team: TeamId, change: Partial<TeamSettings>): Promise<void>;
}
