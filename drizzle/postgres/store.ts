import type { Log } from "../../src/runtime/log.ts";
import type { PaperSource } from "../../src/search/search-index.ts";
import type { Store } from "../../src/store.ts";
import { createAddresses } from "./address-store.ts";
import { createChannelMoves } from "./channel-moves.ts";
import { createClub } from "./club-store.ts";
import { type Database, openDatabase } from "./connection/database.ts";
import { createOutbox } from "./delivery/claims.ts";
import { createDeliveries } from "./delivery/deliveries.ts";
import { createContents } from "./delivery/message-content.ts";
import { createPlans } from "./delivery/plans.ts";
import { createPosted } from "./delivery/posted-messages.ts";
import { createEventLog } from "./event-log.ts";
import { createInstallations } from "./installation-store.ts";
import { createNotices } from "./notice-store.ts";
import { createNews } from "./papers/news-store.ts";
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
import { refuseHalfCopied } from "./transfer/copying.ts";
import { createVotes } from "./votes/vote-store.ts";
import { createWatches } from "./watch-store.ts";

export { isPrepared } from "./connection/migrate.ts";

/** A store in PostgreSQL, and what an index over its papers needs. */
export interface PostgresStore extends Store {
  readonly source: PaperSource;
}

/**
 * Opens the store in the PostgreSQL database at `url`, creating or migrating its tables if needed. Several processes
 * may share it. Throws StoreError, saying what to do, if it cannot be used.
 */
export async function openStore(options: {
  readonly url: string;
  readonly log: Log;
}): Promise<PostgresStore> {
  const database = await openDatabase(options);
  try {
    await refuseHalfCopied(database, options.url);
  } catch (error) {
    await database.close();
    throw error;
  }
  return createStore(database);
}

const SIZE = { name: "size", text: "select pg_database_size(current_database()) as bytes" };

/** The store on an open database. */
export function createStore(database: Database): PostgresStore {
  const tombstones = createTombstones();
  const contents = createContents();
  const { source, saved } = createPaperSource(database);
  return {
    source,
    ...createLibrary(database, saved),
    ...createSubscriptions(database),
    ...createAddresses(database),
    ...createChannelMoves(database),
    ...createPlans(database, contents),
    ...createOutbox(database, contents),
    ...createDeliveries(database, contents),
    ...createPosted(database),
    ...createVotes(database, tombstones),
    ...createTeams(database, tombstones),
    ...createAccess(database),
    ...createWatches(database),
    ...createPrivacy(database, contents, tombstones),
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
    size: () => database.ask(async (session) => (await session.run<{ bytes: number }>(SIZE))[0]?.bytes ?? 0),
    close: database.close,
  };
}
