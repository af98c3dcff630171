import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createSavedDays } from "../../src/feed/saved-days.ts";
import type { KnownPaper, PaperId } from "../../src/papers/paper.ts";
import { addDays, type Day, toDay, utcDay } from "../../src/time/day.ts";

const HOUR = 3_600_000;

/** A day's list as captured, mostly around 08 UTC, sometimes as late as noon. */
export interface Morning {
  readonly day: Day;
  /** Time of the capture, in epoch milliseconds. */
  readonly at: number;
  readonly papers: readonly KnownPaper[];
  /** When each paper was listed, in epoch milliseconds; midnight if the source has only the date. */
  readonly listedAt: ReadonlyMap<PaperId, number>;
}

/** The captured history of a period. */
export interface History {
  readonly mornings: ReadonlyMap<Day, Morning>;
  /** Papers on a day's list at the end of the day: about a third come after the morning. */
  readonly dayEnds: ReadonlyMap<Day, ReadonlySet<PaperId>>;
  /** The latest upvotes observed at or before `at`. */
  upvotesAt(id: PaperId, at: number): number | undefined;
  /** The latest upvotes observed after `from` and at or before `to`. */
  upvotesBetween(id: PaperId, from: number, to: number): number | undefined;
  /** Weeks (by their Mondays) whose final upvotes were observed. */
  readonly judged: ReadonlySet<Day>;
}

/** The Monday of a day's week. */
export function mondayOf(day: Day): Day {
  return addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
}

/** When a Monday's week is over and its last upvotes have been observed, in epoch milliseconds. */
export function weekEnd(monday: Day): number {
  return Date.parse(`${addDays(monday, 7)}T03:00:00Z`);
}

function isWeekday(day: Day): boolean {
  return ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
}

interface Observation {
  readonly id: PaperId;
  readonly at: number;
  readonly upvotes: number;
  readonly source: string;
  readonly listDate: string | null;
}

/** Reads captured days (a folder of `YYYY-MM-DD.json`) and upvote snapshots (`.jsonl` or `.jsonl.xz`). */
export async function readHistory(folder: string, snapshots: string): Promise<History> {
  const observations = readObservations(snapshots);
  const series = new Map<PaperId, Observation[]>();
  for (const observation of observations.sort((a, b) => a.at - b.at)) {
    const list = series.get(observation.id);
    if (list) list.push(observation);
    else series.set(observation.id, [observation]);
  }
  const captures = new Map<Day, number>();
  const judged = new Set<Day>();
  const dayEnds = new Map<Day, Set<PaperId>>();
  for (const { id, listDate, source, at } of observations) {
    const day = listDate === null ? undefined : toDay(listDate);
    if (day && source.includes("daily_papers")) captures.set(day, Math.min(at, captures.get(day) ?? at));
    const seen = new Date(at);
    if (seen.getUTCHours() >= 3) continue;
    // Just after midnight, the feeds show the day and week that have just ended.
    const before = addDays(utcDay(at), -1);
    if (source.endsWith(" feed.xml")) {
      if (isWeekday(before)) dayEnds.set(before, (dayEnds.get(before) ?? new Set()).add(id));
    } else if (source.includes("weekly") && seen.getUTCDay() === 1) judged.add(addDays(before, -6));
  }
  const mornings = new Map<Day, Morning>();
  const feed = createSavedDays({ folder });
  for (const day of await feed.days()) {
    const at = captures.get(day);
    const midnight = Date.parse(`${day}T00:00:00Z`);
    if (at === undefined || at < midnight + 5 * HOUR || at > midnight + 24 * HOUR) continue;
    const { papers } = await feed.papersOn(day);
    if (papers.length === 0) continue;
    mornings.set(day, {
      day,
      at,
      papers: papers.map((paper) => ({ ...paper, firstSeenAt: series.get(paper.id)?.[0]?.at ?? at })),
      listedAt: listingTimes(join(folder, `${day}.json`), midnight),
    });
  }
  return {
    mornings,
    dayEnds,
    judged,
    upvotesAt: (id, at) => series.get(id)?.findLast((observation) => observation.at <= at)?.upvotes,
    upvotesBetween: (id, from, to) => series.get(id)?.findLast(({ at }) => at > from && at <= to)?.upvotes,
  };
}

function readObservations(file: string): Observation[] {
  const text = file.endsWith(".xz")
    ? execFileSync("xz", ["-dc", file], { encoding: "utf8", maxBuffer: 1 << 28 })
    : readFileSync(file, "utf8");
  return text
    .split("\n")
    .filter(Boolean)
    .map((line) => {
      const row = JSON.parse(line);
      return {
        id: row.id,
        at: Date.parse(row.t),
        upvotes: row.upvotes,
        source: row.src,
        listDate: row.listDate,
      };
    });
}

/** The product does not use this time (it became a bare date in 2026), so read it from the file. */
function listingTimes(file: string, midnight: number): ReadonlyMap<PaperId, number> {
  const json = JSON.parse(readFileSync(file, "utf8"));
  const rows: unknown[] = Array.isArray(json) ? json : (json.data ?? []);
  return new Map(
    rows.flatMap((row) => {
      const paper = (row as { paper?: { id?: PaperId; submittedOnDailyAt?: string } } | null)?.paper;
      return paper?.id ? [[paper.id, Date.parse(paper.submittedOnDailyAt ?? "") || midnight] as const] : [];
    }),
  );
}
