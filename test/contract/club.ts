import { beforeEach, expect, test } from "vitest";
import type { Meeting } from "../../src/club/store.ts";
import type { DeliveryKind } from "../../src/delivery/outbox.ts";
import type { PaperId } from "../../src/papers/paper.ts";
import type { Store } from "../../src/store.ts";
import { accountOf } from "../../src/teams/account-id.ts";
import { makePapers } from "../fixtures/papers.ts";
import { channel, claimOne, delivery, ids, MINUTE, MONDAY, person, record, T0, team } from "./samples.ts";

const [A, B] = ids("2506.00001", "2506.00002") as [PaperId, PaperId];
const HOUR = 60 * MINUTE;
const zoe = { person: person("zoe"), name: "Zoe" };

function meeting(parts: Partial<Meeting> = {}): Meeting {
  return {
    id: "m1",
    team: team(),
    channel: channel(),
    paper: A,
    presenter: zoe,
    at: T0 + HOUR,
    minutes: 60,
    zone: "Europe/Berlin",
    sequence: 0,
    scheduledBy: person("ben"),
    changedAt: T0,
    cancelled: false,
    ...parts,
  };
}

/** The journal club's part of the store contract. */
export function clubContract(store: () => Store): void {
  beforeEach(() => store().savePapers(makePapers(2), T0));
  const nominate = (paper: PaperId, at: number, of = team()) =>
    store().nominate({ team: of, paper, by: person(), at });
  const nominated = async (of = team()) =>
    (await store().nominations(of)).map(({ paper, by, at }) => [paper.id, by.user, at]);
  const coming = async (of = team(), from = 0, to = Number.MAX_SAFE_INTEGER) =>
    (await store().meetings(of, from, to)).map(({ id, paper, at, sequence }) => [id, paper.id, at, sequence]);

  test("holds a nomination once, oldest first, each team its own", async () => {
    expect(await nominate(B, T0)).toBe(true);
    expect(await nominate(A, T0 + 1)).toBe(true);
    expect(await nominate(B, T0 + 2)).toBe(false);
    expect(await nominate(A, T0, team("W2"))).toBe(true);
    expect(await nominated()).toEqual([
      [B, "U1", T0],
      [A, "U1", T0 + 1],
    ]);
    expect(await store().withdrawNomination(team(), B)).toBe(true);
    expect(await store().withdrawNomination(team(), B)).toBe(false);
    expect(await nominated()).toEqual([[A, "U1", T0 + 1]]);
    expect(await nominated(team("W2"))).toHaveLength(1);
  });

  test("withdraws what was nominated in a team, and not what a linked one has nominated", async () => {
    await nominate(A, T0);
    await nominate(A, T0 + 1, team("W2"));
    await nominate(B, T0 + 2, team("W2"));
    const code = { hash: "h", team: team(), by: accountOf(person("admin")), expiresAt: T0 + 1 };
    await store().offerLink(code, T0);
    const redeemer = {
      account: accountOf(person("other")),
      team: team("W2"),
      mayLinkTeam: true,
      confirmed: true,
    };
    expect((await store().redeemLink("h", redeemer, T0)).outcome).toBe("teams");
    expect((await store().nominations(team())).map((one) => [one.paper.id, one.team])).toEqual([
      [A, team()],
      [A, team("W2")],
      [B, team("W2")],
    ]);
    expect(await store().withdrawNomination(team(), B)).toBe(false);
    expect(await store().withdrawNomination(team(), A)).toBe(true);
    await store().unlinkTeam(team());
    expect(await nominated(team("W2"))).toHaveLength(2);
  });

  test.each(["Zoe", ":", "{", "text"])(
    "takes the presenter %s out of reminders too when they are forgotten",
    async (name) => {
      await store().saveMeeting(meeting({ presenter: { ...zoe, name } }));
      await store().markTold(meeting(), "day:channel");
      await store().markTold(meeting(), "hour:channel");
      // Word for word the same for both meetings: another person of that name presents the other one.
      const told = (who: string) => ({
        summary: `${who} presents.`,
        blocks: [
          { kind: "paragraph", text: [{ kind: "strong", text: who }, " presents at 10:30."] } as const,
        ],
      });
      const reminder = (kind: DeliveryKind) =>
        record(
          store(),
          delivery({
            day: MONDAY,
            papers: [],
            kind,
            message: told(name),
          }),
        );
      await reminder("club:m1:0:day:channel");
      await reminder("club:m1:0:day:presenter");
      const posting = await claimOne(store());
      await store().settle(posting, { state: "sent", posted: { channel: channel(), id: "p1" }, at: T0 });
      const doubtful = await claimOne(store());
      await store().settle(doubtful, { state: "unknown", notBefore: T0, error: "no answer" });
      await reminder("club:m1:0:hour:channel");
      await reminder("club:m2:0:day:channel");
      await store().forgetPerson(zoe.person, T0 + 1);
      const message = async (kind: DeliveryKind) =>
        (await store().delivery(channel(), MONDAY, kind))?.message;
      // Posted: its text is no longer kept. Perhaps posted: it goes out without the name.
      expect(await message(posting.delivery.kind)).toBeUndefined();
      expect(await message(doubtful.delivery.kind)).toEqual(told("somebody"));
      // Certainly not posted: it is withdrawn, to be planned again without the name.
      expect(await store().delivery(channel(), MONDAY, "club:m1:0:hour:channel")).toMatchObject({
        state: "skipped",
        message: undefined,
      });
      const [again] = await store().meetingsToRemind(T0, T0 + 2 * HOUR);
      expect(again).toMatchObject({ meeting: { id: "m1", presenter: undefined }, told: ["day:channel"] });
      expect(await message("club:m2:0:day:channel")).toEqual(told(name));
    },
  );

  test("leaves out what has a meeting, until that is cancelled", async () => {
    await nominate(A, T0);
    await store().saveMeeting(meeting());
    expect(await nominated()).toEqual([]);
    await store().saveMeeting(meeting({ sequence: 1, cancelled: true }));
    expect(await nominated()).toHaveLength(1);
  });

  test("gives back a meeting as it was set, by its time", async () => {
    await store().saveMeeting(meeting());
    await store().saveMeeting(meeting({ id: "m2", paper: B, at: T0, presenter: undefined }));
    await store().saveMeeting(meeting({ id: "m3", team: team("W2") }));
    const [, second] = await store().meetings(team(), T0, T0 + HOUR + 1);
    expect(second).toMatchObject({ ...meeting(), paper: { id: A } });
    expect(await coming()).toEqual([
      ["m2", B, T0, 0],
      ["m1", A, T0 + HOUR, 0],
    ]);
    expect(await coming(team(), T0 + 1, T0 + HOUR)).toEqual([]);
    expect(await coming(team(), T0 + HOUR, T0 + HOUR + 1)).toHaveLength(1);
  });

  test("takes a change only of what it was made from", async () => {
    expect(await store().saveMeeting(meeting())).toBe(true);
    expect(await store().saveMeeting(meeting({ at: T0 + 2 * HOUR }))).toBe(false);
    expect(await store().saveMeeting(meeting({ sequence: 2 }))).toBe(false);
    expect(await store().saveMeeting(meeting({ sequence: 1, at: T0 + 3 * HOUR }))).toBe(true);
    expect(await store().saveMeeting(meeting({ sequence: 1, at: T0 + 4 * HOUR }))).toBe(false);
    expect(await coming()).toEqual([["m1", A, T0 + 3 * HOUR, 1]]);
    expect(await store().saveMeeting(meeting({ sequence: 2, cancelled: true }))).toBe(true);
    expect(await coming()).toEqual([]);
  });

  test("remembers what was told, until the meeting changes", async () => {
    await store().saveMeeting(meeting());
    const told = async () => (await store().meetingsToRemind(T0, T0 + 9 * HOUR)).map((one) => one.told);
    expect(await told()).toEqual([[]]);
    await store().markTold({ id: "m1", sequence: 0 }, "day:channel");
    await store().markTold({ id: "m1", sequence: 0 }, "day:channel");
    await store().markTold({ id: "m1", sequence: 1 }, "hour:channel");
    expect(await told()).toEqual([["day:channel"]]);
    await store().saveMeeting(meeting({ sequence: 1 }));
    expect(await told()).toEqual([[]]);
    expect(await store().meetingsToRemind(T0, T0 + HOUR)).toEqual([]);
  });

  test("takes back what waits to be told of a meeting that changes, and nothing else", async () => {
    await store().saveMeeting(meeting());
    for (const kind of ["club:m1:0:day:channel", "club:m11:0:day:channel", "digest"] as const)
      await record(store(), delivery({ kind }));
    await store().saveMeeting(meeting({ sequence: 1, cancelled: true }));
    const claims = await store().claimPlanned([{ platform: "discord" }], T0, MINUTE, 10);
    const kinds = claims.map((claim) => claim.delivery.kind);
    expect(kinds).not.toContain("club:m1:0:day:channel");
    expect(kinds).toContain("club:m11:0:day:channel");
  });

  test("goes on without the name of somebody who is forgotten", async () => {
    await nominate(B, T0);
    await store().nominate({ team: team(), paper: A, by: zoe.person, at: T0 });
    await store().saveMeeting(meeting({ id: "m2", paper: B, scheduledBy: zoe.person }));
    const before = await store().personalData(zoe.person);
    expect([before["journal club meetings"], before.nominations].map((rows) => rows?.length)).toEqual([1, 1]);
    expect(await store().forgetPerson(zoe.person, T0 + 1)).toMatchObject({
      rows: { "your name in the journal club": 3 },
    });
    const [left] = await store().meetings(team(), 0, T0 + 9 * HOUR);
    expect(left).toMatchObject({ id: "m2", presenter: undefined, scheduledBy: undefined });
    expect(JSON.stringify(left)).not.toMatch(/zoe/i);
    expect(await nominated()).toEqual([]);
    const after = await store().personalData(zoe.person);
    expect([after["journal club meetings"], after.nominations]).toEqual([[], []]);
  });
}
