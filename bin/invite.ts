import { inviteLink, personalLink } from "../adapters/discord/invite.ts";
import type { Config } from "../src/config.ts";
import { UserError } from "../src/runtime/errors.ts";

/** The platforms that an app is set up on. */
export const PLATFORMS = ["discord", "slack"];

/** The links that add the bot to a server, and to somebody's own account. Throws UserError without a token. */
export function discordInvite({ discord }: Config): string {
  if (!discord) throw new UserError("DISCORD_TOKEN is not set. README.md tells how to get one.");
  const id = applicationId(discord.token);
  if (id === undefined)
    throw new UserError("DISCORD_TOKEN holds no application id. Copy it again from the developer portal.");
  return [
    "To a server:",
    inviteLink(id),
    "To your own account, to look up papers anywhere (Installation, User Install must be on in the developer portal):",
    personalLink(id),
  ].join("\n");
}

/** The application that a bot token is of: the token begins with its id in Base64. */
export function applicationId(token: string): string | undefined {
  const id = Buffer.from(token.split(".")[0] ?? "", "base64url").toString("latin1");
  return /^\d{17,20}$/.test(id) ? id : undefined;
}

/** The link that opens Slack's form for a new app, filled in. */
export function slackInvite(manifest: string): string {
  const compact = JSON.stringify(JSON.parse(manifest));
  return [
    "Creates the app in a workspace of yours; README.md tells what comes next:",
    `https://api.slack.com/apps?new_app=1&manifest_json=${encodeURIComponent(compact)}`,
  ].join("\n");
}
