/** Languages that commands are offered in besides English, which is what they are declared in. */
export const LOCALES = ["de", "fr", "es", "ja", "ko", "zh"] as const;
export type Locale = (typeof LOCALES)[number];

/** A command's words in one language. Typed and looked up it is by its own name, whatever it is called. */
export interface CommandWords {
  /** Lower case, `[-_'\p{L}\p{N}]{1,32}`. */
  readonly name: string;
  /** At most 100 characters. */
  readonly description: string;
  /** Of its shortcut, where it has one; at most 24 characters. */
  readonly shortcut?: string;
  readonly options: Readonly<Record<string, OptionWords>>;
}

export interface OptionWords {
  readonly name: string;
  readonly description: string;
  /** By value; at most 100 characters each. */
  readonly choices?: Readonly<Record<string, string>>;
}

export type Translations = Readonly<Record<Locale, CommandWords>>;
