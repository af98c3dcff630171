import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createHttp } from "../../src/feed/http/client.ts";
import { createHuggingFace } from "../../src/feed/hugging-face.ts";
import { createSavedDays } from "../../src/feed/saved-days.ts";
import { systemClock } from "../../src/runtime/clock.ts";
import { FeedError } from "../../src/runtime/errors.ts";
import type { Day } from "../../src/time/day.ts";
import { paperFeedContract } from "../contract/paper-feed.ts";
import { createFakeFeed } from "../fakes/feed.ts";
import { makePaper } from "../fixtures/papers.ts";

const row = (id: string, title: string, upvotes: number) => ({
  paper: { id, title, upvotes, summary: "", authors: [], submittedOnDailyAt: "2025-09-03T00:00:00.000Z" },
  title,
  numComments: 1,
});

const WEDNESDAY = [
  row("2509.00001", "First", 30),
  row("2509.00002", "Second", 20),
  { title: "no paper inside" },
  row("2509.00003", "Third", 10),
];

paperFeedContract("Hugging Face", async () => {
  const server = createServer((request, response) => {
    const day = new URL(request.url ?? "", "http://host").searchParams.get("date");
    response.setHeader("content-type", "application/json");
    if (day === "2025-09-04") response.end('{"surprise": true}');
    else response.end(JSON.stringify(day === "2025-09-03" ? WEDNESDAY : []));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const http = createHttp({ fetch, clock: systemClock, userAgent: "paperboy-test/1" });
  return {
    feed: createHuggingFace({ endpoint, http, clock: systemClock }),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
});

paperFeedContract("a folder of saved days", async () => {
  const folder = await mkdtemp(join(tmpdir(), "paperboy-days-"));
  await writeFile(join(folder, "2025-09-03.json"), JSON.stringify(WEDNESDAY));
  await writeFile(join(folder, "2025-09-04.json"), '{"surprise": true}');
  return {
    feed: createSavedDays({ folder }),
    close: () => rm(folder, { recursive: true }),
  };
});

paperFeedContract("the fake feed", async () => {
  const listedOn = "2025-09-03" as Day;
  const papers = [
    makePaper({ id: "2509.00001", title: "First", upvotes: 30, listedOn }),
    makePaper({ id: "2509.00002", title: "Second", upvotes: 20, listedOn }),
    makePaper({ id: "2509.00003", title: "Third", upvotes: 10, listedOn }),
  ];
  const feed = createFakeFeed({
    "2025-09-03": { papers, skipped: [{ where: "row 3", reason: "no paper inside" }] },
    "2025-09-04": new FeedError("unreadable", 'fake feed: expected a list, got {"surprise": true}'),
  });
  return { feed };
});
