import { isArxivId } from "../papers/arxiv-id.ts";
import type { BuiltOnIt, LatestPaper, Paper, PaperId } from "../papers/paper.ts";
import type { Clock } from "../runtime/clock.ts";
import { FeedError } from "../runtime/errors.ts";
import { createRateLimit } from "../runtime/rate-limit.ts";
import { type Day, utcDay } from "../time/day.ts";
import { readBuiltOnIt } from "./built-on-it.ts";
import { BOUNDS } from "./facts.ts";
import type { FeedDay, PaperFeed, PaperLookup, SkippedRow } from "./feed.ts";
import { readRow, readRows } from "./hf-schema.ts";
import type { Http } from "./http/client.ts";
import { nextLink } from "./http/headers.ts";
import { excerpt } from "./text.ts";

/** Hugging Face's papers: the daily lists, single papers, and its semantic search. */
export interface HuggingFace extends PaperFeed, PaperLookup {
  /**
   * Searches for `text`, best matches first, at most `limit` (maximum 120). Once the 50 searches per 5 minutes are used
   * up, throws a FeedError `rate-limited` without a request.
   */
  search(text: string, limit: number, signal?: AbortSignal): Promise<readonly Paper[]>;
  /** Returns the repositories at Hugging Face that cite the paper; undefined if there are none. Throws FeedError. */
  builtOnIt(id: PaperId, signal?: AbortSignal): Promise<BuiltOnIt | undefined>;
  /** Returns both the paper and what was built on it; undefined if Hugging Face does not have it. Throws FeedError. */
  latest(id: PaperId, signal?: AbortSignal): Promise<LatestPaper | undefined>;
}

interface HuggingFaceDeps {
  /** Without a trailing path: `https://huggingface.co`, or the value of `HF_ENDPOINT`. */
  readonly endpoint: string;
  readonly token?: string | undefined;
  readonly http: Http;
  readonly clock: Clock;
}

/** The API's maximum page size. 36 of 463 measured days exceed its default of 50. */
const PAGE_SIZE = 100;
/** Enough for the longest day at ten rows per page; a server whose list never ends must not keep us busy. */
const MAX_PAGES = 20;
/** A server may reject a page past the last one with these. */
const PAST_THE_END: readonly number[] = [400, 404];
const SEARCH_CHARACTERS = 250;
const SEARCH_LIMIT = 120;
const SEARCHES = 50;
const SEARCH_WINDOW_MS = 5 * 60_000;
/** Our clock may be ahead of theirs: in the first hour of a UTC day, it may still be the future for them. */
const CLOCK_SLACK_MS = 3_600_000;

