import type { EventLog } from "./chat/connection/event-log.ts";
import type { InstallationStore } from "./chat/connection/installation-store.ts";
import type { SessionLog } from "./chat/connection/session-log.ts";
import type { ShardStore } from "./chat/connection/shard-store.ts";
import type { ClubStore } from "./club/store.ts";
import type { DeliveryLog, Outbox } from "./delivery/outbox.ts";
import type { NewsStore } from "./news/store.ts";
import type { NoticeStore } from "./operating/notice-store.ts";
import type { PaperStore } from "./papers/store.ts";
import type { ReadingListStore } from "./reading-list/store.ts";
import type { ReferenceStore } from "./references/store.ts";
import type { SharedPaperStore } from "./sharing/store.ts";
import type { AddressStore } from "./subscriptions/address-store.ts";
import type { SubscriptionStore } from "./subscriptions/store.ts";
import type { TasteStore } from "./taste/store.ts";
import type { AccessStore } from "./teams/access-store.ts";
import type { PrivacyStore } from "./teams/privacy-store.ts";
import type { TeamStore } from "./teams/store.ts";
import type { PostedMessageStore, VoteStore } from "./votes/store.ts";
import type { WatchStore } from "./watches/store.ts";

/**
 * The core's persistence, made of the port of each room. Every method is one atomic transaction; ids are text, times
 * are epoch milliseconds given by the caller. Methods that touch a team's data take the team. Failures throw
 * StoreError.
 */
export interface Store
  extends PaperStore,
    SubscriptionStore,
    AddressStore,
    Outbox,
    DeliveryLog,
    PostedMessageStore,
    VoteStore,
    TeamStore,
    AccessStore,
    PrivacyStore,
    ReadingListStore,
    WatchStore,
    ClubStore,
    NewsStore,
    SharedPaperStore,
    TasteStore,
    ReferenceStore,
    SessionLog,
    ShardStore,
    InstallationStore,
    EventLog,
    NoticeStore {
  /** Size of the database in bytes. */
  size(): Promise<number>;
  /** Flushes and closes; later calls throw. */
  close(): Promise<void>;
}
