import { parseFeed } from "feedsmith";
import Parser from "rss-parser";
import { afterEach, beforeEach, expect, it } from "vitest";
import { feedRoutes } from "../../../adapters/feeds/index.ts";
import { publicApp } from "../../../bin/http/public-app.ts";
import { silentLog } from "../../../src/runtime/log.ts";
import type { FeedKind } from "../../../src/teams/access-store.ts";
import { openDesk } from "../../commands/desk.ts";
import { deliver, delivery, ids, T0 } from "../../contract/samples.ts";
import { PUBLIC_URL } from "../../fakes/house.ts";
import { makePaper } from "../../fixtures/papers.ts";
import { expectAtom, expectJsonFeed } from "./rules.ts";

const HOSTILE = 'S* <eos> & "x" &amp; ]]> a ]]> <script>alert(1)</script> @everyone \u0001\u202E😀';

let desk: Awaited<ReturnType<typeof openDesk>>;
let app: ReturnType<typeof publicApp>;
beforeEach(async () => {
  desk = await openDesk({ at: "2025-06-06T12:00:00Z" });
  app = publicApp(feedRoutes(desk.bot.services), { clock: desk.clock, log: silentLog });
  const papers = [
    makePaper({
      id: "2506.00001",
      title: HOSTILE,
      abstract: HOSTILE,
      authors: [HOSTILE],
      keywords: ["sparse"],
    }),
    makePaper({ id: "2506.00002", authors: [], abstract: "" }),
    makePaper({ id: "page:no-arxiv-1234", title: "Elsewhere" }),
  ];
  await desk.store.saveListing(desk.day("2025-06-06"), papers, T0);
});
afterEach(async () => {
  await desk.bot.stop();
  await desk.store.close();
});

const issue = (kind: FeedKind, channel = desk.general) => desk.bot.services.access.issue(kind, channel);
const get = async (path: string, headers: Record<string, string> = {}) => app.request(path, { headers });
const read = async (key: string, format: "atom" | "json") => {
  const answer = await get(`/feeds/${key}.${format}`);
  expect(answer.status).toBe(200);
  return answer.text();
};
const postToday = () =>
  deliver(desk.store, delivery({ papers: ids("2506.00001", "2506.00002", "page:no-arxiv-1234") }), "M1", T0);

it("keeps the rules of Atom and JSON Feed, whatever titles hold, and other parsers read the same", async () => {
  await postToday();
  const key = await issue("channel-feed");
  const atom = await read(key, "atom");
  const json = await read(key, "json");
  expectAtom(atom);
  const { items } = expectJsonFeed(json);
  expect(items).toHaveLength(3);
  const title = items.find(({ url }) => String(url).includes("2506.00001"))?.title;
  expect(title).toContain("<script>");
  expect(title).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
  // Two parsers that share no code.
  const other = await new Parser().parseString(atom);
  expect(other.items.map((item) => [item.id, item.title?.trim(), item.link])).toEqual(
    items.map((item) => [item.id, item.title, item.url]),
  );
  const own = parseFeed(json);
  expect(own.format).toBe("json");
  // HTML holds no markup but ours.
  expect(JSON.stringify(items)).not.toMatch(/<p>[^<]*<(?!\/p>|em>|a )/);
});

it("is well-formed where nothing is there yet", async () => {
  for (const kind of ["channel-feed", "watch-feed", "favourites-feed"] as const) {
    const key = await issue(kind);
    expectAtom(await read(key, "atom"));
    expect(expectJsonFeed(await read(key, "json")).items).toEqual([]);
  }
});

it("shows what was posted in the channel, each paper once, under an id that stays", async () => {
  await postToday();
  const again = delivery({ day: desk.day("2025-06-03"), papers: ids("2506.00001") });
  await deliver(desk.store, again, "M2", T0 + 1);
  const first = expectJsonFeed(await read(await issue("channel-feed"), "json"));
  expect(first.items).toHaveLength(3);
  expect(first.items[0]).toMatchObject({ date_published: new Date(T0).toISOString() });
  expect(first.feed_url).toMatch(new RegExp(`^${PUBLIC_URL}/feeds/pbk_[\\w-]{43}\\.json$`));
  // A new address shows readers nothing again.
  const renewed = expectJsonFeed(await read(await issue("channel-feed"), "json"));
  expect(renewed.items.map(({ id }) => id)).toEqual(first.items.map(({ id }) => id));
});

