import type { CommandContext } from "../chat/command.ts";
import type { Platform } from "../chat/refs.ts";
import { UserError } from "../runtime/errors.ts";

/** Somebody asked for what they may not do: told to them in private, and noted in the log. */
export class AccessError extends UserError {}

/** Throws AccessError unless the asker may configure the channel. */
export function requireManager({ canManage, channel }: Pick<CommandContext, "canManage" | "channel">): void {
  if (canManage) return;
  throw new AccessError(
    channel.platform === "discord"
      ? "Only members who may manage this channel or server can do that. Ask one of them to run it."
      : "Only workspace admins, the channel's creator and Paperboy's managers can do that. Ask one of them to run it.",
  );
}

/** Whom to ask for what only those who decide for the whole team may do. */
const TEAM_MANAGERS: Readonly<Record<Platform, string>> = {
  discord: "Only members with Manage Server can do that. Ask one of them to run it.",
  slack: "Only workspace admins and Paperboy's managers can do that. Ask one of them to run it.",
};

/** Throws AccessError unless the asker may decide for the whole server or workspace. */
export function requireTeamManager({
  canManageTeam,
  channel,
}: Pick<CommandContext, "canManageTeam" | "channel">): void {
  if (!canManageTeam) throw new AccessError(TEAM_MANAGERS[channel.platform]);
}
