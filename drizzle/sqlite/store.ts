import { type Clock, systemClock } from "../../src/runtime/clock.ts";
import type { Log } from "../../src/runtime/log.ts";
import type { PaperSource } from "../../src/search/search-index.ts";
import type { Store } from "../../src/store.ts";
import type { Connection } from "../shared/connection.ts";
import { createAddresses } from "./address-store.ts";
import { createChannelMoves } from "./channel-moves.ts";
import { createClub } from "./club-store.ts";
import { type Database, type Opening, openDatabase } from "./connection/database.ts";
import { createEraser } from "./connection/secure-delete.ts";
import { createOutbox } from "./delivery/claims.ts";
import { createDeliveries } from "./delivery/deliveries.ts";
import { createDeliveryCounts } from "./delivery/delivery-counts.ts";
import { createContents } from "./delivery/message-content.ts";
import { createPlans } from "./delivery/plans.ts";
import { createPosted } from "./delivery/posted-messages.ts";
import { createEventLog } from "./event-log.ts";
import { createInstallations } from "./installation-store.ts";
import { createNotices } from "./notice-store.ts";
import { createNews } from "./papers/news-store.ts";
import { createPapers } from "./papers/paper-rows.ts";
import { createPaperSource } from "./papers/paper-source.ts";
import { createLibrary } from "./papers/paper-store.ts";
import { createSharedPapers } from "./papers/shared-papers.ts";
import { createReadingList } from "./reading-list-store.ts";
import { createSessionLog } from "./session-log.ts";
import { createShards } from "./shard-store.ts";
import { createSubscriptions } from "./subscription-store.ts";
import { createAccess } from "./teams/access-store.ts";
import { createPrivacy } from "./teams/privacy-store.ts";
import { createReferences } from "./teams/reference-store.ts";
import { createTaste } from "./teams/taste-store.ts";
import { createTeams } from "./teams/team-store.ts";
import { createTombstones } from "./teams/tombstones.ts";
import { createVotes } from "./votes/vote-store.ts";
import { createWatches } from "./watch-store.ts";

/** A store in a SQLite file, and what an index over its papers needs. */
export interface SqliteStore extends Store {
  readonly source: PaperSource;
  /** For other tables in the same file, written in the transactions that `source` announces. */
  readonly connection: Connection;
}

/**
 * Opens the store in one SQLite file, creating or migrating it if needed (`:memory:` for a temporary one). Several
 * processes may have the file open. Throws StoreError, saying what to do, if it cannot be used.
 */
export async function openStore(options: {
  readonly file: string;
  readonly opening?: Opening;
  readonly clock?: Clock;
  readonly log: Log;
}): Promise<SqliteStore> {
  const { clock = systemClock, log } = options;
  return createStore(await openDatabase({ ...options, clock }), { clock, log });
}

/** The store on an open database. */
export function createStore(
  database: Database,
  services: { readonly clock: Clock; readonly log: Log },
): SqliteStore {
  const { client, orm } = database;
  const tombstones = createTombstones(client);
  const contents = createContents(orm);
  const papers = createPapers(orm);
  const { source, saved } = createPaperSource(database, papers);
  return {
    source,
    connection: database,
    ...createLibrary(database, papers, saved),
    ...createSubscriptions(database),
    ...createAddresses(database),
    ...createChannelMoves(database),
    ...createPlans(database, contents),
    ...createOutbox(database, contents),
    ...createDeliveries(database, contents),
    ...createDeliveryCounts(database),
    ...createPosted(database),
    ...createVotes(database, tombstones),
    ...createTeams(database, tombstones),
    ...createAccess(database),
    ...createWatches(database),
    ...createPrivacy(database, contents, tombstones, createEraser(database, services)),
    ...createReadingList(database),
    ...createClub(database),
    ...createSessionLog(database),
    ...createShards(database),
    ...createInstallations(database),
    ...createEventLog(database),
    ...createNotices(database),
    ...createNews(database),
    ...createTaste(database),
    ...createSharedPapers(database),
    ...createReferences(database),
    size: () =>
      database.read(() => {
        const numberOf = (pragma: string) => Number(database.client.pragma(pragma, { simple: true }));
        return numberOf("page_count") * numberOf("page_size");
      }),
    // Closing the last connection moves the write-ahead log into the file.
    close: async () => database.close(),
  };
}
