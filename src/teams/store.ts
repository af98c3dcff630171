import type { AccountId } from "./account-id.ts";
import type { TeamId } from "./team-id.ts";

/** What a team has decided. Of linked servers and workspaces the most careful choice of any holds for all. */
export interface TeamSettings {
  /** Whether favourites tell who voted. */
  readonly names: boolean;
  /** Votes older than this many months are deleted where they were cast, and hidden from linked teams; undefined: never. */
  readonly retentionMonths: number | undefined;
  /** Whether its members may let agents read what it likes and was sent. */
  readonly agents: boolean;
}

/** A one-time code that was given out; `team` absent: it links the accounts of a person. */
export interface LinkOffer {
  readonly hash: string;
  readonly team: TeamId | undefined;
  readonly by: AccountId;
  /** Epoch ms. */
  readonly expiresAt: number;
}

/** Who redeems a code, and where. */
export interface Redeemer {
  readonly account: AccountId;
  readonly team: TeamId;
  /** Whether they may link the team. */
  readonly mayLinkTeam: boolean;
  /** Whether they have read what the code links, and want that. */
  readonly confirmed: boolean;
}

/** How redeeming a code went. Only the first two use it up; the third tells what it would link, made by whom. */
export type Redeemed =
  | { readonly outcome: "teams"; readonly teams: readonly TeamId[] }
  | { readonly outcome: "accounts" }
  | {
      readonly outcome: "unconfirmed";
      readonly by: AccountId;
      /** The servers and workspaces it would link with this one; undefined where it links accounts. */
      readonly teams: readonly TeamId[] | undefined;
    }
  | { readonly outcome: "unknown" | "too-many-tries" | "not-allowed" | "already" | "too-many-links" };

/** The part of the store that knows who belongs together. Nothing is moved by linking, so unlinking gives back to each its own. */
export interface TeamStore {
  /** The servers and workspaces that share this one's ledger, itself included, in order. */
  linkedTeams(team: TeamId): Promise<readonly TeamId[]>;
  /** The accounts known to be one person's, this one included, in order. */
  linkedAccounts(account: AccountId): Promise<readonly AccountId[]>;
  /** Keeps a code until it is redeemed or expires. False where this account has asked for too many lately. */
  offerLink(offer: LinkOffer, now: number): Promise<boolean>;
  redeemLink(hash: string, by: Redeemer, now: number): Promise<Redeemed>;
  /** The team leaves those it is linked with. False where there were none. */
  unlinkTeam(team: TeamId): Promise<boolean>;
  /** The account is no longer the same person as others. False where it was not. */
  unlinkAccount(account: AccountId): Promise<boolean>;
  teamSettings(team: TeamId): Promise<TeamSettings>;
  saveTeamSettings(team: TeamId, change: Partial<TeamSettings>): Promise<void>;
}
