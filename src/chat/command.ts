import { z } from "zod";
import { UserError } from "../runtime/errors.ts";
import type { Message } from "./message.ts";
import type { ChannelRef, MessageRef, Person } from "./refs.ts";
import type { Reply } from "./reply.ts";
import type { Translations } from "./translation.ts";

/** One option of a command: how platforms declare it and how its value is checked, once for all platforms. */
export interface Option<T = unknown> {
  readonly type: "text" | "integer" | "boolean" | "choice" | "person";
  /** At most 100 characters. */
  readonly description: string;
  readonly required: boolean;
  readonly choices?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  /** In a typed command line it takes all words that are left. */
  readonly rest?: boolean;
  /** What is suggested while typing, where the platform can. */
  readonly suggest?: Suggested;
  /** Given by our own buttons and forms alone: not offered for typing. */
  readonly hidden?: boolean;
  /** Accepts what a platform or a typed line gives; undefined where the option was left out and is not required. */
  readonly schema: z.ZodType<T>;
}

/** A paper, of which its title or its id is put in; an IANA time zone; a day `YYYY-MM-DD`. */
export type Suggested = "title" | "id" | "zone" | "day";

/** An option that nobody types, so that it needs no words in other languages. */
type Unseen<T> = Option<T> & { readonly hidden: true };

export type Options = Readonly<Record<string, Option>>;
export type OptionValues<O extends Options> = {
  readonly [K in keyof O]: O[K] extends Option<infer T> ? T : never;
};

interface TextSpec {
  readonly maxLength?: number;
  readonly rest?: boolean;
  readonly suggest?: Suggested;
  readonly hidden?: boolean;
  /** An emptied field of a form means something. */
  readonly mayBeEmpty?: boolean;
}

/** A text option. The value is trimmed. */
export function text(description: string, spec: TextSpec & { required: true; hidden: true }): Unseen<string>;
export function text(description: string, spec: TextSpec & { hidden: true }): Unseen<string | undefined>;
export function text(description: string, spec: TextSpec & { required: true }): Option<string>;
export function text(description: string, spec?: TextSpec): Option<string | undefined>;
export function text(
  description: string,
  spec: TextSpec & { required?: boolean } = {},
): Option<string | undefined> {
  const maxLength = spec.maxLength ?? 250;
  const value = z.coerce
    .string()
    .trim()
    .min(spec.mayBeEmpty ? 0 : 1, "must not be empty")
    .max(maxLength, `must be at most ${maxLength} characters`);
  return {
    type: "text",
    description,
    required: spec.required ?? false,
    ...(spec.rest ? { rest: true } : {}),
    ...(spec.suggest ? { suggest: spec.suggest } : {}),
    ...(spec.hidden ? { hidden: true } : {}),
    max: maxLength,
    schema: spec.required ? value : value.optional(),
  };
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
  const value = z.coerce.number(message).int(message).min(spec.min, message).max(spec.max, message);
  return { type: "integer", description, required: false, ...spec, schema: value.optional() };
}

/** Yes or no. */
export function flag(description: string): Option<boolean | undefined> {
  const value = z.union([z.boolean(), z.stringbool()], "must be yes or no");
  return { type: "boolean", description, required: false, schema: value.optional() };
}

/** Somebody, as a platform's adapter tells of them: `name` is what people see, and mentions nobody. */
export interface Somebody {
  readonly user: string;
  readonly name: string;
}

/** A member of the server or workspace, mentioned or picked. */
export function somebody(description: string): Option<Somebody | undefined> {
  const value = z.object(
    { user: z.string().min(1), name: z.string().min(1) },
    "must be a member of this place, mentioned like @ada",
  );
  return { type: "person", description, required: false, schema: value.optional() };
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
  const value = z.enum(choices, `must be one of ${choices.join(", ")}`);
  return { type: "choice", description, required: false, choices, ...spec, schema: value.optional() };
}

/** That a channel is a forum: each message there is a post with a title and tags. */
export interface Forum {
  /** Why it would take no post of ours, and the cure, as far as is known. */
  readonly closed?: string;
}

/** Whom to ask where the asker may not, as the platform calls them: `members with Manage Server`. */
export interface Managers {
  /** Who may configure the channel. */
  readonly channel: string;
  /** Who may decide for the whole server or workspace. */
  readonly team: string;
}

/** Who asks, and where. */
export interface CommandContext {
  readonly person: Person;
  readonly channel: ChannelRef;
  /** The message that a press or shortcut came from. */
  readonly message?: MessageRef;
  readonly canManage: boolean;
  readonly canManageTeam: boolean;
  readonly managers?: Managers;
  readonly forum?: Forum;
  readonly locale?: string;
  readonly timeZone?: string;
}

