import { expect, it } from "vitest";
import { sendingTeams } from "../../src/references/references.ts";
import { silentLog } from "../../src/runtime/log.ts";
import type { TeamId } from "../../src/teams/team-id.ts";

const TEAM = "discord:W1" as TeamId;

it("tells no team rather than holding up digests and late risers where libraries cannot be read", async () => {
  const warned: string[] = [];
  const log = { ...silentLog, warn: (message: string) => void warned.push(message) };
  expect(await sendingTeams({ teams: async () => new Set([TEAM]) }, log)).toEqual(new Set([TEAM]));
  expect(await sendingTeams(undefined, log)).toEqual(new Set());
  expect(warned).toEqual([]);
  const teams = () => Promise.reject(new Error("database not reached"));
  expect(await sendingTeams({ teams }, log)).toEqual(new Set());
  expect(warned).toEqual(["libraries not read; digests go out without sending to them"]);
});
