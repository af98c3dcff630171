import type { CommandContext } from "./chat/command.ts";
import { UserError } from "./errors.ts";

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
