import type { PaperId } from "../../src/papers/paper.ts";
import { createProfile } from "../../src/taste/profile.ts";
import { createTaste } from "../../src/taste/taste.ts";
import { createTermReader, type Terms } from "../../src/taste/terms.ts";
import { describeUsual } from "../../src/taste/usual.ts";
import { generator, ndcg } from "../ranking/measures.ts";
import type { Libraries } from "./citeulike.ts";
import { createPlainRocchio } from "./rocchio.ts";

/** The size of a candidate pool, like a day's list, and how many of its papers are the person's own. */
const POOL = 40;
const HELD_OUT = 4;
/** Number of items from which the average paper is computed. */
const USUAL = 1_000;

/** Mean nDCG@5 per ordering, for people with this many known likes (`Infinity`: all). */
export interface PeopleResult {
  readonly likes: number;
  readonly people: number;
  readonly random: number;
  readonly plain: number;
  /** By similarity only. */
  readonly ours: number;
  /** By what ships, which scores nothing if no reason can be given. */
  readonly fit: number;
}

/**
 * Holds back four items of each person, mixes them with others unknown to the profile, and measures which ordering
 * finds them: ours, textbook Rocchio, or chance.
 */
export function judgePeople(
  { items, users }: Libraries,
  likes: readonly number[],
  people: number,
  seed: number,
): readonly PeopleResult[] {
  const random = generator(seed);
  const shuffled = <T>(list: readonly T[]) =>
    list
      .map((item) => ({ item, lot: random() }))
      .sort((a, b) => a.lot - b.lot)
      .map(({ item }) => item);
  const idOf = (n: number) => String(n) as PaperId;
  const read = createTermReader();
  const terms = new Map<number, Terms>();
  const termsOf = (n: number): Terms => {
    const item = items[n];
    if (!item) throw new Error(`users.dat names item ${n}, but there are only ${items.length}.`);
    const known = terms.get(n) ?? read({ ...item, id: idOf(n), keywords: [], authors: [] });
    terms.set(n, known);
    return known;
  };
  const bagOf = (n: number) => items[n]?.bag ?? new Map<string, number>();
  const usual = shuffled([...items.keys()]).slice(0, USUAL);
  const usualProfile = createProfile();
  for (const n of usual) usualProfile.add(termsOf(n));
  const described = describeUsual(
    usualProfile,
    usual.map((n) => ({ id: idOf(n), terms: termsOf(n) })),
  );
  const plain = createPlainRocchio(usual.map(bagOf));
  const able = shuffled(users.filter((library) => new Set(library).size >= HELD_OUT + 3)).slice(0, people);
  return likes.map((wanted) => {
    const sums = { random: 0, plain: 0, ours: 0, fit: 0, people: 0 };
    for (const library of able) {
      const [own, mine] = [shuffled([...new Set(library)]), new Set(library)];
      const held = new Set(own.slice(0, HELD_OUT));
      const liked = own.slice(HELD_OUT, HELD_OUT + wanted);
      if (wanted !== Number.POSITIVE_INFINITY && liked.length < wanted) continue;
      const others: number[] = [];
      while (others.length < Math.min(POOL - HELD_OUT, items.length - mine.size)) {
        const n = Math.floor(random() * items.length);
        if (!mine.has(n) && !others.includes(n)) others.push(n);
      }
      const pool = shuffled([...held, ...others]);
      const profile = createProfile();
      for (const n of liked) profile.add(termsOf(n));
      const likedPapers = liked.map((n) => ({ terms: termsOf(n), votes: 1 }));
      const taste = createTaste(profile, createProfile(), new Set(liked.map(idOf)), described, likedPapers);
      if (!taste) throw new Error("There are too few items to compute the average paper.");
      const near = plain(liked.map(bagOf));
      const score = (order: (n: number) => number) => {
        const scores = new Map(pool.map((n) => [n, order(n)]));
        const best = [...pool].sort((a, b) => (scores.get(b) as number) - (scores.get(a) as number));
        return ndcg(
          best.map((n) => (held.has(n) ? 1 : 0)),
          5,
        );
      };
      sums.people += 1;
      sums.random += score(() => 0);
      sums.plain += score((n) => near(bagOf(n)));
      sums.ours += score((n) => taste(termsOf(n)).above);
      sums.fit += score((n) => taste(termsOf(n)).fit);
    }
    const mean = (sum: number) => sum / Math.max(1, sums.people);
    return {
      likes: wanted,
      people: sums.people,
      random: mean(sums.random),
      plain: mean(sums.plain),
      ours: mean(sums.ours),
      fit: mean(sums.fit),
    };
  });
}
