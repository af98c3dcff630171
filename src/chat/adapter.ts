import type { Command, Forum, Managers } from "./command.ts";
import type { Message } from "./message.ts";
import type { Mark } from "./reaction.ts";
import type { ChannelRef, DeliveryKey, MessageRef, Person, Platform } from "./refs.ts";
import type { Reply } from "./reply.ts";

export type { ChannelRef, DeliveryKey, MessageRef, Person, Platform, Reply };

/** Person `person` has reacted with `mark`. */
export interface Ballot {
  readonly person: Person;
  readonly mark: Mark;
}

/** What people do, told to the core. Handlers never reject: the core answers errors itself, kindly. */
export interface ChatHandlers {
  /**
   * Somebody ran a command: typed it, submitted its form, picked it in a message's menu, mentioned us with it, or opened the
   * App Home (command `home`).
   */
  command(call: CommandCall): Promise<Reply>;
  /** Somebody is typing into an option that suggests papers; at most 25 answers, best first. Never rejects. */
  suggest(typing: Typing): Promise<readonly Suggestion[]>;
  /** Somebody pressed a button of ours. */
  press(press: ButtonPress): Promise<Reply>;
  /** Reactions on any message; the core knows which messages are its own. Our own reactions are never told. */
  ballot(event: BallotEvent): Promise<void>;
  /**
   * Connected. `gap`: events since the last connection may have been missed, so votes must be recounted; in these
   * workspaces alone where the platform can tell (direct messages are in what `directIn` names, or in ""). `since` (epoch
   * ms): not before then, where the platform delivers again what a short gap held up.
   */
  connected(event: {
    readonly platform: Platform;
    readonly gap: boolean;
    readonly workspaces?: readonly string[];
    readonly since?: number;
  }): void;
  /** A channel is gone or we were removed from it (workspace: all its channels where `channel` is absent). */
  removed(event: {
    readonly platform: Platform;
    readonly workspace: string;
    readonly channel?: string;
  }): Promise<void>;
  /** The platform has given a channel a new id; the old one is no more. */
  moved(event: { readonly channel: ChannelRef; readonly newId: string }): Promise<void>;
  /** The connection is lost for good and only a person can mend it: the process should say so and end. */
  fatal(error: Error): void;
}

interface Asked {
  readonly person: Person;
  readonly channel: ChannelRef;
  /** What a press or shortcut came from. */
  readonly message?: MessageRef;
  /** May configure this channel: Manage Server/Channel on Discord; the platform-appropriate rule on Slack. */
  readonly canManage: boolean;
  /** May decide for the whole server or workspace: Manage Server on Discord; admins and named managers on Slack. */
  readonly canManageTeam: boolean;
  /** Who else may manage, for those who may not. */
  readonly managers?: Managers;
  /** Where the channel is one. */
  readonly forum?: Forum;
  /** We are not in this place: the asker alone has added us. We can answer there, but neither post nor see votes. */
  readonly guest?: boolean;
  /** IANA zone of the person's profile, where the platform tells. */
  readonly timeZone?: string;
}

export interface CommandCall extends Asked {
  readonly name: string;
  /** As the platform gave them; the core validates. */
  readonly options: Readonly<Record<string, unknown>>;
  /** It was picked in the menu of `message`: all that this message says and links to, in place of the shortcut's option. */
  readonly picked?: string;
}

/** An option of a command as far as it is typed. */
export interface Typing {
  readonly command: string;
  readonly option: string;
  readonly text: string;
}

export interface Suggestion {
  /** What people see. */
  readonly label: string;
  /** What is put in. */
  readonly value: string;
}

export interface ButtonPress extends Asked {
  /** The pressed Action's `id`. */
  readonly action: string;
  readonly message: MessageRef;
}

/** `cleared`: everybody's reactions with that mark were taken away at once; with any mark where it is absent. */
export type BallotEvent =
  | {
      readonly kind: "added" | "removed";
      readonly message: MessageRef;
      readonly person: Person;
      readonly mark: Mark;
    }
  | { readonly kind: "cleared"; readonly message: MessageRef; readonly mark?: Mark };

/**
 * Somewhere that messages go: what every outlet does, and what it can of what a chat does beside. What is missing the core
 * goes without. Outlets keep nothing of their own, so that what the store forgets is forgotten. Every failing call throws
 * ChatError, `unsent` until the outlet has first connected.
 */
