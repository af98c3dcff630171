import { type Change, type Dispatch, INTENTS } from "../gateway/events.ts";
import type { Guild, Member, User } from "./model.ts";
import { type PermissionName, permissionBits } from "./permissions.ts";
import { guildCreateView, memberView } from "./views.ts";

/** Membership of guilds, including the bot's. */
export interface Members {
  addMember(guild: Guild, user: User, permissions?: readonly PermissionName[]): Member;
  /** Times a member out until then (epoch ms), or ends the time-out. Throws Error if the user is not a member. */
  timeOut(guild: Guild, user: User, until: number | undefined): void;
  setBotIn(guild: Guild, present: boolean): void;
  setAvailable(guild: Guild, available: boolean): void;
}

export function createMembers(ports: {
  readonly bot: User;
  readonly now: () => number;
  readonly newId: () => string;
  readonly tell: (dispatch: Dispatch) => void;
  readonly changed: (change: Change) => void;
}): Members {
  const { bot, now, newId, tell, changed } = ports;

  function roleWith(guild: Guild, permissions: bigint, name: string): string {
    for (const role of guild.roles.values()) {
      if (role.id !== guild.id && role.permissions === permissions) return role.id;
    }
    const role = { id: newId(), name, permissions };
    guild.roles.set(role.id, role);
    tell({
      type: "GUILD_ROLE_CREATE",
      guildId: guild.id,
      intents: INTENTS.guilds,
      data: {
        guild_id: guild.id,
        role: {
          ...role,
          permissions: permissions.toString(),
          color: 0,
          hoist: false,
          position: guild.roles.size,
          managed: false,
          mentionable: false,
          flags: 0,
        },
      },
    });
    return role.id;
  }

  const members: Members = {
    addMember(guild, user, permissions = []) {
      const roles = permissions.length > 0 ? [roleWith(guild, permissionBits(permissions), user.name)] : [];
      const member: Member = { user, roles, joinedAt: now(), timedOutUntil: undefined };
      guild.members.set(user.id, member);
      tell({
        type: "GUILD_MEMBER_ADD",
        guildId: guild.id,
        intents: INTENTS.guildMembers,
        data: () => ({ ...memberView(member), guild_id: guild.id }),
      });
      return member;
    },
    timeOut(guild, user, until) {
      const member = guild.members.get(user.id);
      if (!member) throw new Error(`${user.name} is not in ${guild.name}.`);
      member.timedOutUntil = until;
      tell({
        type: "GUILD_MEMBER_UPDATE",
        guildId: guild.id,
        // A bot always receives events about itself.
        ...(user === bot ? {} : { intents: INTENTS.guildMembers }),
        data: () => ({ ...memberView(member), guild_id: guild.id }),
      });
      changed({ kind: "guild", guild: guild.id });
    },
    setBotIn(guild, present) {
      if (guild.hasBot === present) return;
      guild.hasBot = present;
      if (present) {
        members.addMember(guild, bot);
        tell({
          type: "GUILD_CREATE",
          guildId: guild.id,
          intents: INTENTS.guilds,
          data: () => guildCreateView(guild, bot.id),
        });
      } else {
        guild.members.delete(bot.id);
        tell({ type: "GUILD_DELETE", guildId: guild.id, intents: INTENTS.guilds, data: { id: guild.id } });
      }
      changed({ kind: "guild", guild: guild.id });
    },
    setAvailable(guild, available) {
      guild.available = available;
      tell({
        type: available ? "GUILD_CREATE" : "GUILD_DELETE",
        guildId: guild.id,
        intents: INTENTS.guilds,
        data: available ? () => guildCreateView(guild, bot.id) : { id: guild.id, unavailable: true },
      });
      changed({ kind: "guild", guild: guild.id });
    },
  };
  return members;
}
