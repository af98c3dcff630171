import { z } from "zod";
import { UserError } from "../runtime/errors.ts";
import { didYouMean } from "../text/did-you-mean.ts";
import { plainTyping, typedValue, withoutEnding } from "../text/typed-text.ts";
import { visible } from "../text/visible.ts";

/** One option of a command: how platforms declare it and how its value is checked, once for all platforms. */
export interface Option<T = unknown> {
  readonly type: "text" | "integer" | "boolean" | "choice" | "person";
  /** At most 100 characters. */
  readonly description: string;
  readonly required: boolean;
  readonly choices?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  /** How many words of a typed line it takes: one, as many as it can read, or all that are left. */
  readonly takes: "word" | "phrase" | "rest";
  /** Quotes mean something in it, so they stay. */
  readonly keepsQuotes?: boolean;
  /** Its text may hold colons, as titles do; these words before one are never taken for an option's name. */
  readonly prefixes?: readonly string[];
  /** What is suggested while typing, where the platform can. */
  readonly suggest?: Suggested;
  /** Given by our own buttons and forms alone: not offered for typing. */
  readonly hidden?: boolean;
  /**
   * Accepts what a platform, a form or a typed line gives; undefined where the option was left out and is not required.
   * Throws UserError where only its reader knows what to say.
   */
  readonly schema: z.ZodType<T>;
}

/** A search for a paper's title, an author or an organization; a paper's id; an IANA time zone; a day `YYYY-MM-DD`. */
export type Suggested = "query" | "id" | "zone" | "day";

/** An option that nobody types, so that it needs no words in other languages. */
type Unseen<T> = Option<T> & { readonly hidden: true };

export type Options = Readonly<Record<string, Option>>;
export type OptionValues<O extends Options> = {
  readonly [K in keyof O]: O[K] extends Option<infer T> ? T : never;
};

/** The options that people see and type. */
export function offered(options: Options): readonly (readonly [string, Option])[] {
  return Object.entries(options).filter(([, option]) => !option.hidden);
}

interface TextSpec {
  readonly maxLength?: number;
  readonly takes?: Option["takes"];
  readonly prefixes?: readonly string[];
  readonly suggest?: Suggested;
  readonly hidden?: boolean;
  /** An emptied field of a form means something. */
  readonly mayBeEmpty?: boolean;
  readonly keepsQuotes?: boolean;
}

/** A text option. The value is in plain typing, trimmed and without quotes around it. */
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

/** A text option whose text means something: `read` says what. Throws UserError with how to write it. */
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
    max: maxLength,
    schema: spec.required ? value : value.optional(),
  };
}

/** The text of an option as it was meant, whatever a phone made of it. */
export function tidyText({ keepsQuotes }: Pick<Option, "keepsQuotes">, given: string): string {
  return keepsQuotes ? withoutEnding(plainTyping(given)) : typedValue(given);
}

/** A whole number between `min` and `max`. */
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

/** `1,000` and `1.000` are a thousand: nobody asks for one paper in three decimals. */
function readNumber(word: string): unknown {
  const digits = /^\d{1,3}(?:[,.' ]\d{3})+$/.test(word) ? word.replace(/\D/g, "") : word;
  // An emptied field asks for none.
  return /^\d*$/.test(digits) ? Number(digits) : word;
}

/** Yes or no. */
export function flag(description: string): Option<boolean | undefined> {
  const value = typed((word) => word.toLowerCase()).pipe(
    z.union([z.boolean(), z.stringbool()], "must be yes or no"),
  );
  return { type: "boolean", description, required: false, takes: "word", schema: value.optional() };
}

/** Somebody, as a platform's adapter tells of them: `name` is what people see, and mentions nobody. */
export interface Somebody {
  readonly user: string;
  readonly name: string;
}

/** A member of the server or workspace, mentioned or picked. */
export function somebody(description: string): Option<Somebody | undefined> {
  const value = z
    .object(
      { user: z.string().min(1), name: z.string().min(1) },
      "must be a member of this place, mentioned like @ada",
    )
    // People may name themselves with signs that turn what follows around, or with none that show.
    .transform(({ user, name }) => ({ user, name: visible(name) || "a member" }));
  return { type: "person", description, required: false, takes: "word", schema: value.optional() };
}

/** One of a few words. */
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

/** What is typed, read by `read` as one word without what phones leave around it; all else as it is given. */
function typed(read: (word: string) => unknown) {
  return z.unknown().transform((given) => (typeof given === "string" ? read(typedWord(given)) : given));
}

function typedWord(given: string): string {
  return typedValue(withoutEnding(given, "!?"));
}

/** The value given for the option `name`. Throws UserError, about that option, with what it must be. */
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

/** Whether `text`, as it was typed, is a value of the option. */
export function canRead(option: Option, text: string): boolean {
  // Who was mentioned, only the platform's adapter knows.
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
