import type { webApi } from "@slack/bolt";
import { LRUCache } from "lru-cache";
import type { Managers } from "../../../src/chat/command.ts";
import type { Clock } from "../../../src/runtime/clock.ts";
import type { Log } from "../../../src/runtime/log.ts";
import { toChatError } from "../errors.ts";
import { isDirect } from "../refs.ts";

/** What the core wants to know of somebody who asks. */
export interface Standing {
  readonly canManage: boolean;
  readonly canManageTeam: boolean;
  readonly managers: Managers;
  readonly timeZone?: string;
}

export interface People {
  /** Never rejects: without an answer in time nobody may manage anything. */
  standing(user: string, channel: string): Promise<Standing>;
  /** The name that people see; never rejects. */
  nameOf(user: string): Promise<string>;
  /** Like `standing`, from memory alone: many press a button at once, and Slack must not be asked about each of them. */
  known(user: string, channel: string): Standing;
}

interface Profile {
  readonly name?: string;
  /** A member of our workspace, and not of one that shares the channel with it. */
  readonly ours: boolean;
  readonly admin: boolean;
  readonly timeZone?: string;
}

const MANAGERS: Managers = {
  channel: "workspace admins, the channel's creator, and Paperboy's managers",
  team: "workspace admins and Paperboy's managers",
};

const REMEMBER_MS = 5 * 60_000;
const REMEMBER_MAX = 2_000;

/**
 * Who may configure a channel on Slack, where apps cannot see channel managers: admins and owners of our `workspace`, the
 * channel's creator where they belong to it, anybody in a direct message with us, and the ids in `managers`. A shared
 * channel has members of other workspaces, who are admins there. `web` needs `users:read`, `channels:read` and
 * `groups:read`; without them only `managers` and direct messages remain.
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
      const who = quietly(
        "look up a person",
        profiles.get(key(user), () => profile(user)),
      );
      const made = isDirect(channel)
        ? undefined
        : quietly(
            "look up a channel",
            creators.get(key(channel), () => creator(channel)),
          );
      return judge(user, channel, await who, await made);
    },
    async nameOf(user) {
      return (
        (
          await quietly(
            "look up a person",
            profiles.get(key(user), () => profile(user)),
          )
        )?.name ?? "a member"
      );
    },
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

/** Where an organization has several workspaces, a person has one of them for `team_id` and may be in others. */
function belongsTo(workspace: string, user: User): boolean {
  if (!user || user.is_stranger) return false;
  return user.team_id === workspace || user.enterprise_user?.teams?.includes(workspace) === true;
}

function nameIn(user: User): { readonly name?: string } {
  const name = user?.profile?.display_name || user?.real_name || user?.name;
  return name ? { name } : {};
}

/** What Slack said lately of people and channels, of every workspace. */
export interface PeopleMemory {
  readonly profiles: Memory<Profile>;
  readonly creators: Memory<string>;
}

export function createPeopleMemory(clock: Clock): PeopleMemory {
  return { profiles: createMemory(clock), creators: createMemory(clock) };
}

interface Memory<T> {
  peek(key: string): T | undefined;
  /** What is remembered, else what `ask` comes to. */
  get(key: string, ask: () => Promise<T>): Promise<T>;
}

/** Answers kept for a few minutes, and at most so many of them. */
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
