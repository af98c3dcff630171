import { LRUCache } from "lru-cache";
import type { KnownPaper, PaperId } from "../papers/paper.ts";
import type { PaperStore } from "../papers/store.ts";
import type { Clock } from "../runtime/clock.ts";
import { createPause } from "../runtime/event-loop-yield.ts";
import type { TeamId } from "../teams/team-id.ts";
import { addDays, utcDay } from "../time/day.ts";
import type { Opinion, VoteStore } from "../votes/store.ts";
import { createProfile, type Profile } from "./profile.ts";
import type { TasteStore } from "./store.ts";
import { createTaste, type Fit } from "./taste.ts";
import { createTermReader, type Terms } from "./terms.ts";
import { describeUsual, type Usual } from "./usual.ts";

/** With fewer votes a team has no discernible taste yet. */
export const VOTES_NEEDED = 5;
/** Days of lists that define the average paper, and how long the result is cached. */
const USUAL_DAYS = 30;
const USUAL_MS = 3 * 3_600_000;
/** Taste is computed from the latest ratings, because interests change. */
const RATED_PAPERS = 200;
/**
 * Teams cached, least recently used dropped first. Rebuilding a profile from the ledger takes only a few milliseconds.
 */
const TEAMS_KEPT = 200;
const PAPERS_KEPT = 2_000;

/** A team's taste as derived from its votes. */
export interface TeamTaste {
  /** Current votes for papers, counted over at most a few hundred papers. */
  readonly votes: number;
  /** Number of papers that the team has named as its taste. */
  readonly named: number;
  /** Papers that somebody in the team voted for or against, or that the team named. */
  readonly rated: ReadonlySet<PaperId>;
  /** Undefined below VOTES_NEEDED votes and named papers, or if the library is too small to know the average paper. */
  readonly judge: ((paper: KnownPaper) => Fit) | undefined;
}

/** Computes the taste of teams. */
export interface Tastes {
  /** Returns the taste of each team. */
  of(teams: readonly TeamId[]): Promise<ReadonlyMap<TeamId, TeamTaste>>;
}

/** The papers that a team is for (true) or against (false). */
type Wanted = ReadonlyMap<PaperId, boolean>;
type Known = ReadonlyMap<PaperId, KnownPaper>;

interface Kept {
  readonly liked: Profile;
  readonly disliked: Profile;
  /** The papers in the profiles. */
  readonly papers: Map<PaperId, { readonly terms: Terms; readonly likes: boolean }>;
}

/**
 * Derives tastes from the vote ledger. Each time a team is asked for, only papers whose votes have changed are added to
 * or removed from its cached profile. Nothing is stored, so data deleted from the ledger disappears here too.
 */
