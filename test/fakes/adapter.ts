import type {
  Ballot,
  BallotEvent,
  ButtonPress,
  ChannelRef,
  ChatAdapter,
  ChatHandlers,
  CommandCall,
  DeliveryKey,
  MessageRef,
  Person,
  Platform,
  Reply,
} from "../../src/chat/adapter.ts";
import type { Command } from "../../src/chat/command.ts";
import type { Message } from "../../src/chat/message.ts";
import { ballotMark, emojiMark, type Mark, markKey } from "../../src/chat/reaction.ts";
import { type Clock, systemClock } from "../../src/runtime/clock.ts";
import { ChatError } from "../../src/runtime/errors.ts";

/** The adapter calls that can be made to fail. */
export type FaultyCall = "post" | "find" | "edit" | "seed" | "ballots" | "direct" | "tell";

/** How one call goes wrong. */
export interface Fault {
  readonly error: ChatError["kind"];
  readonly retryAfterMs?: number;
  /**
   * For `post`: the message lands on the platform all the same, this many milliseconds after the call (0: at once).
   * Absent: it never does.
   */
  readonly landsAfterMs?: number;
}

/** A message as it stands in the fake's channel. */
export interface FakePost {
  readonly ref: MessageRef;
  readonly key: DeliveryKey;
  /** As last edited. */
  readonly message: Message;
  /** Epoch ms; in the future for a late commit. */
  readonly at: number;
  readonly seeded: number;
  /** What it is a reply to. */
  readonly under?: MessageRef;
}

/** A chat platform in memory: scripted faults, and hands for the people in its channels. */
export interface FakeAdapter extends ChatAdapter {
  /** Every message that has landed by now, oldest first; of one channel where given. */
  posts(channel?: ChannelRef): readonly FakePost[];
  /** Private messages to people, oldest first. */
  readonly told: readonly { readonly person: Person; readonly message: Message }[];
  /** Calls made so far, failed ones included. */
  readonly calls: readonly {
    readonly call: FaultyCall;
    readonly channel?: ChannelRef;
    readonly key?: DeliveryKey;
  }[];
  /** The next unscripted `call` (in `channel` where given) fails so; scripted faults are used up in order. */
  fail(call: FaultyCall, fault: Fault, channel?: ChannelRef): void;
  /** Every `call` (in `channel` where given) fails so until `heal`. */
  failAlways(call: FaultyCall, fault: Fault, channel?: ChannelRef): void;
  /** Forgets all scripted faults. */
  heal(): void;
  /** Somebody reacts with a keycap number or a Unicode emoji. Kept, and told to the core while connected. */
  react(message: MessageRef, person: Person, emoji: number | string): Promise<void>;
  unreact(message: MessageRef, person: Person, emoji: number | string): Promise<void>;
  clearReactions(message: MessageRef, emoji?: number | string): Promise<void>;
  /** The core is told this, whatever stands: an event that comes late, again, or out of order. */
  replay(event: BallotEvent): Promise<void>;
  /** Somebody posts links, of which the core is told as Slack tells of them. */
  share(channel: ChannelRef, links: readonly string[], at?: number): Promise<void>;
  press(press: Pick<ButtonPress, "message" | "person" | "action"> & Partial<ButtonPress>): Promise<Reply>;
  run(call: Pick<CommandCall, "person" | "channel" | "name"> & Partial<CommandCall>): Promise<Reply>;
  /** While away, reactions are kept but not told. */
  disconnect(): void;
  /** `workspaces`: the gap is theirs alone. */
  reconnect(gap: boolean, workspaces?: readonly string[]): void;
  /** The channel (the whole workspace where `channel` is absent) goes away: posts there fail as `gone`. */
  remove(where: { workspace: string; channel?: string }): Promise<void>;
  fatal(error: Error): void;
}

/** Options of the fake: everything has a default. */
export interface FakeAdapterOptions {
  readonly platform?: Platform;
  readonly clock?: Clock;
  /** A second post with the same key in this time returns the first message, as Discord's nonce does. 0: never. Default 0. */
  readonly nonceWindowMs?: number;
  /** Share it between two fakes to make a second process, or a restart, see the same platform. */
  readonly world?: FakeWorld;
  /** Has a token for these workspaces alone, so that the channels of others are gone for all it knows. */
  readonly workspaces?: readonly string[];
}

