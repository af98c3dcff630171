import type { Action, Text } from "./message.ts";

/** A command's options asked for in fields: submitting it runs the command with what was entered. */
export interface Form {
  readonly command: string;
  /** At most 24 characters. */
  readonly title: string;
  /** The words on the button that submits it; at most 24 characters. */
  readonly submit: string;
  /** Options of the command that go along unseen. */
  readonly options: Readonly<Record<string, string>>;
  /** At least one, each of 1 to 5 fields: the most that Discord shows at once. */
  readonly sections: readonly Section[];
  /** What stands above the sections' buttons, where a platform shows buttons in place of fields. */
  readonly card?: {
    /** What holds, or would hold, as it is filled in. */
    readonly words: readonly Text[];
    /** Before the buttons of the sections: what can be done without changing any of it. */
    readonly actions: readonly Action[];
  };
}

export interface Section {
  /** `[a-z]+`, unique in the form. */
  readonly name: string;
  /** Words for a button that opens this section alone; at most 40 characters. */
  readonly label: string;
  readonly fields: readonly Field[];
}

/** One field. What is entered is given as the command's option `name`: choices joined by commas, an empty text as it is. */
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
   * One of what the command's option of this name suggests while somebody types (`Option.suggest`); a text where the
   * platform suggests nothing in forms.
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
