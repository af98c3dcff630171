import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  customType,
  index,
  json,
  pgTable,
  text as plainText,
  primaryKey,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import type { Message } from "../../src/chat/message.ts";
import type { DeliveryKey, MessageRef, Person, Platform } from "../../src/chat/refs.ts";
import type { Reminder } from "../../src/club/store.ts";
import type { Delivery, DeliveryKind, DeliveryState } from "../../src/delivery/outbox.ts";
import type { Sign } from "../../src/news/signs.ts";
import type { KnownPaper, PaperId } from "../../src/papers/paper.ts";
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
import { storable } from "./connection/storable.ts";

// Times are epoch milliseconds supplied by the caller, and days ISO dates. Only leases use the database's clock.

/** Ordered by code points, like text in SQLite and JavaScript, whatever the database's locale. */
const text = customType<{ data: string }>({ dataType: () => 'text collate "C"', toDriver: storable });
const time = (name: string) => bigint(name, { mode: "number" });
const count = (name: string) => bigint(name, { mode: "number" });

const platform = () => text().$type<Platform>().notNull();
const strings = <T extends string>() => plainText().array().$type<readonly T[]>().notNull();
const flag = () => boolean().notNull();

/** One row per paper. Its facts are only read as a whole; `json` keeps every character, `jsonb` does not. */
export const papers = pgTable(
  "papers",
  {
    id: text().$type<PaperId>().primaryKey(),
    facts: json().$type<KnownPaper>().notNull(),
    /**
     * Increases with every change of any paper, in commit order, so that copies need to read only what has changed
     * since.
     */
    change: count("change").notNull(),
  },
  (t) => [uniqueIndex("papers_change").on(t.change)],
);

/** Progress of unfinished imports; `source` names a file and its state. */
export const imports = pgTable("imports", {
  source: text().primaryKey(),
  line: count("line").notNull(),
  offset: count("offset").notNull(),
});

/**
 * Upvotes as observed. For a run of equal sightings only the first and last are stored, which answers every query
 * alike.
 */
export const snapshots = pgTable(
  "upvote_snapshots",
  {
    paper: text()
      .$type<PaperId>()
      .notNull()
      .references(() => papers.id, { onDelete: "cascade" }),
    at: time("at").notNull(),
    upvotes: count("upvotes").notNull(),
  },
  (t) => [primaryKey({ columns: [t.paper, t.at] })],
);

/** Synced days, including those with an empty list. */
export const listings = pgTable("listings", {
  day: text().$type<Day>().primaryKey(),
  syncedAt: time("synced_at").notNull(),
});

/** The papers on each day's list; a paper may be listed on several days. */
export const listedPapers = pgTable(
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
    absentAt: time("absent_at"),
  },
  (t) => [primaryKey({ columns: [t.day, t.paper] })],
);

/** Channel subscriptions. `nextDueAt` is null while disabled. */
export const subscriptions = pgTable(
  "subscriptions",
  {
    platform: platform(),
    workspace: text().notNull(),
    channel: text().notNull(),
    team: text().$type<TeamId>().notNull(),
    settings: json().$type<SubscriptionSettings>().notNull(),
    nextDueAt: time("next_due_at"),
    nextWrapAt: time("next_wrap_at"),
    createdBy: json("created_by").$type<Person>().notNull(),
    createdAt: time("created_at").notNull(),
    disabledReason: text("disabled_reason"),
    disabledAt: time("disabled_at"),
  },
  (t) => [
    primaryKey({ columns: [t.platform, t.workspace, t.channel] }),
    index("subscriptions_wrap_due").on(t.nextWrapAt).where(sql`next_wrap_at is not null`),
    index("subscriptions_due").on(t.nextDueAt).where(sql`next_due_at is not null`),
    index("subscriptions_team").on(t.team),
  ],
);

/**
 * The contents of deliveries as JSON, each stored once: thousands of channels get the same digest. Rows are immutable.
 */
export const contents = pgTable("contents", {
  /** SHA-256 of the content. */
  hash: text().$type<ContentHash>().primaryKey(),
  content: text().notNull(),
});

