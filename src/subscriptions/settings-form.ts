import type { Choice, Form, Section } from "../chat/form.ts";
import { WEEKDAYS } from "../time/parse-weekdays.ts";
import type { SubscriptionSettings } from "./store.ts";

/** The sections of the form. Each gets its own button on platforms that cannot show them together. */
export const SETTINGS_SECTIONS = ["when", "which", "also", "shared"] as const;
export type SettingsSection = (typeof SETTINGS_SECTIONS)[number];

const YES_NO: readonly Choice[] = [
  { value: "yes", label: "Yes" },
  { value: "no", label: "No" },
];

/**
 * Returns the form for a channel's settings, filled in with the current ones, or only the section `only`. In a `forum`
 * one can also choose between one post per day and one per paper.
 */
export function settingsForm(
  settings: SubscriptionSettings,
  options: Form["options"],
  only?: SettingsSection,
  forum = false,
): Form {
  const sections = SETTINGS_SECTIONS.filter((name) => only === undefined || name === only)
    // Nobody shares links by e-mail.
    .filter((name) => name !== "shared" || options.to !== "mail");
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
            hint: "An IANA name or a big city, like Europe/Berlin or Tokyo",
            kind: "suggest",
            value: settings.zone,
            required: true,
          },
          {
            name: "days",
            label: "Days",
            kind: "choices",
            choices: WEEKDAYS.map(({ short, name }) => ({ value: short, label: name })),
            values: settings.weekdays.map((day) => WEEKDAYS[day - 1]?.short ?? ""),
          },
          {
            name: "quiet-notice",
            label: "Post a note on days without papers",
            kind: "choice",
            choices: YES_NO,
            value: settings.quietNotice ? "yes" : "no",
          },
          newsField(settings),
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
            label: "Minimum upvotes",
            hint: "0 for no minimum",
            kind: "text",
            value: String(settings.minUpvotes),
            required: false,
            maxLength: 4,
          },
          keywords("include", "Only papers with one of these keywords", settings.include),
          keywords("exclude", "No papers with these keywords", settings.exclude),
          {
            name: "taste",
            label: "Rank papers like those you voted for higher",
            hint: "By up to half their upvotes; the digest says why",
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
            name: "opening",
            label: "Begin with a line about the papers",
            hint: "It is also the notification; without it, that lists the titles",
            kind: "choice",
            choices: YES_NO,
            value: settings.opening === false ? "no" : "yes",
          },
          {
            name: "late-risers",
            label: "Papers that rise after the digest come",
            kind: "choice",
            choices: [
              { value: "next", label: "In the next digest" },
              { value: "thread", label: forum ? "The same day" : "As a reply to the digest" },
            ],
            value: settings.lateRisers,
          },
          {
            name: "wrap",
            label: "Weekly recap",
            hint: "The team's favourites, Hugging Face's, and what you missed",
            kind: "choice",
            choices: [
              { value: "off", label: "Never" },
              ...WEEKDAYS.map(({ short, name }) => ({ value: short, label: `On ${name}` })),
            ],
            value: settings.wrap === undefined ? "off" : (WEEKDAYS[settings.wrap - 1]?.short ?? "off"),
          },
          styleField(settings),
          ...(forum ? [layoutField(settings)] : []),
        ],
      };
    case "shared":
      return {
        name,
        label: "What people share",
        fields: [
          {
            name: "shared",
            label: "Collect papers that people link to here",
            hint: "For the weekly recap and “/papers team shared”; who shared them is not kept",
            kind: "choice",
            choices: YES_NO,
            value: settings.shared ? "yes" : "no",
          },
        ],
      };
    default:
      return name satisfies never;
  }
}

function styleField({ style = "compact" }: SubscriptionSettings) {
  return {
    name: "style",
    label: "Digests look",
    hint: "Pictures narrow the text, on a phone to half",
    kind: "choice",
    choices: [
      { value: "compact", label: "Compact, without pictures" },
      { value: "rich", label: "Rich, with pictures" },
    ],
    value: style,
  } as const;
}

function newsField({ news = "digest" }: SubscriptionSettings) {
  return {
    name: "news",
    label: "News of papers you voted for",
    hint: "Code, a model, a dataset, a demo, a new version, a withdrawal",
    kind: "choice",
    choices: [
      { value: "digest", label: "With the next digest" },
      { value: "at-once", label: "At once" },
      { value: "off", label: "Never" },
    ],
    value: news,
  } as const;
}

function layoutField({ layout = "digest" }: SubscriptionSettings) {
  return {
    name: "layout",
    label: "Post the day's papers as",
    hint: "A paper's own post gets the matching forum tags",
    kind: "choice",
    choices: [
      { value: "digest", label: "One post a day" },
      { value: "post-per-paper", label: "One post per paper" },
    ],
    value: layout,
  } as const;
}

function keywords(name: string, label: string, words: readonly string[]) {
  const hint = "Separated by commas; leave empty for none";
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
