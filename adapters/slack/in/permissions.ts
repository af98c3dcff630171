import type { webApi } from "@slack/bolt";
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
  readonly locale?: string;
  readonly timeZone?: string;
}

export interface People {
  /** Never rejects: what Slack does not tell in time is left out, and nobody may manage by accident. */
  standing(user: string, channel: string): Promise<Standing>;
  /** The name that people see; never rejects. */
  nameOf(user: string): Promise<string>;
  /** The same as `standing` from memory alone: a button that many press at once must not ask Slack about each of them. */
  known(user: string, channel: string): Standing;
}

interface Profile {
  readonly name?: string;
  readonly admin: boolean;
  readonly locale?: string;
  readonly timeZone?: string;
}

const MANAGERS: Managers = {
  channel: "workspace admins, the channel's creator, and Paperboy's managers",
  team: "workspace admins and Paperboy's managers",
};

const REMEMBER_MS = 5 * 60_000;
const REMEMBER_MAX = 2_000;

/**
 * Who may configure a channel on Slack, where apps cannot see channel managers: admins and owners of the workspace, the
 * channel's creator, anybody in a direct message with us, and the ids in `managers`. `web` needs `users:read`,
 * `channels:read` and `groups:read`; without them only `managers` and direct messages remain.
 */
export function createPeople(
  web: webApi.WebClient,
  managers: readonly string[],
  clock: Clock,
  log: Log,
): People {
  const profiles = createMemory<Profile>(clock);
  const creators = createMemory<string>(clock);

  const profile = async (user: string): Promise<Profile> => {
    const { user: found } = await web.users.info({ user, include_locale: true });
    return {
      admin: found?.is_admin === true || found?.is_owner === true,
      ...nameIn(found),
      ...(found?.locale === undefined ? {} : { locale: found.locale }),
      ...(found?.tz === undefined ? {} : { timeZone: found.tz }),
    };
  };
  const creator = async (channel: string): Promise<string> =>
    (await web.conversations.info({ channel })).channel?.creator ?? "";
  const quietly = async <T>(doing: string, asking: Promise<T>): Promise<T | undefined> => {
    try {
      return await asking;
    } catch (error) {
      log.warn("Slack did not tell who asks", { why: toChatError(error, doing).message });
      return undefined;
    }
  };
  const judge = (user: string, channel: string, who?: Profile, made?: string): Standing => {
    const canManageTeam = managers.includes(user) || who?.admin === true;
    return {
      canManage: canManageTeam || isDirect(channel) || (made ?? "") === user,
      canManageTeam,
      managers: MANAGERS,
      ...(who?.locale === undefined ? {} : { locale: who.locale }),
      ...(who?.timeZone === undefined ? {} : { timeZone: who.timeZone }),
    };
  };

  return {
    async standing(user, channel) {
      const who = quietly("look up a person", profiles.get(user, profile));
      const made = isDirect(channel)
        ? undefined
        : quietly("look up a channel", creators.get(channel, creator));
      return judge(user, channel, await who, await made);
    },
    async nameOf(user) {
      return (await quietly("look up a person", profiles.get(user, profile)))?.name ?? "a member";
    },
    known: (user, channel) => judge(user, channel, profiles.peek(user), creators.peek(channel)),
  };
}

function nameIn(user: webApi.UsersInfoResponse["user"]): { readonly name?: string } {
  const name = user?.profile?.display_name || user?.real_name || user?.name;
  return name ? { name } : {};
}

/** Answers kept for a few minutes, and at most so many of them. */
function createMemory<T>(clock: Clock) {
  const kept = new Map<string, { readonly value: T; readonly until: number }>();
  const peek = (key: string): T | undefined => {
    const entry = kept.get(key);
    return entry && entry.until > clock.monotonic() ? entry.value : undefined;
  };
  return {
    peek,
    async get(key: string, ask: (key: string) => Promise<T>): Promise<T> {
      const remembered = peek(key);
      if (remembered !== undefined) return remembered;
      const value = await ask(key);
      kept.delete(key);
      kept.set(key, { value, until: clock.monotonic() + REMEMBER_MS });
      const oldest = kept.size > REMEMBER_MAX ? kept.keys().next().value : undefined;
      if (oldest !== undefined) kept.delete(oldest);
      return value;
    },
  };
}
