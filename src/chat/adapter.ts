import type { Command, Forum, Managers } from "./command.ts";
import type { Message } from "./message.ts";
import type { Mark } from "./reaction.ts";
import type { ChannelRef, DeliveryKey, MessageRef, Person, Platform } from "./refs.ts";
import type { Reply } from "./reply.ts";

export type { ChannelRef, DeliveryKey, MessageRef, Person, Platform, Reply };

/** One person's reaction. */
export interface Ballot {
  readonly person: Person;
  readonly mark: Mark;
}

/** How adapters report what people do. Handlers never reject: the core answers errors itself, kindly. */
export interface ChatHandlers {
  /**
   * Somebody ran a command: typed it, submitted its form, picked it in a message's menu, mentioned us with it, or
   * opened the App Home (command `home`).
   */
  command(call: CommandCall): Promise<Reply>;
  /**
   * Somebody is typing into an option that suggests papers. Resolves to at most 25 suggestions, best first; never
   * rejects.
   */
  suggest(typing: Typing): Promise<readonly Suggestion[]>;
  /** Somebody pressed one of our buttons. */
  press(press: ButtonPress): Promise<Reply>;
  /**
   * Somebody reacted to a message, ours or not; the core knows its own messages. Our own reactions are not reported.
   */
  ballot(event: BallotEvent): Promise<void>;
  /**
   * Somebody posted links in a channel, if the platform reports links without the words around them; `at` in epoch ms.
   * Rejects if they could not be stored, so that the platform reports them again.
   */
  linked(event: {
    readonly channel: ChannelRef;
    readonly links: readonly string[];
    readonly at: number;
  }): Promise<void>;
  /**
   * The platform is connected. `gap`: events since the last connection may have been missed, so votes must be
   * recounted, if possible only in `workspaces` (for direct messages, the names from `directIn`, or ""). `since` (epoch
   * ms): nothing was missed before then, as the platform redelivers what a short gap held up.
   */
  connected(event: {
    readonly platform: Platform;
    readonly gap: boolean;
    readonly workspaces?: readonly string[];
    readonly since?: number;
  }): void;
  /** A channel is gone, or we were removed from it. Without `channel`: all channels of the workspace. */
  removed(event: {
    readonly platform: Platform;
    readonly workspace: string;
    readonly channel?: string;
  }): Promise<void>;
  /** The platform gave a channel a new id; the old one no longer exists. */
  moved(event: { readonly channel: ChannelRef; readonly newId: string }): Promise<void>;
  /** The connection is lost for good and only a person can fix it: the process should report the error and exit. */
  fatal(error: Error): void;
}

interface Asked {
  readonly person: Person;
  readonly channel: ChannelRef;
  /** The message with the pressed button, or the one a shortcut was used on. */
  readonly message?: MessageRef;
  /** May configure this channel: Manage Server/Channel on Discord; the platform-appropriate rule on Slack. */
  readonly canManage: boolean;
  /** May decide for the whole server or workspace: Manage Server on Discord; admins and named managers on Slack. */
  readonly canManageTeam: boolean;
  /** Whom to ask instead, for people who may not manage. */
  readonly managers?: Managers;
  /** Set if the channel is a forum. */
  readonly forum?: Forum;
  /** If the channel is a thread with an id of its own, the channel it belongs to. */
  readonly parent?: ChannelRef;
  /** We are not a member here: only the asker has installed us. We can answer, but neither post nor see votes. */
  readonly guest?: boolean;
  /** IANA zone from the person's profile, if the platform tells us. */
  readonly timeZone?: string;
}

export interface CommandCall extends Asked {
  readonly name: string;
  /** Unvalidated, as the platform sent them. */
  readonly options: Readonly<Record<string, unknown>>;
  /**
   * Set if the command was picked in the menu of `message`: the text and links of that message, instead of the
   * shortcut's option.
   */
  readonly picked?: string;
}

/** An option that somebody is typing. */
export interface Typing {
  readonly command: string;
  readonly option: string;
  readonly text: string;
}

export interface Suggestion {
  /** The label that people see. */
  readonly label: string;
  /** The value that is inserted. */
  readonly value: string;
}

export interface ButtonPress extends Asked {
  /** The pressed Action's `id`. */
  readonly action: string;
  readonly message: MessageRef;
}

/** `cleared`: everybody's reactions with that mark were removed at once, or with any mark if it is absent. */
export type BallotEvent =
  | {
      readonly kind: "added" | "removed";
      readonly message: MessageRef;
      readonly person: Person;
      readonly mark: Mark;
    }
  | { readonly kind: "cleared"; readonly message: MessageRef; readonly mark?: Mark };

/**
 * Runs `work` whenever it is this process's turn to be connected to the platform and to send there, until `stopping` is
 * aborted. Of several processes only one has its turn. `lost` is aborted when the turn is over; `work` must then end soon.
 * A connection may consist of parts, which have turns of their own; then the platform's turn is only about sending. Each
 * part of a divided outlet has its turn to send there, and the platform has none.
 */
export type Turns = (
  work: (lost: AbortSignal) => Promise<void>,
  stopping: AbortSignal,
  part?: number,
) => Promise<void>;

