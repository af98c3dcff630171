import { afterEach, beforeEach, expect, it } from "vitest";
import { teamOf } from "../../src/teams/team-id.ts";
import { openDesk, words } from "./desk.ts";

let desk: Awaited<ReturnType<typeof openDesk>>;
beforeEach(async () => {
  desk = await openDesk({ at: "2025-06-06T12:00:00Z" });
});
afterEach(async () => {
  await desk.bot.stop();
  await desk.store.close();
});

const run = async (options: Record<string, string> = {}, canManageTeam = false, who = "ada") => {
  const { message, private: isPrivate } = await desk.run("agent", options, { canManageTeam, who });
  expect(isPrivate).toBe(true);
  return message;
};
const allow = () => desk.run("privacy", { what: "agents", value: "on" }, { canManageTeam: true });
const tokenIn = (message: Awaited<ReturnType<typeof run>>) => /pbk_[\w-]{43}/.exec(words(message))?.[0] ?? "";
const open = (token: string) => desk.bot.services.access.open(token);

it("gives nobody a token before a manager has allowed it", async () => {
  expect((await run({ for: "me" })).summary).toContain("has not allowed assistants");
  expect(words(await run())).toContain("/papers team privacy agents on");
  expect(
    (await desk.run("privacy", { what: "agents", value: "on" }, { canManageTeam: false })).message.summary,
  ).toContain("Only");
  await allow();
  expect(tokenIn(await run({ for: "me" }))).not.toBe("");
});

it("gives a person a token that acts as them, once, and tells until when it works", async () => {
  await allow();
  const message = await run({ for: "me" });
  expect(words(message)).toContain("https://paperboy.example.org/mcp");
  const token = tokenIn(message);
  expect(await open(token)).toMatchObject({ kind: "agent", owner: "discord:ada", channel: desk.general });
  const overview = await run();
  expect(words(overview)).toContain("works until");
  expect(words(overview)).not.toContain(token);
  // The notification says nothing that others may not read.
  expect(message.summary).not.toContain(token);
  const renewed = tokenIn(await run({ for: "me" }));
  expect(await open(token)).toBeUndefined();
  expect(await open(renewed)).toBeDefined();
});

it("lets managers alone make and revoke the team's token, and everybody's", async () => {
  await allow();
  expect((await run({ for: "team" })).summary).toContain("Only");
  expect((await run({ end: "all" })).summary).toContain("Only");
  const own = tokenIn(await run({ for: "me" }));
  const ofTeam = tokenIn(await run({ for: "team" }, true));
  expect(await open(ofTeam)).toMatchObject({ kind: "team-agent", owner: undefined });
  expect((await run({ end: "team" }, true)).summary).toContain("Revoked: 1 token");
  expect([await open(own), await open(ofTeam)]).toEqual([expect.anything(), undefined]);
  expect((await run({ end: "all" }, true)).summary).toContain("Revoked: 1 token");
  expect(await open(own)).toBeUndefined();
});

it("revokes one's own alone, and says where there was none", async () => {
  await allow();
  const ada = tokenIn(await run({ for: "me" }));
  const ben = tokenIn(await run({ for: "me" }, false, "ben"));
  await run({ end: "me" });
  expect([await open(ada), await open(ben)]).toEqual([undefined, expect.anything()]);
  expect((await run({ end: "me" })).summary).toContain("no token");
});

it("waits until linked teams allow it, too", async () => {
  const theirs = teamOf(desk.channel("C9", "discord", "W2"));
  const code = await desk.bot.services.linking.offer(desk.person("ben"), theirs);
  await desk.run("link", { code, confirm: "yes" }, { canManageTeam: true });
  expect((await allow()).message.summary).toContain("Noted");
  expect((await run({ for: "me" })).summary).toContain("has not allowed");
  await desk.store.saveTeamSettings(theirs, { agents: true });
  expect(tokenIn(await run({ for: "me" }))).not.toBe("");
});
