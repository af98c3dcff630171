import type { CommandContext } from "../chat/command.ts";
import { UserError } from "../runtime/errors.ts";

/** A denied request. The asker is told in private, and it is logged. */
export class AccessError extends UserError {}

/** Throws AccessError unless the asker may configure the channel. */
export function requireManager({
  canManage,
  managers,
}: Pick<CommandContext, "canManage" | "managers">): void {
  if (canManage) return;
  throw refusal(managers?.channel ?? "people who can manage this channel");
}

/** Throws AccessError unless the asker may decide for the whole server or workspace. */
export function requireTeamManager({
  canManageTeam,
  managers,
}: Pick<CommandContext, "canManageTeam" | "managers">): void {
  if (canManageTeam) return;
  throw refusal(managers?.team ?? "people who can manage the whole team");
}

function refusal(who: string): AccessError {
  return new AccessError(`Only ${who} can do that. Ask one of them to run it.`);
}
