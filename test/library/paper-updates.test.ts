import { describe, expect, it } from "vitest";
import { createPaperUpdates, type PaperUpdateSources } from "../../src/library/paper-updates.ts";
import type { KnownPaper, LatestPaper, Paper, PaperId } from "../../src/papers/paper.ts";
import { FeedError } from "../../src/runtime/errors.ts";
import { silentLog } from "../../src/runtime/log.ts";
import { createTestClock } from "../fakes/clock.ts";
import { makeKnownPaper, makePaper } from "../fixtures/papers.ts";

const ids = (...texts: string[]) => texts as PaperId[];
const [A, B, C] = ids("2506.00001", "2506.00002", "2506.00003") as [PaperId, PaperId, PaperId];

function setUp(sources: PaperUpdateSources) {
  const held = new Map<PaperId, KnownPaper>([A, B, C].map((id) => [id, makeKnownPaper({ id })]));
  const store = {
    async savePapers(papers: readonly Paper[]) {
      for (const paper of papers) held.set(paper.id, { ...(held.get(paper.id) as KnownPaper), ...paper });
      return { added: 0, changed: papers.length };
    },
    papers: async (asked: readonly PaperId[]) => new Map([...held].filter(([id]) => asked.includes(id))),
  };
  const clock = createTestClock("2025-06-06T09:00:00Z");
  return createPaperUpdates({ store, clock, log: silentLog, ...sources });
}

describe("bringing", () => {
  it("asks arXiv for what the store lacks, and for nothing else", async () => {
    const asked: PaperId[] = [];
    const categories = {
      papers: async (wanted: readonly PaperId[]) => {
        asked.push(...wanted);
        return [makePaper({ id: "2506.00009" })];
      },
    };
    const updates = setUp({ categories });
    const brought = await updates.bring(ids("2506.00001", "2506.00009", "2506.00008", "page:tomatoes"));
    expect([...brought.keys()].sort()).toEqual(["2506.00001", "2506.00009"]);
    expect(asked).toEqual(["2506.00009", "2506.00008"]);
    await updates.bring([A]);
    expect(asked).toHaveLength(2);
    expect([...(await setUp({}).bring(ids("2506.00001", "2506.00009"))).keys()]).toEqual([A]);
  });
});

describe("refreshing", () => {
  const built = {
    models: { total: 1, names: ["a/m"] },
    datasets: { total: 0, names: [] },
    demos: { total: 0, names: [] },
  };
  const latest = async (id: PaperId): Promise<LatestPaper | undefined> =>
    id === A ? { paper: makePaper({ id, codeUrl: "https://a.example" }), built } : undefined;

  it("brings what Hugging Face and arXiv tell into the store", async () => {
    const categories = { papers: async () => [makePaper({ id: B, version: 2, title: "Another title" })] };
    const refreshed = await setUp({ latest, categories }).refresh([A, B]);
    expect(refreshed).toMatchObject([
      { paper: { id: A, codeUrl: "https://a.example" }, built },
      { paper: { id: B, version: 2, title: `Paper ${B}` }, built: undefined },
    ]);
  });

  it("goes by what lists have told where there is nobody to ask", async () => {
    expect((await setUp({}).refresh([A])).map(({ paper }) => paper.id)).toEqual([A]);
  });

  it.each(["unreachable", "rate-limited", "timeout", "refused"] as const)(
    "stops at the first that cannot be had: %s",
    async (kind) => {
      const asked: PaperId[] = [];
      const failing = async (id: PaperId) => {
        asked.push(id);
        if (id === B) throw new FeedError(kind, "no");
        return latest(id);
      };
      const refreshed = await setUp({ latest: failing }).refresh([A, B, C]);
      expect(refreshed.map(({ paper }) => paper.id)).toEqual([A]);
      expect(asked).toEqual([A, B]);
    },
  );

  it("takes a paper as it is known where its answer cannot be read, and goes on", async () => {
    const garbled = async (id: PaperId) => {
      if (id === A) throw new FeedError("unreadable", "what?");
      return latest(id);
    };
    const refreshed = await setUp({ latest: garbled }).refresh([A, B]);
    expect(refreshed.map(({ paper }) => paper.id)).toEqual([A, B]);
  });

  it("does without versions where arXiv cannot be reached", async () => {
    const categories = { papers: async () => Promise.reject(new FeedError("unreachable", "no")) };
    expect(await setUp({ latest, categories }).refresh([A])).toMatchObject([{ paper: { id: A }, built }]);
  });

  it("passes on every other failure, and its caller's wish to stop", async () => {
    const broken = async () => Promise.reject(new Error("a bug"));
    await expect(setUp({ latest: broken }).refresh([A])).rejects.toThrow("a bug");
    await expect(setUp({ categories: { papers: broken } }).refresh([A])).rejects.toThrow("a bug");
    const stopped = async () => Promise.reject(new FeedError("timeout", "stopped"));
    const signal = AbortSignal.abort(new Error("stopping"));
    await expect(setUp({ latest: stopped }).refresh([A], signal)).rejects.toThrow("stopping");
  });
});
