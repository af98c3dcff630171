import { webApi } from "@slack/bolt";
import { beforeEach, describe, expect, it } from "vitest";
import { createPeople, createPeopleMemory, type People } from "../../../../adapters/slack/in/permissions.ts";
import { silentLog } from "../../../../src/runtime/log.ts";
import { createTestClock, type TestClock } from "../../../fakes/clock.ts";

const OURS = "T0OURS";
const CHANNEL = "C0SHARED";

let clock: TestClock;
let calls: string[];
let user: object | undefined;
let creator: string;
let people: People;

beforeEach(() => {
  clock = createTestClock("2026-06-12T12:00:00Z");
  calls = [];
  creator = "U0MIA";
  const web = new webApi.WebClient("xoxb-1", {
    retryConfig: { retries: 0 },
    fetch: async (url) => {
      calls.push(String(url).split("/").at(-1) ?? "");
      return Response.json(
        String(url).endsWith("users.info")
          ? user
            ? { ok: true, user }
            : { ok: false, error: "user_not_found" }
          : { ok: true, channel: { id: CHANNEL, creator } },
      );
    },
  });
  people = createPeople(web, {
    workspace: OURS,
    managers: ["U0LISTED"],
    memory: createPeopleMemory(clock),
    log: silentLog,
  });
});

const rights = async (id = "U0ADA", channel = CHANNEL) => {
  const { canManage, canManageTeam } = await people.standing(id, channel);
  return { canManage, canManageTeam };
};
const ALL = { canManage: true, canManageTeam: true };
const NONE = { canManage: false, canManageTeam: false };

describe("who may manage a channel that other workspaces share", () => {
  it.each([
    ["an admin of ours", { team_id: OURS, is_admin: true }, ALL],
    ["an owner of ours", { team_id: OURS, is_owner: true }, ALL],
    ["a member of ours", { team_id: OURS, is_admin: false }, NONE],
    [
      "an admin whose organization has them in ours too",
      { team_id: "T0OTHER", is_admin: true, enterprise_user: { teams: ["T0OTHER", OURS] } },
      ALL,
    ],
    ["an admin of theirs", { team_id: "T0THEIRS", is_admin: true, is_owner: true }, NONE],
    [
      "an admin of theirs, whom Slack calls a stranger",
      { team_id: OURS, is_stranger: true, is_admin: true },
      NONE,
    ],
    [
      "an admin of theirs in an organization",
      { team_id: "T0THEIRS", is_admin: true, enterprise_user: { teams: ["T0THEIRS"] } },
      NONE,
    ],
    ["an admin of nobody knows where", { is_admin: true }, NONE],
    ["somebody whom Slack does not tell of", undefined, NONE],
  ])("%s", async (_, found, expected) => {
    user = found;
    expect(await rights()).toEqual(expected);
    // A press is judged from memory alone.
    const { canManage, canManageTeam } = people.known("U0ADA", CHANNEL);
    expect({ canManage, canManageTeam }).toEqual(expected);
  });

  it.each([
    ["ours", OURS, true],
    ["theirs", "T0THEIRS", false],
  ])("its creator, where they are %s", async (_, team_id, canManage) => {
    creator = "U0ADA";
    user = { team_id };
    expect(await rights()).toEqual({ canManage, canManageTeam: false });
  });

  it("its creator not, where Slack does not say whose they are", async () => {
    creator = "U0ADA";
    user = undefined;
    expect(await rights()).toEqual(NONE);
  });

  it("whoever is listed by id, whosever they are", async () => {
    user = { team_id: "T0THEIRS" };
    expect(await rights("U0LISTED")).toEqual(ALL);
  });

  it("and anybody in their own direct messages", async () => {
    user = { team_id: "T0THEIRS" };
    expect(await rights("U0ADA", "D0ADA")).toEqual({ canManage: true, canManageTeam: false });
  });
});

it("asks Slack about a person and a channel once in five minutes", async () => {
  user = { team_id: OURS, is_admin: true };
  await rights();
  await rights();
  expect(calls).toEqual(["users.info", "conversations.info"]);
  user = { team_id: OURS };
  await clock.advance(5 * 60_000);
  expect(people.known("U0ADA", CHANNEL).canManage).toBe(false);
  expect(await rights()).toEqual(NONE);
  expect(calls).toHaveLength(4);
});
