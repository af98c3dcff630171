import type { PaperId } from "../../../src/paper.ts";
import type { Cast, CastChange } from "../../../src/store.ts";

interface Entry {
  readonly cast: Cast;
  readonly standing: boolean;
  readonly since: number;
  readonly heardAt: number;
}

/** One team's vote ledger in plain maps: what a store must agree with. Papers changed come back sorted. */
export function createLedgerModel() {
  const entries = new Map<string, Entry>();
  const keyOf = ({ paper, person, via }: Cast) => JSON.stringify([paper, person, via]);

  const voters = (since = Number.NEGATIVE_INFINITY): Map<PaperId, Map<string, number>> => {
    const byPaper = new Map<PaperId, Map<string, number>>();
    for (const { cast, standing, since: at } of entries.values()) {
      if (!standing || at < since) continue;
      const persons = byPaper.get(cast.paper) ?? new Map<string, number>();
      const name = JSON.stringify(cast.person);
      persons.set(name, Math.max(at, persons.get(name) ?? at));
      byPaper.set(cast.paper, persons);
    }
    return byPaper;
  };

  const names = () =>
    new Set(
      [...voters()].flatMap(([paper, persons]) => [...persons.keys()].map((name) => `${paper} ${name}`)),
    );

  function changedBy(work: () => void): string[] {
    const before = names();
    work();
    const after = names();
    const turned = [...before, ...after].filter((name) => before.has(name) !== after.has(name));
    return [...new Set(turned.map((name) => name.split(" ")[0] as string))].sort();
  }

  function put({ cast, standing, at }: CastChange): void {
    const known = entries.get(keyOf(cast));
    const since = known?.standing === standing ? known.since : at;
    entries.set(keyOf(cast), { cast, standing, since, heardAt: at });
  }

  return {
    apply: (changes: readonly CastChange[]) => changedBy(() => changes.forEach(put)),
    replace: (via: string, standing: readonly Cast[], takenAt: number) =>
      changedBy(() => {
        const shown = new Set(standing.map(keyOf));
        for (const { cast, standing: stood, heardAt } of [...entries.values()]) {
          const toppled = stood && cast.via === via && heardAt <= takenAt && !shown.has(keyOf(cast));
          if (toppled) put({ cast, standing: false, at: takenAt });
        }
        for (const cast of standing) {
          if ((entries.get(keyOf(cast))?.heardAt ?? takenAt) <= takenAt)
            put({ cast, standing: true, at: takenAt });
        }
      }),
    tallies: () => Object.fromEntries([...voters()].map(([paper, persons]) => [paper, persons.size])),
    favourites: (since: number) =>
      [...voters(since)]
        .map(([paper, persons]) => [paper, persons.size, Math.max(...persons.values())] as const)
        .sort(([a, m, s], [b, n, t]) => n - m || t - s || (a < b ? -1 : 1))
        .map((row) => [...row]),
  };
}
