import type { MessageRef } from "../../../src/chat/refs.ts";
import type { PaperId } from "../../../src/papers/paper.ts";
import { accountOf } from "../../../src/teams/account-id.ts";
import type { TeamId } from "../../../src/teams/team-id.ts";
import type { Cast, CastChange, Changed, VoteStore } from "../../../src/votes/store.ts";
import { BUTTON, type CastRow, castRow, recounted, switched, wayOf } from "../../shared/rows/cast.ts";
import { messageKey } from "../../shared/rows/channel.ts";
import { columnsOf } from "../connection/columns.ts";
import type { Database, Session } from "../connection/database.ts";
import { casts } from "../schema.ts";
import { countsFor, ofPerson } from "../teams/team-scope.ts";
import type { Tombstones } from "../teams/tombstones.ts";
import { createVoteQuestions } from "./vote-questions.ts";
import { createVoteQueue, lockPapers } from "./vote-queue.ts";
import { setCasts } from "./vote-writer.ts";

/** A person's standing votes, from all accounts, for one paper in a team and its linked teams. */
const STANDING = {
  name: "standing_casts",
  text: `select c.team, c.person, c.kind, c.via, c.mark from casts c
    where ${countsFor("c", "$1")} and c.paper = $2 and ${ofPerson("c.person", "$3")} and c.standing
    order by c.via, c.mark`,
};
const ON_MESSAGE = {
  name: "casts_on_message",
  text: `select ${columnsOf(casts, "c")} from casts c where team = $1 and via = $2`,
};

type Standing = Pick<CastRow, "team" | "person" | "kind" | "via" | "mark">;

/** A change to the ledger. */
type Work =
  | { readonly kind: "apply"; readonly changes: readonly CastChange[] }
  | {
      readonly kind: "switch";
      readonly cast: Omit<Cast, "via">;
      readonly to: boolean | "toggle";
      readonly at: number;
    }
  | {
      readonly kind: "recount";
      readonly team: TeamId;
      readonly message: MessageRef;
      readonly shown: readonly Cast[];
      readonly takenAt: number;
    };
type Switch = Extract<Work, { kind: "switch" }>;
type Recount = Extract<Work, { kind: "recount" }>;

/** The vote ledger's part of the store. */
export function createVotes(database: Database, tombstones: Tombstones): VoteStore {
  const queue = createVoteQueue<Work>(database, carryOut);
  const add = async <T>(work: Work): Promise<T> => (await queue.add(work)) as T;

  async function carryOut(session: Session, works: readonly Work[]): Promise<readonly unknown[]> {
    const papers: PaperId[] = [];
    for (const work of works) papers.push(...(await papersOf(session, work)));
    await lockPapers(session, papers);
    const results: unknown[] = [];
    for (const run of runs(works)) results.push(...(await carryOutRun(session, run)));
    return results;
  }

  async function carryOutRun(session: Session, run: readonly Work[]): Promise<readonly unknown[]> {
    const [first] = run;
    switch (first?.kind) {
      case undefined:
        return [];
      case "apply":
        return apply(
          session,
          run.flatMap((work) => (work.kind === "apply" ? [work.changes] : [])),
        );
      case "switch":
        return [await turn(session, first)];
      case "recount":
        return [await recount(session, first)];
      default:
        return first satisfies never;
    }
  }

  /** Reactions from before a person was forgotten are ignored: a recount or late event would bring them back. */
  async function apply(
    session: Session,
    told: readonly (readonly CastChange[])[],
  ): Promise<readonly Changed[]> {
    const forbidden = await tombstones.forbidden(
      session,
      told.flat().map(({ cast }) => cast),
    );
    const rows = told.map((changes) =>
      changes
        .filter(({ cast }) => !forbidden.has(cast))
        .map(({ cast, standing, at }) => castRow(cast, standing, at)),
    );
    return setCasts(session, rows);
  }

  async function turn(session: Session, { cast, to, at }: Switch) {
    const before = (await standing(session, cast)).filter(({ kind }) => kind === cast.kind);
    const on = before.filter(({ via }) => via === BUTTON);
    const stands = to === "toggle" ? on.length === 0 : to;
    const own = castRow({ ...cast, via: BUTTON }, stands, at);
    const [changed = []] = await setCasts(session, [switched(own, on)]);
    return { standing: stands, before: before.map(({ via, mark }) => wayOf(via, mark)), changed };
  }

  async function recount(session: Session, { team, message, shown, takenAt }: Recount): Promise<Changed> {
    const via = messageKey(message);
    const forbidden = await tombstones.forbidden(session, shown);
    const known = await session.run<CastRow & { readonly heardAt: number }>(ON_MESSAGE, [team, via]);
    const rows = shown
      .filter((cast) => !forbidden.has(cast))
      .map((cast) => castRow(cast, true, takenAt))
      .filter((row) => row.team === team && row.via === via);
    const [changed = []] = await setCasts(session, [recounted(known, rows, takenAt)]);
    return changed;
  }

  const standing = (session: Session, { team, paper, person }: Pick<Cast, "team" | "paper" | "person">) =>
    session.run<Standing>(STANDING, [team, paper, accountOf(person)]);

  return {
    ...createVoteQuestions(database),
    applyCasts: (changes) => add({ kind: "apply", changes }),
    setSwitch: (cast, to, at) => add({ kind: "switch", cast, to, at }),
    replaceCasts: (team, message, shown, takenAt) => add({ kind: "recount", team, message, shown, takenAt }),
    castsOf: (team, paper, person) =>
      database.ask(async (session) =>
        (await standing(session, { team, paper, person })).map(({ kind, via, mark }) => ({
          kind,
          via: wayOf(via, mark),
        })),
      ),
  };
}

/** The papers whose votes a work may change. */
async function papersOf(session: Session, work: Work): Promise<readonly PaperId[]> {
  switch (work.kind) {
    case "apply":
      return work.changes.map(({ cast }) => cast.paper);
    case "switch":
      return [work.cast.paper];
    case "recount": {
      const known = await session.run<{ paper: PaperId }>(ON_MESSAGE, [work.team, messageKey(work.message)]);
      return [...known.map(({ paper }) => paper), ...work.shown.map(({ paper }) => paper)];
    }
    default:
      return work satisfies never;
  }
}

/** Splits works, in order, into runs, so that consecutive changes are applied together. */
function runs(works: readonly Work[]): readonly (readonly Work[])[] {
  const cut: Work[][] = [];
  for (const work of works) {
    const last = cut.at(-1);
    if (work.kind === "apply" && last?.[0]?.kind === "apply") last.push(work);
    else cut.push([work]);
  }
  return cut;
}
