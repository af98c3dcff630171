import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { DeliveryKey, MessageRef, Person, Platform } from "../../src/chat/adapter.ts";
import type { Message } from "../../src/chat/message.ts";
import type { Reminder } from "../../src/club/store.ts";
import type { Delivery, DeliveryKind, DeliveryState } from "../../src/delivery/outbox.ts";
import type { Sign } from "../../src/news/signs.ts";
import type { PaperId } from "../../src/papers/paper.ts";
import type { SubscriptionSettings } from "../../src/subscriptions/store.ts";
import type { AccessKind } from "../../src/teams/access-store.ts";
import type { AccountId } from "../../src/teams/account-id.ts";
import type { TeamId } from "../../src/teams/team-id.ts";
import type { Day } from "../../src/time/day.ts";
import type { VoteKind } from "../../src/votes/store.ts";
import type { Watch, WatchKind } from "../../src/watches/watch.ts";
import type { Wish } from "../shared/rows/address.ts";
import type { ContentHash } from "../shared/rows/content.ts";

// Times are epoch milliseconds given by the caller, days ISO dates; the database never asks its own clock.

const platform = () => text().$type<Platform>().notNull();
const strings = () => text({ mode: "json" }).$type<readonly string[]>().notNull();
const flag = () => integer({ mode: "boolean" }).notNull();

/** One row a paper, its facts merged from everything that was ever told about it. */
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
    /** Rises with every change of any paper, so that who keeps a copy reads only what has changed since. */
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

/** Upvotes as they were seen. A run of equal sightings is kept as its first and its last, which answers every question alike. */
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

/** Which papers stand on a day's list; a paper may stand on several days'. */
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
    /** When the list was last seen without it; null where it stood there at first sight. */
    absentAt: integer("absent_at"),
  },
  (t) => [primaryKey({ columns: [t.day, t.paper] })],
);

/** What each channel asked for. `nextDueAt` is null while disabled. */
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
 * What deliveries say, each text once: thousands of channels get the same digest. Nothing in it is ever changed, and
 * triggers delete what no delivery names any more (see the migration that made this table).
 */
export const contents = sqliteTable("contents", {
  /** SHA-256 of the content; what is from before this table existed has the key of a delivery instead. */
  hash: text().$type<ContentHash>().primaryKey(),
  content: text().notNull(),
});

/** The outbox: one row for a channel, local day and kind, kept for KEPT_DAYS once it is done. Outlives the subscription. */
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
    /** In `contents`. */
    message: text().$type<ContentHash<Message>>(),
    papers: text({ mode: "json" }).$type<readonly PaperId[]>().notNull(),
    attempts: integer().notNull().default(0),
    firstAttemptAt: integer("first_attempt_at"),
    notBefore: integer("not_before").notNull().default(0),
    deadline: integer().notNull(),
    /** Rises with every claim and every lapse of one; work on an older claim is void. */
    fence: integer().notNull().default(0),
    /** Set exactly while somebody holds a claim. */
    leaseUntil: integer("lease_until"),
    postedWorkspace: text("posted_workspace"),
    postedChannel: text("posted_channel"),
    postedMessage: text("posted_message"),
    postedAt: integer("posted_at"),
    error: text(),
    note: text(),
    /** In `contents`. */
    leftOut: text("left_out").$type<ContentHash<Delivery["leftOut"]>>(),
    kind: text().$type<DeliveryKind>().notNull().default("digest"),
    under: text({ mode: "json" }).$type<MessageRef>(),
    /** Since when the channel has refused it; null where it has not. */
    refusedSince: integer("refused_since"),
    /** What it tells besides its papers; null where nothing. */
    tells: text({ mode: "json" }).$type<readonly string[]>(),
  },
  (t) => [
    uniqueIndex("deliveries_channel_day").on(t.platform, t.workspace, t.channel, t.day, t.kind),
    index("deliveries_state").on(t.state, t.dueAt, t.kind, t.key),
    index("deliveries_message").on(t.message).where(sql`message is not null`),
    index("deliveries_left_out").on(t.leftOut).where(sql`left_out is not null`),
  ],
);

/**
 * Our messages whose reactions are votes. `content` is null where the delivery with that key holds it. A message that is
 * gone stays known as such, so that nothing asks for it again.
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
    /** What the counts were when it was last drawn. */
    counts: text().notNull().default(""),
    gone: flag().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.platform, t.workspace, t.channel, t.message] }),
    index("posted_recently").on(t.platform, t.postedAt),
    index("posted_by_team").on(t.team, t.postedAt),
  ],
);

/**
 * The vote ledger: one row for each way in which a person has voted for a paper. Papers are not referenced, so that a
 * press on an old message is kept even where the library has lost the paper.
 */
