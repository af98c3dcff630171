import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { DeliveryKey, MessageRef, Person, Platform } from "../../src/chat/adapter.ts";
import type { Message } from "../../src/chat/message.ts";
import type { Reminder } from "../../src/club/store.ts";
import type { Delivery, DeliveryKind, DeliveryState } from "../../src/delivery/outbox.ts";
import type { Sign } from "../../src/news/signs.ts";
import type { PaperId } from "../../src/papers/paper.ts";
import type { ReferenceSend } from "../../src/references/store.ts";
import type { SubscriptionSettings } from "../../src/subscriptions/store.ts";
import type { AccessKind } from "../../src/teams/access-store.ts";
import type { AccountId } from "../../src/teams/account-id.ts";
import type { TeamId } from "../../src/teams/team-id.ts";
import type { Day } from "../../src/time/day.ts";
import type { VoteKind } from "../../src/votes/store.ts";
import type { Watch, WatchKind } from "../../src/watches/watch.ts";
import type { Wish } from "../shared/rows/address.ts";
import type { ContentHash } from "../shared/rows/content.ts";

// Times are epoch milliseconds supplied by the caller, and days ISO dates; the database's own clock is never used.

const platform = () => text().$type<Platform>().notNull();
const strings = () => text({ mode: "json" }).$type<readonly string[]>().notNull();
const flag = () => integer({ mode: "boolean" }).notNull();

/** One row per paper, its facts merged from everything ever reported about it. */
export const papers = sqliteTable(
  "papers",
  {
    id: text().$type<PaperId>().primaryKey(),
    title: text().notNull(),
    abstract: text().notNull(),
    authors: strings(),
    organization: text(),
    summary: text(),
    keywords: strings(),
    categories: strings(),
    version: integer(),
    upvotes: integer().notNull(),
    comments: integer().notNull(),
    codeUrl: text("code_url"),
    codeStars: integer("code_stars"),
    projectUrl: text("project_url"),
    thumbnailUrl: text("thumbnail_url"),
    publishedAt: integer("published_at"),
    listedOn: text("listed_on").$type<Day>(),
    withdrawn: flag(),
    firstSeenAt: integer("first_seen_at").notNull(),
    /** Increases with every change of any paper, so that copies need to read only what has changed since. */
    change: integer().notNull().default(0),
  },
  (t) => [uniqueIndex("papers_change").on(t.change)],
);

/** Progress of unfinished imports; `source` names a file and its state. */
export const imports = sqliteTable("imports", {
  source: text().primaryKey(),
  line: integer().notNull(),
  offset: integer().notNull(),
});

/**
 * Upvotes as observed. For a run of equal sightings only the first and last are stored, which answers every query
 * alike.
 */
export const snapshots = sqliteTable(
  "upvote_snapshots",
  {
    paper: text()
      .$type<PaperId>()
      .notNull()
      .references(() => papers.id, { onDelete: "cascade" }),
    at: integer().notNull(),
    upvotes: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.paper, t.at] })],
);

/** Synced days, including those with an empty list. */
export const listings = sqliteTable("listings", {
  day: text().$type<Day>().primaryKey(),
  syncedAt: integer("synced_at").notNull(),
});

/** The papers on each day's list; a paper may be listed on several days. */
export const listedPapers = sqliteTable(
  "listed_papers",
  {
    day: text()
      .$type<Day>()
      .notNull()
      .references(() => listings.day, { onDelete: "cascade" }),
    paper: text()
      .$type<PaperId>()
      .notNull()
      .references(() => papers.id, { onDelete: "cascade" }),
    /** When the list was last seen without it; null if the paper was on the list when it was first seen. */
    absentAt: integer("absent_at"),
  },
  (t) => [primaryKey({ columns: [t.day, t.paper] })],
);

/** Channel subscriptions. `nextDueAt` is null while disabled. */
export const subscriptions = sqliteTable(
  "subscriptions",
  {
    platform: platform(),
    workspace: text().notNull(),
    channel: text().notNull(),
    team: text().$type<TeamId>().notNull(),
    settings: text({ mode: "json" }).$type<SubscriptionSettings>().notNull(),
    nextDueAt: integer("next_due_at"),
    createdBy: text("created_by", { mode: "json" }).$type<Person>().notNull(),
    createdAt: integer("created_at").notNull(),
    disabledReason: text("disabled_reason"),
    disabledAt: integer("disabled_at"),
    nextWrapAt: integer("next_wrap_at"),
  },
  (t) => [
    primaryKey({ columns: [t.platform, t.workspace, t.channel] }),
    index("subscriptions_wrap_due").on(t.nextWrapAt).where(sql`next_wrap_at is not null`),
    index("subscriptions_due").on(t.nextDueAt).where(sql`next_due_at is not null`),
    index("subscriptions_team").on(t.team),
  ],
);