/** What a platform itself remembers, whoever is connected. */
export interface FakeWorld {
  readonly posts: FakePost[];
  readonly ballots: Map<string, Ballot[]>;
  readonly gone: Set<string>;
}

/** An empty platform. */
export function createFakeWorld(): FakeWorld {
  return { posts: [], ballots: new Map(), gone: new Set() };
}

/** A ChatAdapter in memory. Ids are counted up, so histories are the same in every run. */
export function createFakeAdapter(options: FakeAdapterOptions = {}): FakeAdapter {
  const { platform = "discord", clock = systemClock, nonceWindowMs = 0, world = createFakeWorld() } = options;
  const told: { person: Person; message: Message }[] = [];
  const calls: { call: FaultyCall; channel?: ChannelRef; key?: DeliveryKey }[] = [];
  let script: { call: FaultyCall; fault: Fault; channel?: ChannelRef; always: boolean }[] = [];
  let handlers: ChatHandlers | undefined;
  let connected = false;

  const nextFault = (call: FaultyCall, channel: ChannelRef): Fault | undefined => {
    const index = script.findIndex(
      (entry) => entry.call === call && (!entry.channel || sameChannel(entry.channel, channel)),
    );
    const entry = script[index];
    if (entry && !entry.always) script.splice(index, 1);
    return entry?.fault;
  };
  const raise = (fault: Fault): never => {
    throw new ChatError(fault.error, `scripted: ${fault.error}`, {
      ...(fault.retryAfterMs === undefined ? {} : { retryAfterMs: fault.retryAfterMs }),
    });
  };
  const enter = (call: FaultyCall, channel: ChannelRef, key?: DeliveryKey): Fault | undefined => {
    calls.push({ call, channel, ...(key === undefined ? {} : { key }) });
    const foreign = options.workspaces?.includes(channel.workspace) === false;
    if (
      foreign ||
      world.gone.has(channel.workspace) ||
      world.gone.has(`${channel.workspace}/${channel.id}`)
    ) {
      throw new ChatError("gone", "The channel is no more.");
    }
    return nextFault(call, channel);
  };
  const landed = () => world.posts.filter((post) => post.at <= clock.now());
  const indexOf = (ref: MessageRef): number => {
    const index = world.posts.findIndex((post) => sameMessage(post.ref, ref));
    if (index < 0) throw new ChatError("gone", "The message is no more.");
    return index;
  };
  const land = (
    channel: ChannelRef,
    message: Message,
    key: DeliveryKey,
    at: number,
    under?: MessageRef,
  ): MessageRef => {
    const twin = world.posts.find(
      (post) => sameChannel(post.ref.channel, channel) && post.key === key && at - post.at < nonceWindowMs,
    );
    if (twin) return twin.ref;
    const ref = { channel, id: `m${world.posts.length + 1}` };
    world.posts.push({ ref, key, message, at, seeded: 0, ...(under ? { under } : {}) });
    return ref;
  };
  const ballotsOf = (ref: MessageRef) => world.ballots.get(messageKey(ref)) ?? [];
  const live = (): ChatHandlers => {
    if (!handlers || !connected) throw new Error("The fake adapter is not connected: call start() first.");
    return handlers;
  };

  return {
    platform,
    told,
    calls,
    start: async (_commands: readonly Command[], given) => {
      handlers = given;
      connected = true;
      given.connected({ platform, gap: true });
    },
    connected: () => connected,
    ...(options.workspaces ? { workspaces: () => options.workspaces ?? [] } : {}),
    post: async (channel, message, key, under) => {
      const fault = enter("post", channel, key);
      if (under && !landed().some((post) => sameMessage(post.ref, under)))
        throw new ChatError("rejected", "There is no such message to reply to.");
      if (!fault) return land(channel, message, key, clock.now(), under);
      if (fault.landsAfterMs !== undefined)
        land(channel, message, key, clock.now() + fault.landsAfterMs, under);
      return raise(fault);
    },
    // The newest are always looked through, and no test posts more than a page of them.
    find: async (channel, key, _since, under) => {
      const fault = enter("find", channel, key);
      if (fault) raise(fault);
      return landed().find(
        (post) =>
          sameChannel(post.ref.channel, channel) &&
          post.key === key &&
          // A channel's history does not show what is in its threads.
          (under ? post.under && sameMessage(post.under, under) : !post.under),
      )?.ref;
    },
    edit: async (ref, next, key) => {
      const fault = enter("edit", ref.channel, key);
      if (fault) raise(fault);
      const index = indexOf(ref);
      world.posts[index] = { ...(world.posts[index] as FakePost), message: next, key };
    },
    seed: async (ref, count) => {
      const fault = enter("seed", ref.channel);
      if (fault) raise(fault);
      const index = indexOf(ref);
      world.posts[index] = { ...(world.posts[index] as FakePost), seeded: count };
    },
    ballots: async (ref, counts) => {
      const fault = enter("ballots", ref.channel);
      if (fault) raise(fault);
      indexOf(ref);
      return ballotsOf(ref).filter(({ mark }) => counts(mark));
    },
    link: ({ channel, id }) => `https://chat.example/${channel.id}/${id}`,
    direct: async (person) => {
      const channel: ChannelRef = { platform, workspace: "", id: `dm-${person.user}` };
      const fault = enter("direct", channel);
      if (fault) raise(fault);
      return channel;
    },
    tell: async (person, message) => {
      const fault = enter("tell", { platform, workspace: person.workspace, id: person.user });
      if (fault) raise(fault);
      told.push({ person, message });
    },
    stop: async () => {
      connected = false;
      handlers = undefined;
    },

    posts: (channel) =>
      channel ? landed().filter((post) => sameChannel(post.ref.channel, channel)) : landed(),
    fail: (call, fault, channel) =>
      void script.push({ call, fault, always: false, ...(channel ? { channel } : {}) }),
    failAlways: (call, fault, channel) =>
      void script.push({ call, fault, always: true, ...(channel ? { channel } : {}) }),
    heal: () => {
      script = [];
    },
    react: async (message, person, emoji) => {
      const mark = toMark(emoji);
      const rest = ballotsOf(message).filter((b) => !sameMark(b.mark, mark) || !samePerson(b.person, person));
      world.ballots.set(messageKey(message), [...rest, { person, mark }]);
      if (connected) await live().ballot({ kind: "added", message, person, mark });
    },
    unreact: async (message, person, emoji) => {
      const mark = toMark(emoji);
      const rest = ballotsOf(message).filter((b) => !sameMark(b.mark, mark) || !samePerson(b.person, person));
      world.ballots.set(messageKey(message), rest);
      if (connected) await live().ballot({ kind: "removed", message, person, mark });
    },
    clearReactions: async (message, emoji) => {
      const mark = emoji === undefined ? undefined : toMark(emoji);
      const rest = mark ? ballotsOf(message).filter((b) => !sameMark(b.mark, mark)) : [];
      world.ballots.set(messageKey(message), rest);
      if (connected) await live().ballot({ kind: "cleared", message, ...(mark ? { mark } : {}) });
    },
    replay: (event) => live().ballot(event),
    share: (channel, links, at = clock.now()) => live().linked({ channel, links, at }),
    press: (press) =>
      live().press({
        channel: press.message.channel,
        canManage: false,
        canManageTeam: press.canManage ?? false,
        ...press,
      }),
    run: (call) =>
      live().command({ canManage: false, canManageTeam: call.canManage ?? false, options: {}, ...call }),
    disconnect: () => {
      connected = false;
    },
    reconnect: (gap, workspaces) => {
      connected = true;
      live().connected({ platform, gap, ...(workspaces ? { workspaces } : {}) });
    },
    remove: async ({ workspace, channel }) => {
      world.gone.add(channel === undefined ? workspace : `${workspace}/${channel}`);
      if (connected) {
        await live().removed({ platform, workspace, ...(channel === undefined ? {} : { channel }) });
      }
    },
    fatal: (error) => live().fatal(error),
  };
}

function toMark(emoji: number | string): Mark {
  return typeof emoji === "number" ? ballotMark(emoji) : emojiMark(emoji);
}

function sameMark(a: Mark, b: Mark): boolean {
  return markKey(a) === markKey(b);
}

function sameChannel(a: ChannelRef, b: ChannelRef): boolean {
  return a.platform === b.platform && a.workspace === b.workspace && a.id === b.id;
}

function sameMessage(a: MessageRef, b: MessageRef): boolean {
  return a.id === b.id && sameChannel(a.channel, b.channel);
}

function samePerson(a: Person, b: Person): boolean {
  return a.platform === b.platform && a.workspace === b.workspace && a.user === b.user;
}

function messageKey({ channel, id }: MessageRef): string {
  return [channel.platform, channel.workspace, channel.id, id].join("/");
}
