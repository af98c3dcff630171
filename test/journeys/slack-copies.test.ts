import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { PARTS, partOf } from "../../src/chat/parts.ts";
import { sendingLease } from "../../src/operating/sending.ts";
import { teamOf } from "../../src/teams/team-id.ts";
import { postgres } from "../drizzle/postgres/server.ts";
import { makePaper } from "../fixtures/papers.ts";
import { until } from "../until.ts";
import { ADA, CHANNEL, MIA, ONE, type SlackAppStage, setSlackAppStage, TWO } from "./slack-app-stage.ts";

const EVERY_DAY = "09:00 UTC days:mon,tue,wed,thu,fri,sat,sun";

const server = await postgres();

describe.skipIf("missing" in server)("two processes of a Slack app behind a balancer", () => {
  let stage: SlackAppStage;
  beforeEach(async () => {
    if ("missing" in server) return;
    stage = await setSlackAppStage({ url: await server.database(), processes: 2 });
    await stage.install(ONE);
    await slack().command(MIA, CHANNEL, "/papers", `subscribe ${EVERY_DAY}`);
    await until("it is subscribed", async () => Boolean(await stage.store.subscription(stage.channel(ONE))));
  }, 60_000);
  afterEach(() => stage?.close());

  const slack = () => stage.directory.workspace(ONE);
  const votes = async (alive = 0) => {
    const services = stage.processes[alive]?.bot.services;
    const [tops = []] = (await services?.store.favourites([teamOf(stage.channel(ONE))], 0, 9)) ?? [];
    return tops.map((one) => one.votes);
  };
  const react = async (user: string, name: string) => {
    const [digest] = stage.posts(ONE);
    const message = slack()
      .messages(CHANNEL)
      .find(({ ts }) => ts === digest?.ts);
    if (!message) throw new Error("There is no digest.");
    slack().react(user, message, name);
    await slack().eventsSettled();
  };
  /** Has the digest of today posted by whoever is to. */
  async function deliver(): Promise<void> {
    for (const subscription of await stage.store.subscriptions())
      await stage.store.saveSubscription({ ...subscription, nextDueAt: stage.clock.now() });
    // Anybody may know of work; whoever does not do it tells the others.
    for (const { bot } of stage.processes) bot.services.wake();
    await until("a digest is posted", () => stage.posts(ONE).length > 0);
  }
  const holds = (n: number, workspace: string) =>
    stage.processes[n]?.copies.holds(sendingLease("slack", partOf({ workspace }))) ?? false;
  const parts = (n: number) =>
    Array.from({ length: PARTS }, (_, part) => part).filter((part) =>
      stage.processes[n]?.copies.holds(sendingLease("slack", part)),
    );
  /** The parts, and what else there is, are divided evenly. */
  const parted = () =>
    parts(0).length + parts(1).length === PARTS && Math.min(...[0, 1].map((n) => parts(n).length)) >= 3;

  it("both answer, each vote and command counts once, and one posts and redraws", async () => {
    await until("each sends to a part", () => parts(0).length > 0 && parts(1).length > 0);
    await deliver();
    for (const [user, name] of [
      [ADA, "one"],
      [MIA, "one"],
      [ADA, "two"],
      [MIA, "two"],
    ] as const) {
      slack().repeatNextEvent(2);
      await react(user, name);
    }
    expect(await votes()).toEqual([2, 2]);
    await until("the counts are drawn", () => /Vote · 2/.test(stage.posts(ONE)[0]?.text ?? ""));
    const before = slack().messages(CHANNEL).length;
    for (let n = 0; n < 4; n += 1) await slack().command(ADA, CHANNEL, "/papers", "favourites");
    expect(stage.processes.map(({ answered }) => answered > 0)).toEqual([true, true]);
    expect(stage.posts(ONE)).toHaveLength(1);
    expect(slack().messages(CHANNEL).length).toBe(before);
    expect(stage.lines.filter((line) => line.startsWith("error"))).toEqual([]);
  }, 60_000);

  it("each finds at once what the other saves", async () => {
    const [one, two] = stage.processes;
    await one?.store.savePapers(
      [makePaper({ id: "2506.09999", title: "An Atlas of Zebrafish" })],
      stage.clock.now(),
    );
    const query = { text: "zebrafish", limit: 1 };
    const found = async () => (await two?.index.search(query))?.found.length === 1;
    await until("the other finds it", found);
  }, 60_000);

  it("one is killed, and the other goes on with its work without a missed vote", async () => {
    await stage.install(TWO);
    await until("they have parted the work", parted);
    await deliver();
    await react(ADA, "one");
    const sender = holds(0, ONE) ? 0 : 1;
    const lost = parts(sender);
    const seen = stage.lines.length;
    const begun = performance.now();
    await stage.processes[sender]?.kill();
    await react(MIA, "one");
    await react(ADA, "two");
    expect(await votes(1 - sender)).toEqual([2, 1]);
    await until("the other posts everywhere", () => parts(1 - sender).length === PARTS);
    expect(performance.now() - begun).toBeLessThan(15_000);
    // Each part's new holder recounts the workspaces of that part, with their direct messages.
    const sizes = lost.map(
      (part) => 2 * [ONE, TWO].filter((id) => partOf({ workspace: id }) === part).length,
    );
    const taken = () =>
      stage.lines
        .slice(seen)
        .flatMap((line) => /^info slack connected .*"workspaces":(\d+)/.exec(line)?.[1] ?? []);
    await until("it has recounted", () => taken().length >= lost.length);
    expect(taken().map(Number).sort()).toEqual(sizes.sort());
    await until("and redraws", () => /Vote · 2/.test(stage.posts(ONE)[0]?.text ?? ""));
  }, 60_000);
});