/** A `/papers` subcommand as every platform sees it. `S` is what its `run` needs of the product. */
export interface Command<S = never> {
  /** Lower case, `[a-z-]{1,32}`. */
  readonly name: string;
  /** At most 100 characters. */
  readonly description: string;
  readonly options: Options;
  /** `private`: only the asker sees the answer. */
  readonly reply: "private" | "channel";
  /** `manager`: only those who may configure the channel. */
  readonly access: "everyone" | "manager";
  /** Is about the channel it is run in. A platform that can lets people name another, and asks about that one. */
  readonly placed: boolean;
  /** Only reads, so it also answers where the asker alone has added us. */
  readonly anywhere: boolean;
  /** Reached by our own buttons, forms and the App Home alone: neither listed nor typed. */
  readonly hidden: boolean;
  /** Offered on every message, where the platform can: the message's text and links are given as `option`. */
  readonly shortcut: Shortcut | undefined;
  /** Its words in other languages. */
  readonly translations?: Translations;
  /**
   * Checks the options as given by a platform and answers; a bare Message goes to whom `reply` says. Throws UserError for
   * what the asker can mend.
   */
  run(
    services: S,
    context: CommandContext,
    given: Readonly<Record<string, unknown>>,
  ): Promise<Message | Reply>;
}

export interface Shortcut {
  /** At most 24 characters. */
  readonly label: string;
  readonly option: string;
}

/** A command whose words the type knows, so that none can be missing in another language. */
export type Declared<S, N extends string, O extends Options, K> = Omit<
  Command<S>,
  "name" | "options" | "shortcut"
> & {
  readonly name: N;
  readonly options: O;
  readonly shortcut: K;
};

/** Declares a command; the types of `args` follow from `options`. */
export function defineCommand<
  S,
  const N extends string,
  const O extends Options,
  const K extends { readonly label: string; readonly option: keyof O & string } | undefined = undefined,
>(spec: {
  readonly name: N;
  readonly description: string;
  readonly options: O;
  readonly reply: "private" | "channel";
  readonly access?: "everyone" | "manager";
  readonly placed?: boolean;
  readonly anywhere?: boolean;
  readonly hidden?: boolean;
  readonly shortcut?: K;
  readonly run: (services: S, context: CommandContext, args: OptionValues<O>) => Promise<Message | Reply>;
}): Declared<S, N, O, K> {
  return {
    name: spec.name,
    description: spec.description,
    options: spec.options,
    reply: spec.reply,
    access: spec.access ?? "everyone",
    placed: spec.placed ?? false,
    anywhere: spec.anywhere ?? false,
    hidden: spec.hidden ?? false,
    shortcut: spec.shortcut as K,
    run: async (services, context, given) =>
      spec.run(services, context, parseOptions(spec.name, spec.options, given)),
  };
}

/** The commands that people see and type. */
export function listed<C extends Pick<Command<never>, "hidden">>(commands: readonly C[]): readonly C[] {
  return commands.filter((command) => !command.hidden);
}

/** The options that people see and type. */
export function offered(options: Options): readonly (readonly [string, Option])[] {
  return Object.entries(options).filter(([, option]) => !option.hidden);
}

function parseOptions<O extends Options>(
  command: string,
  options: O,
  given: Readonly<Record<string, unknown>>,
): OptionValues<O> {
  const values: Record<string, unknown> = {};
  for (const [name, option] of Object.entries(options)) {
    const raw = given[name] ?? undefined;
    if (raw === undefined && option.required)
      throw new UserError(
        `“${name}” is missing (${lowerFirst(option.description)}). Type it like ${usage({ name: command, options })}.`,
        { option: name },
      );
    const parsed = option.schema.safeParse(raw);
    if (!parsed.success)
      throw new UserError(`“${name}” ${parsed.error.issues[0]?.message ?? "cannot be read"}.`, {
        option: name,
      });
    values[name] = parsed.data;
  }
  return values as OptionValues<O>;
}

/** How to type a command: `/papers subscribe [time] [zone] [count]`. */
export function usage(command: Pick<Command<never>, "name" | "options">): string {
  const words = offered(command.options).map(([name, o]) => (o.required ? `<${name}>` : `[${name}]`));
  return ["/papers", command.name, ...words].join(" ");
}

function lowerFirst(text: string): string {
  // Not an abbreviation or a name such as arXiv or IANA.
  return /^\p{Lu}\p{Ll}* /u.test(text) ? `${text.charAt(0).toLowerCase()}${text.slice(1)}` : text;
}
