import { expect, it } from "vitest";
import { teamOf } from "../../src/teams/team-id.ts";

it.each([
  ["a server's channel", { platform: "discord", workspace: "1", id: "2" }, "discord:1"],
  ["a direct message", { platform: "discord", workspace: "", id: "2" }, "discord:2"],
  ["an address of a team", { platform: "email", workspace: "slack:T1", id: "x" }, "slack:T1"],
  ["an address of its own", { platform: "email", workspace: "", id: "x" }, "email:x"],
  [
    "a workspace that is a host with a port",
    { platform: "matrix", workspace: "lab.example:8448", id: "r" },
    "matrix:lab.example:8448",
  ],
])("knows the team of %s", (_, channel, team) => expect(teamOf(channel)).toBe(team));
