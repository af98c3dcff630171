import { expect, test } from "vitest";
import { makeKnownPaper } from "../../fixtures/papers.ts";
import { hostileQueries } from "./hostile-queries.ts";
import { openLibrary } from "./library.ts";

const WORDS =
  "river lake glacier boat plane north diffusion transformer attention retrieval latent whale experts".split(
    " ",
  );
/** More of them with `SEARCH_FUZZ=100000 npx vitest run test/drizzle/search-fuzz`. */
const COUNT = Number(process.env.SEARCH_FUZZ ?? 2000);

test("no query raises an error or takes long", { timeout: 60_000 + COUNT * 10 }, async () => {
  const papers = Array.from({ length: 400 }, (_, i) =>
    makeKnownPaper({
      id: `2506.${String(10_000 + i)}`,
      title: `${WORDS[i % 13]} ${WORDS[(i * 5) % 13]} number ${i}`,
      abstract: WORDS.slice(i % 7, (i % 7) + 5).join(" "),
    }),
  );
  const { index, hits } = await openLibrary(papers);
  let slowest = 0;
  for (const text of hostileQueries(COUNT, WORDS)) {
    const before = process.cpuUsage();
    const found = await hits({ text });
    await index.titles(text, 25);
    await index.names("author", text, 25);
    const { user, system } = process.cpuUsage(before);
    slowest = Math.max(slowest, (user + system) / 1000);
    expect(found.length, JSON.stringify(text)).toBeLessThanOrEqual(10);
  }
  // The goal is 250 ms for one query; here are three, on a machine that runs other tests too.
  expect(slowest).toBeLessThan(500);
});