/**
 * The contents of deliveries, each stored once: thousands of channels get the same digest. Rows are immutable, and
 * triggers delete those that no delivery references (see the migration that created this table).
 */
export const contents = sqliteTable("contents", {
  /** SHA-256 of the content; rows older than this table have a delivery's key instead. */
  hash: text().$type<ContentHash>().primaryKey(),
  content: text().notNull(),
});

/** The outbox: one row per channel, local day and kind, kept for KEPT_DAYS once finished. Outlives the subscription. */
export const deliveries = sqliteTable(
  "deliveries",
  {
    key: text().$type<DeliveryKey>().primaryKey(),
    platform: platform(),
    workspace: text().notNull(),
    channel: text().notNull(),
    team: text().$type<TeamId>().notNull(),
    day: text().$type<Day>().notNull(),
    dueAt: integer("due_at").notNull(),
    state: text().$type<DeliveryState>().notNull(),
    /** A key into `contents`; null if there was nothing to say, or it was deleted. */
    message: text().$type<ContentHash<Message>>(),
    papers: text({ mode: "json" }).$type<readonly PaperId[]>().notNull(),
    attempts: integer().notNull().default(0),
    firstAttemptAt: integer("first_attempt_at"),
    notBefore: integer("not_before").notNull().default(0),
    deadline: integer().notNull(),
    /** Increases with every claim and every expired one; work on an older claim is void. */
    fence: integer().notNull().default(0),
    /** Set exactly while a claim is held. */
    leaseUntil: integer("lease_until"),
    postedWorkspace: text("posted_workspace"),
    postedChannel: text("posted_channel"),
    postedMessage: text("posted_message"),
    postedAt: integer("posted_at"),
    error: text(),
    note: text(),
    /** A key into `contents`. */
    leftOut: text("left_out").$type<ContentHash<Delivery["leftOut"]>>(),
    kind: text().$type<DeliveryKind>().notNull().default("digest"),
    under: text({ mode: "json" }).$type<MessageRef>(),
    /** When the channel started refusing it; null if it has not. */
    refusedSince: integer("refused_since"),
    /** Names of anything it reports besides its papers; null if nothing. */
    tells: text({ mode: "json" }).$type<readonly string[]>(),
  },
  (t) => [
    uniqueIndex("deliveries_channel_day").on(t.platform, t.workspace, t.channel, t.day, t.kind),
    index("deliveries_state").on(t.state, t.dueAt, t.kind, t.key),
    index("deliveries_message").on(t.message).where(sql`message is not null`),
    index("deliveries_said").on(t.dueAt).where(sql`message is not null or left_out is not null`),
    index("deliveries_left_out").on(t.leftOut).where(sql`left_out is not null`),
  ],
);

/**
 * Our messages whose reactions are votes. `content` is null if the delivery with that key holds it, or held it until it
 * was thinned. A message that is gone stays recorded as such, so that nothing asks for it again.
 */
export const posted = sqliteTable(
  "posted_messages",
  {
    platform: platform(),
    workspace: text().notNull(),
    channel: text().notNull(),
    message: text().notNull(),
    team: text().$type<TeamId>().notNull(),
    key: text().$type<DeliveryKey>().notNull(),
    papers: text({ mode: "json" }).$type<readonly PaperId[]>().notNull(),
    content: text({ mode: "json" }).$type<Message>(),
    postedAt: integer("posted_at").notNull(),
    /** The counts shown when it was last drawn. */
    counts: text().notNull().default(""),
    gone: flag().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.platform, t.workspace, t.channel, t.message] }),
    index("posted_recently").on(t.platform, t.postedAt),
    index("posted_by_team").on(t.team, t.postedAt),
    index("posted_drawn").on(t.postedAt).where(sql`content is not null`),
  ],
);

/**
 * The vote ledger: one row for each way in which a person voted for a paper. Papers have no foreign key, so that a
 * press on an old message counts even if the library has lost the paper.
 */