export function createTastes({
  store,
  clock,
}: {
  readonly store: Pick<VoteStore, "opinions"> &
    Pick<TasteStore, "tasteOf"> &
    Pick<PaperStore, "papers" | "listing">;
  readonly clock: Clock;
}): Tastes {
  const read = createTermReader();
  const terms = new LRUCache<PaperId, Terms>({ max: PAPERS_KEPT });
  const teams = new LRUCache<TeamId, Kept>({ max: TEAMS_KEPT });
  const listed = new Map<PaperId, Terms>();
  const usualProfile = createProfile();
  let usual: { readonly at: number; readonly told: Promise<Usual> } | undefined;

  function termsOf(paper: KnownPaper): Terms {
    const known = listed.get(paper.id) ?? terms.get(paper.id);
    if (known) return known;
    const fresh = read(paper);
    terms.set(paper.id, fresh);
    return fresh;
  }

  function usualNow(): Promise<Usual> {
    const at = clock.monotonic();
    if (usual && at - usual.at < USUAL_MS) return usual.told;
    const told = readUsual();
    usual = { at, told };
    told.catch(() => {
      usual = undefined;
    });
    return told;
  }

  async function readUsual(): Promise<Usual> {
    const today = utcDay(clock.now());
    const present = new Set<PaperId>();
    // Day by day, to keep each query short.
    for (let back = 0; back < USUAL_DAYS; back += 1) {
      for (const paper of (await store.listing(addDays(today, -back)))?.papers ?? []) {
        present.add(paper.id);
        if (listed.has(paper.id)) continue;
        const fresh = termsOf(paper);
        listed.set(paper.id, fresh);
        usualProfile.add(fresh);
      }
    }
    for (const [id, old] of listed) {
      if (present.has(id)) continue;
      listed.delete(id);
      usualProfile.remove(old);
    }
    return describeUsual(
      usualProfile,
      [...listed].map(([id, its]) => ({ id, terms: its })),
    );
  }

  /** Updates the profiles to contain exactly the `wanted` papers, as far as `papers` are known. */
  function follow({ liked, disliked, papers: told }: Kept, wanted: Wanted, papers: Known): void {
    const profile = (likes: boolean) => (likes ? liked : disliked);
    const turned = new Map<PaperId, Terms>();
    for (const [id, { terms: old, likes }] of told) {
      if (wanted.get(id) === likes) continue;
      profile(likes).remove(old);
      told.delete(id);
      if (wanted.has(id)) turned.set(id, old);
    }
    for (const [id, likes] of wanted) {
      if (told.has(id)) continue;
      const paper = papers.get(id);
      const its = turned.get(id) ?? (paper && termsOf(paper));
      if (!its) continue;
      profile(likes).add(its);
      told.set(id, { terms: its, likes });
    }
  }

  function keptOf(team: TeamId): Kept {
    const kept = teams.get(team) ?? {
      liked: createProfile(),
      disliked: createProfile(),
      papers: new Map(),
    };
    teams.set(team, kept);
    return kept;
  }

  return {
    async of(asked) {
      const opinions = await store.opinions(asked, RATED_PAPERS);
      const named = await store.tasteOf(asked, RATED_PAPERS);
      const standings = asked.map((team, index) =>
        standingOf(team, opinions[index] ?? [], named[index] ?? []),
      );
      const tastes = new Map<TeamId, TeamTaste>(
        standings.map(({ team, votes, named, rated }) => [team, { votes, named, rated, judge: undefined }]),
      );
      const telling = standings
        .filter(({ votes, named }) => votes + named >= VOTES_NEEDED)
        .map((standing) => ({ ...standing, kept: keptOf(standing.team) }));
      if (telling.length === 0) return tastes;
      const unread = telling.flatMap(({ wanted, kept }) =>
        [...wanted.keys()].filter((id) => !kept.papers.has(id)),
      );
      const papers = unread.length > 0 ? await store.papers([...new Set(unread)]) : new Map();
      const usually = await usualNow();
      const pause = createPause(clock);
      for (const { team, votes, named, rated, wanted, up, kept } of telling) {
        await pause();
        follow(kept, wanted, papers);
        const likedPapers = [...kept.papers].flatMap(([id, { terms: its, likes }]) =>
          likes ? [{ terms: its, votes: up.get(id) ?? 0 }] : [],
        );
        const taste = createTaste(kept.liked, kept.disliked, rated, usually, likedPapers);
        tastes.set(team, { votes, named, rated, judge: taste && ((paper) => taste(termsOf(paper))) });
      }
      return tastes;
    },
  };
}

function standingOf(team: TeamId, opinions: readonly Opinion[], named: readonly PaperId[]) {
  // A tie says nothing.
  const decided = opinions.filter(({ up, down }) => up !== down);
  return {
    team,
    votes: opinions.reduce((sum, { up }) => sum + up, 0),
    named: named.length,
    rated: new Set([...opinions.map(({ paper }) => paper), ...named]),
    /** How many people voted for each paper. */
    up: new Map(opinions.map(({ paper, up }) => [paper, up])),
    /** Votes override named papers. */
    wanted: new Map<PaperId, boolean>([
      ...named.map((paper) => [paper, true] as const),
      ...decided.map(({ paper, up, down }) => [paper, up > down] as const),
    ]),
  };
}
