import fc from "fast-check";
import { expect, test } from "vitest";
import { ballotMark, emojiMark } from "../../src/chat/reaction.ts";
import type { PaperId } from "../../src/papers/paper.ts";
import type { Store } from "../../src/store.ts";
import type { TeamId } from "../../src/teams/team-id.ts";
import type { Cast, CastChange, Way } from "../../src/votes/store.ts";
import { makePapers } from "../fixtures/papers.ts";
import { createLedgerModel } from "./ledger-model.ts";
import { cast, channel, ids, only, person, posted, T0, team } from "./samples.ts";

const [A, B, C] = ids("2506.00001", "2506.00002", "2506.00003") as [PaperId, PaperId, PaperId];
const MESSAGE = posted("M1");
const REACTION: Way = { message: "M1", mark: ballotMark(1) };
const THUMB: Way = { message: "M1", mark: emojiMark("👍") };
const BROWN_THUMB: Way = { message: "M1", mark: emojiMark("👍🏽") };
const ELSEWHERE: Way = { message: "M2", mark: ballotMark(1) };

/** The vote ledger's part of the store contract. */
export function voteContract(store: () => Store): void {
  const set = (standing: boolean, at: number, ...casts: Cast[]) =>
    store().applyCasts(casts.map((one) => ({ cast: one, standing, at })));
  const votes = async (of = team()) => Object.fromEntries(await store().tallies(of, [A, B, C]));
  const ranking = async (since = 0, limit = 10, of = team()) =>
    (await only(store().favourites([of], since, limit))).map((one) => [
      one.paper.id,
      one.votes,
      one.lastVoteAt,
    ]);

  test("counts a person once, however and however often they vote", async () => {
    expect(await set(true, T0, cast())).toEqual([{ team: team(), paper: A }]);
    expect(await set(true, T0 + 1, cast())).toEqual([]);
    expect(await set(true, T0 + 2, cast({ via: REACTION }))).toEqual([]);
    expect(await votes()).toEqual({ [A]: 1 });
    expect((await store().castsOf(team(), A, person())).map(({ via }) => via)).toEqual(["button", REACTION]);
    expect(await set(false, T0 + 3, cast())).toEqual([]);
    expect(await votes()).toEqual({ [A]: 1 });
    expect(await set(false, T0 + 4, cast({ via: REACTION }))).toEqual([{ team: team(), paper: A }]);
    expect(await set(false, T0 + 5, cast({ via: REACTION }))).toEqual([]);
    expect(await votes()).toEqual({});
    expect(await store().castsOf(team(), A, person())).toEqual([]);
  });

  test("applies a batch in order and reports only what differs in the end", async () => {
    const on: CastChange = { cast: cast(), standing: true, at: T0 };
    const off: CastChange = { cast: cast(), standing: false, at: T0 + 1 };
    const other: CastChange = { cast: cast({ paper: B }), standing: true, at: T0 };
    expect(await store().applyCasts([on, other, off])).toEqual([{ team: team(), paper: B }]);
    expect(await store().applyCasts([off, on])).toEqual([{ team: team(), paper: A }]);
    expect(await store().applyCasts([])).toEqual([]);
    expect(await votes()).toEqual({ [A]: 1, [B]: 1 });
  });

  test("keeps teams apart in every method", async () => {
    await store().savePapers(makePapers(1), T0);
    const theirs = team("W2");
    await set(true, T0, cast({ team: theirs, via: REACTION }));
    expect(await votes()).toEqual({});
    expect(await ranking()).toEqual([]);
    expect(await store().castsOf(team(), A, person())).toEqual([]);
    expect(await store().replaceCasts(team(), MESSAGE, [], T0 + 1)).toEqual([]);
    expect(await votes(theirs)).toEqual({ [A]: 1 });
    await set(false, T0 + 1, cast({ via: REACTION }));
    expect(await votes(theirs)).toEqual({ [A]: 1 });
    // A recount of one team cannot put in another team's votes, nor another way's.
    const stray = [cast({ team: theirs, paper: B, via: REACTION }), cast({ paper: B, via: "button" })];
    expect(await store().replaceCasts(team(), MESSAGE, stray, T0 + 1)).toEqual([]);
    expect(await votes(theirs)).toEqual({ [A]: 1 });
    expect(await votes()).toEqual({});
    expect(await store().voters(team(), [A])).toEqual(new Map());
    const { via: _, ...ours } = cast();
    expect((await store().setSwitch(ours, "toggle", T0 + 2)).before).toEqual([]);
    expect(await votes()).toEqual({ [A]: 1 });
    expect((await store().setSwitch(ours, "toggle", T0 + 3)).standing).toBe(false);
    expect(await votes(theirs)).toEqual({ [A]: 1 });
  });

  test("tells persons apart by platform, and on Slack by workspace", async () => {
    await set(
      true,
      T0,
      cast(),
      cast({ person: person("U1", "W1", "slack"), via: REACTION }),
      cast({ person: person("U1", "W2", "slack") }),
      // A Discord user is the same one in every server.
      cast({ person: person("U1", "W2") }),
    );
    expect(await votes()).toEqual({ [A]: 3 });
  });

  test("counts the kinds apart, and each emoji of a person is a way of its own", async () => {
    const thumb = cast({ via: THUMB });
    const brown = cast({ via: BROWN_THUMB });
    await set(true, T0, thumb, brown, cast({ kind: "down" }), cast({ kind: "read", via: REACTION }));
    expect(await votes()).toEqual({ [A]: 1 });
    expect([...(await store().tallies(team(), [A], "down"))]).toEqual([[A, 1]]);
    expect([...(await store().tallies(team(), [A], "read"))]).toEqual([[A, 1]]);
    expect(await set(false, T0 + 1, brown)).toEqual([]);
    expect(await set(false, T0 + 2, thumb)).toEqual([{ team: team(), paper: A }]);
    expect(await store().castsOf(team(), A, person())).toEqual([
      { kind: "down", via: "button" },
      { kind: "read", via: REACTION },
    ]);
    expect(await set(false, T0 + 3, cast({ kind: "down" }))).toEqual([{ team: team(), paper: A }]);
  });

  test("turns the switch over, however many turn at once", async () => {
    const { via: _, ...one } = cast();
    await set(true, T0, cast({ via: REACTION }));
    expect(await store().setSwitch(one, "toggle", T0 + 1)).toEqual({
      standing: true,
      before: [REACTION],
      changed: [],
    });
    expect(await store().setSwitch(one, "toggle", T0 + 2)).toEqual({
      standing: false,
      before: ["button", REACTION],
      changed: [],
    });
    const many = await Promise.all(
      Array.from({ length: 7 }, (_, n) => store().setSwitch(one, "toggle", T0 + 3 + n)),
    );
    expect(many.map(({ standing }) => standing)).toEqual([true, false, true, false, true, false, true]);
    const other = { ...one, team: team("W2") };
    expect((await store().setSwitch(other, true, T0)).before).toEqual([]);
  });

  test("keeps what others wrote in the same breath where one write fails", async () => {
    const bad = { ...cast({ person: person("bad") }), paper: Symbol("no text") as unknown as PaperId };
    const written = await Promise.allSettled([
      set(true, T0, cast()),
      set(true, T0, cast({ person: person("U9") }), bad),
      set(true, T0, cast({ person: person("U2") })),
    ]);
    expect(written.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(await votes()).toEqual({ [A]: 2 });
  });

  test("makes one way's casts equal to a recount", async () => {
    const stays = cast({ via: REACTION });
    const goes = cast({ via: REACTION, person: person("U2") });
    const elsewhere = cast({ via: ELSEWHERE, person: person("U3") });
    const comes = cast({ via: REACTION, paper: B, person: person("U4") });
    await set(true, T0, stays, goes, elsewhere);
    const changed = await store().replaceCasts(team(), MESSAGE, [stays, comes], T0 + 10);
    expect([...changed].sort((a, b) => a.paper.localeCompare(b.paper))).toEqual([
      { team: team(), paper: A },
      { team: team(), paper: B },
    ]);
    expect(await votes()).toEqual({ [A]: 2, [B]: 1 });
    expect(await store().replaceCasts(team(), MESSAGE, [stays, comes], T0 + 11)).toEqual([]);
  });

  test("lets events that came after a recount began overrule it, repeats included", async () => {
    const added = cast({ via: REACTION, person: person("new") });
    const removed = cast({ via: REACTION, person: person("gone") });
    const repeated = cast({ via: REACTION, person: person("again") });
    await set(true, T0, removed, repeated);
    await set(true, T0 + 6, added, repeated);
    await set(false, T0 + 6, removed);
    expect(await store().replaceCasts(team(), MESSAGE, [removed], T0 + 5)).toEqual([]);
    expect(await votes()).toEqual({ [A]: 2 });
    await store().replaceCasts(team(), MESSAGE, [removed], T0 + 6);
    expect(await votes()).toEqual({ [A]: 1 });
    expect(await store().castsOf(team(), A, person("gone"))).toEqual([{ kind: "up", via: REACTION }]);
  });

  test("tells the newest time it has heard of", async () => {
    expect(await store().lastHeardAt()).toBe(0);
    await set(true, T0 + 6, cast());
    await set(true, T0, cast({ person: person("U2") }));
    expect(await store().lastHeardAt()).toBe(T0 + 6);
  });

  test("ranks by votes, then newest vote, then id, counting only votes cast in the period", async () => {
    await store().savePapers(makePapers(3), T0);
    await set(true, T0, cast({ paper: A }), cast({ paper: A, person: person("U2") }));
    await set(true, T0 + 5, cast({ paper: B }), cast({ paper: C }));
    expect(await ranking()).toEqual([
      [A, 2, T0],
      [B, 1, T0 + 5],
      [C, 1, T0 + 5],
    ]);
    await set(true, T0 + 6, cast({ paper: C, person: person("U3") }));
    expect(await ranking(0, 2)).toEqual([
      [C, 2, T0 + 6],
      [A, 2, T0],
    ]);
    expect(await ranking(T0 + 6)).toEqual([[C, 1, T0 + 6]]);
    // Hearing of an old vote again does not make it new.
    await set(true, T0 + 7, cast({ paper: A }));
    expect(await ranking(T0 + 7)).toEqual([]);
  });

  test("keeps votes for papers that the library lacks, and ranks them once it has them", async () => {
    await set(true, T0, cast({ paper: B }));
    expect(await votes()).toEqual({ [B]: 1 });
    expect(await ranking()).toEqual([]);
    await store().savePapers(makePapers(2), T0);
    expect(await ranking()).toEqual([[B, 1, T0]]);
  });

  const way = fc.constantFrom<Way>("button", REACTION, THUMB, BROWN_THUMB, ELSEWHERE);
  const reaction = fc.constantFrom<Way>(REACTION, THUMB, BROWN_THUMB);
  const voter = fc.record({
    paper: fc.constantFrom(A, B, C),
    person: fc.constantFrom("U1", "U2", "U3").map((user) => person(user)),
    kind: fc.constantFrom("up", "up", "down", "read"),
  });
  const change = fc.record({ voter, via: way, standing: fc.boolean(), at: fc.nat(20) });
  const shown = fc.array(fc.record({ voter, via: reaction }), { maxLength: 4 });
  const recount = fc.record({ standing: shown, takenAt: fc.nat(20) });
  const press = fc.record({ press: voter, at: fc.nat(20) });
  type Told = typeof change extends fc.Arbitrary<infer T> ? T : never;
  let teams = 0;
  const freshTeam = () => {
    teams += 1;
    return `discord:P${teams}` as TeamId;
  };
  const castOf = (of: TeamId, { voter: by, via }: Pick<Told, "voter" | "via">): Cast => ({
    team: of,
    ...by,
    channel: channel(),
    via,
  });
  const toChange = (of: TeamId, told: Told): CastChange => ({
    cast: castOf(of, told),
    standing: told.standing,
    at: told.at,
  });

  test("agrees with a plain model through any history of events, presses and recounts", async () => {
    await store().savePapers(makePapers(3), T0);
    const history = fc.array(fc.oneof(fc.array(change, { minLength: 1, maxLength: 5 }), recount, press), {
      minLength: 1,
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(history, fc.nat(20), async (steps, since) => {
        const of = freshTeam();
        const model = createLedgerModel();
        for (const step of steps) {
          if ("press" in step) {
            const one = { team: of, ...step.press, channel: channel() };
            const expected = model.toggle(one, step.at);
            const { standing, changed } = await store().setSwitch(one, "toggle", step.at);
            expect({ standing, changed: changed.map(({ paper }) => paper) }).toEqual(expected);
          } else if ("takenAt" in step) {
            const standing = step.standing.map((one) => castOf(of, one));
            const expected = model.replace(MESSAGE, standing, step.takenAt);
            const changed = await store().replaceCasts(of, MESSAGE, standing, step.takenAt);
            expect(changed.map(({ paper }) => paper).sort()).toEqual(expected);
          } else {
            const changes = step.map((one) => toChange(of, one));
            const expected = model.apply(changes);
            const changed = await store().applyCasts(changes);
            expect(changed.map(({ paper }) => paper).sort()).toEqual(expected);
          }
          expect(await votes(of)).toEqual(model.tallies());
          expect(Object.fromEntries(await store().tallies(of, [A, B, C], "down"))).toEqual(
            model.tallies("down"),
          );
          expect(await ranking(since, 10, of)).toEqual(model.favourites(since));
          expect(await only(store().opinions([of], 10))).toEqual(model.opinions());
          expect(await only(store().opinions([of], 1))).toEqual(model.opinions().slice(0, 1));
          const nobody = team("nobody");
          expect(await store().opinions([nobody, of], 10)).toEqual([[], model.opinions()]);
          expect((await store().favourites([nobody, of, nobody], since, 9)).map((all) => all.length)).toEqual(
            [0, model.favourites(since).length, 0],
          );
        }
      }),
      { numRuns: 60 },
    );
  });

  test("takes an event that comes twice in a row as one", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 15 }), async (events) => {
        const [once, twice] = [freshTeam(), freshTeam()];
        await store().applyCasts(events.map((one) => toChange(once, one)));
        await store().applyCasts(events.flatMap((one) => [toChange(twice, one), toChange(twice, one)]));
        expect(await votes(twice)).toEqual(await votes(once));
      }),
      { numRuns: 30 },
    );
  });

  test("is mended by a recount, whatever was lost, doubled or out of order before", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 15 }), shown, async (events, truth) => {
        const of = freshTeam();
        const heard = events.map((one) =>
          toChange(of, { ...one, via: one.via === "button" ? THUMB : one.via }),
        );
        for (const one of heard) await store().applyCasts([one]);
        const standing = truth.map((one) => castOf(of, one));
        await store().replaceCasts(of, MESSAGE, standing, 21);
        const elsewhere = heard.filter(({ cast: { via } }) => via === ELSEWHERE);
        const model = createLedgerModel();
        model.apply(elsewhere);
        model.replace(MESSAGE, standing, 21);
        expect(await votes(of)).toEqual(model.tallies());
      }),
      { numRuns: 40 },
    );
  });
}
