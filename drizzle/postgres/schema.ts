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

// Times are epoch milliseconds given by the caller, days ISO dates. Leases alone go by the database's clock.

/** Ordered by code points, as SQLite and JavaScript order text, whatever the database's locale. */
const text = customType<{ data: string }>({ dataType: () => 'text collate "C"', toDriver: storable });
const time = (name: string) => bigint(name, { mode: "number" });
const count = (name: string) => bigint(name, { mode: "number" });

const platform = () => text().$type<Platform>().notNull();
const strings = <T extends string>() => plainText().array().$type<readonly T[]>().notNull();
const flag = () => boolean().notNull();

/** One row a paper. Its facts are read as a whole only; `json` keeps every character, which `jsonb` does not. */
export const papers = pgTable(
  "papers",
  {
    id: text().$type<PaperId>().primaryKey(),
    facts: json().$type<KnownPaper>().notNull(),
    /** Rises with every change of any paper in the order of commits, so that who keeps a copy reads only what has changed since. */
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

/** Upvotes as they were seen. A run of equal sightings is kept as its first and its last, which answers every question alike. */
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

/** Which papers stand on a day's list; a paper may stand on several days'. */
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
    /** When the list was last seen without it; null where it stood there at first sight. */
    absentAt: time("absent_at"),
  },
  (t) => [primaryKey({ columns: [t.day, t.paper] })],
);

/** What each channel asked for. `nextDueAt` is null while disabled. */
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

/** What deliveries say as JSON, each text once: thousands of channels get the same digest. Nothing in it is ever changed. */
export const contents = pgTable("contents", {
  /** SHA-256 of the content. */
  hash: text().$type<ContentHash>().primaryKey(),
  content: text().notNull(),
});

/** The outbox: one row for a channel, local day and kind, kept for KEPT_DAYS once it is done. Outlives the subscription. */
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
    /** In `contents`. */
    message: text().$type<ContentHash<Message>>(),
    papers: strings<PaperId>(),
    attempts: count("attempts").notNull().default(0),
    firstAttemptAt: time("first_attempt_at"),
    notBefore: time("not_before").notNull().default(0),
    deadline: time("deadline").notNull(),
    /** Rises with every claim and every lapse of one; work on an older claim is void. */
    fence: count("fence").notNull().default(0),
    /** Set exactly while somebody holds a claim; by the database's clock. */
    leaseUntil: time("lease_until"),
    postedWorkspace: text("posted_workspace"),
    postedChannel: text("posted_channel"),
    postedMessage: text("posted_message"),
    postedAt: time("posted_at"),
    error: text(),
    note: text(),
    /** In `contents`. */
    leftOut: text("left_out").$type<ContentHash<Delivery["leftOut"]>>(),
    under: json().$type<MessageRef>(),
    /** Since when the channel has refused it; null where it has not. */
    refusedSince: time("refused_since"),
    /** What it tells besides its papers; null where nothing. */
    tells: plainText().array().$type<readonly string[]>(),
  },
  (t) => [
    uniqueIndex("deliveries_channel_day").on(t.platform, t.workspace, t.channel, t.day, t.kind),
    index("deliveries_state").on(t.state, t.dueAt, t.kind, t.key),
    index("deliveries_message").on(t.message).where(sql`message is not null`),
    index("deliveries_left_out").on(t.leftOut).where(sql`left_out is not null`),
    index("deliveries_team").on(t.team),
  ],
);

/**
 * Our messages whose reactions are votes. `content` is null where the delivery with that key holds it. A message that is
 * gone stays known as such, so that nothing asks for it again.
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
export const casts = pgTable(
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
    changedAt: time("changed_at").notNull(),
    /** When an event or recount last said so, a repeat included: older recounts must not overrule it. */
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

/** Teams of several servers or workspaces: each row one of them, `ledger` the same for all of a team. */
export const teamLinks = pgTable(
  "team_links",
  { team: text().$type<TeamId>().primaryKey(), ledger: text().$type<TeamId>().notNull() },
  (t) => [index("team_links_ledger").on(t.ledger)],
);

/** People with several accounts: each row one of them, `person` the same for all of a person. */
export const accountLinks = pgTable(
  "account_links",
  { account: text().$type<AccountId>().primaryKey(), person: text().$type<AccountId>().notNull() },
  (t) => [index("account_links_person").on(t.person)],
);

