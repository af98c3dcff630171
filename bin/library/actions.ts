import { renderText } from "../../adapters/text/render/message.ts";
import type { Message } from "../../src/chat/message.ts";
import { explainDay } from "../../src/digest/explain.ts";
import { collectFavourites } from "../../src/export/collect.ts";
import { exportFile, type Format } from "../../src/export/file.ts";
import { readPapersFile } from "../../src/feed/import/import-file.ts";
import { refreshLists } from "../../src/library/refresh-lists.ts";
import { huggingFaceUrl } from "../../src/papers/arxiv-id.ts";
import { shownTitle } from "../../src/papers/shown-title.ts";
import type { Clock } from "../../src/runtime/clock.ts";
import { FeedError, messageOf, UserError } from "../../src/runtime/errors.ts";
import type { SubscriptionSettings } from "../../src/subscriptions/store.ts";
import type { TeamId } from "../../src/teams/team-id.ts";
import { counted } from "../../src/text/format.ts";
import { addDays, type Day, utcDay } from "../../src/time/day.ts";
import type { Period } from "../../src/time/period.ts";
import { localDay } from "../../src/time/zone.ts";
import { type ChannelNames, subscriptionOf } from "../operations/channels.ts";
import { progressBar, say, strong, warn } from "../output.ts";
import type { Desk } from "../shell.ts";

/** `paperboy sync`: loads `days` lists up to `date`. */
export async function syncDays({ library }: Desk, date: Day, days: number): Promise<void> {
  const failures: string[] = [];
  for (let back = days - 1; back >= 0; back -= 1) {
    const day = addDays(date, -back);
    try {
      const { papers, added, changed, skipped } = await library.sync(day);
      say(
        `${day}: ${counted(papers, "paper")}, ${added} new, ${changed} changed${skipped > 0 ? `, ${counted(skipped, "row")} skipped (PAPERBOY_LOG_LEVEL=warn says why)` : ""}`,
      );
    } catch (error) {
      failures.push(`${day}: ${messageOf(error)}`);
    }
  }
  if (failures.length > 0) throw new UserError(failures.join("\n"));
}

/** Example locations shown per reason for skipped rows, and the maximum number of distinct reasons. */
const PLACES = 3;
const REASONS = 1000;

/** `paperboy import`: imports files and folders of saved papers, resuming where it was interrupted. */
export async function importFiles({ store, clock }: Desk, paths: readonly string[]): Promise<void> {
  const totals = { papers: 0, added: 0, skipped: 0 };
  const reasons = new Map<string, { times: number; readonly places: string[] }>();
  const bar = progressBar("Importing", "kB");
  const sources = new Set<string>();
  const leaveRoom = createPauses(clock);
  let resumed = false;
  const markOf = async (source: string) => {
    const mark = await store.importMark(source);
    sources.add(source);
    if (mark) warn(`An import of this file was interrupted; resuming after line ${mark.line}.`);
    resumed ||= mark !== undefined;
    return mark;
  };
  try {
    for (const path of paths) {
      for await (const batch of readPapersFile(path, { now: clock.now(), markOf })) {
        const saved = batch.day
          ? await store.saveListing(batch.day, batch.papers, clock.now(), batch.skipped.length === 0)
          : await store.savePapers(batch.papers, clock.now(), batch.mark);
        if (batch.progress) bar.update(kB(batch.progress.done), kB(batch.progress.total));
        totals.papers += batch.papers.length;
        totals.added += saved.added;
        totals.skipped += batch.skipped.length;
        for (const { where, reason } of batch.skipped) {
          const known = reasons.get(reason) ?? { times: 0, places: [] };
          known.times += 1;
          if (known.places.length < PLACES) known.places.push(where);
          // Some reasons quote the input, so a file full of bad rows must not fill the memory.
          if (reasons.has(reason) || reasons.size < REASONS) reasons.set(reason, known);
        }
        await leaveRoom();
      }
      for (const source of sources) await store.finishImport(source);
      sources.clear();
    }
  } finally {
    bar.stop();
  }
  say(`${totals.papers} papers read, ${totals.added} new, ${totals.skipped} skipped`);
  const commonest = [...reasons].sort((a, b) => b[1].times - a[1].times).slice(0, 10);
  for (const [reason, { times, places }] of commonest) {
    say(`  skipped ${times} × (${places.join(", ")}${times > places.length ? ", …" : ""}): ${reason}`);
  }
  if (totals.papers === 0 && !resumed)
    throw new UserError("Nothing was imported: no file contained a paper.");
}

/** After working on the file for this long … */
const WORK_MS = 200;
/** … pause for longer than a waiting write's retry interval. */
const REST_MS = 50;

/**
 * Returns a function to await between batches: a running bot needs the file for its votes, and signals need the event
 * loop.
 */
