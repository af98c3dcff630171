import { describe, expect, it } from "vitest";
import type { ChannelRef } from "../../src/chat/adapter.ts";
import { firstDueAt } from "../../src/delivery/first-due.ts";
import type { Delivery } from "../../src/delivery/outbox.ts";
import { UserError } from "../../src/runtime/errors.ts";
import {
  applySettings,
  describeSettings,
  readKeywords,
  readWrapDay,
  type SettingsChange,
} from "../../src/subscriptions/settings.ts";
import type { Subscription, SubscriptionSettings } from "../../src/subscriptions/store.ts";

const current: SubscriptionSettings = {
  time: "07:30",
  zone: "Europe/Berlin",
  weekdays: [2, 4],
  count: 3,
  minUpvotes: 20,
  include: ["agents"],
  exclude: ["medical"],
  quietNotice: true,
  lateRisers: "next",
};
const change = (input: SettingsChange) => applySettings(input, current, "Asia/Tokyo");

describe("settings that were never given", () => {
  it("are nine o'clock on working days, five papers, nothing filtered, silent on quiet days", () => {
    expect(applySettings({}, undefined, "asia/tokyo")).toEqual({
      time: "09:00",
      zone: "Asia/Tokyo",
      weekdays: [1, 2, 3, 4, 5],
      count: 5,
      minUpvotes: 0,
      include: [],
      exclude: [],
      quietNotice: false,
      lateRisers: "next",
    });
  });

  it.each([undefined, "", "Middle/Earth"])("are in UTC where the profile says %j", (profile) => {
    expect(applySettings({}, undefined, profile).zone).toBe("UTC");
  });
});

describe("settings given again", () => {
  it("change what is named and keep the rest, whoever asks from wherever", () => {
    expect(change({})).toEqual(current);
    expect(change({ time: "21:00" })).toEqual({ ...current, time: "21:00" });
    expect(change({ zone: "America/New_York" })).toEqual({ ...current, zone: "America/New_York" });
    expect(change({ weekdays: [6] })).toEqual({ ...current, weekdays: [6] });
    expect(change({ count: 10 })).toEqual({ ...current, count: 10 });
    expect(change({ include: ["rl"] })).toEqual({ ...current, include: ["rl"] });
    expect(change({ exclude: ["rl"] })).toEqual({ ...current, exclude: ["rl"] });
    expect(change({ taste: false })).toEqual({ ...current, taste: false });
    expect(change({ opening: false })).toEqual({ ...current, opening: false });
    expect(change({ wrap: 5 })).toEqual({ ...current, wrap: 5 });
    expect(applySettings({}, { ...current, wrap: 5 }, undefined).wrap).toBe(5);
    expect(applySettings({ wrap: "off" }, { ...current, wrap: 5 }, undefined)).toEqual(current);
    expect(applySettings({}, { ...current, taste: false }, undefined).taste).toBe(false);
  });

  it("can be turned down to nothing", () => {
    const off = {
      minUpvotes: 0,
      quietNotice: false,
      lateRisers: "thread",
      include: [],
      exclude: [],
    } as const;
    expect(change(off)).toEqual({ ...current, ...off });
  });

  it("keep their style until another is chosen, and tell of pictures where there are any", () => {
    const rich = applySettings({ style: "rich" }, current, undefined);
    expect(applySettings({ count: 3 }, rich, undefined).style).toBe("rich");
    expect(describeSettings(rich)).toContainEqual(["With pictures"]);
    const compact = applySettings({ style: "compact" }, rich, undefined);
    expect(describeSettings(compact)).toEqual(describeSettings(current));
    // A paper's own post has its picture below the text either way.
    expect(describeSettings({ ...rich, layout: "post-per-paper" })).not.toContainEqual(["With pictures"]);
  });
});

describe("the day of the weekly recap", () => {
  it.each([
    ["Friday", 5],
    ["fri.", 5],
    ["freitag", 5],
    ["off", "off"],
    ["None", "off"],
    ["never", "off"],
    ["–", "off"],
  ])("%j is %j", (text, day) => expect(readWrapDay(text)).toBe(day));

  it.each(["mon,fri", "sunny"])("%j is refused", (text) => {
    expect(() => readWrapDay(text)).toThrow(UserError);
  });
});

