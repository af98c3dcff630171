import { z } from "zod";
import { UserError } from "../runtime/errors.ts";
import { didYouMean } from "../text/did-you-mean.ts";
import { plainTyping, typedValue, withoutEnding } from "../text/typed-text.ts";
import { visible } from "../text/visible.ts";

/** One option of a command: its declaration for the platforms, and its validation, shared by all of them. */
export interface Option<T = unknown> {
  readonly type: "text" | "integer" | "boolean" | "choice" | "person";
  /** At most 100 characters. */
  readonly description: string;
  readonly required: boolean;
  readonly choices?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  /** How many words of a typed line it takes: one, as many as it can parse, or all remaining ones. */
  readonly takes: "word" | "phrase" | "rest";
  /** Quotes are significant, so they are not stripped. */
  readonly keepsQuotes?: boolean;
  /**
   * Set if its text may contain colons, as titles do. A word listed here, when before a colon, is never read as an
   * option's name.
   */
  readonly prefixes?: readonly string[];
  /** What to suggest while typing, if the platform supports it. */
  readonly suggest?: Suggested;
  /** Set only by our own buttons and forms; people cannot type it. */
  readonly hidden?: boolean;
  /** Set if the value is a credential: platforms never show it again. */
  readonly secret?: boolean;
  /**
   * Parses the value from a platform, a form or a typed line; undefined if the option was left out and is not required.
   * Throws UserError if only the parser can explain the problem.
   */
  readonly schema: z.ZodType<T>;
}

/** What is suggested: queries (a title, author or organization); paper ids; IANA time zones; days `YYYY-MM-DD`. */
export type Suggested = "query" | "id" | "zone" | "day";

/** A hidden option: nobody types it, so it needs no translations. */
type Unseen<T> = Option<T> & { readonly hidden: true };

export type Options = Readonly<Record<string, Option>>;
export type OptionValues<O extends Options> = {
  readonly [K in keyof O]: O[K] extends Option<infer T> ? T : never;
};

/** Returns the options that people see and type. */
export function offered(options: Options): readonly (readonly [string, Option])[] {
  return Object.entries(options).filter(([, option]) => !option.hidden);
}

interface TextSpec {
  readonly maxLength?: number;
  readonly takes?: Option["takes"];
  readonly prefixes?: readonly string[];
  readonly suggest?: Suggested;
  readonly hidden?: boolean;
  readonly secret?: boolean;
  /** An emptied form field is a valid value. */
  readonly mayBeEmpty?: boolean;
  readonly keepsQuotes?: boolean;
}

/** Declares a text option. Smart punctuation and surrounding blanks and quotes are removed from its value. */
export function text(description: string, spec: TextSpec & { required: true; hidden: true }): Unseen<string>;
export function text(description: string, spec: TextSpec & { hidden: true }): Unseen<string | undefined>;
export function text(description: string, spec: TextSpec & { required: true }): Option<string>;
export function text(description: string, spec?: TextSpec): Option<string | undefined>;
export function text(
  description: string,
  spec: TextSpec & { required?: boolean } = {},
): Option<string | undefined> {
  return textOption(description, (value) => value, spec);
}

/** Declares a text option that `read` parses. `read` throws UserError saying how to write the value. */
export function reading<T>(
  description: string,
  read: (text: string) => T,
  spec: TextSpec & { required: true },
): Option<T>;
export function reading<T>(
  description: string,
  read: (text: string) => T,
  spec?: TextSpec,
): Option<T | undefined>;
export function reading<T>(
  description: string,
  read: (text: string) => T,
  spec: TextSpec & { required?: boolean } = {},
): Option<T | undefined> {
  return textOption(description, read, { takes: "phrase", ...spec });
}

function textOption<T>(
  description: string,
  read: (text: string) => T,
  spec: TextSpec & { required?: boolean },
): Option<T | undefined> {
  const maxLength = spec.maxLength ?? 250;
  const value = z.coerce
    .string()
    .transform((given) => tidyText(spec, given))
    .pipe(
      z
        .string()
        .min(spec.mayBeEmpty ? 0 : 1, "must not be empty")
        .max(maxLength, `must be at most ${maxLength} characters`),
    )
    .transform(read);
  return {
    type: "text",
    description,
    required: spec.required ?? false,
    takes: spec.takes ?? "word",
    ...(spec.keepsQuotes ? { keepsQuotes: true } : {}),
    ...(spec.prefixes ? { prefixes: spec.prefixes } : {}),
    ...(spec.suggest ? { suggest: spec.suggest } : {}),
    ...(spec.hidden ? { hidden: true } : {}),
    ...(spec.secret ? { secret: true } : {}),
    max: maxLength,
    schema: spec.required ? value : value.optional(),
  };
}

