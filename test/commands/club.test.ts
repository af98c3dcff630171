import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { PaperId } from "../../src/papers/paper.ts";
import { accountOf } from "../../src/teams/account-id.ts";
import { teamOf } from "../../src/teams/team-id.ts";
import { cast } from "../contract/samples.ts";
import { makePapers } from "../fixtures/papers.ts";
import { buttons, openDesk, titles, words } from "./desk.ts";

/** A Friday. */
const NOON = "2025-06-06T12:00:00Z";
const HOUR = 3_600_000;
const GRACE = { user: "grace", name: "Grace Hopper" };

let desk: Awaited<ReturnType<typeof openDesk>>;
beforeEach(async () => {
  desk = await openDesk({ at: NOON });
  await desk.store.savePapers(makePapers(12), desk.clock.now());
});
afterEach(async () => {
  await desk.bot.stop();
  await desk.store.close();
});

const id = (n: number) => `2506.${String(n).padStart(5, "0")}`;
const club = (options: object = {}, more: Parameters<typeof desk.run>[2] = { timeZone: "Europe/Berlin" }) =>
  desk.run("club", options, more);
const schedule = (n: number, more: object = {}) =>
  club({ verb: "schedule", paper: id(n), date: "2025-06-12", time: "15:00", ...more });

describe("nominations", () => {
  it("are told to the channel once, and listed by the team's votes", async () => {
    expect(await club({ verb: "nominate", paper: id(1) })).toMatchObject({
      private: false,
      message: { summary: `Nominated for the journal club: “Paper ${id(1)}”.` },
    });
    expect(await club({ verb: "nominate", paper: id(1) })).toMatchObject({
      private: true,
      message: { summary: expect.stringMatching(/Already nominated/) },
    });
    await club({ verb: "nominate", paper: id(2) });
    const vote = cast({ paper: id(2) as PaperId, person: desk.person("grace") });
    await desk.store.applyCasts([{ cast: vote, standing: true, at: desk.clock.now() }]);
    const { message, private: onlyForMe } = await club();
    expect(onlyForMe).toBe(true);
    expect(titles(message)).toEqual([`Paper ${id(2)}`, `Paper ${id(1)}`]);
    expect(
      buttons(message)
        .map(({ label }) => label)
        .slice(0, 3),
    ).toEqual(["Vote · 1", "Schedule …", "Withdraw"]);
  });

  it("are withdrawn by who made them, or a manager", async () => {
    await club({ verb: "nominate", paper: id(1) });
    const other = { who: "grace", canManage: false };
    expect((await club({ verb: "withdraw", paper: id(1) }, other)).message.summary).toMatch(/Somebody else/);
    expect((await club({ verb: "withdraw", paper: id(1) })).message.summary).toMatch(/No longer nominated/);
    expect((await club({ verb: "withdraw", paper: id(1) })).message.summary).toMatch(/is not nominated/);
    expect(words((await club()).message)).toMatch(/Nothing nominated yet/);
  });

  it("and meetings of a linked team are for its own people to take back", async () => {
    const { store, clock, channel, person, run } = desk;
    const there = channel("S1", "slack", "T1");
    const [theirs, ben] = [teamOf(there), person("ben", "slack", "T1")];
    await store.nominate({ team: theirs, paper: id(1) as PaperId, by: ben, at: clock.now() });
    const now = clock.now();
    await store.offerLink({ hash: "h", team: theirs, by: accountOf(ben), expiresAt: now + 1 }, now);
    const ours = teamOf(channel("C1"));
    const redeemer = { account: accountOf(person("ada")), team: ours, mayLinkTeam: true, confirmed: true };
    await store.redeemLink("h", redeemer, now);
    expect((await club({ verb: "withdraw", paper: id(1) })).message.summary).toMatch(
      /linked server or workspace/,
    );
    await store.saveMeeting({
      id: "m1",
      team: theirs,
      channel: there,
      paper: id(1) as PaperId,
      presenter: undefined,
      at: now + HOUR,
      minutes: 60,
      zone: "UTC",
      sequence: 0,
      scheduledBy: ben,
      changedAt: now,
      cancelled: false,
    });
    for (const verb of ["cancel", "schedule"]) {
      const { message } = await run("club", { verb, paper: id(1), date: "2025-06-12", time: "15:00" });
      expect(message.summary).toMatch(/somebody who manages a channel where it was scheduled/);
    }
  });

  it("are voted for with the one vote of the ledger", async () => {
    await club({ verb: "nominate", paper: id(1) });
    for (const who of ["ada", "grace", "grace"]) {
      const { message, private: onlyForMe } = await club({ verb: "vote", paper: id(1) }, { who });
      expect(onlyForMe).toBe(true);
      expect(message.summary).toMatch(/^You voted for: “Paper/);
    }
    expect(words((await club()).message)).toMatch(/2 votes/);
    expect(words((await desk.run("favourites")).message)).toMatch(/2 votes/);
  });

  it("say what is missing", async () => {
    expect((await club({ verb: "nominate" })).message.summary).toMatch(/Which paper\?/);
  });
});

