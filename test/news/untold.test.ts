import { expect, it } from "vitest";
import type { LikedNews } from "../../src/news/store.ts";
import { untoldNews } from "../../src/news/untold.ts";
import { teamOf } from "../../src/teams/team-id.ts";
import { makeKnownPaper } from "../fixtures/papers.ts";

const channel = { platform: "discord", workspace: "W1", id: "C1" } as const;
const listener = { channel, team: teamOf(channel) };
const NOW = Date.parse("2025-04-01T20:00:00Z");
const paper = makeKnownPaper();

/** What is left of news found at a time, if a digest of a day told it. */
async function left(foundAt: string, toldOn: string, createdAt = 0) {
  const news: LikedNews = { paper, sign: "code", at: Date.parse(foundAt), likes: 2, saved: false };
  const [untold] = await untoldNews(
    {
      likedNews: async () => [[news]],
      told: async ([asked]) => [new Set(asked && asked.since <= toldOn ? [`code ${paper.id}`] : [])],
    },
    [{ ...listener, createdAt }],
    NOW,
  );
  return untold;
}

it("reports what no digest told", async () => {
  expect(await left("2025-03-30T04:00:00Z", "2025-01-01")).toMatchObject([{ news: [{ sign: "code" }] }]);
});

it("leaves out what a digest told, even if a clock that was ahead dated the news days later", async () => {
  expect(await left("2025-03-30T04:00:00Z", "2025-03-30")).toEqual([]);
  expect(await left("2025-03-19T04:00:00Z", "2025-03-15")).toEqual([]);
});

it("reports only what came since the channel subscribed, unless a clock that was ahead dated that", async () => {
  expect(await left("2025-03-30T04:00:00Z", "2025-01-01", Date.parse("2025-03-30T04:00:01Z"))).toEqual([]);
  expect(await left("2025-03-30T04:00:00Z", "2025-01-01", NOW + 1)).toHaveLength(1);
});