function createPauses(clock: Clock): () => Promise<void> {
  let rested = clock.monotonic();
  return async () => {
    const due = clock.monotonic() - rested >= WORK_MS;
    await clock.sleep(due ? REST_MS : 0);
    if (due) rested = clock.monotonic();
  };
}

function kB(bytes: number): number {
  return Math.ceil(bytes / 1000);
}

/** `paperboy digest`: the digest of a day, as text or as the payload of a platform. */
export async function printDigest(
  desk: Desk,
  day: Day,
  count: number,
  render: (message: Message) => string,
): Promise<void> {
  const { store, digests, clock } = desk;
  if (day > utcDay(clock.now()))
    throw new UserError(`${day} is in the future. Name a day up to ${utcDay(clock.now())}.`);
  if (!(await store.listing(day))) {
    try {
      await refreshLists(desk);
    } catch (error) {
      // As in a channel: a digest from what is known is better than none.
      const known = await store.listings(addDays(day, -10), day);
      if (!(error instanceof FeedError) || known.every(({ papers }) => papers.length === 0)) throw error;
      warn(`${error.message}. Continuing with what is known.`);
    }
  }
  const channel = { platform: "preview", workspace: "", id: "preview" };
  const settings: SubscriptionSettings = {
    time: "09:00",
    zone: "UTC",
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    count,
    minUpvotes: 0,
    include: [],
    exclude: [],
    quietNotice: true,
    lateRisers: "next",
  };
  const { message } = await digests.preview(channel, settings);
  say(render(message));
}

/** `paperboy search`: the best hits, one a line, or JSON. */
export async function printSearch(
  { index }: Desk,
  text: string,
  limit: number,
  json: boolean,
): Promise<void> {
  if (text.trim() === "") throw new UserError("Type something to search for.");
  await index.catchUp();
  const hits = await index.hits(await index.search({ text, limit }));
  if (json) {
    say(
      JSON.stringify(
        hits.map(({ paper, score, snippet }) => ({
          id: paper.id,
          title: paper.title,
          score,
          upvotes: paper.upvotes,
          listedOn: paper.listedOn,
          url: huggingFaceUrl(paper.id),
          snippet,
        })),
        null,
        2,
      ),
    );
    return;
  }
  if (hits.length === 0) say(`Nothing found for “${text}”. Try fewer or different words.`);
  for (const { paper, snippet } of hits) {
    say(`${paper.id.padEnd(12)} ${shownTitle(paper)}${paper.upvotes > 0 ? ` (${paper.upvotes} ▲)` : ""}`);
    // The extract shows why it matched; if nothing is highlighted, it adds nothing to the title.
    if (snippet.some(({ matched }) => matched)) {
      say(`${" ".repeat(13)}${snippet.map(({ text, matched }) => (matched ? strong(text) : text)).join("")}`);
    }
  }
}

/** `paperboy why`: what happened to the digest of a channel on one of its days. */
export async function printWhy(
  { store, clock }: Desk,
  typed: string,
  day: Day | undefined,
  namesOf: ChannelNames,
): Promise<void> {
  const { channel, settings } = await subscriptionOf({ store }, typed, namesOf);
  const now = clock.now();
  say(renderText(await explainDay(store, channel, day ?? localDay(settings.zone, now), now)));
}

/** `paperboy reindex`: builds the search index from scratch. */
export async function rebuildIndex({ index }: Desk): Promise<void> {
  const bar = progressBar("Indexing");
  let indexed = 0;
  try {
    await index.rebuild((done, total) => {
      indexed = done;
      bar.update(done, total);
    });
  } finally {
    bar.stop();
  }
  say(`${indexed} papers indexed`);
}

/** The default day: today, or the newest listed day if today has no list yet. */
export async function defaultDay({ store, clock, saved }: Desk): Promise<Day> {
  const today = utcDay(clock.now());
  const newest = (await saved?.days())?.findLast((day) => day <= today);
  if (newest) return newest;
  if (((await store.listing(today))?.papers.length ?? 0) > 0) return today;
  return (await store.librarySize()).newestDay ?? today;
}

/** `paperboy export`: writes a team's favourites to standard output. */
export async function exportFavourites(
  desk: Desk,
  team: string,
  format: Format,
  period: Period,
): Promise<void> {
  const items = await collectFavourites(desk, team as TeamId, period);
  if (items.length === 0) {
    const teams = [...new Set((await desk.store.subscriptions()).map((each) => each.team))];
    const known = teams.length > 0 ? ` Teams with subscribed channels: ${teams.join(", ")}.` : "";
    throw new UserError(
      `The team ${team} has no favourites${period === "all" ? "" : " in that time"}.${known}`,
    );
  }
  const about = { name: "favourites", exportedAt: desk.clock.now() };
  process.stdout.write(exportFile(format, items, about).content);
}
