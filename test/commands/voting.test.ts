import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { MessageRef, Person, Reply } from "../../src/chat/adapter.ts";
import type { Action, Message } from "../../src/chat/message.ts";
import { asMessage } from "../../src/chat/reply.ts";
import type { PaperId } from "../../src/papers/paper.ts";
import { teamOf } from "../../src/teams/team-id.ts";
import { cast } from "../contract/samples.ts";
import { buildHouse } from "../fakes/house.ts";
import { makePapers } from "../fixtures/papers.ts";

const FRIDAY = "2025-06-06";

async function open() {
  const house = await buildHouse({ at: `${FRIDAY}T09:00:00Z`, platforms: ["discord", "slack"] });
  house.feed.days.set(FRIDAY, makePapers(30));
  const process = house.boot();
  await process.bot.start();
  await house.library.syncRecent(2);
  const [discord, slack] = process.adapters as [typeof process.adapter, typeof process.adapter];
  const general = house.channel("C1");
  const there = house.channel("S1", "slack", "T1");
  const [ada, ben] = [house.person("ada"), house.person("ben")];
  const [adaThere, benThere] = ["U0ADA", "U0BEN"].map((user) => house.person(user, "slack", "T1")) as [
    Person,
    Person,
  ];
  const shown = (reply: Reply): Message => asMessage(reply).message;
  const run = async (by: Person, name: string, options = {}, canManage = true): Promise<Message> => {
    const [adapter, channel] = by.platform === "slack" ? [slack, there] : [discord, general];
    return shown(await adapter.run({ person: by, channel, name, options, canManage }));
  };
  const press = async (by: Person, message: Message, label: string): Promise<Reply> => {
    const adapter = by.platform === "slack" ? slack : discord;
    const channel = by.platform === "slack" ? there : general;
    const actions = message.blocks.flatMap((block) => ("actions" in block ? (block.actions ?? []) : []));
    const action = actions.find((one): one is Action & { kind: "press" } => one.label === label);
    if (action?.kind !== "press") throw new Error(`There is no button ${label}.`);
    return adapter.press({ message: { channel, id: "m1" }, person: by, action: action.id, canManage: true });
  };
  const [paper] = makePapers(1).map(({ id }) => id) as [PaperId];
  const tally = async (where = general, kind?: "up" | "down" | "read") =>
    (await house.store.tallies(teamOf(where), [paper], kind)).get(paper) ?? 0;
  const people = { ada, ben, adaThere, benThere };
  return { ...house, ...process, ...people, discord, slack, general, there, run, press, shown, paper, tally };
}

let house: Awaited<ReturnType<typeof open>>;
beforeEach(async () => {
  house = await open();
});
afterEach(async () => {
  await house.bot.stop();
  await house.store.close();
});

const words = (message: Message) => JSON.stringify(message.blocks);
const titles = (message: Message) =>
  message.blocks.flatMap((block) => (block.kind === "entry" ? [block.title] : []));

