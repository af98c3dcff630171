import { afterEach, beforeEach, expect, it } from "vitest";
import { teamOf } from "../../src/teams/team-id.ts";
import { until } from "../until.ts";
import { ADA, CHANNEL, MIA, ONE, type SlackAppStage, setSlackAppStage, TWO } from "./slack-app-stage.ts";

const EVERY_DAY = "09:00 UTC days:mon,tue,wed,thu,fri,sat,sun";

let stage: SlackAppStage;
beforeEach(async () => {
  stage = await setSlackAppStage();
});
afterEach(() => stage.close());

const slack = (workspace: string) => stage.directory.workspace(workspace);

async function subscribe(workspace: string): Promise<void> {
  await slack(workspace).command(MIA, CHANNEL, "/papers", `subscribe ${EVERY_DAY}`);
  await until("it is subscribed", async () =>
    Boolean(await stage.store.subscription(stage.channel(workspace))),
  );
}

/** Brings the digest of today in every subscribed channel. */
async function deliver(): Promise<void> {
  for (const subscription of await stage.store.subscriptions())
    await stage.store.saveSubscription({ ...subscription, nextDueAt: stage.clock.now() });
  await stage.bot.tick();
}

const votes = async (workspace: string) =>
  (await stage.store.favourites([teamOf(stage.channel(workspace))], 0, 9)).flat().map((one) => one.votes);

const upvote = async (workspace: string, user: string) => {
  const here = slack(workspace);
  const [digest] = stage.posts(workspace);
  const message = here.messages(CHANNEL).find(({ ts }) => ts === digest?.ts);
  if (!message) throw new Error("There is no digest.");
  here.react(user, message, "one");
  await here.eventsSettled();
};

it("serves two workspaces apart: a digest in each, its own votes, and one goes on when the other leaves", async () => {
  for (const [workspace, name] of [
    [ONE, "Ones"],
    [TWO, "Twos"],
  ] as const) {
    expect(await stage.install(workspace)).toMatchObject({
      status: 200,
      text: expect.stringContaining(`Paperboy is in ${name}`),
    });
    await subscribe(workspace);
  }
  await deliver();
  await stage.bot.tick();
  for (const workspace of [ONE, TWO]) expect(stage.posts(workspace)).toHaveLength(1);

  await upvote(ONE, ADA);
  await upvote(ONE, MIA);
  await upvote(TWO, ADA);
  expect([await votes(ONE), await votes(TWO)]).toEqual([[2], [1]]);

  slack(ONE).uninstall();
  await until("its channel is closed", async () =>
    Boolean((await stage.store.subscription(stage.channel(ONE)))?.disabled),
  );
  expect(await stage.store.installedWorkspaces("slack")).toEqual([TWO]);
  expect((await stage.store.subscription(stage.channel(TWO)))?.disabled).toBeUndefined();
  await upvote(TWO, MIA);
  expect([await votes(ONE), await votes(TWO)]).toEqual([[2], [2]]);

  const secrets = [slack(ONE).botToken, slack(TWO).botToken, "c".repeat(32), "5".repeat(32)];
  expect(stage.lines.filter((line) => secrets.some((secret) => line.includes(secret)))).toEqual([]);
}, 60_000);

it("counts a vote once that Slack delivers again", async () => {
  await stage.install(ONE);
  await subscribe(ONE);
  await deliver();
  slack(ONE).repeatNextEvent(3);
  await upvote(ONE, ADA);
  slack(ONE).retryLastEvent(1);
  await slack(ONE).eventsSettled();
  expect(await votes(ONE)).toEqual([1]);
}, 60_000);

it("keeps what is due for a workspace whose token was revoked, and posts it once that is installed again", async () => {
  for (const workspace of [ONE, TWO]) {
    await stage.install(workspace);
    await subscribe(workspace);
  }
  slack(ONE).revokeToken();
  await until("its token is forgotten", async () => {
    const installed = await stage.store.installedWorkspaces("slack");
    return !installed.includes(ONE);
  });
  await deliver();
  expect([stage.posts(ONE).length, stage.posts(TWO).length]).toEqual([0, 1]);
  expect((await stage.store.subscription(stage.channel(ONE)))?.disabled).toBeUndefined();
  await stage.install(ONE);
  const [open] = await stage.store.deliveries(stage.channel(ONE), 1);
  expect(open?.state).toBe("planned");
  stage.pass(60_000);
  await stage.bot.tick();
  expect(stage.posts(ONE)).toHaveLength(1);
}, 60_000);

it("answers nothing that Slack has not signed, and installs for nobody who did not set out here", async () => {
  const forged = await fetch(`${stage.publicUrl}/slack/events`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-slack-signature": "v0=0" },
    body: JSON.stringify({ type: "url_verification", challenge: "canary" }),
  });
  expect([forged.status, await forged.text()]).toEqual([401, "This is for Slack.\n"]);
  const begun = await fetch(`${stage.publicUrl}/slack/install`, { redirect: "manual" });
  const back = stage.directory.allow(begun.headers.get("location") ?? "", ONE);
  // Another browser.
  const page = await fetch(back);
  expect([page.status, await page.text()]).toEqual([400, expect.stringContaining("This link has expired")]);
  expect(await stage.store.installedWorkspaces("slack")).toEqual([]);
});
