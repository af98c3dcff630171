import { discordCommands } from "../adapters/discord/in/commands.ts";
import { renderDiscord } from "../adapters/discord/render/message.ts";
import { slackManifest } from "../adapters/slack/manifest.ts";
import { renderSlack } from "../adapters/slack/render/message.ts";
import { renderText } from "../adapters/text/render/message.ts";
import { translatedCommands as commands } from "../commands/locales/index.ts";
import type { Message } from "../src/chat/message.ts";
import type { Registered } from "./invite.ts";

/** How `paperboy digest` prints a message, by format. */
export const RENDERERS: Readonly<Record<"text" | Registered, (message: Message) => string>> = {
  text: renderText,
  discord: (message) => json(renderDiscord(message)),
  slack: (message) => json(renderSlack(message)),
};

/** Each platform's manifest for the app, generated from `commands`, with its public address if it has one. */
export const MANIFESTS: Readonly<Record<Registered, (publicUrl?: string) => string>> = {
  slack: (publicUrl) => json(slackManifest(commands, publicUrl === undefined ? {} : { publicUrl })),
  discord: () => json(discordCommands(commands)),
};

function json(value: unknown): string {
  return JSON.stringify(value, null, 2);
}
