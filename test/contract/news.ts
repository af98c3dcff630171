import { beforeEach, expect, test } from "vitest";
import type { Sign } from "../../src/news/signs.ts";
import type { PaperId } from "../../src/papers/paper.ts";
import type { Store } from "../../src/store.ts";
import { accountOf } from "../../src/teams/account-id.ts";
import { makePapers } from "../fixtures/papers.ts";
import {
  cast,
  channel,
  delivery,
  ids,
  MONDAY,
  only,
  person,
  plan,
  subscription,
  T0,
  TUESDAY,
  team,
} from "./samples.ts";

const [A, B, C] = ids("2506.00001", "2506.00002", "2506.00003") as [PaperId, PaperId, PaperId];
const ALL = 100;
const NOW = T0 + 1_000;

/** The part of the store contract that follows papers which people liked. */
export function newsContract(store: () => Store): void {
  beforeEach(() => store().savePapers(makePapers(3), T0));
  const vote = (paper: PaperId, at: number, parts = {}) =>
    store().applyCasts([{ cast: cast({ paper, ...parts }), standing: true, at }]);
  const followed = async (seenSince = 0, checkedBefore = T0 + 99, limit = ALL) =>
    (await store().followedPapers({ seenSince, checkedBefore, now: NOW, limit })).map(({ id }) => id);
  const find = (paper: PaperId, at: number, ...signs: readonly Sign[]) =>
    store().saveChecks([{ id: paper, signs, news: signs.map((sign) => ({ sign, at })) }], at);
  const told = async (
    of: Parameters<Store["likedNews"]>[0][number] = { team: team() },
    since = 0,
    limit = ALL,
  ) =>
    (await only(store().likedNews([of], since, limit))).map(({ paper, sign, at, likes, saved }) => [
      paper.id,
      sign,
      at,
      likes,
      saved,
    ]);

  test("follows what somebody votes for or has saved, and nothing else", async () => {
    await vote(A, T0);
    await vote(B, T0, { kind: "down" });
    await store().saveForLater(person(), C, T0);
    expect(await followed()).toEqual([A, C]);
    await store().applyCasts([{ cast: cast({ paper: A }), standing: false, at: T0 + 1 }]);
    await store().takeOff(person(), C);
    expect(await followed()).toEqual([]);
  });

  test("follows papers not seen too long ago, those looked at longest ago first", async () => {
    for (const paper of [C, A, B]) await vote(paper, T0);
    expect(await followed(T0)).toEqual([A, B, C]);
    expect(await followed(T0 + 1)).toEqual([]);
    await store().saveChecks([{ id: A, signs: ["code"], news: [] }], T0 + 20);
    await store().saveChecks([{ id: B, signs: undefined, news: [] }], T0 + 10);
    expect(await followed()).toEqual([C, B, A]);
    expect(await followed(0, T0 + 10)).toEqual([C, B]);
    expect(await followed(0, T0 + 99, 1)).toEqual([C]);
    expect(
      await store().followedPapers({ seenSince: 0, checkedBefore: T0 + 99, now: NOW, limit: ALL }),
    ).toEqual([
      { id: C, signs: undefined },
      { id: B, signs: undefined },
      { id: A, signs: ["code"] },
    ]);
  });

  test("does not count a check that a clock which was ahead dated in the future", async () => {
    for (const paper of [A, B, C]) await vote(paper, T0);
    await store().saveChecks([{ id: B, signs: [], news: [] }], T0 + 10);
    await store().saveChecks([{ id: C, signs: [], news: [] }], NOW);
    await store().saveChecks([{ id: A, signs: [], news: [] }], NOW + 1);
    expect(await followed()).toEqual([A, B]);
  });

  test("keeps a sign as it was first found", async () => {
    await store().saveChecks(
      [{ id: A, signs: ["model"], news: [{ sign: "model", at: T0, name: "a/b" }] }],
      T0,
    );
    await store().saveChecks([{ id: A, signs: ["model"], news: [{ sign: "model", at: T0 + 9 }] }], T0 + 9);
    await find(A, T0 + 5, "code");
    expect(await store().newsOf([A, B])).toEqual(
      new Map([
        [
          A,
          [
            { paper: A, sign: "model", at: T0, name: "a/b" },
            { paper: A, sign: "code", at: T0 + 5, name: undefined },
          ],
        ],
      ]),
    );
    expect(await store().newsOf([])).toEqual(new Map());
  });

  test("tells a team of what came to papers it had voted for, most liked first", async () => {
    await vote(A, T0);
    for (const user of ["U1", "U2"]) await vote(B, T0, { person: person(user) });
    await find(A, T0 + 5, "code", "version 2");
    await find(B, T0 + 3, "demo");
    await find(C, T0 + 3, "demo");
    expect(await told()).toEqual([
      [B, "demo", T0 + 3, 2, false],
      [A, "code", T0 + 5, 1, false],
      [A, "version 2", T0 + 5, 1, false],
    ]);
    expect(await told({ team: team() }, T0 + 4)).toHaveLength(2);
    expect(await told({ team: team() }, 0, 1)).toHaveLength(1);
    expect(await store().likedNews([{ team: team("W2") }, { team: team() }], T0 + 4, 1)).toMatchObject([
      [],
      [{ paper: { id: A, title: expect.any(String) }, sign: "code" }],
    ]);
    expect(await store().likedNews([], 0, ALL)).toEqual([]);
  });

  test("tells nobody of what came before they voted, or whose vote was taken back", async () => {
    await find(A, T0 + 5, "code");
    await vote(A, T0 + 5);
    expect(await told()).toEqual([]);
    await vote(B, T0);
    await find(B, T0 + 5, "code");
    await store().applyCasts([{ cast: cast({ paper: B }), standing: false, at: T0 + 6 }]);
    expect(await told()).toEqual([]);
  });

  test("tells of news to those who liked the paper before, though the clock was ahead then", async () => {
    await vote(A, T0 + 500);
    await find(A, T0 + 5, "code");
    expect(await told()).toEqual([[A, "code", T0 + 501, 1, false]]);
    await vote(A, T0 + 501, { person: person("U2") });
    expect(await told()).toEqual([[A, "code", T0 + 501, 1, false]]);
    await store().saveForLater(person(), B, T0 + 700);
    await find(B, T0 + 5, "code");
    expect(await told({ team: team(), person: person() }, T0 + 600)).toEqual([
      [B, "code", T0 + 701, 0, true],
    ]);
  });

  test("counts a person with two accounts once, and votes in linked servers", async () => {
    const there = person("U9", "W9", "slack");
    await vote(A, T0);
    await vote(A, T0, { team: team("W9", "slack"), person: there, channel: channel("C9", "W9", "slack") });
    await find(A, T0 + 5, "code");
    expect(await told()).toEqual([[A, "code", T0 + 5, 1, false]]);
    const redeem = async (hash: string, of?: ReturnType<typeof team>) => {
      await store().offerLink({ hash, team: of, by: accountOf(person()), expiresAt: T0 + 99 }, T0);
      const by = { account: accountOf(there), team: team("W9", "slack"), mayLinkTeam: true, confirmed: true };
      await store().redeemLink(hash, by, T0);
    };
    await redeem("teams", team());
    expect(await told()).toEqual([[A, "code", T0 + 5, 2, false]]);
    await redeem("accounts");
    expect(await told()).toEqual([[A, "code", T0 + 5, 1, false]]);
  });

  test("tells a person alone of what came to papers they had saved", async () => {
    await store().saveForLater(person(), A, T0);
    await find(A, T0 + 5, "code");
    await find(B, T0 + 5, "code");
    await store().saveForLater(person(), B, T0 + 5);
    expect(await told({ team: team(), person: person() })).toEqual([[A, "code", T0 + 5, 0, true]]);
    expect(await told({ team: team(), person: person("U2") })).toEqual([]);
    expect(await told()).toEqual([]);
  });

  test("names the channels that want to hear at once", async () => {
    const wants = (news: "digest" | "at-once" | "off") => ({ ...subscription().settings, news });
    for (const [id, news] of [
      ["C2", "at-once"],
      ["C1", "at-once"],
      ["C3", "digest"],
      ["C4", "off"],
    ] as const)
      await store().saveSubscription(subscription({ channel: channel(id), settings: wants(news) }));
    await store().saveSubscription(subscription({ channel: channel("C5") }));
    expect((await store().subscribedToNews()).map((one) => one.channel.id)).toEqual(["C1", "C2"]);
    await store().disableSubscriptions({ platform: "discord", workspace: "W1", channel: "C1" }, "gone", T0);
    expect((await store().subscribedToNews()).map((one) => one.channel.id)).toEqual(["C2"]);
  });

  test("knows what each channel was told, unless it certainly was not", async () => {
    await plan(store(), delivery({ tells: ["code A", "demo B"] }));
    await plan(store(), delivery({ day: TUESDAY, tells: ["code C"] }));
    await plan(store(), delivery({ channel: channel("C2"), message: undefined, tells: ["code D"] }));
    await plan(store(), delivery({ channel: channel("C3") }));
    const asked = ["C1", "C2", "C3", "none"].map((id) => ({ channel: channel(id), since: MONDAY }));
    expect((await store().told(asked)).map((names) => [...names].sort())).toEqual([
      ["code A", "code C", "demo B"],
      [],
      [],
      [],
    ]);
    expect([...(await only(store().told([{ channel: channel(), since: TUESDAY }])))]).toEqual(["code C"]);
    expect((await store().delivery(channel(), MONDAY))?.tells).toEqual(["code A", "demo B"]);
    expect((await store().delivery(channel("C3"), MONDAY))?.tells).toEqual([]);
  });
}