/** Creates a client for the Hugging Face API, or for a compatible server. */
export function createHuggingFace(deps: HuggingFaceDeps): HuggingFace {
  const { http, clock, token } = deps;
  const name = "Hugging Face Daily Papers";
  const endpoint = deps.endpoint.replace(/\/+$/, "");
  const spend = createAllowance(clock, SEARCHES, SEARCH_WINDOW_MS);

  function dailyUrl(day: Day, page: number): string {
    return `${endpoint}/api/daily_papers?${new URLSearchParams({ date: day, limit: String(PAGE_SIZE), p: String(page) })}`;
  }

  /**
   * Reads the rows of a day, starting with its `first` page. The end is a page that adds nothing or is shorter than an
   * earlier one. Being shorter than requested proves nothing: a server may use smaller pages. If a later page fails, it
   * is reported as missing and the earlier rows are kept.
   */
  async function readOn(
    day: Day,
    first: Page,
    signal: AbortSignal | undefined,
  ): Promise<{ rows: readonly unknown[]; missing: readonly SkippedRow[] }> {
    const rows: unknown[] = [];
    const seen = new Set<string>();
    const lost = (page: number, reason: string) => ({
      rows,
      missing: [{ where: `page ${page + 1}`, reason }],
    });
    let url = dailyUrl(day, 0);
    let answer = first;
    let fullest = 0;
    for (let page = 1; ; page += 1) {
      // A server that does not know `p` sends the same page again.
      const fresh = answer.json.filter((row) => !seen.has(keyOf(row)));
      for (const row of fresh) seen.add(keyOf(row));
      rows.push(...fresh);
      const next = nextLink(answer.headers.get("link"), url);
      const linked = next?.startsWith(`${endpoint}/`) === true ? next : undefined;
      const shorter = linked === undefined && answer.json.length < fullest;
      if (fresh.length === 0 || shorter || rows.length > BOUNDS.rows) return { rows, missing: [] };
      if (page === MAX_PAGES) return lost(page, `not asked for, after ${MAX_PAGES} pages`);
      fullest = Math.max(fullest, answer.json.length);
      url = linked ?? dailyUrl(day, page);
      try {
        const { json, ...rest } = await http.getJson(url, { signal, bearer: token, pass: PAST_THE_END });
        const expectMore = linked !== undefined || fullest >= PAGE_SIZE;
        if (PAST_THE_END.includes(rest.status) && !expectMore) return { rows, missing: [] };
        if (!Array.isArray(json)) return lost(page, `answered ${rest.status}: ${excerpt(rest.text)}`);
        answer = { ...rest, json };
      } catch (error) {
        if (!(error instanceof FeedError)) throw error;
        return lost(page, error.message);
      }
    }
  }

  /** Requests one paper; undefined if Hugging Face does not have it. */
  async function ask(id: PaperId, signal: AbortSignal | undefined) {
    if (!isArxivId(id)) return undefined;
    const options = { signal, bearer: token, pass: [404] };
    const answer = await http.getJson(`${endpoint}/api/papers/${id}`, options);
    return answer.status === 404 ? undefined : answer;
  }

  async function latest(id: PaperId, signal?: AbortSignal): Promise<LatestPaper | undefined> {
    const answer = await ask(id, signal);
    if (answer === undefined) return undefined;
    const paper = readRow(answer.json);
    if (typeof paper === "string") throw new FeedError("unreadable", `${name}, paper ${id}: ${paper}`);
    return { paper, built: readBuiltOnIt(answer.json) };
  }

  return {
    name,
    latest,
    paper: async (id, signal) => (await latest(id, signal))?.paper,

    async papersOn(day, signal) {
      const first = await http.getJson(dailyUrl(day, 0), { signal, bearer: token, pass: [400] });
      if (first.status === 400) {
        if (day > utcDay(clock.now() - CLOCK_SLACK_MS)) return EMPTY;
        throw new FeedError("refused", `${name}: refuses ${day} with 400: ${excerpt(first.text)}`);
      }
      const source = `${name}, ${day}`;
      if (!Array.isArray(first.json)) return readRows(first.json, source, day);
      const { rows, missing } = await readOn(day, { ...first, json: first.json }, signal);
      const { papers, skipped } = readRows(rows, source, day);
      return { papers, skipped: [...skipped, ...missing] };
    },

    async builtOnIt(id, signal) {
      const answer = await ask(id, signal);
      return answer && readBuiltOnIt(answer.json);
    },

    async search(text, limit, signal) {
      const q = Array.from(text.trim()).slice(0, SEARCH_CHARACTERS).join("");
      if (q === "" || limit < 1) return [];
      spend();
      const query = new URLSearchParams({ q, limit: String(Math.min(limit, SEARCH_LIMIT)) });
      const url = `${endpoint}/api/papers/search?${query}`;
      const answer = await http.getJson(url, { signal, bearer: token, bucket: "search" });
      return readRows(answer.json, `${name}, search`).papers.slice(0, limit);
    },
  };
}

/** A response that is a list. */
interface Page {
  readonly headers: Headers;
  readonly json: readonly unknown[];
}

/** Returns a row's identity: its paper's id, if it has one. */
function keyOf(row: unknown): string {
  const paper = typeof row === "object" && row !== null && "paper" in row ? row.paper : row;
  const id = typeof paper === "object" && paper !== null && "id" in paper ? paper.id : undefined;
  return typeof id === "string" ? id : JSON.stringify(row);
}

const EMPTY: FeedDay = { papers: [], skipped: [] };

/** Returns a function that counts calls and throws FeedError, with the time to wait, after `calls` in a window. */
function createAllowance(clock: Clock, calls: number, windowMs: number): () => void {
  const limit = createRateLimit(clock, calls, windowMs);
  return () => {
    const retryAfterMs = limit.take("search");
    if (retryAfterMs === 0) return;
    throw new FeedError(
      "rate-limited",
      `Hugging Face search: its ${calls} searches per ${windowMs / 60_000} minutes are used up; try again in ${Math.ceil(retryAfterMs / 1000)} s`,
      { retryAfterMs },
    );
  };
}