describe("meetings", () => {
  it("are told to everybody with a file for their calendars, and stand above the list and the favourites", async () => {
    const { message, private: onlyForMe } = await schedule(1, { presenter: GRACE });
    expect(onlyForMe).toBe(false);
    expect(words(message)).toMatch(/presented by Grace Hopper.*15:00 Europe\/Berlin, 60 minutes/);
    expect(message.files?.[0]).toMatchObject({
      name: "journal-club-2025-06-12.ics",
      content: expect.stringMatching(/SEQUENCE:0[\s\S]*DTSTART:20250612T130000Z/),
    });
    expect(words((await club()).message)).toMatch(/^.*Journal club.*Grace Hopper.*Nothing nominated yet/);
    const favourites = (await desk.run("favourites")).message;
    expect(words(favourites)).toMatch(/^\[\{"kind":"paragraph".*Next in the journal club.*Paper 2506\.00001/);
  });

  it("keep to the zone of the channel's subscription", async () => {
    await desk.subscribe(desk.general, Date.parse("2025-06-07T00:00:00Z"), { zone: "Asia/Tokyo" });
    expect((await schedule(1)).message.files?.[0]?.content).toMatch(/DTSTART:20250612T060000Z/);
  });

  it("show a presenter's name without what nobody sees or what turns text around", async () => {
    const { message } = await schedule(1, { presenter: { user: "grace", name: "\u202eecarG\u200b " } });
    expect(words(message)).toContain('presented by ecarG"');
    const unseen = await schedule(2, { presenter: { user: "grace", name: "\u2066\u200b" } });
    expect(words(unseen.message)).toContain('presented by a member"');
  });

  it("are moved by whoever set them, their presenter or a manager, under the same UID", async () => {
    const uid = /^UID:(.*)$/m;
    const first = (await schedule(1, { presenter: GRACE, minutes: 30 })).message.files?.[0]?.content ?? "";
    const stranger = { who: "eve", canManage: false };
    const move = { verb: "schedule", paper: id(1), date: "2025-06-13", time: "16:00" };
    expect((await club(move, stranger)).message.summary).toMatch(/is already scheduled/);
    const moved = (await club(move, { who: "grace", canManage: false })).message;
    const content = moved.files?.[0]?.content ?? "";
    expect(moved.summary).toMatch(/was changed/);
    expect(uid.exec(content)?.[1]).toBe(uid.exec(first)?.[1]);
    expect(content).toMatch(/SEQUENCE:1/);
    expect(content).toMatch(/DTEND:20250613T163000Z/);
    expect(words(moved)).toMatch(/Grace Hopper/);
  });

  it("are cancelled, and the paper is nominated as before", async () => {
    await club({ verb: "nominate", paper: id(1) });
    await schedule(1);
    expect(words((await club()).message)).toMatch(/Nothing nominated yet/);
    expect(
      (await club({ verb: "cancel", paper: id(1) }, { who: "eve", canManage: false })).message.summary,
    ).toMatch(/is already scheduled/);
    const { message } = await club({ verb: "cancel", paper: id(1) });
    expect(message.files?.[0]?.content).toMatch(/METHOD:CANCEL[\s\S]*STATUS:CANCELLED/);
    expect(titles((await club()).message)).toEqual([`Paper ${id(1)}`]);
    expect((await club({ verb: "cancel", paper: id(1) })).message.summary).toMatch(/no meeting to cancel/);
  });

  it("that are past are refused, those that were are in the history", async () => {
    expect((await schedule(1, { date: "2025-06-05" })).message.summary).toMatch(
      /is in the past\. Pick a later time/,
    );
    expect((await schedule(1, { date: "soon" })).message.summary).toMatch(/is not a date/);
    await schedule(1, { presenter: GRACE });
    await schedule(2, { date: "2025-06-13" });
    await desk.clock.advance(8 * 24 * HOUR);
    const { message } = await club({ verb: "history" });
    expect(titles(message)).toEqual([`Paper ${id(2)}`, `Paper ${id(1)}`]);
    expect(words(message)).toMatch(/Thursday 12 June 2025 · presented by Grace Hopper/);
    expect(words((await desk.run("favourites")).message)).not.toMatch(/journal club/);
  });

  it("ask for their time in a form where it is missing", async () => {
    const reply = await desk.adapter.run({
      person: desk.person("ada"),
      channel: desk.general,
      name: "club",
      options: { verb: "schedule", paper: id(1) },
    });
    expect(reply).toMatchObject({
      kind: "form",
      form: { command: "club", options: { verb: "schedule", paper: id(1) } },
    });
    const fields = reply.kind === "form" ? reply.form.sections.flatMap((section) => section.fields) : [];
    expect(fields.map(({ name, label }) => [name, label])).toEqual([
      ["date", "Date"],
      ["time", "Time in UTC"],
    ]);
  });
});

describe("reminders", () => {
  const DM = { platform: "discord", workspace: "", id: "dm-grace" } as const;
  const told = (place: { readonly id: string }) =>
    desk.adapter.posts().filter(({ ref }) => ref.channel.id === place.id);
  const at = async (time: string) => {
    await desk.clock.advance(Date.parse(time) - desk.clock.now());
    await desk.bot.tick();
  };

  it("come a day and an hour before, once each, to the channel and the presenter, however often it ticks", async () => {
    await schedule(1, { presenter: GRACE });
    const dm = await desk.bot.services.direct(desk.person("grace"));
    await at("2025-06-11T12:59:00Z");
    expect(told(desk.general)).toEqual([]);
    await at("2025-06-11T13:00:00Z");
    await desk.bot.tick();
    expect(told(desk.general)).toHaveLength(1);
    expect(told(dm).map(({ message }) => message.summary)).toEqual([
      `You present “Paper ${id(1)}” in the journal club.`,
    ]);
    await at("2025-06-12T12:00:00Z");
    await at("2025-06-12T12:30:00Z");
    expect(told(desk.general)).toHaveLength(2);
    expect(told(dm)).toHaveLength(2);
    await at("2025-06-12T14:00:00Z");
    expect(told(desk.general)).toHaveLength(2);
  });

  it("do not come twice from two processes, nor after a restart", async () => {
    await schedule(1);
    const other = desk.boot();
    await other.bot.start();
    await desk.clock.advance(Date.parse("2025-06-11T13:00:00Z") - desk.clock.now());
    await Promise.all([desk.bot.tick(), other.bot.tick()]);
    await other.bot.stop();
    const again = desk.boot();
    await again.bot.start();
    await again.bot.tick();
    await again.bot.stop();
    expect(told(desk.general)).toHaveLength(1);
  });

  it("are not told of what was set within the time, nor of what is cancelled, and follow a move", async () => {
    await schedule(1, { date: "2025-06-07", time: "10:00" });
    await schedule(2);
    await schedule(3, { date: "2025-06-13" });
    await club({ verb: "cancel", paper: id(2) });
    await desk.bot.tick();
    expect(told(desk.general)).toEqual([]);
    await at("2025-06-07T07:00:00Z");
    expect(told(desk.general)).toHaveLength(1);
    await at("2025-06-12T13:00:00Z");
    expect(told(desk.general)).toHaveLength(2);
    await schedule(3, { date: "2025-06-20" });
    await at("2025-06-13T13:00:00Z");
    expect(told(desk.general)).toHaveLength(2);
    await at("2025-06-19T13:00:00Z");
    expect(told(desk.general)).toHaveLength(3);
  });

  it("wait in the outbox while the platform is down, and are taken back by a change", async () => {
    await schedule(1);
    desk.adapter.failAlways("post", { error: "unsent" });
    await at("2025-06-11T13:00:00Z");
    await club({ verb: "cancel", paper: id(1) });
    desk.adapter.heal();
    await at("2025-06-11T14:00:00Z");
    expect(told(desk.general)).toEqual([]);
  });

  it("go to the channel alone where the presenter takes no direct messages", async () => {
    await schedule(1, { presenter: GRACE });
    desk.adapter.failAlways("direct", { error: "forbidden" });
    await at("2025-06-11T13:00:00Z");
    desk.adapter.heal();
    await desk.bot.tick();
    expect(told(desk.general)).toHaveLength(1);
    expect(told(DM)).toEqual([]);
  });
});