export const casts = sqliteTable(
  "casts",
  {
    team: text().$type<TeamId>().notNull(),
    paper: text().$type<PaperId>().notNull(),
    /** The person's account. */
    person: text().$type<AccountId>().notNull(),
    kind: text().$type<VoteKind>().notNull(),
    /** `button`, or the message reacted on as `platform:workspace:channel:message`. */
    via: text().notNull(),
    /** The emoji reacted with; empty for the button. */
    mark: text().notNull(),
    /** Where it was cast: `platform:workspace:channel`. */
    channel: text().notNull(),
    standing: flag(),
    /** Since when it stands or not. */
    changedAt: integer("changed_at").notNull(),
    /** When an event or recount last said so, a repeat included: older recounts must not overrule it. */
    heardAt: integer("heard_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.team, t.paper, t.person, t.kind, t.via, t.mark] }),
    index("casts_via").on(t.team, t.via),
    index("casts_standing").on(t.team, t.kind, t.changedAt).where(sql`standing = 1`),
    index("casts_liked").on(t.paper).where(sql`standing = 1 and kind = 'up'`),
  ],
);

/** Teams of several servers or workspaces: each row one of them, `ledger` the same for all of a team. */
export const teamLinks = sqliteTable(
  "team_links",
  {
    team: text().$type<TeamId>().primaryKey(),
    ledger: text().$type<TeamId>().notNull(),
  },
  (t) => [index("team_links_ledger").on(t.ledger)],
);

/** People with several accounts: each row one of them, `person` the same for all of a person. */
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
  /** What it links: one of the two. */
  team: text().$type<TeamId>(),
  person: text().$type<AccountId>().notNull(),
  expiresAt: integer("expires_at").notNull(),
});

/**
 * Codes that somebody asked for or mistyped lately, against guessing. It outlives their wish to be forgotten, or they could
 * guess without end, and so holds no account, but what stands for one.
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

/** What a team has decided about its members' privacy. */
export const teamSettings = sqliteTable("team_settings", {
  team: text().$type<TeamId>().primaryKey(),
  names: flag(),
  /** Votes older than this many months are deleted; null: never. */
  retention: integer(),
  /** Votes cast before this have been deleted here; as long as teams are linked it hides theirs too. */
  expiredBefore: integer("expired_before").notNull().default(0),
  /** Whether its members may let agents read what the team likes. */
  agents: flag().default(false),
});

/** Who asked to be forgotten, as a salted hash: reactions on messages from before then are not taken again. */
export const tombstones = sqliteTable("tombstones", {
  hash: text().primaryKey(),
  at: integer().notNull(),
});

/** Random values made once for this file. */
export const secrets = sqliteTable("secrets", {
  name: text().primaryKey(),
  value: text().notNull(),
});

/** Reading lists: what a person has put aside for themselves, and when they were done with it. */
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

/** Papers that people voted for or saved, as they were when they were last looked at; `signs` is null where that failed. */
export const followedPapers = sqliteTable("followed_papers", {
  paper: text()
    .$type<PaperId>()
    .primaryKey()
    .references(() => papers.id, { onDelete: "cascade" }),
  checkedAt: integer("checked_at").notNull(),
  signs: text({ mode: "json" }).$type<readonly Sign[]>(),
});

/** What came to a paper after it was first looked at. */
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

/** What channels and people watch for. `folded` is the value as it is compared; `person` null where it is a channel's. */
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

/** Papers that a team has named as its taste, without voting for them. */
export const tastePapers = sqliteTable(
  "taste_papers",
  {
    team: text().$type<TeamId>().notNull(),
    paper: text().$type<PaperId>().notNull(),
    addedAt: integer("added_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.team, t.paper] })],
);

/** Papers that somebody would like the team to read together. */
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

/** The journal club's meetings, those past and those cancelled too. */
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
    /** What was told of it since it last changed. */
    told: text({ mode: "json" }).$type<readonly Reminder[]>().notNull(),
  },
  (t) => [index("club_meetings_time").on(t.at), index("club_meetings_team").on(t.team, t.at)],
);

/** When sessions were begun on a platform that allows only so many a day. */
export const sessions = sqliteTable(
  "sessions",
  { id: integer().primaryKey(), platform: platform(), at: integer().notNull() },
  (t) => [index("sessions_time").on(t.platform, t.at)],
);

/**
 * When this file was put in the place of a newer one. What was due by then may have been posted, though nothing here says
 * so.
 */
export const restores = sqliteTable("restores", { at: integer().primaryKey() });

/** Trouble that the operator has been told of. */
export const notices = sqliteTable("notices", {
  name: text().primaryKey(),
  since: integer().notNull(),
  toldAt: integer("told_at"),
  standing: flag(),
});

/** Addresses outside every chat. The last three columns are null once somebody there has confirmed it. */
export const addresses = sqliteTable(
  "addresses",
  {
    platform: platform(),
    workspace: text().notNull(),
    /** Opaque: the one place where the address itself is kept is here. */
    channel: text().notNull(),
    team: text().$type<TeamId>().notNull(),
    /** The account whose it is; null where it is a list's. */
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

/** Where others have installed the app: a workspace, or an organization. */
export const installations = sqliteTable(
  "installations",
  {
    platform: platform(),
    id: text().notNull(),
    /** Encrypted, since it holds tokens. */
    sealed: text().notNull(),
    installedAt: integer("installed_at").notNull(),
    changedAt: integer("changed_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.platform, t.id] })],
);

/** The workspaces of organizations in which the app is installed, as far as they were met. */
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

/** What holders of a key may do without any other proof of who they are. The key itself is never stored. */
export const accessKeys = sqliteTable(
  "access_keys",
  {
    hash: text().primaryKey(),
    kind: text().$type<AccessKind>().notNull(),
    team: text().$type<TeamId>().notNull(),
    platform: platform(),
    workspace: text().notNull(),
    channel: text().notNull(),
    /** The account whose it is; null where it is the team's. */
    person: text().$type<AccountId>(),
    createdAt: integer("created_at").notNull(),
    expiresAt: integer("expires_at"),
  },
  (t) => [index("access_keys_team").on(t.team)],
);
