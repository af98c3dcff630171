import { describe, expect, it } from "vitest";
import { checkAddress, networkReason, notJson, refusal } from "../../../src/feed/http/errors.ts";
import { allowance, nextLink, redirectTarget, retryAfter } from "../../../src/feed/http/headers.ts";
import { FeedError } from "../../../src/runtime/errors.ts";
import { createTestClock } from "../../fakes/clock.ts";
import { type Answer, createScriptedHttp, during, jsonResponse } from "../../fakes/http.ts";

const URL_ = "https://hub.example/api/daily_papers?date=2025-09-03";
const ok = () => jsonResponse([1]);
const status = (code: number, headers: Record<string, string> = {}, body = "") =>
  new Response(body, { status: code, headers });

/** Asks once, giving the clock a quarter of an hour; returns what came and when each try was made. */
async function ask(script: readonly Answer[], options: Parameters<typeof createScriptedHttp>[1] = {}) {
  const { http, clock, asked } = createScriptedHttp(script, options);
  const outcome = await during(clock, 900_000, http.getJson(URL_));
  return { outcome, http, clock, asked, tries: asked.map(({ at }) => at) };
}

function failure(outcome: unknown): FeedError {
  if (!(outcome instanceof FeedError)) throw new Error(`expected a FeedError, got ${outcome}`);
  return outcome;
}

describe("a GET that succeeds", () => {
  it("asks once, says who we are, and gives the body as JSON", async () => {
    const { outcome, asked } = await ask([ok()]);
    expect(outcome).toMatchObject({ status: 200, json: [1] });
    expect(asked).toHaveLength(1);
    expect(asked[0]?.headers.get("user-agent")).toBe("paperboy-test/1");
    expect(asked[0]?.headers.get("accept")).toBe("application/json");
    expect(asked[0]?.headers.has("authorization")).toBe(false);
  });

  it("strips a byte order mark", async () => {
    const { outcome } = await ask([new Response("\ufeff[2]")]);
    expect(outcome).toMatchObject({ json: [2] });
  });

  it("leaves no time-out behind, after a success or a failure", async () => {
    const clock = createTestClock(0);
    const waits: (AbortSignal | undefined)[] = [];
    const watched = {
      ...clock,
      sleep: (ms: number, signal?: AbortSignal) => {
        waits.push(signal);
        return clock.sleep(ms, signal);
      },
    };
    const { http } = createScriptedHttp([ok(), status(418)], { clock: watched });
    await http.get(URL_);
    await http.get(URL_).catch(() => {});
    expect(waits.map((signal) => signal?.aborted)).toEqual([true, true]);
  });

  it("may carry a Retry-After that is none of our business", async () => {
    const { http, clock, asked } = createScriptedHttp([jsonResponse([1], { "retry-after": "300" })]);
    await http.getJson(URL_);
    await during(clock, 0, http.getJson(URL_));
    expect(asked).toHaveLength(2);
  });
});

