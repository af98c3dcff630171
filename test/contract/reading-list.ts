import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import type { PaperId } from "../../src/papers/paper.ts";
import type { Reading } from "../../src/reading-list/store.ts";
import type { Store } from "../../src/store.ts";
import { accountOf } from "../../src/teams/account-id.ts";
import { makePapers } from "../fixtures/papers.ts";
import { ids, person, T0, team } from "./samples.ts";

const [A, B, C] = ids("2506.00001", "2506.00002", "2506.00003") as [PaperId, PaperId, PaperId];
const ALL = 100;

/** The reading lists' part of the store contract. */
export function readingListContract(store: () => Store): void {
  beforeEach(() => store().savePapers(makePapers(3), T0));
  const listed = async (which: Reading = "all", limit = ALL, of = person()) =>
    (await store().readingList(of, which, limit)).map(({ paper, savedAt, doneAt }) => [
      paper.id,
      savedAt,
      doneAt,
    ]);

  test("holds a paper once, and says how it stood there", async () => {
    expect(await store().saveForLater(person(), A, T0)).toEqual({ before: undefined });
    expect(await store().saveForLater(person(), A, T0 + 5)).toEqual({ before: "open" });
    expect(await listed()).toEqual([[A, T0, undefined]]);
    await store().setDone(person(), A, T0 + 6, T0 + 6);
    expect(await listed()).toEqual([[A, T0, T0 + 6]]);
    expect(await store().saveForLater(person(), A, T0 + 7)).toEqual({ before: "done" });
    expect(await listed()).toEqual([[A, T0 + 7, undefined]]);
  });

  test("lists what is to be read first, the newest first, as many as asked for", async () => {
    await store().saveForLater(person(), A, T0);
    await store().saveForLater(person(), B, T0 + 1);
    await store().saveForLater(person(), C, T0 + 1);
    await store().setDone(person(), A, T0 + 9, T0 + 9);
    expect(await listed("all")).toEqual([
      [B, T0 + 1, undefined],
      [C, T0 + 1, undefined],
      [A, T0, T0 + 9],
    ]);
    expect((await listed("open")).map(([id]) => id)).toEqual([B, C]);
    expect((await listed("done")).map(([id]) => id)).toEqual([A]);
    expect((await listed("all", 2)).map(([id]) => id)).toEqual([B, C]);
    expect(await store().readingCounts(person())).toEqual({ open: 2, done: 1 });
    await store().setDone(person(), B, T0 + 10, T0 + 10);
    expect((await listed("done")).map(([id]) => id)).toEqual([B, A]);
    await store().setDone(person(), B, undefined, T0 + 11);
    expect(await listed("open")).toEqual([
      [B, T0 + 1, undefined],
      [C, T0 + 1, undefined],
    ]);
  });

  test("takes a paper that was never saved as done, and off again", async () => {
    await store().setDone(person(), A, T0 + 2, T0 + 2);
    expect(await listed()).toEqual([[A, T0 + 2, T0 + 2]]);
    expect(await store().takeOff(person(), A)).toBe(true);
    expect(await store().takeOff(person(), A)).toBe(false);
    expect(await listed()).toEqual([]);
  });

  test("belongs to one account: a Discord user's in every server, a Slack user's in one workspace", async () => {
    await store().saveForLater(person("U1", "W1"), A, T0);
    expect(await listed("all", ALL, person("U1", "W2"))).toHaveLength(1);
    expect(await listed("all", ALL, person("U1", ""))).toHaveLength(1);
    expect(await listed("all", ALL, person("U2", "W1"))).toEqual([]);
    expect(await listed("all", ALL, person("U1", "W1", "slack"))).toEqual([]);
    await store().saveForLater(person("U1", "W1", "slack"), B, T0);
    expect(await listed("all", ALL, person("U1", "W2", "slack"))).toEqual([]);
  });

  test("is one for the linked accounts of a person", async () => {
    const there = person("U9", "W9", "slack");
    await store().saveForLater(person(), A, T0);
    await store().setDone(there, A, T0 + 2, T0 + 1);
    await store().saveForLater(there, B, T0 + 3);
    await store().offerLink({ hash: "h", team: undefined, by: accountOf(person()), expiresAt: T0 + 9 }, T0);
    await store().redeemLink(
      "h",
      { account: accountOf(there), team: team(), mayLinkTeam: false, confirmed: true },
      T0,
    );
    expect(await listed()).toEqual([
      [B, T0 + 3, undefined],
      [A, T0 + 1, T0 + 2],
    ]);
    expect(await store().readingCounts(there)).toEqual({ open: 1, done: 1 });
    await store().setDone(person(), A, undefined, T0 + 4);
    expect(await listed("all", ALL, there)).toEqual([
      [B, T0 + 3, undefined],
      [A, T0 + 1, undefined],
    ]);
    expect(await store().takeOff(person(), B)).toBe(true);
    expect(await listed("all", ALL, there)).toHaveLength(1);
    await store().setDone(person(), A, T0 + 5, T0 + 5);
    await store().unlinkAccount(accountOf(there));
    // Each keeps what was under its account, whichever it was last changed from.
    for (const one of [person(), there]) expect(await listed("all", ALL, one)).toEqual([[A, T0 + 1, T0 + 5]]);
  });

  test("is shown to its person among their data, and forgotten with them alone", async () => {
    await store().saveForLater(person(), A, T0);
    await store().setDone(person(), B, T0, T0);
    await store().saveForLater(person("U2"), A, T0);
    expect((await store().personalData(person()))["reading list"]).toHaveLength(2);
    expect(await store().forgetPerson(person(), T0 + 1)).toMatchObject({ rows: { "reading list": 2 } });
    expect(await store().readingCounts(person())).toEqual({ open: 0, done: 0 });
    expect(await listed("all", ALL, person("U2"))).toHaveLength(1);
  });

  test("keeps a paper that the library lacks, and shows it once it has it", async () => {
    const [later] = ids("2506.00004") as [PaperId];
    await store().saveForLater(person(), later, T0);
    expect(await listed()).toEqual([]);
    expect(await store().readingCounts(person())).toEqual({ open: 0, done: 0 });
    await store().savePapers(makePapers(4), T0);
    expect(await listed()).toEqual([[later, T0, undefined]]);
  });

  test("agrees with a plain model through any history", async () => {
    const step = fc.record({
      act: fc.constantFrom("save", "done", "undo", "off"),
      paper: fc.constantFrom(A, B, C),
      user: fc.constantFrom("X", "Y"),
    });
    let round = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        round += 1;
        const model = new Map<string, { user: string; paper: PaperId; savedAt: number; doneAt?: number }>();
        for (const [index, { act, paper, user }] of steps.entries()) {
          const at = T0 + index;
          const who = person(`${user}${round}`);
          const key = `${user}${paper}`;
          const known = model.get(key);
          if (act === "save") {
            await store().saveForLater(who, paper, at);
            if (!known || known.doneAt !== undefined) model.set(key, { user, paper, savedAt: at });
          } else if (act === "off") {
            expect(await store().takeOff(who, paper)).toBe(model.delete(key));
          } else {
            const doneAt = act === "done" ? at : undefined;
            await store().setDone(who, paper, doneAt, at);
            const { savedAt } = known ?? { savedAt: at };
            model.set(key, { user, paper, savedAt, ...(doneAt === undefined ? {} : { doneAt }) });
          }
        }
        for (const user of ["X", "Y"]) {
          const rows = [...model.values()].filter((row) => row.user === user);
          const meant = rows.map((row) => [row.paper, row.savedAt, row.doneAt]);
          const found = await listed("all", ALL, person(`${user}${round}`));
          expect(found).toHaveLength(meant.length);
          expect(found).toEqual(expect.arrayContaining(meant));
        }
      }),
      { numRuns: 40 },
    );
  });
}