describe("keywords", () => {
  const include = readKeywords;

  it("are separated by commas, semicolons or lines; case, spacing and repetition do not count", () => {
    expect(include("  Diffusion  Models ,RL;rl\nvision,, ")).toEqual(["diffusion models", "rl", "vision"]);
  });

  it.each(["none", "None", " none ", "-", "no", "off"])("%j clears them", (word) => {
    expect(include(word)).toEqual([]);
  });

  it("that merely begin or end like a word for none are keywords", () => {
    expect(include("nonetheless")).toEqual(["nonetheless"]);
    expect(include("casino")).toEqual(["casino"]);
  });

  it.each([
    ["„language“", ["language"]],
    ["“vision”, «robots»；agents…", ["vision", "robots", "agents"]],
    ["vision‑language", ["vision-language"]],
    ["rock ’n’ roll", ["rock 'n' roll"]],
    ["画像、言語", ["画像", "言語"]],
  ])("%j are %j, whatever a phone made of them", (text, words) => expect(include(text)).toEqual(words));

  it("are twenty at most, counted after repetitions are gone", () => {
    const words = Array.from({ length: 20 }, (_, n) => `word ${n}`);
    expect(include([...words, "WORD 3", ""].join(","))).toEqual(words);
    expect(() => include([...words, "one more"].join(","))).toThrow(
      new UserError("That is 21 keywords. You can list at most 20, separated by commas."),
    );
  });
});

describe("the next digest after a change", () => {
  const channel: ChannelRef = { platform: "slack", workspace: "W", id: "C" };
  // Wednesday.
  const now = Date.parse("2025-06-04T10:00:00Z");
  const daily: SubscriptionSettings = {
    ...current,
    time: "09:00",
    zone: "UTC",
    weekdays: [1, 2, 3, 4, 5, 6, 7],
  };

  /** When the next one is due, where it was due at `before` and today's is `delivery`, if there is one. */
  async function due(
    before: string | undefined,
    settings: Partial<SubscriptionSettings> = {},
    { delivery, at = now }: { delivery?: Delivery; at?: number } = {},
  ) {
    const store = {
      subscription: async () =>
        before === undefined ? undefined : ({ nextDueAt: Date.parse(before) } as Subscription),
      delivery: async (_: ChannelRef, day: string) =>
        day === new Date(at).toISOString().slice(0, 10) ? delivery : undefined,
    };
    return new Date(await firstDueAt(store, channel, { ...daily, ...settings }, at)).toISOString();
  }

  it("is at the new time for a new channel", async () => {
    expect(await due(undefined)).toBe("2025-06-05T09:00:00.000Z");
    expect(await due(undefined, { time: "11:00" })).toBe("2025-06-04T11:00:00.000Z");
  });

  it("is today's at its old time, where the new time has passed before it went out", async () => {
    expect(await due("2025-06-04T18:00:00Z")).toBe("2025-06-04T18:00:00.000Z");
    expect(await due("2025-06-04T18:00:00Z", { time: "10:00" })).toBe("2025-06-04T18:00:00.000Z");
  });

  it("is at once where today's is overdue", async () => {
    expect(await due("2025-06-04T09:00:00Z")).toBe("2025-06-04T10:00:00.000Z");
  });

  it("is at the new time where that is still to come today", async () => {
    expect(await due("2025-06-04T18:00:00Z", { time: "12:00" })).toBe("2025-06-04T12:00:00.000Z");
    expect(await due("2025-06-04T09:00:00Z", { time: "12:00" })).toBe("2025-06-04T12:00:00.000Z");
  });

  it("is tomorrow's where today's is done", async () => {
    expect(await due("2025-06-04T18:00:00Z", {}, { delivery: { state: "sent" } as Delivery })).toBe(
      "2025-06-05T09:00:00.000Z",
    );
    expect(await due("2025-06-05T18:00:00Z")).toBe("2025-06-05T09:00:00.000Z");
    expect(await due("2025-06-05T00:00:00Z"), "midnight is tomorrow's").toBe("2025-06-05T09:00:00.000Z");
  });

  it("is at once where today's was given up and certainly not posted, and has time again", async () => {
    const failed = { delivery: { state: "failed", firstAttemptAt: undefined } as Delivery };
    expect(await due("2025-06-05T09:00:00Z", {}, failed)).toBe("2025-06-04T10:00:00.000Z");
    expect(await due("2025-06-05T09:00:00Z", { time: "11:00" }, failed)).toBe("2025-06-04T11:00:00.000Z");
    const doubtful = { delivery: { ...failed.delivery, firstAttemptAt: now } };
    expect(await due("2025-06-05T09:00:00Z", {}, doubtful)).toBe("2025-06-05T09:00:00.000Z");
    const sent = { delivery: { ...failed.delivery, state: "sent" } as Delivery };
    expect(await due("2025-06-05T09:00:00Z", {}, sent)).toBe("2025-06-05T09:00:00.000Z");
    expect(await due(undefined, {}, failed)).toBe("2025-06-05T09:00:00.000Z");
  });

  it("is not today's on a day that was just taken out", async () => {
    expect(await due("2025-06-04T18:00:00Z", { weekdays: [1, 2, 4, 5] })).toBe("2025-06-05T09:00:00.000Z");
    const saturday = { at: Date.parse("2025-06-07T10:00:00Z") };
    expect(
      await due("2025-06-07T18:00:00Z", { time: "11:00", weekdays: [1, 2, 3, 4, 5] }, saturday),
      "although Friday's 11 o'clock lies within a day",
    ).toBe("2025-06-09T11:00:00.000Z");
  });

  it("goes by the date in the new zone", async () => {
    // In Auckland it is 22:00 on Wednesday.
    expect(await due("2025-06-04T18:00:00Z", { zone: "Pacific/Auckland" })).toBe("2025-06-04T21:00:00.000Z");
    expect(await due("2025-06-04T11:00:00Z", { zone: "Pacific/Auckland" })).toBe("2025-06-04T11:00:00.000Z");
  });
});