describe("voting", () => {
  it("by command, by button and by reaction is one vote, on a shared card as on a digest", async () => {
    const { run, press, shown, ada, ben, paper, tally, discord, general, clock } = house;
    expect((await run(ada, "vote", { paper })).summary).toMatch(/You voted for “Paper .*It has 1 vote\./);
    const card = await run(ada, "show", { paper });
    expect(words(card)).toContain("Vote · 1");
    await press(ada, card, "Share to channel");
    const post = discord.posts(general).at(-1);
    const ref = post?.ref as MessageRef;
    expect(JSON.stringify(post?.message)).toContain("Vote · 1");
    await discord.react(ref, ada, "👍");
    await discord.react(ref, ada, "👍🏽");
    await discord.react(ref, ada, 1);
    await discord.react(ref, ben, "❤️");
    expect(await tally()).toBe(1);
    await discord.react(ref, ben, "👍🏿");
    await discord.react(ref, ben, "👎");
    await discord.react(ref, ben, "👀");
    expect([await tally(), await tally(general, "down"), await tally(general, "read")]).toEqual([2, 1, 1]);
    await clock.advance(4_000);
    expect(JSON.stringify(discord.posts(general).at(-1)?.message)).toContain("Vote · 2");
    expect(shown(await press(ada, card, "Vote · 1")).summary).toMatch(/Your reaction still votes/);
    for (const emoji of ["👍", "👍🏽", 1]) await discord.unreact(ref, ada, emoji);
    expect(await tally()).toBe(1);
  });

  it("down and read are switches of their own, and none takes back all of them", async () => {
    const { run, ada, paper, tally, general } = house;
    await run(ada, "vote", { paper, as: "down" });
    await run(ada, "vote", { paper, as: "read" });
    await run(ada, "vote", { paper });
    await run(ada, "vote", { paper });
    expect([await tally(), await tally(general, "down"), await tally(general, "read")]).toEqual([1, 1, 1]);
    expect((await run(ada, "vote", { paper, as: "none" })).summary).toMatch(/^Taken back: .*0 votes/);
    expect([await tally(), await tally(general, "down"), await tally(general, "read")]).toEqual([0, 0, 0]);
    expect((await run(ada, "vote", { paper: "lunch" })).summary).toMatch(/contains no arXiv id/);
  });

  it("none says which reactions still speak", async () => {
    const { run, press, ada, paper, discord, general } = house;
    await press(ada, await run(ada, "show", { paper }), "Share to channel");
    await discord.react(discord.posts(general).at(-1)?.ref as MessageRef, ada, "👎");
    expect((await run(ada, "vote", { paper, as: "none" })).summary).toMatch(/still says down: remove it/);
  });
});

describe("favourites", () => {
  const votes = async (count: number, by = house.ada) => {
    const papers = makePapers(30).map(({ id }) => id);
    const changes = papers.slice(0, count).map((paper, index) => ({
      cast: cast({ team: teamOf(house.general), paper, person: by, channel: house.general }),
      standing: true,
      at: house.clock.now() - index,
    }));
    await house.store.applyCasts(changes);
  };

  it("turns pages in place, with ties in one order", async () => {
    await votes(23);
    const first = await house.run(house.ada, "favourites", { period: "all" });
    expect(titles(first)).toHaveLength(10);
    expect(words(first)).toContain("1–10 of 23 papers");
    const second = await house.press(house.ada, first, "Next page");
    expect(second.kind).toBe("update");
    const third = await house.press(house.ada, house.shown(second), "Next page");
    const all = [first, house.shown(second), house.shown(third)].flatMap(titles);
    expect(new Set(all).size).toBe(23);
    const [favourites = []] = await house.store.favourites([teamOf(house.general)], 0, 30);
    expect(all).toEqual(favourites.map(({ paper }) => paper.title));
  });

  it("of a channel are those voted for there", async () => {
    const other = house.channel("C2");
    await votes(1);
    const [, second] = makePapers(2).map(({ id }) => id) as [PaperId, PaperId];
    const elsewhere = cast({ team: teamOf(other), paper: second, person: house.ben, channel: other });
    await house.store.applyCasts([{ cast: elsewhere, standing: true, at: house.clock.now() }]);
    expect(titles(await house.run(house.ada, "favourites"))).toHaveLength(2);
    const here = await house.run(house.ada, "favourites", { scope: "channel" });
    expect(titles(here)).toEqual(["Paper 2506.00001"]);
    expect(words(here)).toContain("in this channel");
  });

  it("tell who voted only where the team wants it", async () => {
    const { run, ada, ben } = house;
    await votes(1, ben);
    expect(words(await run(ada, "favourites"))).not.toContain("ben");
    expect((await run(ada, "privacy", { what: "names", value: "on" }, false)).summary).toMatch(
      /people who can manage the whole team/,
    );
    expect((await run(ada, "privacy", { what: "names", value: "maybe" })).summary).toMatch(
      /“\/papers team privacy names on”, or/,
    );
    expect((await run(ada, "privacy", { what: "names", value: "on" })).summary).toMatch(/now show who/);
    expect(words(await run(ada, "favourites"))).toContain(
      '{"kind":"person","person":{"platform":"discord","workspace":"","user":"ben"}}',
    );
    await run(ada, "privacy", { what: "names", value: "off" });
    expect(words(await run(ada, "favourites"))).not.toContain("ben");
  });
});

