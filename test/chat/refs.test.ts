import { expect, it } from "vitest";
import { directIn, isDirect, workspaceOf } from "../../src/chat/refs.ts";
import { teamOf } from "../../src/teams/team-id.ts";

it.each([
  ["T1", false, "T1", "slack:T1"],
  [directIn("T1"), true, "T1", "slack:D1"],
  ["", true, "", "slack:D1"],
])(
  "of the workspace %j: direct messages %s, reached through %j, of the team %s",
  (workspace, direct, through, team) => {
    const channel = { platform: "slack", workspace, id: "D1" };
    expect([isDirect(channel), workspaceOf(channel), teamOf(channel)]).toEqual([direct, through, team]);
  },
);
