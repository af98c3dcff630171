import { expect, test } from "vitest";
import type { ReferenceLibrary, ReferenceSend } from "../../src/references/store.ts";
import type { Store } from "../../src/store.ts";
import { accountOf } from "../../src/teams/account-id.ts";
import { ids, person, T0, team } from "./samples.ts";

const ada = accountOf(person("ada"));
const ben = accountOf(person("ben"));

function library(parts: Partial<ReferenceLibrary> = {}): ReferenceLibrary {
  return {
    team: team(),
    group: { id: "123456", name: "Reading group" },
    collection: { id: "ABCD2345", name: "Inbox" },
    votes: 3,
    emoji: "📚",
    sealed: "sealed text",
    owner: ada,
    connectedAt: T0,
    problem: undefined,
    ...parts,
  };
}

/** The part of the store contract about reference libraries and what is sent there. */
export function referenceContract(store: () => Store): void {
  const [a, b] = ids("2506.00001", "2506.00002");
  const due = async (at = T0 + 1) =>
    (await store().dueReferences(team(), at, 9)).map(({ paper, attempts }) => [paper, attempts]);
  const settle = (state: ReferenceSend["state"], notBefore = 0, queuedAt = T0) =>
    store().settleReference(
      { team: team(), paper: a as never, queuedAt },
      { state, notBefore, error: state === "sent" ? undefined : "no" },
    );

  test("keeps one library a team, the last one", async () => {
    expect(await store().referenceLibrary(team())).toBeUndefined();
    await store().saveReferenceLibrary(library());
    const plain = library({
      collection: undefined,
      votes: undefined,
      emoji: undefined,
      owner: ben,
      connectedAt: T0 + 1,
    });
    await store().saveReferenceLibrary(plain);
    await store().saveReferenceLibrary(library({ team: team("W2") }));
    expect(await store().referenceLibrary(team())).toEqual(plain);
    expect(await store().referenceLibraries()).toEqual([plain, library({ team: team("W2") })]);
  });

  test("changes a connection only while it stands, and leaves out those that do not work", async () => {
    await store().saveReferenceLibrary(library());
    expect(
      await store().changeReferenceLibrary({ team: team(), connectedAt: T0 - 1 }, { problem: "old" }),
    ).toBe(false);
    expect(await store().changeReferenceLibrary(library(), { problem: "gone" })).toBe(true);
    expect(await store().changeReferenceLibrary(library(), { sealed: "again" })).toBe(true);
    expect(await store().referenceLibrary(team())).toEqual(library({ problem: "gone", sealed: "again" }));
    expect(await store().referenceLibraries()).toEqual([]);
  });

  test("puts a paper in line once, and again only where somebody asks for what is done", async () => {
    expect(await store().queueReferences(team(), [], ada, T0)).toBe(0);
    expect(await store().queueReferences(team(), ids("2506.00001", "2506.00002"), ada, T0)).toBe(2);
    expect(await store().queueReferences(team(), ids("2506.00001"), ben, T0 + 1)).toBe(0);
    expect(await due()).toEqual([
      [a, 0],
      [b, 0],
    ]);
    await settle("sent");
    expect(await due()).toEqual([[b, 0]]);
    expect(await store().queueReferences(team(), ids("2506.00001"), undefined, T0 + 2)).toBe(0);
    expect(await store().queueReferences(team(), ids("2506.00001"), ben, T0 + 3)).toBe(1);
    expect(await store().dueReferences(team(), T0 + 3, 9)).toMatchObject([
      { paper: b, by: ada, queuedAt: T0 },
      { paper: a, by: ben, queuedAt: T0 + 3, state: "waiting", attempts: 0, error: undefined },
    ]);
    expect(await store().dueReferences(team(), T0 + 3, 1)).toHaveLength(1);
    expect(await store().dueReferences(team("W2"), T0 + 3, 9)).toEqual([]);
  });

  test("tries again when its time has come, counting tries, and takes no word about an older wish", async () => {
    await store().queueReferences(team(), ids("2506.00001"), undefined, T0);
    await settle("waiting", T0 + 60);
    expect(await due(T0 + 59)).toEqual([]);
    expect(await due(T0 + 60)).toEqual([[a, 1]]);
    await settle("sent", 0, T0 - 5);
    expect(await due(T0 + 60)).toEqual([[a, 1]]);
    await settle("failed");
    expect(await store().referenceCounts(team())).toEqual({ waiting: 0, sent: 0, failed: 1 });
  });

  test("drops the library with all that was sent, and by age what was sent", async () => {
    await store().saveReferenceLibrary(library());
    await store().queueReferences(team(), ids("2506.00001"), ada, T0);
    await store().queueReferences(team("W2"), ids("2506.00001"), ada, T0);
    expect(await store().deleteReferenceLibrary(team())).toBe(true);
    expect(await store().deleteReferenceLibrary(team())).toBe(false);
    expect(await store().referenceCounts(team())).toEqual({ waiting: 0, sent: 0, failed: 0 });
    await store().forgetReferences(T0);
    expect(await store().referenceCounts(team("W2"))).toMatchObject({ waiting: 1 });
    await store().forgetReferences(T0 + 1);
    expect(await store().referenceCounts(team("W2"))).toMatchObject({ waiting: 0 });
  });

  test("forgets a person's key with them, and never shows it", async () => {
    await store().saveReferenceLibrary(library());
    await store().queueReferences(team(), ids("2506.00001"), ada, T0);
    await store().queueReferences(team(), ids("2506.00002"), ben, T0);
    const shown = JSON.stringify(await store().personalData(person("ada")));
    expect(shown).toContain("Reading group");
    expect(shown).not.toContain("sealed text");
    await store().forgetPerson(person("ada"), T0);
    expect(await store().referenceLibrary(team())).toBeUndefined();
    expect(await due()).toEqual([[b, 0]]);
  });
}