/** The turns of a process that runs alone. */
export const always: Turns = (work, stopping) => work(stopping);

/**
 * Somewhere that messages go. Every outlet has these methods, and implements as many abilities as it can; the core does
 * without the rest. Outlets store nothing themselves, so that whatever the store deletes is really deleted. Every
 * failing call throws ChatError, of kind `unsent` until the outlet has first connected.
 */
export interface Outlet extends Partial<ChatAbilities>, Partial<AddressAbilities> {
  readonly platform: Platform;
  /** Whether processes divide its workspaces for sending; see parts.ts. It then sends during the turns of their parts. */
  readonly divided?: boolean;
  /**
   * Connects, calls `handlers.connected`, and resolves. Faults that may pass (the platform is down, or something else
   * answers in its place) are retried with a warning each time, until they pass or `stop` is called; both resolve this.
   * Rejects only with what a person must fix; the outlet is then stopped. Registers commands in the background, and
   * writes to the platform only if something differs. If that fails, the old commands stay and registering is retried.
   * Given `turns`, it connects only during them, but always answers requests that reach this process.
   */
  start(commands: readonly Command[], handlers: ChatHandlers, turns?: Turns): Promise<void>;
  /** Whether, right now, messages can go out and all of the platform's events arrive here. */
  connected(): boolean;
  /**
   * The workspaces served here, including those of direct messages. Read anew each time, as apps are installed and
   * removed. Absent or undefined: all workspaces of the platform.
   */
  workspaces?(): readonly string[] | undefined;
  /**
   * Posts once, as a reply to `under` if given; never retries by itself. Settles within 45 s, and sends nothing after
   * that.
   */
  post(channel: ChannelRef, message: Message, key: DeliveryKey, under?: MessageRef): Promise<MessageRef>;
  /** Disconnects; resolves when the work in flight is done. */
  stop(): Promise<void>;
}

/** What only chats can do, because their messages stay where people see them. */
export interface ChatAbilities {
  /**
   * Looks up on the platform the message posted with `key` at or after `since` (epoch ms); undefined if there is none.
   * Searches the newest messages whatever `since` is, since our clock may be wrong. Pass `under` as when it was posted.
   * Without this ability, a message that may have been posted is never sent again.
   */
  find(
    channel: ChannelRef,
    key: DeliveryKey,
    since: number,
    under?: MessageRef,
  ): Promise<MessageRef | undefined>;
  /** Replaces the content of a message (for live vote counts). Pass `key` as when it was posted. */
  edit(message: MessageRef, next: Message, key: DeliveryKey): Promise<void>;
  /** Adds our own keycap reactions 1…count so that voting is one tap. */
  seed(message: MessageRef, count: number): Promise<void>;
  /**
   * Reads who reacted with the marks for which `counts` is true, except us: for recounts after downtime. Runs with the
   * lowest priority among calls to the platform.
   */
  ballots(message: MessageRef, counts: (mark: Mark) => boolean): Promise<readonly Ballot[]>;
  /** The URL that opens a message in the platform's own apps; undefined if it is unknown. */
  link(message: MessageRef): string | undefined;
  /** Returns the channel of our direct messages with a person, and opens one if there is none. */
  direct(person: Person): Promise<ChannelRef>;
  /** Sends a person a private message about something that only they can fix. */
  tell(person: Person, message: Message): Promise<void>;
}

/** What only outlets with addresses can do. Nobody gets anything there before confirming it. */
export interface AddressAbilities {
  /** Parses an address that somebody typed. Throws UserError. */
  readAddress(text: string): string;
  /** Masks an address so that others may see it. */
  maskAddress(address: string): string;
  /** The page on which a reader of the address can perform an Action; undefined if there is none. */
  actionPage(
    address: { readonly channel: ChannelRef; readonly secret: string },
    id: string,
  ): string | undefined;
}

/** A chat platform: an outlet with all chat abilities. */
export type ChatAdapter = Outlet & ChatAbilities;

/** Channels that one process serves: those of the named workspaces or parts of a platform, or all if none are named. */
export interface Served {
  readonly platform: Platform;
  readonly workspaces?: readonly string[];
  readonly parts?: readonly number[];
}

/** Where this process, of several, posts, redraws and recounts right now. */
export interface Sending {
  here(place: Pick<ChannelRef, "platform" | "workspace">): boolean;
  anywhere(platform: Platform): boolean;
  everywhere(): boolean;
  served(outlet: Pick<Outlet, "platform" | "divided" | "workspaces">): Served;
}

/** Returns what an outlet serves right now. */
export function servedBy({ platform, workspaces }: Pick<Outlet, "platform" | "workspaces">): Served {
  const ours = workspaces?.();
  return ours ? { platform, workspaces: ours } : { platform };
}

/** Returns this process's outlet for a channel or person; undefined if it does not serve their workspace. */
export function adapterFor(
  adapters: readonly Outlet[],
  { platform, workspace }: Pick<ChannelRef | Person, "platform" | "workspace">,
): Outlet | undefined {
  const adapter = adapters.find((one) => one.platform === platform);
  return adapter?.workspaces?.()?.includes(workspace) === false ? undefined : adapter;
}