/** The outbox: one row per channel, local day and kind, kept for KEPT_DAYS once finished. Outlives the subscription. */
export const deliveries = pgTable(
  "deliveries",
  {
    key: text().$type<DeliveryKey>().primaryKey(),
    platform: platform(),
    workspace: text().notNull(),
    channel: text().notNull(),
    team: text().$type<TeamId>().notNull(),
    day: text().$type<Day>().notNull(),
    kind: text().$type<DeliveryKind>().notNull(),
    dueAt: time("due_at").notNull(),
    state: text().$type<DeliveryState>().notNull(),
    /** A key into `contents`; null if there was nothing to say, or it was deleted. */
    message: text().$type<ContentHash<Message>>(),
    papers: strings<PaperId>(),
    attempts: count("attempts").notNull().default(0),
    firstAttemptAt: time("first_attempt_at"),
    notBefore: time("not_before").notNull().default(0),
    deadline: time("deadline").notNull(),
    /** Increases with every claim and every expired one; work on an older claim is void. */
    fence: count("fence").notNull().default(0),
    /** Set exactly while a claim is held; by the database's clock. */
    leaseUntil: time("lease_until"),
    postedWorkspace: text("posted_workspace"),
    postedChannel: text("posted_channel"),
    postedMessage: text("posted_message"),
    postedAt: time("posted_at"),
    error: text(),
    note: text(),
    /** A key into `contents`. */
    leftOut: text("left_out").$type<ContentHash<Delivery["leftOut"]>>(),
    under: json().$type<MessageRef>(),
    /** When the channel started refusing it; null if it has not. */
    refusedSince: time("refused_since"),
    /** Names of anything it reports besides its papers; null if nothing. */
    tells: plainText().array().$type<readonly string[]>(),
  },
  (t) => [
    uniqueIndex("deliveries_channel_day").on(t.platform, t.workspace, t.channel, t.day, t.kind),
    index("deliveries_state").on(t.state, t.dueAt, t.kind, t.key),
    index("deliveries_message").on(t.message).where(sql`message is not null`),
    index("deliveries_said").on(t.dueAt).where(sql`message is not null or left_out is not null`),
    index("deliveries_left_out").on(t.leftOut).where(sql`left_out is not null`),
    index("deliveries_team").on(t.team),
  ],
);

/**
 * Our messages whose reactions are votes. `content` is null if the delivery with that key holds it, or held it until it
 * was thinned. A message that is gone stays recorded as such, so that nothing asks for it again.
 */
