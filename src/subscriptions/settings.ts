import type { Text } from "../chat/message.ts";
import { UserError } from "../runtime/errors.ts";
import { counted } from "../text/format.ts";
import type { Weekday } from "../time/day.ts";
import { parseTime } from "../time/parse-time.ts";
import { normalizeZone } from "../time/zone.ts";
import type { Layout, SubscriptionSettings } from "./store.ts";

/** What a person typed for a subscription; what is absent stays as it was. */
export interface SettingsInput {
  readonly time?: string | undefined;
  readonly zone?: string | undefined;
  readonly days?: string | undefined;
  readonly count?: number | undefined;
  readonly minUpvotes?: number | undefined;
  /** Keywords separated by commas; `none` clears them. */
  readonly include?: string | undefined;
  readonly exclude?: string | undefined;
  readonly quietNotice?: boolean | undefined;
  readonly taste?: boolean | undefined;
  readonly lateRisers?: SubscriptionSettings["lateRisers"] | undefined;
  /** A weekday's name, or `off`. */
  readonly wrap?: string | undefined;
  readonly layout?: Layout | undefined;
}

const DEFAULTS: Omit<SubscriptionSettings, "zone"> = {
  time: "09:00",
  weekdays: [1, 2, 3, 4, 5],
  count: 5,
  minUpvotes: 0,
  include: [],
  exclude: [],
  quietNotice: false,
  lateRisers: "next",
};

/** How days are typed, Monday first. */
export const DAY_NAMES = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
/** How days are called, Monday first. */
export const DAY_LABELS = [
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
  "Sunday",
] as const;
const KEYWORDS_AT_MOST = 20;

/**
 * The settings that follow from what was typed, on top of `current` (or the defaults, in `profileZone` or UTC).
 * Throws UserError naming what cannot be read and how to write it.
 */
export function applySettings(
  input: SettingsInput,
  current: SubscriptionSettings | undefined,
  profileZone: string | undefined,
): SubscriptionSettings {
  const taste = input.taste ?? current?.taste;
  const wrap = input.wrap === undefined ? current?.wrap : readWrap(input.wrap);
  const layout = input.layout ?? current?.layout;
  const base = current ?? { ...DEFAULTS, zone: (profileZone && normalizeZone(profileZone)) || "UTC" };
  return {
    time: input.time === undefined ? base.time : readTime(input.time),
    zone: input.zone === undefined ? base.zone : readZone(input.zone),
    weekdays: input.days === undefined ? base.weekdays : readWeekdays(input.days),
    count: input.count ?? base.count,
    minUpvotes: input.minUpvotes ?? base.minUpvotes,
    include: input.include === undefined ? base.include : readKeywords(input.include, "include"),
    exclude: input.exclude === undefined ? base.exclude : readKeywords(input.exclude, "exclude"),
    quietNotice: input.quietNotice ?? base.quietNotice,
    ...(taste === undefined ? {} : { taste }),
    lateRisers: input.lateRisers ?? base.lateRisers,
    ...(wrap === undefined ? {} : { wrap }),
    ...(layout === undefined ? {} : { layout }),
  };
}

function readWrap(text: string): Weekday | undefined {
  if (/^(none|-|no|off|never)$/i.test(text.trim())) return undefined;
  const [day, ...more] = readWeekdays(text);
  if (day === undefined || more.length > 0)
    throw new UserError(`“${text}” is not one day. Write the wrap's day like friday, or off.`);
  return day;
}

function readTime(text: string): string {
  const time = parseTime(text);
  if (!time) {
    throw new UserError(`“${text}” is no time of day. Write it like 09:00, 9am or 17:30.`, {
      option: "time",
    });
  }
  return time;
}

function readZone(text: string): string {
  const zone = normalizeZone(text);
  if (!zone) {
    throw new UserError(
      `“${text}” is no time zone I know. Write an IANA name like Europe/Berlin, Asia/Tokyo or UTC.`,
      { option: "timezone" },
    );
  }
  return zone;
}

/** `mon-fri`, `mon,wed,fri`, `weekdays`, `daily`; full names too. Throws UserError. */
export function readWeekdays(text: string): readonly Weekday[] {
  const words = text.toLowerCase().trim();
  if (/^(daily|every ?day|all)$/.test(words)) return [1, 2, 3, 4, 5, 6, 7];
  if (words === "weekdays") return [1, 2, 3, 4, 5];
  const days = new Set<Weekday>();
  for (const part of words.split(/[\s,;+&]/).filter(Boolean)) {
    const [from = -1, to = from, ...more] = part
      .split(/[-–]/)
      .map((name) => DAY_NAMES.findIndex((day) => name.startsWith(day)));
    if (from < 0 || to < 0 || more.length > 0) {
      throw new UserError(`“${part}” is no day. Write days like mon-fri, or mon,wed,fri, or daily.`, {
        option: "days",
      });
    }
    for (let day = from; ; day = (day + 1) % 7) {
      days.add((day + 1) as Weekday);
      if (day === to) break;
    }
  }
  if (days.size === 0)
    throw new UserError("Name at least one day, like mon-fri, or use /papers unsubscribe.");
  return [...days].sort();
}

function readKeywords(text: string, option: string): readonly string[] {
  if (/^(none|-|no|off|)$/i.test(text.trim())) return [];
  const words = [
    ...new Set(text.split(/[,;\n]/).map((word) => word.trim().replace(/\s+/g, " ").toLowerCase())),
  ];
  const keywords = words.filter((word) => word !== "");
  if (keywords.length > KEYWORDS_AT_MOST) {
    throw new UserError(
      `That is ${keywords.length} keywords; ${KEYWORDS_AT_MOST} are the most. Separate them by commas.`,
      { option },
    );
  }
  return keywords;
}

/** The settings in words, one fact a line. */
export function describeSettings(settings: SubscriptionSettings): readonly Text[] {
  const { weekdays, include, exclude } = settings;
  const apart = settings.layout === "post-per-paper";
  const words = [
    `${settings.time} ${settings.zone}, ${describeWeekdays(weekdays)}`,
    `${counted(settings.count, "paper")}${settings.minUpvotes > 0 ? ` with at least ${counted(settings.minUpvotes, "upvote")}` : ""}`,
    ...(include.length > 0 ? [`only papers about: ${include.join(", ")}`] : []),
    ...(exclude.length > 0 ? [`no papers about: ${exclude.join(", ")}`] : []),
    settings.taste === false
      ? "by upvotes alone, whatever the team likes"
      : "lifts papers on what the team has voted for, up to 1.5 times their upvotes",
    settings.wrap === undefined
      ? "no weekly wrap"
      : `the week looked back on every ${DAY_LABELS[settings.wrap - 1]}`,
    settings.quietNotice ? "says so on days without papers" : "stays silent on days without papers",
    ...(apart ? ["each paper in a post of its own"] : []),
    ...(settings.lateRisers === "thread"
      ? [`shows what climbs later ${apart ? "in posts of the same day" : "as a reply to the digest"}`]
      : []),
  ];
  return words.map((line) => [line]);
}

function describeWeekdays(weekdays: readonly Weekday[]): string {
  const key = weekdays.join("");
  if (key === "1234567") return "every day";
  if (key === "12345") return "Monday to Friday";
  return weekdays.map((day) => DAY_LABELS[day - 1]).join(", ");
}
