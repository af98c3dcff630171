import { openStore } from "../../../drizzle/sqlite/store.ts";
import { silentLog } from "../../../src/runtime/log.ts";
import { addDays, type Day } from "../../../src/time/day.ts";
import { cast, channel, delivery, MINUTE, subscription, T0 } from "../../contract/samples.ts";
import { makePapers } from "../../fixtures/papers.ts";

/**
 * A process to be killed: `writer.ts FILE NAME FROM` saves a list of 20 papers, a vote for each and a claimed delivery to
 * a channel of its own for one day after the other from the day FROM, and prints `NAME N` once day N is wholly committed.
 */
const [file = "", name = "", from = ""] = process.argv.slice(2);
const store = await openStore({ file, log: silentLog });
process.stdout.write(`${name} ready\n`);
const parent = process.ppid;
// Where the tests themselves were killed, nobody is left to kill us.
for (let n = 0; process.ppid === parent; n += 1) {
  const day = addDays(from as Day, n);
  const papers = makePapers(20, (index) => ({ id: `${name}.${n}.${index}` }));
  const ids = papers.map(({ id }) => id);
  await store.saveListing(day, papers, T0 + n);
  await store.applyCasts(
    ids.map((paper) => ({
      cast: cast({ paper }),
      standing: true,
      at: T0,
    })),
  );
  // Deliveries to channels without a subscription are never claimed.
  await store.saveSubscription(subscription({ channel: channel(`${name} ${n}`) }));
  await store.plan([{ delivery: delivery({ channel: channel(`${name} ${n}`), day, papers: ids }) }]);
  await store.claimPlanned([{ platform: "discord" }], T0, MINUTE, 10);
  process.stdout.write(`${name} ${n}\n`);
}
