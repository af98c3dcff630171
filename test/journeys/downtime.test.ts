import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { paperCard } from "../../src/cards/paper-card.ts";
import type { MessageRef } from "../../src/chat/adapter.ts";
import { teamOf } from "../../src/teams/team-id.ts";
import { until } from "../until.ts";
import { setStage } from "./stage.ts";

let stage: Awaited<ReturnType<typeof setStage>>;
let process: Awaited<ReturnType<typeof stage.boot>>;
beforeEach(async () => {
  stage = await setStage();
  process = await stage.boot();
});
afterEach(async () => {
  await process.stop();
  await stage.strike();
});

describe.each(["discord", "slack"] as const)("on %s, through the real client", (platform) => {
  /** A digest, and a card about a paper that is not in it. */
  const begin = async () => {
    const chat = stage.chats[platform];
    await process.subscribe(chat.channel);
    await process.bot.tick();
    const digest = chat.posts()[0]?.id ?? "";
    const papers = (await process.store.openMessage({ channel: chat.channel, id: digest }))?.papers ?? [];
    const { services } = process.bot;
    const favoured = await services.store.listing("2026-08-20" as never);
    const paper = favoured?.papers.find(({ id }) => !papers.includes(id));
    if (!paper) throw new Error("The sample has no other paper.");
    const about = { kind: "share:journey", papers: [paper.id] } as const;
    const card: MessageRef = await services.postNow(chat.channel, paperCard(paper, { votes: 0 }), about);
    /** Votes on the digest's papers, then up, down and read of the card's. */
    const votes = async () => {
      const team = teamOf(chat.channel);
      const ups = await process.store.tallies(team, papers);
      const kinds = (["up", "down", "read"] as const).map((kind) =>
        process.store.tallies(team, [paper.id], kind),
      );
      const counts = (await Promise.all(kinds)).map((tallies) => tallies.get(paper.id) ?? 0);
      return [...papers.map((id) => ups.get(id) ?? 0), ...counts].join();
    };
    const become = (expected: string) =>
      until(`the votes are ${expected}`, async () => (await votes()) === expected);
    return { chat, digest, card: card.id, become, votes };
  };

  it("what came and went while it was away is in the ledger and on the messages afterwards", async () => {
    const { chat, digest, card, become } = await begin();
    await chat.react("ada", card, "👍");
    await chat.react("ada", card, "👍🏽");
    await chat.react("grace", digest, 2);
    await chat.react("alan", digest, 2);
    await chat.react("alan", card, "👎");
    await chat.vote("alan", digest, 1);
    await become("1,2,0,1,1,0");
    await process.stop();
    await chat.unreact("ada", card, "👍");
    await chat.unreact("alan", card, "👎");
    await chat.unreact("grace", digest, 2);
    await chat.react("grace", digest, 3);
    await chat.react("grace", card, "👀");
    await chat.react("you", card, "👍");
    process = await stage.boot();
    await become("1,1,1,2,0,1");
    await until("the messages count them", () => {
      const [first, second] = chat.posts();
      return (first?.text.match(/Vote · 1/g)?.length ?? 0) === 3 && /Vote · 2/.test(second?.text ?? "");
    });
    await chat.unreact("ada", card, "👍🏽");
    await become("1,1,1,1,0,1");
  });

  it("so it is after a cut of the connection, and nothing is counted twice", async () => {
    const { chat, digest, card, become, votes } = await begin();
    await chat.react("ada", digest, 1);
    await chat.react("grace", card, "👍");
    await become("1,0,0,1,0,0");
    chat.cut();
    await Promise.all([
      chat.unreact("ada", digest, 1),
      chat.react("alan", digest, 1),
      chat.react("alan", card, "👍"),
      chat.react("you", digest, 3),
    ]);
    await become("1,0,1,2,0,0");
    await process.bot.services.voting.refresh(teamOf(chat.channel));
    expect(await votes()).toBe("1,0,1,2,0,0");
  });
});
