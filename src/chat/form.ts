import type { Action, Text } from "./message.ts";

/** A form for a command's options; submitting it runs the command with the values entered. */
export interface Form {
  readonly command: string;
  /** At most 24 characters. */
  readonly title: string;
  /** Label of the submit button; at most 24 characters. */
  readonly submit: string;
  /** Hidden options, passed on to the command. */
  readonly options: Readonly<Record<string, string>>;
  /** At least one, each with 1 to 5 fields, which is Discord's limit. */
  readonly sections: readonly Section[];
  /** Shown above the section buttons on platforms that show buttons instead of fields. */
  readonly card?: {
    /** The current or proposed settings. */
    readonly words: readonly Text[];
    /** Placed before the section buttons: what can be done without changing anything. */
    readonly actions: readonly Action[];
  };
}

export interface Section {
  /** `[a-z]+`, unique in the form. */
  readonly name: string;
  /** Label of a button that opens only this section; at most 40 characters. */
  readonly label: string;
  readonly fields: readonly Field[];
}

/**
 * A field, passed as the command's option `name`. Several choices are joined by commas; empty text is passed as it is.
 */
export type Field = {
  readonly name: string;
  /** At most 45 characters. */
  readonly label: string;
  /** At most 100 characters. */
  readonly hint?: string;
} & (
  | {
      readonly kind: "text";
      readonly value?: string;
      readonly required: boolean;
      readonly maxLength: number;
    }
  /**
   * One of the values that the command's option of this name suggests while typing (`Option.suggest`); plain text on
   * platforms without suggestions in forms.
   */
  | { readonly kind: "suggest"; readonly value?: string; readonly required: boolean }
  /** `HH:MM`, 24 hours. */
  | { readonly kind: "time"; readonly value?: string }
  /** One of 2 to 25. */
  | { readonly kind: "choice"; readonly choices: readonly Choice[]; readonly value?: string }
  /** At least one of 2 to 25. */
  | { readonly kind: "choices"; readonly choices: readonly Choice[]; readonly values: readonly string[] }
);

export interface Choice {
  readonly value: string;
  /** At most 75 characters. */
  readonly label: string;
}
