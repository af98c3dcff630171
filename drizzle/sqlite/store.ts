import { type Clock, systemClock } from "../../src/runtime/clock.ts";
import type { Log } from "../../src/runtime/log.ts";
import type { Store } from "../../src/store.ts";
import { createSearchIndex } from "../search/search-index.ts";
import { createClub } from "./club-store.ts";
import { openDatabase } from "./connection/database.ts";
import { createOutbox } from "./delivery/claims.ts";
import { createDeliveries } from "./delivery/deliveries.ts";
import { createContents } from "./delivery/message-content.ts";
import { createPlans } from "./delivery/plans.ts";
import { createPosted } from "./delivery/posted-messages.ts";
import { createPapers } from "./papers/paper-rows.ts";
import { createLibrary } from "./papers/paper-store.ts";
import { createReadingList } from "./reading-list-store.ts";
import { createSubscriptions } from "./subscription-store.ts";
import { createPrivacy } from "./teams/privacy-store.ts";
import { createTeams } from "./teams/team-store.ts";
import { createTombstones } from "./teams/tombstones.ts";
import { createVotes } from "./votes/vote-store.ts";
import { createWatches } from "./watch-store.ts";

/**
 * The store in one SQLite file, created and brought up to date where needed (`:memory:` for one that is forgotten).
 * Several processes may have the same file open. Throws StoreError with the cure where it cannot be used.
 */
export async function openStore(options: {
  readonly file: string;
  readonly clock?: Clock;
  readonly log: Log;
}): Promise<Store> {
  const { file, clock = systemClock, log } = options;
  const database = await openDatabase({ file, clock, log });
  const { client, orm, outside } = database;
  const tombstones = createTombstones(client);
  const contents = createContents(orm);
  const papers = createPapers(orm);
  const index = await outside(async () => createSearchIndex(client, papers));
  return {
    ...createLibrary(database, papers, index.put),
    search: (query) => outside(() => index.search(query)),
    hits: (ranking) => outside(() => index.hits(ranking)),
    similar: (id, limit) => outside(() => index.similar(id, limit)),
    titles: (typed, limit) => outside(() => index.titles(typed, limit)),
    reindex: (onProgress) => outside(() => index.rebuild(onProgress)),
    ...createSubscriptions(database),
    ...createPlans(database, contents),
    ...createOutbox(database, contents),
    ...createDeliveries(database, contents),
    ...createPosted(database),
    ...createVotes(database, tombstones),
    ...createTeams(database),
    ...createWatches(database),
    ...createPrivacy(database, contents, tombstones, (ms) => clock.sleep(ms)),
    ...createReadingList(database),
    ...createClub(database),
    close: async () => {
      index.close();
      // Closing the last connection moves the write-ahead log into the file.
      database.close();
    },
  };
}
