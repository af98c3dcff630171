import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { slackManifest } from "../../../adapters/slack/manifest.ts";
import { commands } from "../../../commands/index.ts";

const manifest = slackManifest(commands);

describe("the Slack app manifest", () => {
  it("is fresh: slack-manifest.json holds what the commands say", async () => {
    const file = new URL("../../../slack-manifest.json", import.meta.url);
    const written: unknown = JSON.parse(await readFile(file, "utf8"));
    expect(written, "write it anew: npm run -s dev -- manifest slack > slack-manifest.json").toEqual(
      manifest,
    );
  });

  it("names every command in the hint, within Slack's limits", () => {
    const [command] = manifest.features.slash_commands;
    for (const { name } of commands) expect(command?.usage_hint).toContain(name);
    expect(command?.usage_hint.length).toBeLessThanOrEqual(1_000);
    expect(command?.description.length).toBeLessThanOrEqual(2_000);
    expect(manifest.display_information.name.length).toBeLessThanOrEqual(35);
    expect(manifest.display_information.description.length).toBeLessThanOrEqual(140);
    expect(slackManifest(commands, { name: "x".repeat(50) }).display_information.name).toHaveLength(35);
  });

  it("asks for no more than is used", () => {
    expect(manifest.oauth_config.scopes.bot).toEqual([
      "channels:history",
      "channels:read",
      "chat:write",
      "commands",
      "groups:history",
      "groups:read",
      "im:history",
      "im:write",
      "reactions:read",
      "reactions:write",
      "users:read",
    ]);
    expect(manifest.settings).toMatchObject({ socket_mode_enabled: true, token_rotation_enabled: false });
  });
});
