import { inviteLink, personalLink } from "../adapters/discord/invite.ts";
import type { Config } from "../src/config.ts";
import { UserError } from "../src/runtime/errors.ts";

/** The links that add the bot to a server, and to somebody's own account. Throws UserError without a token. */
export function discordInvite({ discord }: Config): string {
  if (!discord) throw new UserError("DISCORD_TOKEN is not set. README.md tells how to get one.");
  // A bot token begins with its application's id in Base64.
  const id = Buffer.from(discord.token.split(".")[0] ?? "", "base64url").toString("latin1");
  if (!/^\d{17,20}$/.test(id))
    throw new UserError("DISCORD_TOKEN holds no application id. Copy it again from the developer portal.");
  return [
    "To a server:",
    inviteLink(id),
    "To your own account, to look up papers anywhere (Installation, User Install must be on in the developer portal):",
    personalLink(id),
  ].join("\n");
}

/** The link that opens Slack's form for a new app, filled in. */
export function slackInvite(manifest: string): string {
  const compact = JSON.stringify(JSON.parse(manifest));
  return [
    "Creates the app in a workspace of yours; README.md tells what comes next:",
    `https://api.slack.com/apps?new_app=1&manifest_json=${encodeURIComponent(compact)}`,
  ].join("\n");
}
