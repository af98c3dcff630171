import { isArxivId } from "../papers/arxiv-id.ts";
import type { BuiltOnIt, Paper, PaperId } from "../papers/paper.ts";
import type { Clock } from "../runtime/clock.ts";
import { FeedError } from "../runtime/errors.ts";
import { createRateLimit } from "../runtime/rate-limit.ts";
import { type Day, utcDay } from "../time/day.ts";
import { readBuiltOnIt } from "./built-on-it.ts";
import type { FeedDay, PaperFeed, PaperLookup } from "./feed.ts";
import { readRow, readRows } from "./hf-schema.ts";
import type { Http } from "./http/client.ts";
import { nextLink } from "./http/headers.ts";
import { excerpt } from "./text.ts";

/** Hugging Face's papers: the daily lists, single papers, and its own semantic search. */
export interface HuggingFace extends PaperFeed, PaperLookup {
  /**
   * Papers that Hugging Face finds for `text`, best first, at most `limit` (120 at most). Throws FeedError
   * `rate-limited` without asking where its 50 searches per 5 minutes are used up.
   */
  search(text: string, limit: number, signal?: AbortSignal): Promise<readonly Paper[]>;
  /** What stands there that names the paper; undefined where nothing does. Throws FeedError. */
  builtOnIt(id: PaperId, signal?: AbortSignal): Promise<BuiltOnIt | undefined>;
}

interface HuggingFaceDeps {
  /** Without a trailing path: `https://huggingface.co`, or whatever `HF_ENDPOINT` names. */
  readonly endpoint: string;
  readonly token?: string | undefined;
  readonly http: Http;
  readonly clock: Clock;
}

/** The largest page the API gives. 36 of 463 measured days exceed its default of 50. */
const PAGE_SIZE = 100;
/** Far above the fullest day seen; a server that never ends its list must not keep us. */
const MAX_PAGES = 20;
const SEARCH_CHARACTERS = 250;
const SEARCH_LIMIT = 120;
const SEARCHES = 50;
const SEARCH_WINDOW_MS = 5 * 60_000;
/** Our clock may run ahead of theirs: in the first hour of a UTC day, they may still call it the future. */
const CLOCK_SLACK_MS = 3_600_000;

/** Papers from the Hugging Face API, or from a server that speaks as it does. */
export function createHuggingFace(deps: HuggingFaceDeps): HuggingFace {
  const { http, clock, token } = deps;
  const name = "Hugging Face Daily Papers";
  const endpoint = deps.endpoint.replace(/\/+$/, "");
  const spend = createAllowance(clock, SEARCHES, SEARCH_WINDOW_MS);

  function dailyUrl(day: Day, page: number): string {
    return `${endpoint}/api/daily_papers?${new URLSearchParams({ date: day, limit: String(PAGE_SIZE), p: String(page) })}`;
  }

  /** The answer about one paper; undefined where Hugging Face does not have it. */
  async function ask(id: PaperId, signal: AbortSignal | undefined) {
    if (!isArxivId(id)) return undefined;
    const options = { signal, bearer: token, pass: [404] };
    const answer = await http.getJson(`${endpoint}/api/papers/${id}`, options);
    return answer.status === 404 ? undefined : answer;
  }

  return {
    name,

    async papersOn(day, signal) {
      const rows: unknown[] = [];
      const seen = new Set<string>();
      let url = dailyUrl(day, 0);
      for (let page = 0; page < MAX_PAGES; page += 1) {
        const answer = await http.getJson(url, { signal, bearer: token, pass: [400] });
        if (answer.status === 400) {
          if (day > utcDay(clock.now() - CLOCK_SLACK_MS)) return EMPTY;
          throw new FeedError("refused", `${name}: refuses ${day} with 400: ${excerpt(answer.text)}`);
        }
        if (!Array.isArray(answer.json)) return readRows(answer.json, `${name}, ${day}`, day);
        // A server that does not know `p` repeats itself.
        const fresh = answer.json.filter((row) => !seen.has(JSON.stringify(row)));
        for (const row of fresh) seen.add(JSON.stringify(row));
        rows.push(...fresh);
        const link = nextLink(answer.headers.get("link"), url);
        const linked = link?.startsWith(`${endpoint}/`) === true ? link : undefined;
        if (fresh.length === 0 || (linked === undefined && answer.json.length < PAGE_SIZE)) break;
        url = linked ?? dailyUrl(day, page + 1);
      }
      return readRows(rows, `${name}, ${day}`, day);
    },

    async paper(id, signal) {
      const answer = await ask(id, signal);
      if (answer === undefined) return undefined;
      const paper = readRow(answer.json);
      if (typeof paper === "string") throw new FeedError("unreadable", `${name}, paper ${id}: ${paper}`);
      return paper;
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

const EMPTY: FeedDay = { papers: [], skipped: [] };

/** The call past `calls` in a window throws FeedError with the wait until there is room again. */
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