it("shows what the team votes for, with the votes, last voted for first", async () => {
  const vote = async (paper: string, who: string) => {
    await desk.run("vote", { paper }, { who });
    await desk.clock.advance(60_000);
  };
  await vote("2506.00001", "ada");
  await vote("2506.00001", "ben");
  await vote("2506.00002", "ada");
  const { items } = expectJsonFeed(await read(await issue("favourites-feed"), "json"));
  expect(items.map(({ url }) => String(url).slice(-10))).toEqual(["2506.00002", "2506.00001"]);
  expect(items[1]?.content_html).toContain("2 votes");
  expect(JSON.stringify(items)).not.toMatch(/ada|ben/);
  const elsewhere = await issue("favourites-feed", desk.channel("C9", "discord", "W2"));
  expect(expectJsonFeed(await read(elsewhere, "json")).items).toEqual([]);
});

it("shows what the channel watches for, and why", async () => {
  await desk.run("watch", { what: "keyword", value: "sparse" });
  const { items } = expectJsonFeed(await read(await issue("watch-feed"), "json"));
  expect(items).toMatchObject([{ content_html: expect.stringContaining("keyword sparse") }]);
});

it("shows what the channel watches for from other sources, too", async () => {
  const held = [makePaper({ id: "2506.00009", keywords: ["sparse"] })];
  const stream = { name: "arXiv cs.CL", latest: async () => ({ papers: held, skipped: [] }) };
  const other = await openDesk({ at: "2025-06-06T12:00:00Z", streams: [stream] });
  await other.bot.services.streams?.sync();
  await other.run("watch", { what: "keyword", value: "sparse" });
  const key = await other.bot.services.access.issue("watch-feed", other.general);
  const routes = feedRoutes(other.bot.services);
  const answer = await publicApp(routes, { clock: other.clock, log: silentLog }).request(
    `/feeds/${key}.json`,
  );
  expect(expectJsonFeed(await answer.text()).items).toMatchObject([
    { url: expect.stringContaining("2506.00009") },
  ]);
  await other.bot.stop();
  await other.store.close();
});

it("sends nothing again to a reader that has it", async () => {
  await postToday();
  const key = await issue("channel-feed");
  const path = `/feeds/${key}.atom`;
  const first = await get(path);
  const [etag, modified] = ["etag", "last-modified"].map((name) => first.headers.get(name) ?? "");
  expect(etag).toMatch(/^"[\w-]+"$/);
  const status = async (headers: Record<string, string>) => (await get(path, headers)).status;
  expect(await status({ "if-none-match": etag ?? "" })).toBe(304);
  expect(await status({ "if-none-match": `"other", W/${etag}` })).toBe(304);
  expect(await status({ "if-none-match": '"other"', "if-modified-since": modified ?? "" })).toBe(200);
  expect(await status({ "if-modified-since": modified ?? "" })).toBe(304);
  expect(await status({ "if-modified-since": "nonsense" })).toBe(200);
  const fresh = await get(path, { "if-none-match": etag ?? "" });
  expect([await fresh.text(), fresh.headers.get("etag")]).toEqual(["", etag]);
  const head = await app.request(path, { method: "HEAD" });
  expect([head.status, await head.text(), head.headers.get("etag")]).toEqual([200, "", etag]);
  await desk.run("vote", { paper: "2506.00001" });
  await deliver(
    desk.store,
    delivery({ day: desk.day("2025-06-04"), papers: ids("2506.00003") }),
    "M3",
    T0 + 1,
  );
  expect((await get(`/feeds/${key}.json`, { "if-none-match": etag ?? "" })).status).toBe(200);
});

it("shows nothing to whoever does not know the address, or no longer should", async () => {
  const key = await issue("channel-feed");
  const agent = await desk.bot.services.access.issue("team-agent", desk.general);
  for (const file of ["", "x.atom", `${key}x.atom`, `${key}.rss`, key, `${agent}.atom`, "..%2f.atom"])
    expect((await get(`/feeds/${file}`)).status).toBe(404);
  await desk.bot.services.access.revoke({ team: "discord:W1" as never, kind: "channel-feed" });
  expect((await get(`/feeds/${key}.atom`)).status).toBe(404);
});

it("slows down a reader that asks without end, and keeps feeds out of search engines", async () => {
  const path = `/feeds/${await issue("channel-feed")}.atom`;
  expect((await get(path)).headers.get("x-robots-tag")).toBe("noindex");
  const answers = await Promise.all(Array.from({ length: 62 }, () => get(path)));
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(3);
});
