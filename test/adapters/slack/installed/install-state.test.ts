import { expect, it } from "vitest";
import { createInstallState } from "../../../../adapters/slack/installed/install-state.ts";

const MINUTE = 60_000;

function stage(key = Buffer.alloc(32, 1)) {
  let now = 1_000_000;
  const state = createInstallState({ key, secure: true, now: () => now });
  const begun = state.begin();
  const cookie = begun.cookie.split(";")[0] ?? "";
  const comesBack = (given: string | null, sent?: string) =>
    state.verify(given, new Request("https://x", sent === undefined ? {} : { headers: { cookie: sent } }));
  return { begun, cookie, comesBack, pass: (ms: number) => (now += ms) };
}

it("knows again who set out, for ten minutes", () => {
  const { begun, cookie, comesBack, pass } = stage();
  expect(comesBack(begun.state, cookie)).toBe(true);
  expect(comesBack(begun.state, `other=1; ${cookie}`)).toBe(true);
  pass(10 * MINUTE - 1);
  expect(comesBack(begun.state, cookie)).toBe(true);
  pass(1);
  expect(comesBack(begun.state, cookie)).toBe(false);
});

it("keeps its cookie from scripts, other sites and plain HTTP", () => {
  for (const attribute of ["HttpOnly", "Secure", "SameSite=Lax", "Max-Age=600"])
    expect(stage().begun.cookie).toContain(attribute);
});

it("does not know others, nor who changed the state", () => {
  const { begun, cookie, comesBack } = stage();
  const other = stage();
  expect(comesBack(begun.state)).toBe(false);
  expect(comesBack(begun.state, other.cookie)).toBe(false);
  expect(comesBack(other.begun.state, cookie)).toBe(false);
  expect(comesBack(stage(Buffer.alloc(32, 2)).begun.state, cookie)).toBe(false);
  const [nonce, until, signature] = begun.state.split(".");
  for (const forged of [
    null,
    "",
    `${nonce}.${Number(until) + 1}.${signature}`,
    `${nonce}.${until}.`,
    `${nonce}`,
  ])
    expect(comesBack(forged, cookie)).toBe(false);
});
