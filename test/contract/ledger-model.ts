import { markKey } from "../../src/chat/reaction.ts";
import type { MessageRef } from "../../src/chat/refs.ts";
import type { PaperId } from "../../src/papers/paper.ts";
import type { Cast, CastChange, VoteKind } from "../../src/votes/store.ts";

interface Entry {
  readonly cast: Cast;
  readonly standing: boolean;
  readonly since: number;
  readonly heardAt: number;
}

/** One team's vote ledger in plain maps: what a store must agree with. Papers changed come back sorted. */
export function createLedgerModel() {
  const entries = new Map<string, Entry>();
  const keyOf = ({ paper, person, kind, channel, via }: Cast) =>
    JSON.stringify([
      paper,
      person,
      kind,
      via === "button" ? via : [channel.platform, channel.id, via.message, markKey(via.mark)],
    ]);
  const isOn = ({ channel, via }: Cast, message: MessageRef) =>
    via !== "button" && via.message === message.id && channel.id === message.channel.id;

  const voters = (kind: VoteKind, since = Number.NEGATIVE_INFINITY): Map<PaperId, Map<string, number>> => {
    const byPaper = new Map<PaperId, Map<string, number>>();
    for (const { cast, standing, since: at } of entries.values()) {
      if (!standing || at < since || cast.kind !== kind) continue;
      const persons = byPaper.get(cast.paper) ?? new Map<string, number>();
      const name = JSON.stringify(cast.person);
      persons.set(name, Math.max(at, persons.get(name) ?? at));
      byPaper.set(cast.paper, persons);
    }
    return byPaper;
  };

  const names = () =>
    new Set(
      (["up", "down", "read"] as const).flatMap((kind) =>
        [...voters(kind)].flatMap(([paper, persons]) =>
          [...persons.keys()].map((name) => `${paper} ${kind} ${name}`),
        ),
      ),
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
    toggle: (cast: Omit<Cast, "via">, at: number) => {
      const one: Cast = { ...cast, via: "button" };
      const standing = !entries.get(keyOf(one))?.standing;
      return { standing, changed: changedBy(() => put({ cast: one, standing, at })) };
    },
    replace: (message: MessageRef, standing: readonly Cast[], takenAt: number) =>
      changedBy(() => {
        const shown = new Set(standing.map(keyOf));
        for (const { cast, standing: stood, heardAt } of [...entries.values()]) {
          const toppled = stood && isOn(cast, message) && heardAt <= takenAt && !shown.has(keyOf(cast));
          if (toppled) put({ cast, standing: false, at: takenAt });
        }
        for (const cast of standing) {
          if ((entries.get(keyOf(cast))?.heardAt ?? takenAt) <= takenAt)
            put({ cast, standing: true, at: takenAt });
        }
      }),
    tallies: (kind: VoteKind = "up") =>
      Object.fromEntries([...voters(kind)].map(([paper, persons]) => [paper, persons.size])),
    favourites: (since: number) =>
      [...voters("up", since)]
        .map(([paper, persons]) => [paper, persons.size, Math.max(...persons.values())] as const)
        .sort(([a, m, s], [b, n, t]) => n - m || t - s || (a < b ? -1 : 1))
        .map((row) => [...row]),
    opinions: () => {
      const [up, down] = [voters("up"), voters("down")];
      const newest = (paper: PaperId) =>
        Math.max(...[up, down].flatMap((votes) => [...(votes.get(paper)?.values() ?? [])]));
      return [...new Set([...up.keys(), ...down.keys()])]
        .sort((a, b) => newest(b) - newest(a) || (a < b ? -1 : 1))
        .map((paper) => ({ paper, up: up.get(paper)?.size ?? 0, down: down.get(paper)?.size ?? 0 }));
    },
  };
}
