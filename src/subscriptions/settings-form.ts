import type { Choice, Form, Section } from "../chat/form.ts";
import { DAY_LABELS, DAY_NAMES } from "./settings.ts";
import type { SubscriptionSettings } from "./store.ts";

/** The sections of the form, each a button of its own where a platform cannot show them together. */
export const SETTINGS_SECTIONS = ["when", "which", "also"] as const;
export type SettingsSection = (typeof SETTINGS_SECTIONS)[number];

const YES_NO: readonly Choice[] = [
  { value: "yes", label: "Yes" },
  { value: "no", label: "No" },
];

/**
 * The form for a channel's settings, filled in with the present ones; one section alone where it is named. A `forum` is
 * asked too whether each paper shall have a post of its own.
 */
export function settingsForm(
  settings: SubscriptionSettings,
  options: Form["options"],
  only?: SettingsSection,
  forum = false,
): Form {
  const sections = SETTINGS_SECTIONS.filter((name) => only === undefined || name === only);
  return {
    command: "subscribe",
    title: "Daily papers",
    submit: "Save",
    options,
    sections: sections.map((name) => section(name, settings, forum)),
  };
}

function section(name: SettingsSection, settings: SubscriptionSettings, forum: boolean): Section {
  switch (name) {
    case "when":
      return {
        name,
        label: "When they come",
        fields: [
          { name: "time", label: "Time of day", kind: "time", value: settings.time },
          {
            name: "timezone",
            label: "Time zone",
            hint: "An IANA name, like Europe/Berlin or Asia/Tokyo",
            kind: "suggest",
            value: settings.zone,
            required: true,
          },
          {
            name: "days",
            label: "Days",
            kind: "choices",
            choices: DAY_NAMES.map((value, index) => ({ value, label: DAY_LABELS[index] ?? value })),
            values: settings.weekdays.map((day) => DAY_NAMES[day - 1] ?? ""),
          },
          {
            name: "quiet-notice",
            label: "Say so on days without papers",
            kind: "choice",
            choices: YES_NO,
            value: settings.quietNotice ? "yes" : "no",
          },
        ],
      };
    case "which":
      return {
        name,
        label: "Which papers come",
        fields: [
          {
            name: "count",
            label: "Papers a day",
            kind: "choice",
            choices: Array.from({ length: 10 }, (_, index) => ({
              value: String(index + 1),
              label: String(index + 1),
            })),
            value: String(settings.count),
          },
          {
            name: "min-upvotes",
            label: "At least so many upvotes",
            hint: "0 takes every paper",
            kind: "text",
            value: String(settings.minUpvotes),
            required: false,
            maxLength: 4,
          },
          keywords("include", "Only papers with one of these keywords", settings.include),
          keywords("exclude", "No papers with these keywords", settings.exclude),
          {
            name: "taste",
            label: "Lift papers on what you have voted for",
            hint: "By at most half their upvotes, with the reason beside them",
            kind: "choice",
            choices: YES_NO,
            value: settings.taste === false ? "no" : "yes",
          },
        ],
      };
    case "also":
      return {
        name,
        label: "What else comes",
        fields: [
          {
            name: "late-risers",
            label: "Papers that climb after the digest come",
            kind: "choice",
            choices: [
              { value: "next", label: "In the next digest" },
              { value: "thread", label: forum ? "The same day" : "As a reply to the digest" },
            ],
            value: settings.lateRisers,
          },
          {
            name: "wrap",
            label: "Look back on the week",
            hint: "The team's favourites beside Hugging Face's, and what was missed",
            kind: "choice",
            choices: [
              { value: "off", label: "Never" },
              ...DAY_NAMES.map((value, index) => ({ value, label: `On ${DAY_LABELS[index] ?? value}` })),
            ],
            value: settings.wrap === undefined ? "off" : (DAY_NAMES[settings.wrap - 1] ?? "off"),
          },
          ...(forum ? [layoutField(settings)] : []),
        ],
      };
    default:
      return name satisfies never;
  }
}

function layoutField({ layout = "digest" }: SubscriptionSettings) {
  return {
    name: "layout",
    label: "The day's papers come in",
    hint: "A paper's own post gets the forum's tags that suit it",
    kind: "choice",
    choices: [
      { value: "digest", label: "One post a day" },
      { value: "post-per-paper", label: "A post for each paper" },
    ],
    value: layout,
  } as const;
}

function keywords(name: string, label: string, words: readonly string[]) {
  const hint = "Separated by commas; empty for none";
  return {
    name,
    label,
    hint,
    kind: "text",
    value: words.join(", "),
    required: false,
    maxLength: 250,
  } as const;
}