describe("passing trouble", () => {
  it("is tried again three times, waiting longer each time, and then told", async () => {
    const { outcome, tries } = await ask([status(503, {}, "busy")]);
    expect(tries).toEqual([0, 1_000, 3_000, 7_000]);
    expect(failure(outcome)).toMatchObject({ kind: "unreachable" });
    expect(failure(outcome).message).toBe(`${URL_}: answered 503: "busy"`);
  });

  it("is told right after the last try, without another wait", async () => {
    const { http, clock } = createScriptedHttp([status(503)]);
    const told = http.get(URL_).catch(() => clock.monotonic());
    await clock.advance(60_000);
    expect(await told).toBe(7_000);
  });

  it("is over with the first good answer", async () => {
    const { outcome, tries } = await ask([new TypeError("fetch failed"), status(500), ok()]);
    expect(outcome).toMatchObject({ json: [1] });
    expect(tries).toEqual([0, 1_000, 3_000]);
  });

  it("names the reason of the network and where to look", async () => {
    const refused = new TypeError("fetch failed", {
      cause: Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:9"), { code: "ECONNREFUSED" }),
    });
    const { outcome } = await ask([refused]);
    expect(failure(outcome).kind).toBe("unreachable");
    expect(failure(outcome).message).toMatch(
      /cannot be reached \(ECONNREFUSED\); check the address and the network/,
    );
  });

  it("spreads its retries", async () => {
    for (const [random, second] of [
      [0, 500],
      [0.999, 1_499],
    ] as const) {
      const { tries } = await ask([status(500), ok()], { random: () => random });
      expect(tries).toEqual([0, second]);
    }
  });

  it("ends a silent try after the time-out", async () => {
    const { outcome, tries } = await ask(["silence", ok()], { timeoutMs: 15_000 });
    expect(tries).toEqual([0, 16_000]);
    expect(outcome).toMatchObject({ json: [1] });
    const dead = await ask(["silence"], { timeoutMs: 15_000, retries: 0 });
    expect(failure(dead.outcome)).toMatchObject({ kind: "timeout" });
    expect(failure(dead.outcome).message).toMatch(/no complete answer within 15 s$/);
  });

  it("waits at least as long as a source's own rules want", async () => {
    const { http, clock, asked } = createScriptedHttp([status(500), ok()]);
    await during(clock, 60_000, http.get(URL_, { minRetryMs: 3_000 }));
    expect(asked.map(({ at }) => at)).toEqual([0, 3_000]);
  });
});

describe("rate limits", () => {
  it.each([
    ["Retry-After in seconds", { "retry-after": "7" }, 7_000],
    ["Retry-After as a date", { "retry-after": "Wed, 03 Sep 2025 08:00:09 GMT" }, 9_000],
    ["RateLimit", { ratelimit: '"api";r=0;t=11' }, 11_000],
    ["the longer of both", { "retry-after": "4", ratelimit: '"api";r=0;t=6' }, 6_000],
    ["the tightest of several", { ratelimit: '"pages";r=5;t=25, "api";r=0;t=8' }, 8_000],
    ["nothing", {}, 1_000],
    ["nonsense", { "retry-after": "later", ratelimit: "soon" }, 1_000],
    ["RateLimit that claims calls are left", { ratelimit: '"api";r=3;t=11' }, 11_000],
  ])("a 429 with %s is tried again when it says", async (_, headers: Record<string, string>, waited) => {
    const { outcome, tries } = await ask([status(429, headers), ok()]);
    expect(tries).toEqual([0, waited]);
    expect(outcome).toMatchObject({ json: [1] });
  });

  it("a longer wait than we have is told at once, with the time", async () => {
    const { outcome, tries } = await ask([status(429, { "retry-after": "240" }, "slow down")]);
    expect(tries).toEqual([0]);
    expect(failure(outcome)).toMatchObject({ kind: "rate-limited", retryAfterMs: 240_000 });
    expect(failure(outcome).message).toMatch(/answered 429: "slow down"; asks us to wait 240 s$/);
  });

  it("a bucket that is spent is not asked again before its time, and others are", async () => {
    const spent = jsonResponse([1], { ratelimit: '"api";r=0;t=120' });
    const { http, clock, asked } = createScriptedHttp([spent, ok()]);
    await http.getJson(URL_);
    const held = failure(await during(clock, 1_000, http.getJson(URL_)));
    expect(held).toMatchObject({ kind: "rate-limited", retryAfterMs: 120_000 });
    expect(asked).toHaveLength(1);
    await http.getJson(URL_, { bucket: "search" });
    await http.getJson("https://other.example/");
    expect(asked).toHaveLength(3);
    await during(clock, 95_000, Promise.resolve());
    expect(await during(clock, 30_000, http.getJson(URL_))).toMatchObject({ json: [1] });
    expect(asked[3]?.at).toBe(120_000);
  });

  it("a 503 with Retry-After is tried again when it says", async () => {
    expect((await ask([status(503, { "retry-after": "7" }), ok()])).tries).toEqual([0, 7_000]);
    // Another server error does not speak for the whole source.
    expect((await ask([status(500, { "retry-after": "7" }), ok()])).tries).toEqual([0, 1_000]);
  });

  it("a bucket that will be free soon is waited for, within what one call may wait", async () => {
    const { http, clock, asked } = createScriptedHttp([
      jsonResponse([1], { ratelimit: '"api";r=0;t=30' }),
      jsonResponse([2], { ratelimit: '"api";r=0;t=31' }),
      ok(),
    ]);
    await http.getJson(URL_);
    expect(await during(clock, 30_000, http.getJson(URL_))).toMatchObject({ json: [2] });
    expect(asked.map(({ at }) => at)).toEqual([0, 30_000]);
    const held = failure(await during(clock, 0, http.getJson(URL_)));
    expect(held.message).toBe(`${URL_}: not requested, because its rate limit is used up for 31 s`);
  });

  it("an absurd wait is believed for a quarter of an hour only", async () => {
    const { http, clock } = createScriptedHttp([status(429, { "retry-after": "99999999" }), ok()]);
    expect(failure(await during(clock, 0, http.getJson(URL_))).retryAfterMs).toBe(900_000);
    await clock.advance(900_000);
    expect(await during(clock, 0, http.getJson(URL_))).toMatchObject({ json: [1] });
  });

  it("a limit with calls left holds nothing up", async () => {
    const { http, asked } = createScriptedHttp([jsonResponse([1], { ratelimit: '"api";r=1;t=120' })]);
    await http.getJson(URL_);
    await http.getJson(URL_);
    expect(asked).toHaveLength(2);
  });
});

