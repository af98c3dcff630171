import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Message } from "../../src/chat/message.ts";
import { asMessage } from "../../src/chat/reply.ts";
import type { KnownPaper, Paper, PaperId } from "../../src/papers/paper.ts";
import { createTastes } from "../../src/taste/team-taste.ts";
import { teamOf } from "../../src/teams/team-id.ts";
import type { Cast } from "../../src/votes/store.ts";
import { buildHouse } from "../fakes/house.ts";
import { makePaper } from "../fixtures/papers.ts";

const FRIDAY = "2025-06-06";
const MORNING = Date.parse(`${FRIDAY}T09:00:00Z`);

/** Fifty papers of which every tenth is on diffusion, the sixth first, by falling upvotes. */
function list(prefix: string, upvotes = 600): Paper[] {
  const topics = "graphs speech robots proteins retrieval diffusion pruning poetry music chess".split(" ");
  return Array.from({ length: 50 }, (_, n) => {
    const topic = topics[n % 10] as string;
    return makePaper({
      id: `${prefix}.${String(n + 1).padStart(5, "0")}`,
      title: `Study ${n} of ${topic} in the ${prefix} lab`,
      abstract: `We look at ${topic}, and at ${topic} again, with method${n} on corpus${n % 7}.`,
      upvotes: upvotes - 10 * n,
    });
  });
}

async function open() {
  const house = await buildHouse({ at: `${FRIDAY}T08:00:00Z` });
  house.feed.days.set(FRIDAY, list("2506"));
  house.feed.days.set("2025-06-05", list("2505"));
  house.feed.days.set("2025-05-20", list("2504"));
  await house.library.syncRecent(20);
  const process = house.boot();
  await process.bot.start();
  const general = house.channel("general");
  const team = teamOf(general);
  const vote = async (id: string, user = "ada", parts: Partial<Cast> & { standing?: boolean } = {}) => {
    const { standing = true, ...rest } = parts;
    const paper = id as PaperId;
    const cast = {
      team,
      paper,
      person: house.person(user),
      kind: "up",
      channel: general,
      via: "button",
    } as const;
    await house.store.applyCasts([{ cast: { ...cast, ...rest }, standing, at: house.clock.now() }]);
  };
  const ask = async () => {
    const { message } = asMessage(
      await process.adapter.run({
        person: house.person("ada"),
        channel: general,
        name: "for-us",
        options: {},
        canManage: true,
      }),
    );
    return message;
  };
  return { ...house, ...process, general, team, vote, ask };
}

let house: Awaited<ReturnType<typeof open>>;
beforeEach(async () => {
  house = await open();
});
afterEach(async () => {
  await house.bot.stop();
  await house.store.close();
});

const DIFFUSION = ["2504.00006", "2504.00016", "2504.00026", "2504.00036", "2504.00046"];
const likeDiffusion = async (n = 5) => {
  for (const id of DIFFUSION.slice(0, n)) await house.vote(id);
};
const reasons = (message: Message | undefined) =>
  message?.blocks.flatMap((block) => (block.kind === "entry" ? [`${block.title}: ${block.reason}`] : [])) ??
  [];
const posted = async (changes = {}) => {
  await house.subscribe(house.general, MORNING, { count: 5, ...changes });
  await house.clock.advance(MORNING - house.clock.now());
  await house.bot.tick();
  return (await house.store.deliveries(house.general, 1))[0];
};

