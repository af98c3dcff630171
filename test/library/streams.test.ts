import { afterEach, beforeEach, expect, it } from "vitest";
import { createHttp } from "../../src/feed/http/client.ts";
import { createStream } from "../../src/feed/streams/stream.ts";
import { createStreams } from "../../src/library/streams.ts";
import { silentLog } from "../../src/runtime/log.ts";
import { buildHouse } from "../fakes/house.ts";
import { makePaper } from "../fixtures/papers.ts";

const entry = (id: string, title: string) =>
  `<entry><id>https://arxiv.org/abs/${id}</id><title>${title}</title><updated>2025-06-06T00:00:00Z</updated></entry>`;
const atom = (...entries: string[]) =>
  `<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:x:1</id><title>t</title><updated>2025-06-06T00:00:00Z</updated>${entries.join("")}</feed>`;

let house: Awaited<ReturnType<typeof buildHouse>>;
beforeEach(async () => {
  house = await buildHouse({ at: "2025-06-06T08:00:00Z" });
});
afterEach(() => house.store.close());

/** Two sources: what each answers, and the conditions under which it was asked. */
function open() {
  const answers = new Map<string, () => Response>();
  const asked: (string | null)[] = [];
  const http = createHttp({
    fetch: async (input, init) => {
      const url = String(input);
      asked.push(new Headers(init?.headers).get("if-none-match"));
      return answers.get(url)?.() ?? new Response("gone", { status: 404 });
    },
    clock: house.clock,
    userAgent: "test",
    retries: 0,
  });
  const streams = ["https://one.example/feed", "https://two.example/feed"].map((url) =>
    createStream({ name: url, url }, http),
  );
  const { store, clock } = house;
  const warnings: unknown[] = [];
  const log = {
    debug() {},
    info() {},
    error() {},
    warn: (_: string, fields?: unknown) => warnings.push(fields),
  };
  return { answers, asked, warnings, streams: createStreams({ streams, store, clock, log }) };
}

it("puts what is new into the library, and leaves what better sources have told", async () => {
  const { answers, streams } = open();
  const known = makePaper({ id: "2506.00001", title: "As Hugging Face has it", upvotes: 9 });
  await house.store.saveListing(house.day("2025-06-06"), [known], house.clock.now());
  answers.set(
    "https://one.example/feed",
    () => new Response(atom(entry("2506.00001", "Other"), entry("2506.00002", "New"))),
  );
  await streams.sync();
  expect(streams.recent()).toEqual(["2506.00001", "2506.00002"]);
  expect(await house.store.paper("2506.00001" as never)).toMatchObject({ title: known.title, upvotes: 9 });
  expect(await house.store.paper("2506.00002" as never)).toMatchObject({ title: "New", upvotes: 0 });
  // The day's list is Hugging Face's.
  expect((await house.store.listing(house.day("2025-06-06")))?.papers).toHaveLength(1);
});

it("asks for what is new alone, and again in full for what it could not read", async () => {
  const { answers, asked, warnings, streams } = open();
  const url = "https://one.example/feed";
  answers.set(url, () => new Response("<html>", { headers: { etag: '"bad"' } }));
  await streams.sync();
  answers.set(url, () => new Response(atom(entry("2506.00001", "A")), { headers: { etag: '"a"' } }));
  await streams.sync();
  expect(streams.loads).toBe(1);
  answers.set(url, () => new Response(null, { status: 304 }));
  await streams.sync();
  expect(asked.filter((_, at) => at % 2 === 0)).toEqual([null, null, '"a"']);
  expect([streams.loads, streams.recent()]).toEqual([1, ["2506.00001"]]);
  expect(warnings.length).toBeGreaterThan(0);
});

it("reads the others where one fails, and tells what it skipped", async () => {
  const { answers, warnings, streams } = open();
  answers.set(
    "https://two.example/feed",
    () => new Response(atom(entry("2506.00001", "A"), entry("nothing", "B"))),
  );
  await streams.sync();
  expect(streams.recent()).toEqual(["2506.00001"]);
  expect(warnings).toMatchObject([{ source: "https://one.example/feed" }, { skipped: 1 }]);
});

it("says that a source is not read where there is no place for it", async () => {
  const sources = Array.from({ length: 201 }, (_, n) => `https://feeds.example/${n}`);
  const { store, clock } = house;
  const streams = createStreams({
    streams: [],
    open: ({ name }) => ({ name, latest: async () => undefined }),
    watchedSources: async () => sources,
    store,
    clock,
    log: silentLog,
  });
  await streams.sync();
  expect(streams.trouble(sources[199] ?? "")).toBeUndefined();
  expect(streams.trouble(sources[200] ?? "")).toMatch(/reads 200 sources already/);
});
