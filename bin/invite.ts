import { inviteLink, personalLink } from "../adapters/discord/invite.ts";
import type { Config } from "../src/config.ts";
import { UserError } from "../src/runtime/errors.ts";

/** The platforms that an app is registered with. */
export const PLATFORMS = ["discord", "slack"] as const;
export type Registered = (typeof PLATFORMS)[number];

/** The links that add the bot to a server or to a user's own account. Throws UserError without a token. */
export function discordInvite({ discord }: Config): string {
  if (!discord) throw new UserError("DISCORD_TOKEN is not set. README.md explains how to get one.");
  const id = applicationId(discord.token);
  if (id === undefined)
    throw new UserError("DISCORD_TOKEN contains no application id. Copy it again from the developer portal.");
  return [
    "To a server:",
    inviteLink(id),
    "To your own account, to look up papers anywhere (Installation, User Install must be on in the developer portal):",
    personalLink(id),
  ].join("\n");
}

/** The id of a bot token's application: the token begins with it, in Base64. */
export function applicationId(token: string): string | undefined {
  const id = Buffer.from(token.split(".")[0] ?? "", "base64url").toString("latin1");
  return /^\d{17,20}$/.test(id) ? id : undefined;
}

/** The link that opens Slack's form for a new app, prefilled. */
export function slackInvite(manifest: string): string {
  const compact = JSON.stringify(JSON.parse(manifest));
  return [
    "Creates the app in one of your workspaces; README.md explains the next steps:",
    `https://api.slack.com/apps?new_app=1&manifest_json=${encodeURIComponent(compact)}`,
  ].join("\n");
}