describe("answers that are no use", () => {
  it("a refusal is told at once", async () => {
    const { outcome, tries } = await ask([status(418, {}, "no tea")]);
    expect(tries).toEqual([0]);
    expect(failure(outcome)).toMatchObject({ kind: "refused", message: `${URL_}: answered 418: "no tea"` });
  });

  it("401 and 403 say what to do about the token", async () => {
    const { http } = createScriptedHttp([status(401)]);
    await expect(http.get(URL_)).rejects.toThrow(/answered 401; it may want a token$/);
    await expect(http.get(URL_, { bearer: "hf_x" })).rejects.toThrow(/check that the token is valid/);
  });

  it("a passed status is an answer, with or without JSON", async () => {
    const { http } = createScriptedHttp([jsonResponse({ error: "x" }, {}, 404), status(404, {}, "<html>")]);
    expect(await http.getJson(URL_, { pass: [404] })).toMatchObject({ status: 404, json: { error: "x" } });
    expect(await http.getJson(URL_, { pass: [404] })).toMatchObject({ status: 404, json: undefined });
  });

  it("a web page instead of JSON says so, and shows how it begins", async () => {
    const page = new Response("<!doctype html><title>Log in to the hotel</title>", {
      headers: { "content-type": "text/html" },
    });
    const { outcome, tries } = await ask([page]);
    expect(tries).toEqual([0]);
    expect(failure(outcome).kind).toBe("unreadable");
    expect(failure(outcome).message).toMatch(/a web page instead of JSON; check the address and any proxy/);
    expect(failure(outcome).message).toMatch(/text\/html, \d+ characters: "<!doctype html><title>Log in/);
  });

  it("broken JSON says so", async () => {
    const { outcome } = await ask([new Response('[{"paper":{"id":"2509.0')]);
    expect(failure(outcome).kind).toBe("unreadable");
    expect(failure(outcome).message).toMatch(/JSON that is invalid or cut off/);
  });

  it("no web address, or one with a password, is refused before asking", async () => {
    const { http, asked } = createScriptedHttp([ok()]);
    await expect(http.get("huggingface.co")).rejects.toThrow(/"huggingface.co" is not a web address/);
    const error = failure(
      await http.get("https://me:secret@hub.example/x").catch((caught: unknown) => caught),
    );
    expect(error.message).toMatch(/take the user name and password out/);
    expect(error.message).not.toMatch(/secret/);
    expect(asked).toHaveLength(0);
  });
});

describe("the body's ceiling", () => {
  it("holds for the announced size and for what really comes", async () => {
    const limits = { maxBytes: 1_000, retries: 3 };
    const announced = await ask([new Response("x", { headers: { "content-length": "1001" } })], limits);
    expect(failure(announced.outcome).kind).toBe("too-large");
    expect(announced.tries).toEqual([0]);
    const streamed = await ask([new Response(`"${"x".repeat(999)}"`)], limits);
    expect(failure(streamed.outcome).kind).toBe("too-large");
    const justFits = await ask([new Response(`"${"x".repeat(998)}"`)], limits);
    expect(justFits.outcome).toMatchObject({ json: "x".repeat(998) });
  });
});

describe("redirects", () => {
  const to = (location: string) => status(302, { location });

  it("are followed on the same host, three at most", async () => {
    const { outcome, asked } = await ask([to("/a"), to("https://hub.example/b"), ok()]);
    expect(outcome).toMatchObject({ json: [1] });
    expect(asked.map(({ url }) => url)).toEqual([URL_, "https://hub.example/a", "https://hub.example/b"]);
    const loop = await ask([to("/again")]);
    expect(failure(loop.outcome).kind).toBe("refused");
    expect(loop.asked).toHaveLength(4);
  });

  it.each(["https://evil.example/x", "http://hub.example/x", "https://hub.example:444/x"])(
    "to %s are refused, naming it",
    async (location) => {
      const { outcome, asked } = await ask([to(location), ok()]);
      expect(failure(outcome).message).toContain(`redirects to ${location}`);
      expect(asked).toHaveLength(1);
    },
  );

  it("take the token along only where the origin stays the same", async () => {
    const upgraded = createScriptedHttp([to("https://hub.example/x"), ok()]);
    await upgraded.http.get("http://hub.example/x", { bearer: "hf_secret" });
    expect(upgraded.asked.map(({ headers }) => headers.get("authorization"))).toEqual([
      "Bearer hf_secret",
      null,
    ]);
    const same = createScriptedHttp([to("/y"), ok()]);
    await same.http.get("https://hub.example/x", { bearer: "hf_secret" });
    expect(same.asked[1]?.headers.get("authorization")).toBe("Bearer hf_secret");
  });
});

describe("the token", () => {
  const everything = (error: unknown): string =>
    error instanceof Error ? `${error.message} ${error.stack} ${everything(error.cause)}` : String(error);

  it.each([
    ["a refusal that repeats it", () => status(400, {}, "bad Authorization: Bearer hf_secret")],
    ["JSON that is none and repeats it", () => new Response("hf_secret is not valid")],
  ])("never shows in %s", async (_, answer) => {
    const { http } = createScriptedHttp([answer()]);
    const error = await http.getJson(URL_, { bearer: "hf_secret" }).catch((caught: unknown) => caught);
    expect(failure(error).message).toContain("***");
    expect(everything(error)).not.toContain("hf_secret");
  });

  it("that cannot be sent is named, not shown", async () => {
    const { http, asked } = createScriptedHttp([ok()]);
    const error = await http.get(URL_, { bearer: "hf_sec\nret" }).catch((caught: unknown) => caught);
    expect(failure(error).message).toMatch(/the token contains characters that cannot be sent/);
    expect(everything(error)).not.toMatch(/hf_sec/);
    expect(asked).toHaveLength(0);
  });
});

describe("abortion", () => {
  it("ends a silent try with the signal's own reason, and tries no more", async () => {
    const { http, clock, asked } = createScriptedHttp(["silence"]);
    const controller = new AbortController();
    const outcome = during(clock, 0, http.get(URL_, { signal: controller.signal }));
    await clock.advance(1_000);
    controller.abort(new Error("shutting down"));
    expect(await outcome).toMatchObject({ message: "shutting down" });
    await clock.advance(60_000);
    expect(asked).toHaveLength(1);
  });

  it("before the first try asks nothing", async () => {
    const { http, clock, asked } = createScriptedHttp([ok()]);
    const controller = new AbortController();
    const outcome = during(clock, 0, http.get(URL_, { signal: controller.signal }));
    controller.abort(new Error("shutting down"));
    expect(await outcome).toMatchObject({ message: "shutting down" });
    expect(asked).toHaveLength(0);
  });

  it("ends a wait between tries", async () => {
    const { http, clock, asked } = createScriptedHttp([status(429, { "retry-after": "20" })]);
    const controller = new AbortController();
    const outcome = during(clock, 5_000, http.get(URL_, { signal: controller.signal }));
    await clock.advance(1_000);
    controller.abort(new Error("shutting down"));
    expect(await outcome).toMatchObject({ message: "shutting down" });
    expect(asked).toHaveLength(1);
  });
});

describe("headers", () => {
  it("Retry-After is never negative", () => {
    expect(retryAfter("Wed, 03 Sep 2025 08:00:00 GMT", Date.parse("2025-09-03T09:00:00Z"))).toBe(0);
    expect(retryAfter("-5", Date.parse("2025-09-03T09:00:00Z")) ?? 0).toBe(0);
    expect(retryAfter("1.25", 0)).toBe(1_250);
    expect(retryAfter(" 12 ", 0)).toBe(12_000);
    expect(retryAfter("3 Sep 2025 08:00:09 GMT", Date.parse("2025-09-03T08:00:00Z"))).toBe(9_000);
    for (const nothing of [null, "", " ", "later"]) expect(retryAfter(nothing, 0)).toBeUndefined();
  });

  it("RateLimit tells the tightest limit, in whatever order and spacing", () => {
    expect(allowance('"api";r=499;t=120')).toEqual({ remaining: 499, resetMs: 120_000 });
    expect(allowance('"api"; r=3; t=7, "pages"; r=40; t=90')).toEqual({ remaining: 3, resetMs: 7_000 });
    expect(allowance('"api";w=60;r=3;t=7')).toEqual({ remaining: 3, resetMs: 7_000 });
    expect(allowance('"api";r=0, "pages";r=5;t=9, "more";t=1')).toEqual({ remaining: 5, resetMs: 9_000 });
    for (const nothing of [null, "", "soon", '"api";t=7', '"api";r=0']) {
      expect(allowance(nothing)).toBeUndefined();
    }
  });

  it("Location leads on from a redirect alone", () => {
    const from = new URL("https://hub.example/a/b");
    const target = (status: number, location?: string) =>
      redirectTarget(status, new Headers(location === undefined ? {} : { location }), from)?.href;
    for (const status of [301, 302, 303, 307, 308]) {
      expect(target(status, "c")).toBe("https://hub.example/a/c");
    }
    for (const status of [200, 201, 300, 304, 404]) expect(target(status, "c")).toBeUndefined();
    expect(target(302)).toBeUndefined();
    expect(target(302, "http://[")).toBeUndefined();
  });

  it("Link leads to the next page alone, and is made absolute", () => {
    const from = "https://hub.example/api/x?p=0";
    expect(nextLink('<?p=9>; rel="last", </api/x?p=1>; rel="next"', from)).toBe(
      "https://hub.example/api/x?p=1",
    );
    expect(nextLink("<?p=1> ;title=x; rel=next", from)).toBe("https://hub.example/api/x?p=1");
    expect(nextLink('<?p=9>; rel="last"', from)).toBeUndefined();
    expect(nextLink('<?p=9>; rel="last", next', from)).toBeUndefined();
    expect(nextLink("<http://[>; rel=next", from)).toBeUndefined();
    expect(nextLink(null, from)).toBeUndefined();
  });
});

describe("what is said of a failure", () => {
  const answer = (status: number, text = "", headers: Record<string, string> = {}) => ({
    status,
    text,
    headers: new Headers(headers),
  });

  it("names the cure where the token may be the reason", () => {
    for (const code of [401, 403]) {
      expect(refusal(answer(code), "x", undefined, undefined)).toMatchObject({
        kind: "refused",
        message: `x: answered ${code}; it may want a token`,
      });
      expect(refusal(answer(code), "x", undefined, "hf_x").message).toBe(
        `x: answered ${code}; check that the token is valid and may read`,
      );
    }
  });

  it("tells what may pass from what will not", () => {
    const kind = (code: number) => refusal(answer(code), "x", undefined, undefined).kind;
    expect([400, 404, 408, 410, 499, 500, 502].map(kind)).toEqual([
      "refused",
      "refused",
      "unreachable",
      "refused",
      "refused",
      "unreachable",
      "unreachable",
    ]);
  });

  it("speaks of a wait only where one was asked for, and quotes no blank answer", () => {
    const unsaid = refusal(answer(429, " \n "), "x", undefined, undefined);
    expect(unsaid).toMatchObject({ kind: "rate-limited", message: "x: answered 429" });
    expect(unsaid.retryAfterMs).toBeUndefined();
    expect(refusal(answer(429), "x", 1_500, undefined)).toMatchObject({
      message: "x: answered 429; asks us to wait 2 s",
      retryAfterMs: 1_500,
    });
    expect(refusal(answer(503), "x", 1_500, undefined)).toMatchObject({ retryAfterMs: 1_500 });
  });

  it("knows a web page by its type or by how it begins, and JSON with a < in it for what it is", () => {
    const what = (text: string, type?: string) =>
      notJson(answer(200, text, type === undefined ? {} : { "content-type": type }), "x", undefined, "cause")
        .message;
    expect(what("\n  <html>")).toMatch(/a web page .*\(no content type, 9 characters: "<html>"\)$/);
    expect(what("Log in", "text/html; charset=utf-8")).toMatch(/a web page/);
    expect(what('{"a": "1 < 2', "application/json")).toMatch(/JSON that is invalid/);
    expect(what("x<")).toMatch(/JSON that is invalid/);
  });

  it("keeps the parser's own words for the log, unless a token could stand in them", () => {
    const cause = new SyntaxError("Unexpected token");
    expect(notJson(answer(200, "x"), "x", undefined, cause).cause).toBe(cause);
    expect(notJson(answer(200, "x"), "x", "hf_x", cause).cause).toBeUndefined();
  });

  it("says why there was no answer, whatever was thrown", () => {
    const said = (error: unknown, received = 0) => networkReason(error, received);
    const end = "; check the address and the network";
    expect(said(new TypeError("fetch failed", { cause: new Error("bad port") }))).toBe(
      `cannot be reached (bad port)${end}`,
    );
    expect(said(new TypeError("fetch failed", { cause: "odd" }))).toBe(`cannot be reached (odd)${end}`);
    expect(said("odd")).toBe(`cannot be reached (odd)${end}`);
    expect(said(Object.assign(new Error("long words"), { code: "ENOTFOUND" }))).toBe(
      `cannot be reached (ENOTFOUND)${end}`,
    );
    expect(said(new Error("terminated"), 10)).toBe("the answer was cut off after 10 bytes");
  });

  it.each([
    ["nowhere", /is not a web address/],
    ["https://me@hub.example/", /take the user name and password out/],
    ["https://:secret@hub.example/", /take the user name and password out/],
  ])("refuses the address %s", (address, message) => {
    expect(() => checkAddress(address)).toThrow(message);
    expect(() => checkAddress(address)).toThrow(expect.objectContaining({ kind: "refused" }));
    expect(() => checkAddress("https://hub.example/")).not.toThrow();
  });
});