describe("what a team's votes say", () => {
  test("is nothing below five votes, and the answer says how many are missing and how to vote", async () => {
    await likeDiffusion(3);
    expect((await house.ask()).summary).toMatch(/needs 2 more votes\. React to a digest/);
    const digest = await posted();
    expect(digest?.papers[0]).toBe("2506.00001");
    expect(JSON.stringify(digest?.message)).not.toContain("your team");
  });

  test("goes together with what the team has named, which votes overrule", async () => {
    const { store, clock, team, vote } = house;
    await store.addTaste(team, DIFFUSION as PaperId[], clock.now());
    const tastes = createTastes({ store, clock });
    const tasteNow = async () => (await tastes.of([team])).get(team);
    const onDiffusion = (await store.paper("2506.00006" as PaperId)) as KnownPaper;
    const taste = await tasteNow();
    expect(taste).toMatchObject({ votes: 0, named: 5 });
    expect([...(taste?.rated ?? [])].sort()).toEqual(DIFFUSION);
    const before = taste?.judge?.(onDiffusion).above ?? 0;
    expect(taste?.judge?.(onDiffusion).because).toMatchObject({
      kind: "topic",
      topic: "diffusion",
      papers: 5,
    });
    for (const id of DIFFUSION.slice(0, 4)) await vote(id, "ada", { kind: "down" });
    expect((await tasteNow())?.judge?.(onDiffusion).above).toBeLessThan(before);
    await store.dropTaste(team);
    expect(await tasteNow()).toMatchObject({ named: 0, judge: undefined });
  });

  test("lifts a paper into the digest, where it stands by its upvotes, with its reason beside it and in the log", async () => {
    await likeDiffusion();
    const digest = await posted();
    expect(digest?.papers.indexOf("2506.00006" as PaperId)).toBe(3);
    expect(reasons(digest?.message)[3]).toBe(
      "Study 5 of diffusion in the 2506 lab: 550 ▲ · your team liked 5 papers on diffusion",
    );
    expect(digest?.note).toContain("the team’s taste brought in 2506.00006, number 6 by upvotes alone");
    expect(digest?.leftOut).toContainEqual({
      paper: "2506.00005",
      why: expect.stringContaining("(number 5 by upvotes alone)"),
    });
  });

  test("has no say in a channel that has switched it off", async () => {
    await likeDiffusion();
    const digest = await posted({ taste: false });
    expect(digest?.papers).toEqual(["1", "2", "3", "4", "5"].map((n) => `2506.0000${n}`));
    expect(JSON.stringify(digest?.message)).not.toContain("your team");
  });

  test("recommends what suits the team and neither was posted here nor has votes", async () => {
    await likeDiffusion();
    await posted();
    const shown = reasons(await house.ask());
    expect(shown.length).toBeGreaterThan(0);
    for (const line of shown) expect(line).toMatch(/diffusion.*your team liked 5 papers on diffusion/);
    expect(shown.join()).not.toContain("2504 lab");
    expect(shown.join()).not.toContain("Study 5 of diffusion in the 2506 lab");
    expect(shown.join()).toContain("Study 5 of diffusion in the 2505 lab");
  });

  test("follows votes and their withdrawal as if it had been made afresh", async () => {
    const followed = createTastes(house);
    const judged = async (tastes: ReturnType<typeof createTastes>) => {
      const { judge, votes } = (await tastes.of([house.team])).get(house.team) ?? {};
      const papers = (await house.store.listing(FRIDAY as never))?.papers ?? [];
      return { votes, fits: judge && papers.map((paper) => judge(paper)) };
    };
    await likeDiffusion();
    await house.vote("2504.00001", "ada", { kind: "down" });
    const first = await judged(followed);
    expect(first.fits?.some(({ fit }) => fit > 0)).toBe(true);
    await house.vote("2504.00002");
    await house.vote("2504.00001", "ada");
    await house.vote("2504.00001", "bob");
    const second = await judged(followed);
    expect(second).not.toEqual(first);
    expect(second).toEqual(await judged(createTastes(house)));
    for (const id of DIFFUSION) await house.vote(id, "ada", { standing: false });
    await house.vote("2504.00001", "ada", { standing: false });
    await house.vote("2504.00001", "bob", { standing: false });
    expect(await judged(followed)).toEqual({ votes: 1, fits: undefined });
    await house.vote("2504.00002", "ada", { standing: false });
    await likeDiffusion();
    expect(await judged(followed)).toEqual(first);
  });
});