/** Normalizes an option's text, undoing what phone keyboards changed. */
export function tidyText({ keepsQuotes }: Pick<Option, "keepsQuotes">, given: string): string {
  return keepsQuotes ? withoutEnding(plainTyping(given)) : typedValue(given);
}

/** Declares an option for a whole number between `min` and `max`. */
export function integer(
  description: string,
  spec: { min: number; max: number; hidden: true },
): Unseen<number | undefined>;
export function integer(description: string, spec: { min: number; max: number }): Option<number | undefined>;
export function integer(
  description: string,
  spec: { min: number; max: number; hidden?: boolean },
): Option<number | undefined> {
  const message = `must be a whole number from ${spec.min} to ${spec.max}`;
  const value = typed(readNumber).pipe(
    z.number(message).int(message).min(spec.min, message).max(spec.max, message),
  );
  return { type: "integer", description, required: false, takes: "word", ...spec, schema: value.optional() };
}

/** Reads `1,000` and `1.000` as a thousand: nobody asks for a number of papers with three decimals. */
function readNumber(word: string): unknown {
  const digits = /^\d{1,3}(?:[,.' ]\d{3})+$/.test(word) ? word.replace(/\D/g, "") : word;
  // An emptied field means 0.
  return /^\d*$/.test(digits) ? Number(digits) : word;
}

/** Declares a yes-or-no option. */
export function flag(description: string): Option<boolean | undefined> {
  const value = typed((word) => word.toLowerCase()).pipe(
    z.union([z.boolean(), z.stringbool()], "must be yes or no"),
  );
  return { type: "boolean", description, required: false, takes: "word", schema: value.optional() };
}

/** A person as the platform's adapter reports them. People see `name`, which mentions nobody. */
export interface Somebody {
  readonly user: string;
  readonly name: string;
}

/** Declares an option for a member of the server or workspace, mentioned or picked. */
export function somebody(description: string): Option<Somebody | undefined> {
  const value = z
    .object(
      { user: z.string().min(1), name: z.string().min(1) },
      "must be a member of this place, mentioned like @ada",
    )
    // Names may contain characters that reverse the text after them, or nothing visible.
    .transform(({ user, name }) => ({ user, name: visible(name) || "a member" }));
  return { type: "person", description, required: false, takes: "word", schema: value.optional() };
}

/** Declares an option with a few fixed values. */
export function choice<const C extends readonly [string, ...string[]]>(
  description: string,
  choices: C,
  spec: { readonly hidden: true },
): Unseen<C[number] | undefined>;
export function choice<const C extends readonly [string, ...string[]]>(
  description: string,
  choices: C,
): Option<C[number] | undefined>;
export function choice<const C extends readonly [string, ...string[]]>(
  description: string,
  choices: C,
  spec: { readonly hidden?: boolean } = {},
): Option<C[number] | undefined> {
  const readChoice = (word: string): string => word.toLowerCase().replace(/[\s_-]+/g, "-");
  const value = typed(readChoice).pipe(
    z.enum(choices, {
      error: ({ input }) => `must be one of ${choices.join(", ")}.${didYouMean(String(input), choices)}`,
    }),
  );
  return {
    type: "choice",
    description,
    required: false,
    choices,
    takes: "word",
    ...spec,
    schema: value.optional(),
  };
}

/** Parses typed text with `read`, as one word without the punctuation that phones add; other values pass unchanged. */
function typed(read: (word: string) => unknown) {
  return z.unknown().transform((given) => (typeof given === "string" ? read(typedWord(given)) : given));
}

function typedWord(given: string): string {
  return typedValue(withoutEnding(given, "!?"));
}

/** Validates the value given for the option `name`. Throws a UserError about that option that says what it must be. */
export function readOption<T>(name: string, option: Option<T>, given: unknown): T {
  try {
    const parsed = option.schema.safeParse(given);
    if (parsed.success) return parsed.data;
    throw new UserError(ended(`“${name}” ${parsed.error.issues[0]?.message ?? "cannot be read"}`));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(error.message, { option: name, cause: error });
  }
}

/** Whether the typed `text` is a valid value of the option. */
export function canRead(option: Option, text: string): boolean {
  // Only the platform's adapter can resolve a mention.
  if (option.type === "person") return /^<?@./.test(text);
  if (typedValue(text) === "") return false;
  try {
    return option.schema.safeParse(text).success;
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}

function ended(sentence: string): string {
  return /[.?]$/.test(sentence) ? sentence : `${sentence}.`;
}
