import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PermissionFlagsBits } from "discord.js";
import { expect, it } from "vitest";
import { inviteLink } from "../../adapters/discord/invite.ts";
import { BOT_SCOPES, slackManifest } from "../../adapters/slack/manifest.ts";

const text = readFileSync(join(import.meta.dirname, "../../docs/permissions.md"), "utf8");
const firstCells = (part: string) =>
  [...part.matchAll(/^\| (.+?) +\|/gm)]
    .map(([, cell = ""]) => cell)
    .filter((cell) => !/^(?:-|permission$|intent$|scope$)/.test(cell));
const [, discord = "", slack = ""] = text.split(/^## .*$/m);

it("gives a reason for every scope and event of Slack's, and for no other", () => {
  expect(firstCells(slack)).toEqual(BOT_SCOPES.map((scope) => `\`${scope}\``));
  const manifest = slackManifest([]) as { settings: { event_subscriptions: { bot_events: string[] } } };
  const named = [...slack.matchAll(/`([a-z_.]+)`/g)].map(([, name]) => name);
  for (const event of manifest.settings.event_subscriptions.bot_events) expect(named).toContain(event);
});

it("gives a reason for every permission of Discord's, and for no other", () => {
  const asked = BigInt(new URL(inviteLink("1")).searchParams.get("permissions") ?? "");
  const names = Object.entries(PermissionFlagsBits)
    .filter(([, bit]) => (asked & bit) !== 0n)
    .map(([name]) => name);
  const told = firstCells(discord.split("| intent")[0] ?? "").map((name) =>
    name
      .replace("View Channels", "View Channel")
      .replace(/ (\w)/g, (_, letter: string) => letter.toUpperCase()),
  );
  expect(told.sort()).toEqual(names.sort());
});
