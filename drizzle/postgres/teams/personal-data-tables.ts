import type { AnyPgColumn, PgTable } from "drizzle-orm/pg-core";
import {
  accessKeys,
  accountLinks,
  addresses,
  casts,
  deliveries,
  linkCodes,
  meetings,
  nominations,
  posted,
  referenceLibraries,
  referenceSends,
  savedPapers,
  sharedPapers,
  subscriptions,
  tastePapers,
  teamLinks,
  teamSettings,
  watches,
} from "../schema.ts";

/** A table whose rows belong to a person or team, with its display name. */
export interface Owned {
  readonly name: string;
  readonly table: PgTable;
  readonly owner: AnyPgColumn;
  /** Fields never shown to anyone: credentials. */
  readonly kept?: readonly string[];
}

/** Every table with rows about a person, `owner` being their account: all of it is shown or deleted on request. */
export const PERSONAL: readonly Owned[] = [
  { name: "votes", table: casts, owner: casts.person },
  { name: "reading list", table: savedPapers, owner: savedPapers.person },
  { name: "linked accounts", table: accountLinks, owner: accountLinks.account },
  { name: "link codes", table: linkCodes, owner: linkCodes.person },
  { name: "watches", table: watches, owner: watches.person },
  { name: "addresses", table: addresses, owner: addresses.person },
  { name: "access keys", table: accessKeys, owner: accessKeys.person },
  {
    name: "Zotero libraries",
    table: referenceLibraries,
    owner: referenceLibraries.person,
    kept: ["sealed"],
  },
  { name: "papers sent to Zotero", table: referenceSends, owner: referenceSends.person },
];

/** Every table with a team's rows, `owner` being the team: all of them go when the team's data are deleted. */
export const OF_A_TEAM: readonly Owned[] = [
  { name: "subscriptions", table: subscriptions, owner: subscriptions.team },
  { name: "digests", table: deliveries, owner: deliveries.team },
  { name: "messages with votes", table: posted, owner: posted.team },
  { name: "votes", table: casts, owner: casts.team },
  { name: "watches", table: watches, owner: watches.team },
  { name: "papers shared in channels", table: sharedPapers, owner: sharedPapers.team },
  { name: "papers named as taste", table: tastePapers, owner: tastePapers.team },
  { name: "journal club meetings", table: meetings, owner: meetings.team },
  { name: "nominations", table: nominations, owner: nominations.team },
  { name: "links", table: teamLinks, owner: teamLinks.team },
  { name: "link codes", table: linkCodes, owner: linkCodes.team },
  { name: "addresses", table: addresses, owner: addresses.team },
  { name: "access keys", table: accessKeys, owner: accessKeys.team },
  { name: "Zotero library", table: referenceLibraries, owner: referenceLibraries.team },
  { name: "papers sent to Zotero", table: referenceSends, owner: referenceSends.team },
  { name: "privacy settings", table: teamSettings, owner: teamSettings.team },
];