describe("settings in words", () => {
  const lines = (changes: Partial<SubscriptionSettings>) =>
    describeSettings({ ...current, ...changes }).map((line) => line.join(""));

  it("name every fact, one a line", () => {
    expect(lines({ include: ["agents", "rl"], exclude: ["medical", "survey"] })).toEqual([
      "07:30 Europe/Berlin, Tuesday, Thursday",
      "3 papers with at least 20 upvotes",
      "Only papers about: agents, rl",
      "No papers about: medical, survey",
      "Papers like those the team voted for rank higher, as if they had up to 1.5 times their upvotes",
      "No weekly recap",
      "A note on days without papers",
      "News (code, models, new versions) of papers that the team voted for comes in the digest",
    ]);
  });

  it("leave out what is not asked for", () => {
    const plain = { count: 1, minUpvotes: 0, include: [], exclude: [], quietNotice: false, taste: false };
    expect(lines(plain)).toEqual([
      "07:30 Europe/Berlin, Tuesday, Thursday",
      "1 paper",
      "Ranked by upvotes alone",
      "No weekly recap",
      "Nothing on days without papers",
      "News (code, models, new versions) of papers that the team voted for comes in the digest",
    ]);
    expect(lines({ ...plain, news: "off" }).at(-1)).toBe("No news of papers that the team voted for");
    expect(lines({ ...plain, news: "at-once" }).at(-1)).toMatch(/comes at once$/);
    expect(lines({ minUpvotes: 1 })[1]).toBe("3 papers with at least 1 upvote");
    expect(lines({ ...plain, lateRisers: "thread" }).at(-1)).toBe(
      "Papers that rise later come as a reply to the digest",
    );
  });

  it.each([
    [[1, 2, 3, 4, 5, 6, 7], "every day"],
    [[1, 2, 3, 4, 5], "Monday to Friday"],
    [[1, 2, 3, 4, 6, 7], "Monday, Tuesday, Wednesday, Thursday, Saturday, Sunday"],
    [[5], "Friday"],
  ] as const)("call the days %j %s", (weekdays, words) => {
    expect(lines({ weekdays })[0]).toBe(`07:30 Europe/Berlin, ${words}`);
  });
});
