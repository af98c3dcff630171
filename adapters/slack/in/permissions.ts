import type { webApi } from "@slack/bolt";
import { LRUCache } from "lru-cache";
import type { Managers } from "../../../src/chat/command.ts";
import type { Clock } from "../../../src/runtime/clock.ts";
import type { Log } from "../../../src/runtime/log.ts";
import { toChatError } from "../errors.ts";
import { isDirect } from "../refs.ts";

/** What the core needs to know about a person asking. */
export interface Standing {
  readonly canManage: boolean;
  readonly canManageTeam: boolean;
  readonly managers: Managers;
  readonly timeZone?: string;
}

export interface People {
  /** Never rejects: without a timely answer nobody may manage anything. */
  standing(user: string, channel: string): Promise<Standing>;
  /** The display name; never rejects. */
  nameOf(user: string): Promise<string>;
  /** Whether the user is an app; never rejects: false if Slack cannot say. */
  isApp(user: string): Promise<boolean>;
  /**
   * Like `standing`, but only from the cache: many people press a button at once, and Slack must not be asked for each.
   */
  known(user: string, channel: string): Standing;
}

interface Profile {
  readonly name?: string;
  /** A member of our workspace, not of another one sharing the channel. */
  readonly ours: boolean;
  readonly admin: boolean;
  readonly app: boolean;
  readonly timeZone?: string;
}

const MANAGERS: Managers = {
  channel: "workspace admins, the channel's creator, and Paperboy's managers",
  team: "workspace admins and Paperboy's managers",
};

const SLACKBOT = "USLACKBOT";
const REMEMBER_MS = 5 * 60_000;
const REMEMBER_MAX = 2_000;

/**
 * Decides who may configure a channel. Slack hides channel managers from apps, so these may: admins and owners of our
 * `workspace`, the channel's creator if they belong to it, anyone in a direct message with us, and the ids in
 * `managers`. Members of other workspaces in a shared channel may be admins there, which does not count. `web` needs
 * `users:read`, `channels:read` and `groups:read`; without them, only `managers` and direct messages count.
 */
export function createPeople(
  web: webApi.WebClient,
  { workspace, managers, memory: { profiles, creators }, log }: PeopleOptions,
): People {
  const key = (id: string) => `${workspace}/${id}`;
  const profile = async (user: string): Promise<Profile> => {
    const { user: found } = await web.users.info({ user });
    return {
      ours: belongsTo(workspace, found),
      admin: found?.is_admin === true || found?.is_owner === true,
      app: found?.is_bot === true,
      ...nameIn(found),
      ...(found?.tz === undefined ? {} : { timeZone: found.tz }),
    };
  };
  const creator = async (channel: string): Promise<string> =>
    (await web.conversations.info({ channel })).channel?.creator ?? "";
  const quietly = async <T>(doing: string, asking: Promise<T>): Promise<T | undefined> => {
    try {
      return await asking;
    } catch (error) {
      log.warn("slack user not looked up", { error: toChatError(error, doing).message });
      return undefined;
    }
  };
  const profileOf = (user: string) =>
    quietly(
      "look up a person",
      profiles.get(key(user), () => profile(user)),
    );
  const judge = (user: string, channel: string, who?: Profile, made?: string): Standing => {
    const ours = who?.ours === true;
    const canManageTeam = managers.includes(user) || (ours && who.admin);
    return {
      canManage: canManageTeam || isDirect(channel) || (ours && made === user),
      canManageTeam,
      managers: MANAGERS,
      ...(who?.timeZone === undefined ? {} : { timeZone: who.timeZone }),
    };
  };

  return {
    async standing(user, channel) {
      const who = profileOf(user);
      const made = isDirect(channel)
        ? undefined
        : quietly(
            "look up a channel",
            creators.get(key(channel), () => creator(channel)),
          );
      return judge(user, channel, await who, await made);
    },
    nameOf: async (user) => (await profileOf(user))?.name ?? "a member",
    // Slack itself has a special name and no profile.
    isApp: async (user) => user === SLACKBOT || (await profileOf(user))?.app === true,
    known: (user, channel) => judge(user, channel, profiles.peek(key(user)), creators.peek(key(channel))),
  };
}

interface PeopleOptions {
  readonly workspace: string;
  readonly managers: readonly string[];
  readonly memory: PeopleMemory;
  readonly log: Log;
}

type User = webApi.UsersInfoResponse["user"];

/** In an organization with several workspaces, `team_id` is one of a person's workspaces, and they may be in others. */
function belongsTo(workspace: string, user: User): boolean {
  if (!user || user.is_stranger) return false;
  return user.team_id === workspace || user.enterprise_user?.teams?.includes(workspace) === true;
}

function nameIn(user: User): { readonly name?: string } {
  const name = user?.profile?.display_name || user?.real_name || user?.name;
  return name ? { name } : {};
}

/** Cached facts about people and channels, for all workspaces. */
export interface PeopleMemory {
  readonly profiles: Memory<Profile>;
  readonly creators: Memory<string>;
}

export function createPeopleMemory(clock: Clock): PeopleMemory {
  return { profiles: createMemory(clock), creators: createMemory(clock) };
}

interface Memory<T> {
  peek(key: string): T | undefined;
  /** The cached value, otherwise the result of `ask`. */
  get(key: string, ask: () => Promise<T>): Promise<T>;
}

/** A cache with a time-to-live of a few minutes and a maximum size. */
function createMemory<T>(clock: Clock): Memory<T> {
  const kept = new LRUCache<string, { readonly value: T; readonly until: number }>({ max: REMEMBER_MAX });
  const peek = (key: string): T | undefined => {
    const entry = kept.get(key);
    return entry && entry.until > clock.monotonic() ? entry.value : undefined;
  };
  return {
    peek,
    async get(key, ask) {
      const remembered = peek(key);
      if (remembered !== undefined) return remembered;
      const value = await ask();
      kept.set(key, { value, until: clock.monotonic() + REMEMBER_MS });
      return value;
    },
  };
}
