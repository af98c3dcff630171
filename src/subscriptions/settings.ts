import type { Text } from "../chat/message.ts";
import { UserError } from "../runtime/errors.ts";
import { counted } from "../text/format.ts";
import { typedValue } from "../text/typed-text.ts";
import type { Weekday } from "../time/day.ts";
import { readWeekday, WEEKDAYS } from "../time/parse-weekdays.ts";
import { normalizeZone } from "../time/zone.ts";
import type { SubscriptionSettings } from "./store.ts";

/** A requested change; absent fields stay as they were. */
export type SettingsChange = {
  readonly [K in keyof Omit<SubscriptionSettings, "wrap">]?: SubscriptionSettings[K] | undefined;
} & { readonly wrap?: Weekday | "off" | undefined };

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

const KEYWORDS_AT_MOST = 20;
/** Words that clear a setting. */
const NOTHING = /^(?:none|-+|no|off|never)?$/i;

/** Applies `change` to `current`, or to the defaults with the zone of the person's profile, or else UTC. */
export function applySettings(
  change: SettingsChange,
  current: SubscriptionSettings | undefined,
  profileZone: string | undefined,
): SubscriptionSettings {
  const before = current ?? { ...DEFAULTS, zone: normalizeZone(profileZone ?? "") ?? "UTC" };
  const taste = change.taste ?? before.taste;
  const opening = change.opening ?? before.opening;
  const wrap = change.wrap ?? before.wrap;
  const layout = change.layout ?? before.layout;
  const style = change.style ?? before.style;
  const news = change.news ?? before.news;
  const shared = change.shared ?? before.shared;
  return {
    time: change.time ?? before.time,
    zone: change.zone ?? before.zone,
    weekdays: change.weekdays ?? before.weekdays,
    count: change.count ?? before.count,
    minUpvotes: change.minUpvotes ?? before.minUpvotes,
    include: change.include ?? before.include,
    exclude: change.exclude ?? before.exclude,
    quietNotice: change.quietNotice ?? before.quietNotice,
    ...(taste === undefined ? {} : { taste }),
    ...(opening === undefined ? {} : { opening }),
    lateRisers: change.lateRisers ?? before.lateRisers,
    ...(wrap === undefined || wrap === "off" ? {} : { wrap }),
    ...(layout === undefined ? {} : { layout }),
    ...(style === undefined ? {} : { style }),
    ...(news === undefined ? {} : { news }),
    ...(shared === undefined ? {} : { shared }),
  };
}

/** Parses the day of the weekly recap, or `off`. Throws UserError. */
export function readWrapDay(text: string): Weekday | "off" {
  return NOTHING.test(typedValue(text)) ? "off" : readWeekday(text);
}

/**
 * Parses keywords separated by commas to distinct lower-case ones; `none` clears them. Throws UserError if there are
 * too many.
 */
export function readKeywords(text: string): readonly string[] {
  if (NOTHING.test(typedValue(text))) return [];
  const words = text.split(/[,;、，；\n]/).map((word) => typedValue(word).replace(/\s+/g, " ").toLowerCase());
  const keywords = [...new Set(words)].filter((word) => word !== "");
  if (keywords.length > KEYWORDS_AT_MOST)
    throw new UserError(
      `That is ${keywords.length} keywords. You can list at most ${KEYWORDS_AT_MOST}, separated by commas.`,
    );
  return keywords;
}

/** Describes the settings, one fact per line. */
export function describeSettings(settings: SubscriptionSettings): readonly Text[] {
  const { weekdays, include, exclude } = settings;
  const apart = settings.layout === "post-per-paper";
  const lines = [
    `${settings.time} ${settings.zone}, ${describeWeekdays(weekdays)}`,
    `${counted(settings.count, "paper")}${settings.minUpvotes > 0 ? ` with at least ${counted(settings.minUpvotes, "upvote")}` : ""}`,
    ...(include.length > 0 ? [`Only papers about: ${include.join(", ")}`] : []),
    ...(exclude.length > 0 ? [`No papers about: ${exclude.join(", ")}`] : []),
    settings.taste === false
      ? "Ranked by upvotes alone"
      : "Papers like those the team voted for rank higher, as if they had up to 1.5 times their upvotes",
    ...(settings.opening === false ? ["No opening line"] : []),
    settings.wrap === undefined ? "No weekly recap" : `A weekly recap on ${dayName(settings.wrap)}`,
    settings.quietNotice ? "A note on days without papers" : "Nothing on days without papers",
    ...(apart ? ["One post per paper"] : []),
    ...(settings.style === "rich" && !apart ? ["With pictures"] : []),
    newsInWords(settings),
    ...(settings.shared ? ["Papers that people link to here are collected"] : []),
    ...(settings.lateRisers === "thread"
      ? [
          `Papers that rise later come ${apart ? "in posts of their own the same day" : "as a reply to the digest"}`,
        ]
      : []),
  ];
  return lines.map((line) => [line]);
}

function newsInWords({ news = "digest" }: SubscriptionSettings): string {
  switch (news) {
    case "digest":
      return "News (code, models, new versions) of papers that the team voted for comes in the digest";
    case "at-once":
      return "News (code, models, new versions) of papers that the team voted for comes at once";
    case "off":
      return "No news of papers that the team voted for";
    default:
      return news satisfies never;
  }
}

function describeWeekdays(weekdays: readonly Weekday[]): string {
  const key = weekdays.join("");
  if (key === "1234567") return "every day";
  if (key === "12345") return "Monday to Friday";
  return weekdays.map(dayName).join(", ");
}

function dayName(day: Weekday): string {
  return WEEKDAYS[day - 1]?.name ?? "";
}
