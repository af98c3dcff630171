import { type Clock, systemClock } from "../src/clock.ts";
import type { Log } from "../src/log.ts";
import type { Store } from "../src/store.ts";
import { createClub } from "./club.ts";
import { createContents } from "./contents.ts";
import { openDatabase } from "./database.ts";
import { createDeliveries } from "./deliveries.ts";
import { createLibrary } from "./library.ts";
import { createOutbox } from "./outbox.ts";
import { createPapers } from "./papers.ts";
import { createPlans } from "./plans.ts";
import { createPosted } from "./posted.ts";
import { createPrivacy } from "./privacy.ts";
import { createReadingList } from "./reading-list.ts";
import { createSearchIndex } from "./search.ts";
import { createSubscriptions } from "./subscriptions.ts";
import { createTeams } from "./teams.ts";
import { createTombstones } from "./tombstones.ts";
import { createVotes } from "./votes.ts";
import { createWatches } from "./watches.ts";

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
