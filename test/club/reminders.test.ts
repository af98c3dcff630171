import { expect, it } from "vitest";
import type { ChannelRef, Person } from "../../src/chat/refs.ts";
import { meetingReminder } from "../../src/club/meeting-message.ts";
import { createReminderPlanner } from "../../src/club/reminders.ts";
import type { KnownMeeting, Reminder } from "../../src/club/store.ts";
import { deliveryKey } from "../../src/delivery/delivery-key.ts";
import { ChatError, StoreError } from "../../src/runtime/errors.ts";
import { channel, person, T0, TUESDAY, team } from "../contract/samples.ts";
import { createTestClock } from "../fakes/clock.ts";
import { createLogRecorder, planned } from "../fakes/planning.ts";
import { makeKnownPaper } from "../fixtures/papers.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Tuesday 11:00 UTC. A day before, it is Tuesday on Kiritimati already. */
const AT = T0 + DAY + 3 * HOUR;
const GRACE = { person: person("grace"), name: "Grace Hopper" };
const DIRECT = channel("dm-grace", "");

const meeting = (parts: Partial<KnownMeeting> = {}): KnownMeeting => ({
  id: "m1",
  team: team(),
  channel: channel(),
  paper: makeKnownPaper(),
  presenter: GRACE,
  at: AT,
  minutes: 60,
  zone: "Europe/Berlin",
  sequence: 3,
  scheduledBy: person(),
  changedAt: AT - 3 * DAY,
  cancelled: false,
  ...parts,
});

function open(
  meetings: readonly KnownMeeting[] = [meeting()],
  direct: (person: Person) => Promise<ChannelRef> = async () => DIRECT,
) {
  const clock = createTestClock(AT - DAY);
  const told: Reminder[] = [];
  const marks: string[] = [];
  const { log, lines } = createLogRecorder();
  const store = {
    meetingsToRemind: async (from: number, to: number) =>
      meetings.filter(({ at }) => from <= at && at < to).map((one) => ({ meeting: one, told })),
    async markTold({ id, sequence }: Pick<KnownMeeting, "id" | "sequence">, what: Reminder) {
      marks.push(`${id} ${sequence} ${what}`);
    },
  };
  const planner = createReminderPlanner({ store, direct, clock, log });
  const kinds = async (now = AT - DAY) => (await planned(planner, now)).map(({ delivery }) => delivery.kind);
  return { clock, told, marks, lines, store, planner, kinds };
}

it.each([
  ["more than a day before", DAY + 1, []],
  ["a day before", DAY, ["day:channel", "day:presenter"]],
  ["late, while the next is an hour away", 2 * HOUR + 1, ["day:channel", "day:presenter"]],
  ["too late for a day, too early for an hour", 2 * HOUR, []],
  ["just over an hour before", HOUR + 1, []],
  ["an hour before", HOUR, ["hour:channel", "hour:presenter"]],
  ["late, until it begins", 1, ["hour:channel", "hour:presenter"]],
  ["when it begins", 0, []],
])("plans %s what is due then", async (_, before, due) => {
  expect(await open().kinds(AT - before)).toEqual(due.map((what) => `club:m1:3:${what}`));
});

it("plans nothing twice, nothing for a presenter who is not there, and nothing that a change has announced", async () => {
  const again = open();
  again.told.push("day:channel");
  expect(await again.kinds()).toEqual(["club:m1:3:day:presenter"]);
  expect(await open([meeting({ presenter: undefined })]).kinds()).toEqual(["club:m1:3:day:channel"]);
  expect(await open([meeting({ changedAt: AT - DAY })]).kinds()).toEqual([]);
  expect(await open([meeting({ changedAt: AT - DAY - 1 })]).kinds()).toHaveLength(2);
});

