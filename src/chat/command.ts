import { UserError } from "../runtime/errors.ts";
import type { Message } from "./message.ts";
import { type Options, type OptionValues, offered, readOption } from "./option.ts";
import type { ChannelRef, MessageRef, Person } from "./refs.ts";
import type { Reply } from "./reply.ts";
import type { Locale, Translations } from "./translation.ts";

/** A channel that is a forum: each message is a post with a title and tags. */
export interface Forum {
  /** Why it would reject our posts, and how to fix that, if known. */
  readonly closed?: string;
}

/** Whom to ask when the asker may not, in the platform's terms: `members with Manage Server`. */
export interface Managers {
  /** Who may configure the channel. */
  readonly channel: string;
  /** Who may decide for the whole server or workspace. */
  readonly team: string;
}

/** The person who asks, and where. */
export interface CommandContext {
  readonly person: Person;
  readonly channel: ChannelRef;
  /** The message with the pressed button, or the one a shortcut was used on. */
  readonly message?: MessageRef;
  readonly canManage: boolean;
  readonly canManageTeam: boolean;
  readonly managers?: Managers;
  readonly forum?: Forum;
  /** If the channel is a thread with its own id, the channel it belongs to. */
  readonly parent?: ChannelRef;
  readonly timeZone?: string;
}

/** Commands that belong together: `/papers list save` and `/papers list read`. */
export interface CommandGroup {
  /** Lower case, `[a-z-]{1,32}`. */
  readonly name: string;
  /** At most 100 characters. */
  readonly description: string;
  readonly translations: Readonly<Record<Locale, string>>;
}

/** A `/papers` subcommand as every platform sees it. `S`: the services that its `run` needs. */
export interface Command<S = never> {
  /** Lower case, `[a-z-]{1,32}`. Never changes, since buttons contain it. People may also type it. */
  readonly name: string;
  /** What people type after the group's name, or as the whole name if there is no group. */
  readonly as: string;
  readonly group: CommandGroup | undefined;
  /** At most 100 characters. */
  readonly description: string;
  readonly options: Options;
  /** `private`: only the asker sees the answer. */
  readonly reply: "private" | "channel";
  /** `manager`: only those who may configure the channel. */
  readonly access: "everyone" | "manager";
  /** Is about the channel in which it is run. Platforms that support it let people name another channel instead. */
  readonly placed: boolean;
  /** Only reads, so it also works where only the asker has installed us. */
  readonly anywhere: boolean;
  /**
   * May take seconds, such as to draw a chart. On a platform with a short time limit we acknowledge it first and answer
   * later.
   */
  readonly slow: boolean;
  /** Reached only by our own buttons, forms and the App Home: neither listed nor typed. */
  readonly hidden: boolean;
  /**
   * Offered in the menu of every message, if the platform has one. `option` receives the paper that the message is
   * about.
   */
  readonly shortcut: Shortcut | undefined;
  /** Its texts in other languages. */
  readonly translations?: Translations;
  /**
   * Validates the options and answers. A bare Message goes to those whom `reply` names. Throws UserError for what the
   * asker can fix.
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
  /** Pass all papers that the message names to the option, rather than one of them. */
  readonly several?: true;
}

/** A command whose type includes its texts, so that the compiler finds missing translations. */
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
  const K extends (Shortcut & { readonly option: keyof O & string }) | undefined = undefined,
>(spec: {
  readonly name: N;
  readonly group?: CommandGroup | undefined;
  /** Default: its name. */
  readonly as?: string;
  readonly description: string;
  readonly options: O;
  readonly reply: "private" | "channel";
  readonly access?: "everyone" | "manager";
  readonly placed?: boolean;
  readonly anywhere?: boolean;
  readonly slow?: boolean;
  readonly hidden?: boolean;
  readonly shortcut?: K;
  readonly run: (services: S, context: CommandContext, args: OptionValues<O>) => Promise<Message | Reply>;
}): Declared<S, N, O, K> {
  const typed = { as: spec.as ?? spec.name, group: spec.group };
  return {
    name: spec.name,
    ...typed,
    description: spec.description,
    options: spec.options,
    reply: spec.reply,
    access: spec.access ?? "everyone",
    placed: spec.placed ?? false,
    anywhere: spec.anywhere ?? false,
    slow: spec.slow ?? false,
    hidden: spec.hidden ?? false,
    shortcut: spec.shortcut as K,
    run: async (services, context, given) =>
      spec.run(services, context, parseOptions({ ...typed, options: spec.options }, given)),
  };
}

/** The commands that people see and type. */
export function listed<C extends Pick<Command<never>, "hidden">>(commands: readonly C[]): readonly C[] {
  return commands.filter((command) => !command.hidden);
}

function parseOptions<O extends Options>(
  command: Typed & { readonly options: O },
  given: Readonly<Record<string, unknown>>,
): OptionValues<O> {
  const values: Record<string, unknown> = {};
  for (const [name, option] of Object.entries(command.options)) {
    const raw = given[name] ?? undefined;
    if (raw === undefined && option.required)
      throw new UserError(
        `“${name}” is missing (${lowerFirst(option.description)}). Type it like “${usage(command)}”.`,
        { option: name },
      );
    values[name] = readOption(name, option, raw);
  }
  return values as OptionValues<O>;
}

/** The parts of a command that determine how it is typed. */
export type Typed = Pick<Command<never>, "as" | "group">;

/** Returns the command as people type it: `/papers list save`. */
export function lineOf({ as, group }: Typed): string {
  return ["/papers", ...(group ? [group.name] : []), as].join(" ");
}

/** Optional options shown in the usage line; more would only clutter it. */
const OPTIONAL_SHOWN = 3;

/**
 * Returns how to type a command: `/papers search <query> [period:…]`. Options after one that takes all words must be
 * named.
 */
export function usage(command: Typed & Pick<Command<never>, "options">): string {
  let named = false;
  const words = offered(command.options).map(([name, { required, takes }]) => {
    const shown = named ? `${name}:…` : name;
    named ||= takes === "rest";
    return required ? `<${shown}>` : `[${shown}]`;
  });
  const needed = words.filter((word) => word.startsWith("<")).length;
  const shown = words.slice(0, Math.max(needed, OPTIONAL_SHOWN));
  return [lineOf(command), ...shown, ...(shown.length < words.length ? ["…"] : [])].join(" ");
}

function lowerFirst(text: string): string {
  // Leaves abbreviations and names such as IANA and arXiv alone.
  return /^\p{Lu}\p{Ll}* /u.test(text) ? `${text.charAt(0).toLowerCase()}${text.slice(1)}` : text;
}