export const posted = pgTable(
  "posted_messages",
  {
    platform: platform(),
    workspace: text().notNull(),
    channel: text().notNull(),
    message: text().notNull(),
    team: text().$type<TeamId>().notNull(),
    key: text().$type<DeliveryKey>().notNull(),
    papers: strings<PaperId>(),
    content: json().$type<Message>(),
    postedAt: time("posted_at").notNull(),
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
export const casts = pgTable(
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
    changedAt: time("changed_at").notNull(),
    /** When an event or recount last confirmed it, repeats included: older recounts must not override it. */
    heardAt: time("heard_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.team, t.paper, t.person, t.kind, t.via, t.mark] }),
    index("casts_via").on(t.team, t.via),
    index("casts_standing").on(t.team, t.kind, t.changedAt).where(sql`standing`),
    index("casts_person").on(t.person),
    index("casts_heard").on(t.heardAt),
    index("casts_liked").on(t.paper).where(sql`standing and kind = 'up'`),
  ],
);

/** Teams of several servers or workspaces: a row for each, all with the team's `ledger`. */
export const teamLinks = pgTable(
  "team_links",
  { team: text().$type<TeamId>().primaryKey(), ledger: text().$type<TeamId>().notNull() },
  (t) => [index("team_links_ledger").on(t.ledger)],
);

/** People with several accounts: a row for each account, all with the same `person`. */
export const accountLinks = pgTable(
  "account_links",
  { account: text().$type<AccountId>().primaryKey(), person: text().$type<AccountId>().notNull() },
  (t) => [index("account_links_person").on(t.person)],
);

/** One-time codes issued and not yet redeemed; the code itself is never stored. Without a team, it links accounts. */
export const linkCodes = pgTable("link_codes", {
  hash: text().primaryKey(),
  team: text().$type<TeamId>(),
  person: text().$type<AccountId>().notNull(),
  expiresAt: time("expires_at").notNull(),
});

/**
 * Codes recently requested or mistyped, to prevent guessing. Rows outlive a request to be forgotten (which would
 * otherwise allow guessing forever), so they hold a stand-in rather than the account.
 */
export const linkTries = pgTable(
  "link_tries",
  {
    person: text().notNull(),
    what: text().$type<"offer" | "miss">().notNull(),
    at: time("at").notNull(),
  },
  (t) => [index("link_tries_person").on(t.person, t.what, t.at)],
);

/** A team's privacy settings. */
export const teamSettings = pgTable("team_settings", {
  team: text().$type<TeamId>().primaryKey(),
  names: flag(),
  /** Votes older than this many months are deleted; null: never. */
  retention: count("retention"),
  /** Votes cast before this have been deleted here; while teams are linked, it hides the other teams' too. */
  expiredBefore: time("expired_before").notNull().default(0),
  /** Whether its members may let agents read what the team likes. */
  agents: flag().default(false),
});

/** People who asked to be forgotten, as salted hashes: their reactions to messages from before then are ignored. */
export const tombstones = pgTable("tombstones", {
  hash: text().primaryKey(),
  at: time("at").notNull(),
});

/** Random values generated once for this database. */
export const secrets = pgTable("secrets", {
  name: text().primaryKey(),
  value: text().notNull(),
});

/** Reading lists: what people saved for themselves, and when they finished it. */
export const savedPapers = pgTable(
  "saved_papers",
  {
    person: text().$type<AccountId>().notNull(),
    paper: text().$type<PaperId>().notNull(),
    savedAt: time("saved_at").notNull(),
    doneAt: time("done_at"),
  },
  (t) => [primaryKey({ columns: [t.person, t.paper] }), index("saved_papers_paper").on(t.paper)],
);

/** Papers that people voted for or saved, as of the last check; `signs` is null if that failed. */
export const followedPapers = pgTable("followed_papers", {
  paper: text()
    .$type<PaperId>()
    .primaryKey()
    .references(() => papers.id, { onDelete: "cascade" }),
  checkedAt: time("checked_at").notNull(),
  signs: plainText().array().$type<readonly Sign[]>(),
});

/** News about a paper since its first check. */
export const paperNews = pgTable(
  "paper_news",
  {
    paper: text()
      .$type<PaperId>()
      .notNull()
      .references(() => papers.id, { onDelete: "cascade" }),
    sign: text().$type<Sign>().notNull(),
    at: time("at").notNull(),
    name: text(),
  },
  (t) => [primaryKey({ columns: [t.paper, t.sign] }), index("paper_news_time").on(t.at)],
);

/**
 * What channels and people watch for. `folded` is the value normalized for comparison; `person` is null for a channel's
 * watch.
 */
export const watches = pgTable(
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
    createdAt: time("created_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.platform, t.workspace, t.channel, t.kind, t.folded] })],
);

/** Papers that a team added to its taste without voting for them. */
export const tastePapers = pgTable(
  "taste_papers",
  {
    team: text().$type<TeamId>().notNull(),
    paper: text().$type<PaperId>().notNull(),
    addedAt: time("added_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.team, t.paper] })],
);

/** Papers that people shared in channels, not who shared them. No foreign key, since papers are looked up later. */
export const sharedPapers = pgTable(
  "shared_papers",
  {
    platform: platform(),
    workspace: text().notNull(),
    channel: text().notNull(),
    paper: text().$type<PaperId>().notNull(),
    team: text().$type<TeamId>().notNull(),
    /** When it was last shared there. */
    sharedAt: time("shared_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.platform, t.workspace, t.channel, t.paper] }),
    index("shared_papers_time").on(t.sharedAt),
  ],
);

/** Papers suggested for the team to read together. */
export const nominations = pgTable(
  "club_nominations",
  {
    team: text().$type<TeamId>().notNull(),
    paper: text().$type<PaperId>().notNull(),
    by: json().$type<Person>().notNull(),
    at: time("at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.team, t.paper] })],
);

/** The journal club's meetings, including past and cancelled ones. */
export const meetings = pgTable(
  "club_meetings",
  {
    id: text().primaryKey(),
    team: text().$type<TeamId>().notNull(),
    platform: platform(),
    workspace: text().notNull(),
    channel: text().notNull(),
    paper: text().$type<PaperId>().notNull(),
    presenter: json().$type<Person>(),
    presenterName: text("presenter_name"),
    at: time("at").notNull(),
    minutes: count("minutes").notNull(),
    zone: text().notNull(),
    sequence: count("sequence").notNull(),
    scheduledBy: json("scheduled_by").$type<Person>(),
    changedAt: time("changed_at").notNull(),
    cancelled: flag(),
    /** Reminders sent since it last changed. */
    told: strings<Reminder>(),
  },
  (t) => [index("club_meetings_time").on(t.at), index("club_meetings_team").on(t.team, t.at)],
);

/** When sessions were begun on a platform that limits them per day. */
export const sessions = pgTable(
  "sessions",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    platform: platform(),
    at: time("at").notNull(),
  },
  (t) => [index("sessions_time").on(t.platform, t.at)],
);

/** The sessions of shards that processes hand over to each other. */
export const shards = pgTable(
  "shards",
  {
    platform: platform(),
    shard: count("shard").notNull(),
    /** How many shards there are in all. */
    of: count("of").notNull(),
    session: text().notNull(),
    sequence: count("sequence").notNull(),
    resumeUrl: text("resume_url").notNull(),
    beganAt: time("began_at").notNull(),
    savedAt: time("saved_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.platform, t.shard] })],
);

/** Workspaces as the shard they belong to last saw them. */
export const outlines = pgTable(
  "outlines",
  {
    platform: platform(),
    workspace: text().notNull(),
    shard: count("shard").notNull(),
    outline: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.platform, t.workspace] }),
    index("outlines_shard").on(t.platform, t.shard),
  ],
);

/** When the next session of each bucket may begin. */
export const sessionTurns = pgTable(
  "session_turns",
  { platform: platform(), bucket: count("bucket").notNull(), nextAt: time("next_at").notNull() },
  (t) => [primaryKey({ columns: [t.platform, t.bucket] })],
);

/**
 * When this database replaced a newer one. Anything due by then may have been posted, although nothing here says so.
 */
export const restores = pgTable("restores", { at: time("at").primaryKey() });

/** Problems the operator has been notified of. */
export const notices = pgTable("notices", {
  name: text().primaryKey(),
  since: time("since").notNull(),
  toldAt: time("told_at"),
  standing: flag(),
});

/** Addresses outside any chat. The last three columns are null once confirmed. */
export const addresses = pgTable(
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
    createdAt: time("created_at").notNull(),
    codeHash: text("code_hash"),
    expiresAt: time("expires_at"),
    wish: json().$type<Wish>(),
  },
  (t) => [primaryKey({ columns: [t.platform, t.workspace, t.channel] })],
);

/** Where the app is installed: workspaces and organizations. */
export const installations = pgTable(
  "installations",
  {
    platform: platform(),
    id: text().notNull(),
    /** Encrypted, since it contains tokens. */
    sealed: text().notNull(),
    installedAt: time("installed_at").notNull(),
    changedAt: time("changed_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.platform, t.id] })],
);

/** The workspaces of organizations that installed the app, as far as we have seen them. */
export const installedWorkspaces = pgTable(
  "installed_workspaces",
  { platform: platform(), workspace: text().notNull(), organization: text().notNull() },
  (t) => [primaryKey({ columns: [t.platform, t.workspace] })],
);

/** Recently handled events. */
export const takenEvents = pgTable(
  "taken_events",
  { platform: platform(), id: text().notNull(), at: time("at").notNull() },
  (t) => [primaryKey({ columns: [t.platform, t.id] }), index("taken_events_time").on(t.platform, t.at)],
);

/** What a key permits without any other proof of identity. The key itself is never stored. */
export const accessKeys = pgTable(
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
    createdAt: time("created_at").notNull(),
    expiresAt: time("expires_at"),
  },
  (t) => [index("access_keys_team").on(t.team)],
);

/** Zotero libraries that teams connected. */
export const referenceLibraries = pgTable("reference_libraries", {
  team: text().$type<TeamId>().primaryKey(),
  groupId: text("group_id").notNull(),
  groupName: text("group_name").notNull(),
  /** The collection that papers are put in; null: none. */
  collectionId: text("collection_id"),
  collectionName: text("collection_name"),
  /** Papers with this many votes are sent automatically; null: none are. */
  votes: count("votes"),
  /** The person's encrypted API key. */
  sealed: text().notNull(),
  person: text().$type<AccountId>().notNull(),
  connectedAt: time("connected_at").notNull(),
  problem: text(),
  /** Papers whose own message gets this reaction are sent; null: none are. */
  emoji: text(),
});

/** Papers sent to these libraries, or waiting. */
export const referenceSends = pgTable(
  "reference_sends",
  {
    team: text().$type<TeamId>().notNull(),
    paper: text().$type<PaperId>().notNull(),
    /** Who sent it; null if it was sent because of its votes. */
    person: text().$type<AccountId>(),
    queuedAt: time("queued_at").notNull(),
    state: text().$type<ReferenceSend["state"]>().notNull(),
    attempts: count("attempts").notNull(),
    notBefore: time("not_before").notNull(),
    error: text(),
  },
  (t) => [primaryKey({ columns: [t.team, t.paper] }), index("reference_sends_time").on(t.queuedAt)],
);