describe("linking", () => {
  const codeOf = (message: Message) => /Your code is (\S+)\./.exec(message.summary)?.[1] ?? "";

  it("makes two workspaces one team, whose counts are redrawn, and gives back to each its own", async () => {
    const {
      run,
      press,
      shown,
      ada,
      ben,
      adaThere,
      benThere,
      paper,
      tally,
      there,
      discord,
      slack,
      general,
      clock,
    } = house;
    await press(ada, await run(ada, "show", { paper }), "Share to channel");
    await press(adaThere, await run(adaThere, "show", { paper }), "Share to channel");
    await run(ben, "vote", { paper });
    await run(benThere, "vote", { paper });
    await clock.advance(4_000);
    expect((await run(ada, "link", {}, false)).summary).toMatch(/people who can manage the whole team/);
    const code = codeOf(await run(ada, "link"));
    expect(code).toMatch(/^TEAM-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    expect((await run(adaThere, "link", { code }, false)).summary).toMatch(
      /Only people who can manage the whole team/,
    );
    const question = await run(adaThere, "link", { code: code.toLowerCase().replaceAll("-", " ") });
    expect(question.summary).toBe("Share favourites with another server or workspace?");
    expect(words(question)).toMatch(
      /links the server or workspace .*W1 on Discord.*made by .*the account \w+ on Discord/,
    );
    expect(words(question)).toContain("one list of favourites");
    expect(await tally()).toBe(1);
    const linked = shown(await press(adaThere, question, "Share favourites"));
    expect(linked.summary).toMatch(/2 servers and workspaces/);
    expect([await tally(), await tally(there)]).toEqual([2, 2]);
    await clock.advance(4_000);
    for (const [adapter, where] of [
      [discord, general],
      [slack, there],
    ] as const)
      expect(JSON.stringify(adapter.posts(where).at(-1)?.message)).toContain("Vote · 2");
    expect((await run(adaThere, "link", { code })).summary).toMatch(/wrong, was used/);
    expect((await run(ada, "link", { end: "team" })).summary).toMatch(/each side keeps its own votes/);
    expect([await tally(), await tally(there)]).toEqual([1, 1]);
    expect((await run(ada, "link", { end: "team" })).summary).toMatch(/not shared with anybody/);
  });

  it("makes a person's two accounts one voter", async () => {
    const { run, press, shown, ada, adaThere, paper, tally } = house;
    await run(adaThere, "link", { code: codeOf(await run(ada, "link")), confirm: "yes" });
    await run(ada, "vote", { paper });
    await run(adaThere, "vote", { paper });
    expect(await tally()).toBe(2);
    const own = await run(ada, "link", { code: "me" }, false);
    expect(codeOf(own)).toMatch(/^ME-/);
    const question = await run(adaThere, "link", { code: codeOf(own) }, false);
    expect(words(question)).toMatch(/your own account with .*the account \w+ on Discord/);
    expect(words(question)).toContain("only if that account is your own");
    expect(await tally()).toBe(2);
    const linked = shown(await press(adaThere, question, "It is mine: link it"));
    expect(linked.summary).toMatch(/count as one person/);
    expect(await tally()).toBe(1);
    expect((await run(ada, "link", { code: codeOf(own) })).summary).toMatch(/wrong, was used/);
    expect((await run(ada, "link", { end: "me" })).summary).toMatch(/as its own person/);
    expect(await tally()).toBe(2);
  });

  it("takes no code of one kind for the other", async () => {
    const { run, ada, adaThere } = house;
    const own = codeOf(await run(ada, "link", { code: "me" }));
    expect((await run(adaThere, "link", { code: own.replace("ME", "TEAM") })).summary).toMatch(
      /wrong, was used/,
    );
    expect((await run(adaThere, "link", { code: own.slice(3) })).summary).toMatch(/wrong, was used/);
  });

  it("stops those who guess codes, and forgets codes after ten minutes", async () => {
    const { run, ada, adaThere, clock } = house;
    const code = codeOf(await run(ada, "link"));
    for (let n = 0; n < 5; n += 1) await run(adaThere, "link", { code: `AAAA-AAA${n}` });
    expect((await run(adaThere, "link", { code })).summary).toMatch(/Too many wrong codes/);
    await clock.advance(10 * 60_000);
    expect((await run(adaThere, "link", { code })).summary).toMatch(/older than 10 minutes/);
  });
});

describe("privacy", () => {
  it("says what is kept, hands it over as a file, and deletes it after asking once more", async () => {
    const { run, press, shown, ada, ben, paper, tally } = house;
    await run(ada, "vote", { paper });
    await run(ben, "vote", { paper });
    const overview = await run(ada, "privacy");
    expect(words(overview)).toMatch(/only the number of votes.*kept for good/);
    const mine = shown(await press(ada, overview, "Get my data"));
    const [file] = mine.files ?? [];
    expect(file).toMatchObject({ name: "paperboy-my-data.json", mediaType: "application/json" });
    expect(JSON.parse(file?.content ?? "")).toMatchObject({
      account: { user: "ada" },
      votes: [{ paper, kind: "up", standing: true }],
    });
    expect(file?.content).not.toContain("ben");
    const asked = shown(await press(ada, overview, "Forget me"));
    expect(await tally()).toBe(2);
    const done = await press(ada, asked, "Forget me");
    expect(done.kind).toBe("update");
    expect(shown(done).summary).toMatch(/gone from the database: votes: 1/);
    expect(await tally()).toBe(1);
    expect((await run(ada, "privacy", { what: "export" })).summary).toMatch(/keeps nothing about you/);
    expect((await run(ada, "privacy", { what: "forget", confirm: "yes" })).summary).toMatch(/knew nothing/);
    const again = async () => (await run(ada, "privacy", { what: "forget", confirm: "yes" })).summary;
    expect(await again()).toMatch(/knew nothing/);
    expect(await again()).toMatch(/several times within the hour\. Please try again in 60 minutes/);
    await house.clock.advance(3_600_000);
    expect(await again()).toMatch(/knew nothing/);
  });

  it("does not bring a forgotten person's reactions back, and takes what they do afterwards", async () => {
    const { run, press, ada, paper, tally, discord, general, clock } = house;
    await press(ada, await run(ada, "show", { paper }), "Share to channel");
    const old = discord.posts(general).at(-1)?.ref as MessageRef;
    await discord.react(old, ada, "👍");
    await clock.advance(60_000);
    await run(ada, "privacy", { what: "forget", confirm: "yes" });
    discord.disconnect();
    discord.reconnect(true);
    await clock.advance(1_000);
    await discord.react(old, ada, 1);
    expect(await tally()).toBe(0);
    expect(JSON.stringify(discord.posts(general).at(-1)?.message)).toContain('"Vote"');
    await press(ada, await run(ada, "show", { paper }), "Share to channel");
    await discord.react(discord.posts(general).at(-1)?.ref as MessageRef, ada, "👍");
    expect(await tally()).toBe(1);
  });

  it("keeps votes as long as the team wants", async () => {
    const { run, ada, paper, tally, clock, bot } = house;
    await run(ada, "vote", { paper });
    expect((await run(ada, "privacy", { what: "retention", value: "soon" })).summary).toMatch(
      /from 1 to 120/,
    );
    expect((await run(ada, "privacy", { what: "retention", value: "2" })).summary).toMatch(
      /after 2 months\. 0 were older/,
    );
    await clock.advance(65 * 86_400_000);
    await bot.tick();
    await clock.advance(1_000);
    expect(await tally()).toBe(0);
    expect((await run(ada, "privacy", { what: "retention", value: "forever" })).summary).toMatch(/for good/);
  });

  it("deletes a team's data for those who decide for it, and names beforehand what goes", async () => {
    const { run, press, shown, ada, paper, store, subscribe, general, clock } = house;
    await subscribe(general, clock.now() + 1e9);
    await run(ada, "vote", { paper });
    expect((await run(ada, "privacy", { what: "delete-team" }, false)).summary).toMatch(
      /people who can manage the whole team/,
    );
    const asked = await run(ada, "privacy", { what: "delete-team" });
    expect(asked.summary).toMatch(/subscriptions: 1, votes: 1; 1 person has voted/);
    expect(await store.subscription(general)).toBeDefined();
    const done = shown(await press(ada, asked, "Delete it all"));
    expect(done.summary).toMatch(/gone from the database: subscriptions: 1, votes: 1/);
    expect(await store.subscription(general)).toBeUndefined();
    expect((await run(ada, "privacy", { what: "delete-team" })).summary).toMatch(/keeps nothing/);
  });
});
