import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { slackManifest } from "../../../adapters/slack/manifest.ts";
import { commands } from "../../../commands/index.ts";
import { lineOf, listed } from "../../../src/chat/command.ts";

const manifest = slackManifest(commands);

describe("the Slack app manifest", () => {
  it("is fresh: slack-manifest.json holds what the commands say", async () => {
    const file = new URL("../../../slack-manifest.json", import.meta.url);
    const written: unknown = JSON.parse(await readFile(file, "utf8"));
    expect(written, "write it anew: npm run -s dev -- manifest slack > slack-manifest.json").toEqual(
      manifest,
    );
  });

  it("names the public address where Slack is to call it, and takes every workspace then", () => {
    const app = slackManifest(commands, { publicUrl: "https://paperboy.example.org" });
    const events = "https://paperboy.example.org/slack/events";
    expect(app.features.slash_commands[0]).toMatchObject({ command: "/papers", url: events });
    expect(app.oauth_config).toMatchObject({
      redirect_urls: ["https://paperboy.example.org/slack/oauth_redirect"],
      scopes: manifest.oauth_config.scopes,
    });
    expect(app.settings).toMatchObject({
      event_subscriptions: {
        request_url: events,
        bot_events: manifest.settings.event_subscriptions.bot_events,
      },
      interactivity: { is_enabled: true, request_url: events, message_menu_options_url: events },
      org_deploy_enabled: true,
      socket_mode_enabled: false,
    });
    expect(JSON.stringify(manifest)).not.toMatch(/"(?:\w*_)?urls?"/);
  });

  it("names every command in the hint, within Slack's limits", () => {
    const [command] = manifest.features.slash_commands;
    for (const one of listed(commands))
      expect(command?.usage_hint.split(" | ")).toContain(lineOf(one).replace("/papers ", ""));
    expect(command?.usage_hint.split(" | ")).not.toContain("share");
    expect(command?.usage_hint.length).toBeLessThanOrEqual(1_000);
    expect(command?.description.length).toBeLessThanOrEqual(2_000);
    expect(manifest.display_information.name.length).toBeLessThanOrEqual(35);
    expect(manifest.display_information.description.length).toBeLessThanOrEqual(140);
    expect(slackManifest(commands, { name: "x".repeat(50) }).display_information.name).toHaveLength(35);
  });

  it("asks for no more than is used", () => {
    expect(manifest.oauth_config.scopes.bot).toEqual([
      "app_mentions:read",
      "channels:history",
      "channels:read",
      "chat:write",
      "commands",
      "files:write",
      "groups:history",
      "groups:read",
      "im:history",
      "im:write",
      "links:read",
      "reactions:read",
      "reactions:write",
      "users:read",
    ]);
    expect(manifest.settings).toMatchObject({ socket_mode_enabled: true, token_rotation_enabled: false });
  });

  it("offers on every message what commands offer there, and an App Home where there is one to fill", () => {
    expect(manifest.features.shortcuts).toEqual([
      { name: "Show paper", type: "message", callback_id: "show", description: expect.any(String) },
      { name: "Save paper", type: "message", callback_id: "save", description: expect.any(String) },
      { name: "Collect papers", type: "message", callback_id: "shared", description: expect.any(String) },
    ]);
    for (const { name, description } of manifest.features.shortcuts) {
      expect(name.length).toBeLessThanOrEqual(24);
      expect(description.length).toBeLessThanOrEqual(150);
    }
    expect(manifest.features.app_home.home_tab_enabled).toBe(true);
    expect(slackManifest(listed(commands)).features.app_home.home_tab_enabled).toBe(false);
  });
});
