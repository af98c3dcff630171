import { createHttp, type Http } from "../../src/feed/http/client.ts";
import { createTestClock, type TestClock } from "./clock.ts";

/** What a scripted server answers: a response, an error of the network, or silence for ever. */
export type Answer = Response | Error | "silence" | ((url: URL) => Response);

/** A fetch that answers from a script, the last answer again and again, and notes what it was asked. */
export interface ScriptedFetch {
  readonly fetch: typeof fetch;
  readonly asked: { readonly url: string; readonly headers: Headers; readonly at: number }[];
}

/** Answers in the order of `script`. */
export function createScriptedFetch(clock: TestClock, script: readonly Answer[]): ScriptedFetch {
  const asked: { url: string; headers: Headers; at: number }[] = [];
  // Clones of one Response hang together: cancelling one waits for the others.
  const bodies = new Map<Response, Promise<string>>();
  const copy = async (response: Response) => {
    const body = bodies.get(response) ?? response.text();
    bodies.set(response, body);
    return new Response(await body, { status: response.status, headers: response.headers });
  };
  return {
    asked,
    fetch: async (input, init) => {
      const url = new URL(String(input));
      const answer = script[Math.min(asked.length, script.length - 1)];
      asked.push({ url: url.href, headers: new Headers(init?.headers), at: clock.monotonic() });
      init?.signal?.throwIfAborted();
      if (answer instanceof Error) throw answer;
      if (answer === "silence" || answer === undefined) {
        return new Promise((_, reject) => {
          init?.signal?.addEventListener("abort", () => reject(init.signal?.reason));
        });
      }
      return typeof answer === "function" ? answer(url) : copy(answer);
    },
  };
}

/** A Response with a JSON body. */
export function jsonResponse(body: unknown, headers: Record<string, string> = {}, status = 200): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/json", ...headers },
  });
}

/** Http over a scripted fetch, on a virtual clock, with jitter switched off. */
export function createScriptedHttp(
  script: readonly Answer[],
  options: Partial<Parameters<typeof createHttp>[0]> = {},
): { http: Http; clock: TestClock; asked: ScriptedFetch["asked"] } {
  const clock = createTestClock("2025-09-03T08:00:00Z");
  const { fetch, asked } = createScriptedFetch(clock, script);
  const http = createHttp({ fetch, clock, random: () => 0.5, userAgent: "paperboy-test/1", ...options });
  return { http, clock, asked };
}

/** Awaits `work` while the clock runs on by `ms`; a rejection comes back as its reason. */
export async function during<T>(clock: TestClock, ms: number, work: Promise<T>): Promise<T | Error> {
  const outcome = work.catch((error: unknown) => error as Error);
  await clock.advance(ms);
  return outcome;
}