export interface Outlet extends Partial<ChatAbilities>, Partial<AddressAbilities> {
  readonly platform: Platform;
  /**
   * Connects, tells `handlers.connected`, and resolves. A fault that may pass (the platform is away, or somebody else
   * answers in its place) is tried again with a warning each time until it has passed or `stop` is called, which resolves
   * this too. Rejects only with what a person must mend, and then the outlet is stopped. Commands are registered in the
   * background, writing to the platform only what differs; where that fails, the old ones stay and it is tried again.
   */
  start(commands: readonly Command[], handlers: ChatHandlers): Promise<void>;
  /** Whether messages can go out, and all of the platform's events arrive here, right now. */
  connected(): boolean;
  /**
   * The workspaces that are served here, those of direct messages among them; asked anew each time, as apps come and go.
   * Absent or undefined: all of the platform's.
   */
  workspaces?(): readonly string[] | undefined;
  /**
   * Posts once, as a reply to `under` where that is given; never retries by itself. Ends within 45 s, and nothing is sent
   * after that.
   */
  post(channel: ChannelRef, message: Message, key: DeliveryKey, under?: MessageRef): Promise<MessageRef>;
  /** Disconnects; resolves when what was in flight is done. */
  stop(): Promise<void>;
}

/** What a chat does more, since its messages stay where people see them. */
export interface ChatAbilities {
  /**
   * The message posted with `key` at or after `since` (epoch ms), looked up on the platform; undefined where there is none.
   * The newest messages are looked through whatever `since` says: it is by our clock, which may be wrong. `under` as it was
   * posted. Without it, what may have been posted is never sent again.
   */
  find(
    channel: ChannelRef,
    key: DeliveryKey,
    since: number,
    under?: MessageRef,
  ): Promise<MessageRef | undefined>;
  /** Replaces what a message shows (live vote counts). `key` as it was posted. */
  edit(message: MessageRef, next: Message, key: DeliveryKey): Promise<void>;
  /** Adds our own keycap reactions 1…count so that voting is one tap. */
  seed(message: MessageRef, count: number): Promise<void>;
  /**
   * Who has reacted with which of the marks that `counts`, our own reactions left out: for recounts after downtime. Goes
   * behind everything else that waits for the platform.
   */
  ballots(message: MessageRef, counts: (mark: Mark) => boolean): Promise<readonly Ballot[]>;
  /** The address that opens a message in the platform's own apps; undefined where it cannot be told. */
  link(message: MessageRef): string | undefined;
  /** The channel of our direct messages with a person, opened where there was none. */
  direct(person: Person): Promise<ChannelRef>;
  /** A private message to a person, for what only they can mend. */
  tell(person: Person, message: Message): Promise<void>;
}

/** What an outlet does more whose places are addresses that people name: each is asked first whether it wants anything. */
export interface AddressAbilities {
  /** An address as somebody typed it. Throws UserError. */
  readAddress(text: string): string;
  /** As much of it as others may see. */
  maskAddress(address: string): string;
  /** The page on which whoever reads what is sent there can do what an Action's `id` says; undefined where there is none. */
  actionPage(
    address: { readonly channel: ChannelRef; readonly secret: string },
    id: string,
  ): string | undefined;
}

/** A chat platform: an outlet that can all of it. */
export type ChatAdapter = Outlet & ChatAbilities;

/** Channels that one process serves: those of some workspaces of a platform, of all where none are named. */
export interface Served {
  readonly platform: Platform;
  readonly workspaces?: readonly string[];
}

/** What an outlet serves right now. */
export function servedBy({ platform, workspaces }: Pick<Outlet, "platform" | "workspaces">): Served {
  const ours = workspaces?.();
  return ours ? { platform, workspaces: ours } : { platform };
}

/** The outlet for the channel or person here; those of the platform's other workspaces another process may serve. */
export function adapterFor(
  adapters: readonly Outlet[],
  { platform, workspace }: Pick<ChannelRef | Person, "platform" | "workspace">,
): Outlet | undefined {
  const adapter = adapters.find((one) => one.platform === platform);
  return adapter?.workspaces?.()?.includes(workspace) === false ? undefined : adapter;
}
