/** Languages, besides English, of command descriptions. Command names are always English (decision record 16). */
export const LOCALES = ["de", "fr", "es", "ja", "ko", "zh"] as const;
export type Locale = (typeof LOCALES)[number];

/** A command's descriptions in one language, at most 100 characters each. */
export interface CommandWords {
  readonly description: string;
  /** Descriptions of the options, by option name. */
  readonly options: Readonly<Record<string, string>>;
}

export type Translations = Readonly<Record<Locale, CommandWords>>;
