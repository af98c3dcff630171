import { CURRENT_DAYS, LOOK_BACK_DAYS } from "../../src/library/refresh-lists.ts";
import type { KnownPaper, PaperId } from "../../src/papers/paper.ts";
import { addDays, type Day } from "../../src/time/day.ts";
import { type History, mondayOf, weekEnd } from "./history.ts";
import { ndcg } from "./measures.ts";
import type { Policy, Scene } from "./policies.ts";

const DAY_MS = 24 * 3_600_000;

/** Mean nDCG over days: how well the policy ranks one list, judged by the upvotes at the end of the week. */
export function orderQuality(
  history: History,
  policy: Policy,
  days: readonly Day[],
): { readonly at5: number; readonly at10: number } {
  const gainsOfDays = days.flatMap((day) => {
    const scene = sceneAt(history, day, new Set());
    if (!scene) return [];
    const list = policy.orders === "today" ? scene.morning.papers : scene.earlier?.papers;
    const listed = new Set(list?.map(({ id }) => id));
    const gains = policy
      .order(scene)
      .filter(({ id }) => listed.has(id))
      .map(({ id }) => label(history, id, policy.orders === "today" ? day : (scene.earlier?.day ?? day)));
    return gains.length > 0 ? [gains] : [];
  });
  const mean = (k: number) =>
    gainsOfDays.reduce((sum, gains) => sum + ndcg(gains, k), 0) / Math.max(1, gainsOfDays.length);
  return { at5: mean(5), at10: mean(10) };
}

/** How many of each week's ten most upvoted papers a policy showed. */
export interface Replayed {
  readonly wanted: number;
  /** Days from listing to digest, for papers shown on time and for late bloomers. */
  readonly delays: readonly number[];
  readonly bloomed: readonly number[];
  /** Places in all digests of these weeks, and those taken by late bloomers. */
  readonly places: number;
  readonly spent: number;
}

/**
 * Posts `count` papers on each captured day, none twice within 60 days, and checks how many of the best of `weeks` it
 * showed.
 */
export function replay(history: History, policy: Policy, count: number, weeks: readonly Day[]): Replayed {
  const wantedFrom = new Map(
    weeks.flatMap((monday) => weeksBest(history, monday).map(({ id, day }) => [id, day] as const)),
  );
  const wanted = wantedFrom.size;
  const judged = new Set(weeks);
  const delays: number[] = [];
  const bloomed: number[] = [];
  let [places, spent] = [0, 0];
  const postedOn = new Map<PaperId, Day>();
  for (const day of [...history.mornings.keys()].sort()) {
    const posted = new Set([...postedOn].filter(([, on]) => on > addDays(day, -60)).map(([id]) => id));
    const scene = sceneAt(history, day, posted);
    if (!scene) continue;
    const chosen = policy.choose?.(scene, count) ?? {
      shown: policy
        .order(scene)
        .filter(({ id }) => !posted.has(id))
        .slice(0, count)
        .map((paper) => ({ paper })),
      bloomer: undefined,
    };
    if (judged.has(mondayOf(day))) {
      places += chosen.shown.length;
      if (chosen.bloomer) spent += 1;
    }
    for (const { paper } of chosen.shown) {
      postedOn.set(paper.id, day);
      const listed = wantedFrom.get(paper.id);
      if (listed === undefined) continue;
      wantedFrom.delete(paper.id);
      const days = (Date.parse(day) - Date.parse(listed)) / DAY_MS;
      (paper.id === chosen.bloomer?.paper.id ? bloomed : delays).push(days);
    }
  }
  return { wanted, delays, bloomed, places, spent };
}

/** The lists of the week before the morning, with current upvotes: all of them are loaded before a digest. */
function sceneAt(history: History, day: Day, posted: ReadonlySet<PaperId>): Scene | undefined {
  const morning = history.mornings.get(day);
  if (!morning) return undefined;
  const lists = Array.from({ length: LOOK_BACK_DAYS }, (_, back) => addDays(day, -1 - back)).flatMap(
    (before) => {
      const papers = papersOf(history, before).map((paper) => ({
        ...paper,
        upvotes: history.upvotesAt(paper.id, morning.at) ?? paper.upvotes,
      }));
      return papers.length > 0 ? [{ day: before, syncedAt: morning.at, papers, absentAt: new Map() }] : [];
    },
  );
  const [earlier, ...older] = lists;
  return { morning, earlier, older: older.filter((list) => list.day > addDays(day, -CURRENT_DAYS)), posted };
}

/** A day's list at the end of the day; of papers listed after the morning only id and upvotes are known. */
function papersOf(history: History, day: Day): readonly KnownPaper[] {
  const early = history.mornings.get(day)?.papers ?? [];
  const known = new Set(early.map(({ id }) => id));
  const late = [...(history.dayEnds.get(day) ?? [])]
    .filter((id) => !known.has(id))
    .map((id) => ({
      id,
      title: id,
      abstract: "",
      authors: [],
      keywords: [],
      categories: [],
      upvotes: 0,
      comments: 0,
      withdrawn: false,
      firstSeenAt: Date.parse(`${day}T12:00:00Z`),
    }));
  return [...early, ...late];
}

/** The ten papers on a week's lists with the most upvotes at its end, each with the day of its first listing. */
function weeksBest(history: History, monday: Day): readonly { readonly id: PaperId; readonly day: Day }[] {
  const listed = new Map<PaperId, Day>();
  for (const ahead of [0, 1, 2, 3, 4]) {
    const day = addDays(monday, ahead);
    for (const { id } of papersOf(history, day)) if (!listed.has(id)) listed.set(id, day);
  }
  return [...listed]
    .map(([id, day]) => ({ id, day }))
    .sort((a, b) => label(history, b.id, b.day) - label(history, a.id, a.day))
    .slice(0, 10);
}

function label(history: History, id: PaperId, day: Day): number {
  return history.upvotesAt(id, weekEnd(mondayOf(day))) ?? 0;
}