export const casts = sqliteTable(
  "casts",
  {
    team: text().$type<TeamId>().notNull(),
    paper: text().$type<PaperId>().notNull(),
    /** The person's account. */
    person: text().$type<AccountId>().notNull(),
    kind: text().$type<VoteKind>().notNull(),
    /** `button`, or the message reacted to as `platform:workspace:channel:message`. */
    via: text().notNull(),
    /** The emoji of the reaction; empty for the button. */
    mark: text().notNull(),
    /** Where it was cast, as `platform:workspace:channel`. */
    channel: text().notNull(),
    standing: flag(),
    /** When `standing` last changed. */
    changedAt: integer("changed_at").notNull(),
    /** When an event or recount last confirmed it, repeats included: older recounts must not override it. */
    heardAt: integer("heard_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.team, t.paper, t.person, t.kind, t.via, t.mark] }),
    index("casts_via").on(t.team, t.via),
    index("casts_standing").on(t.team, t.kind, t.changedAt).where(sql`standing = 1`),
    index("casts_liked").on(t.paper).where(sql`standing = 1 and kind = 'up'`),
  ],
);

/** Teams of several servers or workspaces: a row for each, all with the team's `ledger`. */
export const teamLinks = sqliteTable(
  "team_links",
  {
    team: text().$type<TeamId>().primaryKey(),
    ledger: text().$type<TeamId>().notNull(),
  },
  (t) => [index("team_links_ledger").on(t.ledger)],
);

/** People with several accounts: a row for each account, all with the same `person`. */
export const accountLinks = sqliteTable(
  "account_links",
  {
    account: text().$type<AccountId>().primaryKey(),
    person: text().$type<AccountId>().notNull(),
  },
  (t) => [index("account_links_person").on(t.person)],
);

/** One-time codes issued and not yet redeemed. The code itself is never stored. */
export const linkCodes = sqliteTable("link_codes", {
  hash: text().primaryKey(),
  /** What it links: a team or, if null, the person's accounts. */
  team: text().$type<TeamId>(),
  person: text().$type<AccountId>().notNull(),
  expiresAt: integer("expires_at").notNull(),
});

/**
 * Codes recently requested or mistyped, to prevent guessing. Rows outlive a request to be forgotten (which would
 * otherwise allow guessing forever), so they hold a stand-in rather than the account.
 */
export const linkTries = sqliteTable(
  "link_tries",
  {
    person: text().notNull(),
    what: text().$type<"offer" | "miss">().notNull(),
    at: integer().notNull(),
  },
  (t) => [index("link_tries_person").on(t.person, t.what, t.at)],
);

/** A team's privacy settings. */
export const teamSettings = sqliteTable("team_settings", {
  team: text().$type<TeamId>().primaryKey(),
  names: flag(),
  /** Votes older than this many months are deleted; null: never. */
  retention: integer(),
  /** Votes cast before this have been deleted here; while teams are linked, it hides the other teams' too. */
  expiredBefore: integer("expired_before").notNull().default(0),
  /** Whether its members may let agents read what the team likes. */
  agents: flag().default(false),
});

/** People who asked to be forgotten, as salted hashes: their reactions to messages from before then are ignored. */
export const tombstones = sqliteTable("tombstones", {
  hash: text().primaryKey(),
  at: integer().notNull(),
});

/** Random values generated once for this file. */
export const secrets = sqliteTable("secrets", {
  name: text().primaryKey(),
  value: text().notNull(),
});

/** Reading lists: what people saved for themselves, and when they finished it. */
export const savedPapers = sqliteTable(
  "saved_papers",
  {
    person: text().$type<AccountId>().notNull(),
    paper: text().$type<PaperId>().notNull(),
    savedAt: integer("saved_at").notNull(),
    doneAt: integer("done_at"),
  },
  (t) => [primaryKey({ columns: [t.person, t.paper] }), index("saved_papers_paper").on(t.paper)],
);

/** Papers that people voted for or saved, as of the last check; `signs` is null if that failed. */
export const followedPapers = sqliteTable("followed_papers", {
  paper: text()
    .$type<PaperId>()
    .primaryKey()
    .references(() => papers.id, { onDelete: "cascade" }),
  checkedAt: integer("checked_at").notNull(),
  signs: text({ mode: "json" }).$type<readonly Sign[]>(),
});

/** News about a paper since its first check. */
export const paperNews = sqliteTable(
  "paper_news",
  {
    paper: text()
      .$type<PaperId>()
      .notNull()
      .references(() => papers.id, { onDelete: "cascade" }),
    sign: text().$type<Sign>().notNull(),
    at: integer().notNull(),
    name: text(),
  },
  (t) => [primaryKey({ columns: [t.paper, t.sign] }), index("paper_news_time").on(t.at)],
);

/**
 * What channels and people watch for. `folded` is the value normalized for comparison; `person` is null for a channel's
 * watch.
 */
export const watches = sqliteTable(
  "watches",
  {
    platform: platform(),
    workspace: text().notNull(),
    channel: text().notNull(),
    kind: text().$type<WatchKind>().notNull(),
    folded: text().notNull(),
    value: text().notNull(),
    team: text().$type<TeamId>().notNull(),
    person: text().$type<AccountId>(),
    mode: text().$type<Watch["mode"]>().notNull(),
    muted: flag(),
    createdAt: integer("created_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.platform, t.workspace, t.channel, t.kind, t.folded] })],
);

/** Papers that a team added to its taste without voting for them. */
export const tastePapers = sqliteTable(
  "taste_papers",
  {
    team: text().$type<TeamId>().notNull(),
    paper: text().$type<PaperId>().notNull(),
    addedAt: integer("added_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.team, t.paper] })],
);

/** Papers that people shared in channels, not who shared them. No foreign key, since papers are looked up later. */
export const sharedPapers = sqliteTable(
  "shared_papers",
  {
    platform: platform(),
    workspace: text().notNull(),
    channel: text().notNull(),
    paper: text().$type<PaperId>().notNull(),
    team: text().$type<TeamId>().notNull(),
    /** When it was last shared there. */
    sharedAt: integer("shared_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.platform, t.workspace, t.channel, t.paper] }),
    index("shared_papers_time").on(t.sharedAt),
  ],
);

/** Papers suggested for the team to read together. */
export const nominations = sqliteTable(
  "club_nominations",
  {
    team: text().$type<TeamId>().notNull(),
    paper: text().$type<PaperId>().notNull(),
    by: text({ mode: "json" }).$type<Person>().notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.team, t.paper] })],
);

/** The journal club's meetings, including past and cancelled ones. */
export const meetings = sqliteTable(
  "club_meetings",
  {
    id: text().primaryKey(),
    team: text().$type<TeamId>().notNull(),
    platform: platform(),
    workspace: text().notNull(),
    channel: text().notNull(),
    paper: text().$type<PaperId>().notNull(),
    presenter: text({ mode: "json" }).$type<Person>(),
    presenterName: text("presenter_name"),
    at: integer().notNull(),
    minutes: integer().notNull(),
    zone: text().notNull(),
    sequence: integer().notNull(),
    scheduledBy: text("scheduled_by", { mode: "json" }).$type<Person>(),
    changedAt: integer("changed_at").notNull(),
    cancelled: flag(),
    /** Reminders sent since it last changed. */
    told: text({ mode: "json" }).$type<readonly Reminder[]>().notNull(),
  },
  (t) => [index("club_meetings_time").on(t.at), index("club_meetings_team").on(t.team, t.at)],
);

/** When sessions were begun on a platform that limits them per day. */
export const sessions = sqliteTable(
  "sessions",
  { id: integer().primaryKey(), platform: platform(), at: integer().notNull() },
  (t) => [index("sessions_time").on(t.platform, t.at)],
);

/** The sessions of shards that processes hand over to each other. */
export const shards = sqliteTable(
  "shards",
  {
    platform: platform(),
    shard: integer().notNull(),
    /** How many shards there are in all. */
    of: integer().notNull(),
    session: text().notNull(),
    sequence: integer().notNull(),
    resumeUrl: text("resume_url").notNull(),
    beganAt: integer("began_at").notNull(),
    savedAt: integer("saved_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.platform, t.shard] })],
);

/** Workspaces as the shard they belong to last saw them. */
export const outlines = sqliteTable(
  "outlines",
  {
    platform: platform(),
    workspace: text().notNull(),
    shard: integer().notNull(),
    outline: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.platform, t.workspace] }),
    index("outlines_shard").on(t.platform, t.shard),
  ],
);

/** When the next session of each bucket may begin. */
export const sessionTurns = sqliteTable(
  "session_turns",
  { platform: platform(), bucket: integer().notNull(), nextAt: integer("next_at").notNull() },
  (t) => [primaryKey({ columns: [t.platform, t.bucket] })],
);

/** When this file replaced a newer one. Anything due by then may have been posted, although nothing here says so. */
export const restores = sqliteTable("restores", { at: integer().primaryKey() });

/** Problems the operator has been notified of. */
export const notices = sqliteTable("notices", {
  name: text().primaryKey(),
  since: integer().notNull(),
  toldAt: integer("told_at"),
  standing: flag(),
});

/** Addresses outside any chat. The last three columns are null once confirmed. */
export const addresses = sqliteTable(
  "addresses",
  {
    platform: platform(),
    workspace: text().notNull(),
    /** Opaque: only this table holds the address itself. */
    channel: text().notNull(),
    team: text().$type<TeamId>().notNull(),
    /** The owner's account; null for a mailing list. */
    person: text().$type<AccountId>(),
    address: text().notNull(),
    secret: text().notNull(),
    createdAt: integer("created_at").notNull(),
    codeHash: text("code_hash"),
    expiresAt: integer("expires_at"),
    wish: text({ mode: "json" }).$type<Wish>(),
  },
  (t) => [primaryKey({ columns: [t.platform, t.workspace, t.channel] })],
);

/** Where the app is installed: workspaces and organizations. */
export const installations = sqliteTable(
  "installations",
  {
    platform: platform(),
    id: text().notNull(),
    /** Encrypted, since it contains tokens. */
    sealed: text().notNull(),
    installedAt: integer("installed_at").notNull(),
    changedAt: integer("changed_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.platform, t.id] })],
);

/** The workspaces of organizations that installed the app, as far as we have seen them. */
export const installedWorkspaces = sqliteTable(
  "installed_workspaces",
  { platform: platform(), workspace: text().notNull(), organization: text().notNull() },
  (t) => [primaryKey({ columns: [t.platform, t.workspace] })],
);

/** Recently handled events. */
export const takenEvents = sqliteTable(
  "taken_events",
  { platform: platform(), id: text().notNull(), at: integer().notNull() },
  (t) => [primaryKey({ columns: [t.platform, t.id] }), index("taken_events_time").on(t.platform, t.at)],
);

/** What a key permits without any other proof of identity. The key itself is never stored. */
export const accessKeys = sqliteTable(
  "access_keys",
  {
    hash: text().primaryKey(),
    kind: text().$type<AccessKind>().notNull(),
    team: text().$type<TeamId>().notNull(),
    platform: platform(),
    workspace: text().notNull(),
    channel: text().notNull(),
    /** The owner's account; null if it belongs to the team. */
    person: text().$type<AccountId>(),
    createdAt: integer("created_at").notNull(),
    expiresAt: integer("expires_at"),
  },
  (t) => [index("access_keys_team").on(t.team)],
);

/** Zotero libraries that teams connected. */
export const referenceLibraries = sqliteTable("reference_libraries", {
  team: text().$type<TeamId>().primaryKey(),
  groupId: text("group_id").notNull(),
  groupName: text("group_name").notNull(),
  /** The collection that papers are put in; null: none. */
  collectionId: text("collection_id"),
  collectionName: text("collection_name"),
  /** Papers with this many votes are sent automatically; null: none are. */
  votes: integer(),
  /** The person's encrypted API key. */
  sealed: text().notNull(),
  person: text().$type<AccountId>().notNull(),
  connectedAt: integer("connected_at").notNull(),
  problem: text(),
  /** Papers whose own message gets this reaction are sent; null: none are. */
  emoji: text(),
});

/** Papers sent to these libraries, or waiting. */
export const referenceSends = sqliteTable(
  "reference_sends",
  {
    team: text().$type<TeamId>().notNull(),
    paper: text().$type<PaperId>().notNull(),
    /** Who sent it; null if it was sent because of its votes. */
    person: text().$type<AccountId>(),
    queuedAt: integer("queued_at").notNull(),
    state: text().$type<ReferenceSend["state"]>().notNull(),
    attempts: integer().notNull(),
    notBefore: integer("not_before").notNull(),
    error: text(),
  },
  (t) => [primaryKey({ columns: [t.team, t.paper] }), index("reference_sends_time").on(t.queuedAt)],
);