it("plans them for the local day on which they are due, until they are pointless", async () => {
  const zone = "Pacific/Kiritimati";
  const { planner, marks } = open([meeting({ zone })]);
  const [toChannel, toPresenter] = await planned(planner, AT - DAY + 1);
  const kind = "club:m1:3:day:channel" as const;
  expect(toChannel?.delivery).toEqual({
    key: deliveryKey(channel(), TUESDAY, kind),
    kind,
    channel: channel(),
    team: team(),
    day: TUESDAY,
    dueAt: AT - DAY,
    deadline: AT - 2 * HOUR,
    papers: [],
    message: meetingReminder(meeting({ zone }), "channel"),
    note: undefined,
    leftOut: [],
  });
  expect(toPresenter?.delivery.channel).toEqual(DIRECT);
  expect(toPresenter?.delivery.message?.summary).toBe("You present “Paper 2506.00001” in the journal club.");
  const [soon] = await planned(planner, AT - HOUR);
  expect(soon?.delivery).toMatchObject({ dueAt: AT - HOUR, deadline: AT });
  expect(marks).toEqual([]);
  await toPresenter?.committed?.();
  expect(marks).toEqual(["m1 3 day:presenter"]);
});

it.each(["gone", "forbidden", "rejected"] as const)(
  "gives up a presenter for good who cannot be written to: %s",
  async (kind) => {
    const error = new ChatError(kind, "No direct messages.");
    const { kinds, marks, lines } = open([meeting()], () => Promise.reject(error));
    expect(await kinds()).toEqual(["club:m1:3:day:channel"]);
    expect(marks).toEqual(["m1 3 day:presenter"]);
    expect(lines).toEqual([
      ["info", "presenter not reachable", { meeting: "m1", what: "day:presenter", error }],
    ]);
  },
);

it.each([new ChatError("unsent", "The platform is down."), new Error("A bug.")])(
  "tries again later if that may pass: %s",
  async (error) => {
    const { kinds, marks, lines } = open([meeting()], () => Promise.reject(error));
    expect(await kinds()).toEqual(["club:m1:3:day:channel"]);
    expect(marks).toEqual([]);
    expect(lines).toEqual([
      [
        "warn",
        "direct messages not opened; retrying next minute",
        { meeting: "m1", what: "day:presenter", error },
      ],
    ]);
  },
);

it("waits ten seconds for a platform that does not answer, and for others at the same time", async () => {
  const meetings = ["m1", "m2"].map((id) => meeting({ id }));
  const { clock, kinds, marks, lines } = open(meetings, () => new Promise(() => {}));
  const found = kinds();
  await clock.advance(9_999);
  expect(lines).toEqual([]);
  await clock.advance(1);
  expect(await found).toEqual(["club:m1:3:day:channel", "club:m2:3:day:channel"]);
  expect(marks).toEqual([]);
  const error = new ChatError("unknown", "The platform did not answer.");
  expect(lines.map(([, , fields]) => fields)).toEqual([
    { meeting: "m1", what: "day:presenter", error },
    { meeting: "m2", what: "day:presenter", error },
  ]);
});

it("plans the others if one cannot be planned", async () => {
  const { kinds, lines, store } = open(
    [meeting({ id: "bad", zone: "Nowhere/Land", presenter: undefined }), meeting()],
    () => Promise.reject(new ChatError("gone", "No direct messages.")),
  );
  const error = new StoreError("locked", "The database is locked.");
  store.markTold = () => Promise.reject(error);
  expect(await kinds()).toEqual(["club:m1:3:day:channel"]);
  expect(lines.filter(([level]) => level === "error")).toEqual([
    ["error", "reminder not planned", { meeting: "bad", what: "day:channel", error: expect.any(RangeError) }],
    ["error", "reminder not planned", { meeting: "m1", what: "day:presenter", error }],
  ]);
});

it("opens direct messages for twenty at a time, and stops between when aborted", async () => {
  const asked: string[] = [];
  const { planner } = open(
    Array.from({ length: 11 }, (_, n) => meeting({ id: `m${n}` })),
    async () => {
      asked.push("one");
      return DIRECT;
    },
  );
  const stop = new AbortController();
  const batches = planner.plan(AT - DAY, stop.signal)[Symbol.asyncIterator]();
  expect((await batches.next()).value).toHaveLength(20);
  expect(asked).toHaveLength(10);
  stop.abort();
  expect(await batches.next()).toEqual({ done: true, value: undefined });
});
