import { discordCommands } from "../adapters/discord/commands.ts";
import { slackManifest } from "../adapters/slack/manifest.ts";
import { commands } from "../commands/index.ts";
import { say } from "./output.ts";

/** `paperboy manifest`: the Slack app manifest or the Discord command JSON, generated from `commands/`. */
export function printManifest(platform: "slack" | "discord"): void {
  say(JSON.stringify(platform === "slack" ? slackManifest(commands) : discordCommands(commands), null, 2));
}