/** One-time codes issued and not yet redeemed; the code itself is never stored. Without a team it links accounts. */
export const linkCodes = pgTable("link_codes", {
  hash: text().primaryKey(),
  team: text().$type<TeamId>(),
  person: text().$type<AccountId>().notNull(),
  expiresAt: time("expires_at").notNull(),
});

/**
 * Codes that somebody asked for or mistyped lately, against guessing. It outlives their wish to be forgotten, or they could
 * guess without end, and so holds no account, but what stands for one.
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

/** What a team has decided about its members' privacy. */
export const teamSettings = pgTable("team_settings", {
  team: text().$type<TeamId>().primaryKey(),
  names: flag(),
  /** Votes older than this many months are deleted; null: never. */
  retention: count("retention"),
  /** Votes cast before this have been deleted here; as long as teams are linked it hides theirs too. */
  expiredBefore: time("expired_before").notNull().default(0),
  /** Whether its members may let agents read what the team likes. */
  agents: flag().default(false),
});

/** Who asked to be forgotten, as a salted hash: reactions on messages from before then are not taken again. */
export const tombstones = pgTable("tombstones", {
  hash: text().primaryKey(),
  at: time("at").notNull(),
});

/** Random values made once for this database. */
export const secrets = pgTable("secrets", {
  name: text().primaryKey(),
  value: text().notNull(),
});

/** Reading lists: what a person has put aside for themselves, and when they were done with it. */
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

/** Papers that people voted for or saved, as they were when they were last looked at; `signs` is null where that failed. */
export const followedPapers = pgTable("followed_papers", {
  paper: text()
    .$type<PaperId>()
    .primaryKey()
    .references(() => papers.id, { onDelete: "cascade" }),
  checkedAt: time("checked_at").notNull(),
  signs: plainText().array().$type<readonly Sign[]>(),
});

/** What came to a paper after it was first looked at. */
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

/** What channels and people watch for. `folded` is the value as it is compared; `person` null where it is a channel's. */
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

/** Papers that a team has named as its taste, without voting for them. */
export const tastePapers = pgTable(
  "taste_papers",
  {
    team: text().$type<TeamId>().notNull(),
    paper: text().$type<PaperId>().notNull(),
    addedAt: time("added_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.team, t.paper] })],
);

/** Papers that somebody would like the team to read together. */
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

/** The journal club's meetings, those past and those cancelled too. */
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
    /** What was told of it since it last changed. */
    told: strings<Reminder>(),
  },
  (t) => [index("club_meetings_time").on(t.at), index("club_meetings_team").on(t.team, t.at)],
);

/** When sessions were begun on a platform that allows only so many a day. */
export const sessions = pgTable(
  "sessions",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    platform: platform(),
    at: time("at").notNull(),
  },
  (t) => [index("sessions_time").on(t.platform, t.at)],
);

/**
 * When this database was put in the place of a newer one. What was due by then may have been posted, though nothing here
 * says so.
 */
export const restores = pgTable("restores", { at: time("at").primaryKey() });

/** Trouble that the operator has been told of. */
export const notices = pgTable("notices", {
  name: text().primaryKey(),
  since: time("since").notNull(),
  toldAt: time("told_at"),
  standing: flag(),
});

/** Addresses outside every chat. The last three columns are null once somebody there has confirmed it. */
export const addresses = pgTable(
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
    createdAt: time("created_at").notNull(),
    codeHash: text("code_hash"),
    expiresAt: time("expires_at"),
    wish: json().$type<Wish>(),
  },
  (t) => [primaryKey({ columns: [t.platform, t.workspace, t.channel] })],
);

/** Where others have installed the app: a workspace, or an organization. */
export const installations = pgTable(
  "installations",
  {
    platform: platform(),
    id: text().notNull(),
    /** Encrypted, since it holds tokens. */
    sealed: text().notNull(),
    installedAt: time("installed_at").notNull(),
    changedAt: time("changed_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.platform, t.id] })],
);

/** The workspaces of organizations in which the app is installed, as far as they were met. */
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

/** What holders of a key may do without any other proof of who they are. The key itself is never stored. */
export const accessKeys = pgTable(
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
    createdAt: time("created_at").notNull(),
    expiresAt: time("expires_at"),
  },
  (t) => [index("access_keys_team").on(t.team)],
);
