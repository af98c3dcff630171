import { expect, it } from "vitest";
import { createSecretBox } from "../../../src/runtime/secrets/secret-box.ts";

const [OLD, NEW] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];

it("opens what it sealed, which shows nothing and is never the same twice", () => {
  const box = createSecretBox([NEW]);
  const sealed = box.seal("xoxb-canary", "slack:T1");
  expect(sealed).not.toContain("canary");
  expect(box.seal("xoxb-canary", "slack:T1")).not.toBe(sealed);
  expect(box.open(sealed, "slack:T1")).toEqual({ text: "xoxb-canary", stale: false });
});

it("opens with older keys and says so, and seals with the newest", () => {
  const sealed = createSecretBox([OLD]).seal("text", "p");
  const both = createSecretBox([NEW, OLD]);
  expect(both.open(sealed, "p")).toEqual({ text: "text", stale: true });
  expect(createSecretBox([NEW]).open(both.seal("text", "p"), "p")).toEqual({ text: "text", stale: false });
  expect(() => createSecretBox([NEW]).open(sealed, "p")).toThrow(/PAPERBOY_SECRET_KEY does not contain/);
});

it.each([
  ["for another purpose", (sealed: string) => [sealed, "slack:T2"] as const],
  ["changed at its end", (sealed: string) => [`${sealed.slice(0, -2)}AA`, "slack:T1"] as const],
  ["cut off", (sealed: string) => [sealed.slice(0, 30), "slack:T1"] as const],
  ["emptied", (sealed: string) => [sealed.slice(0, 9), "slack:T1"] as const],
])("does not open what was %s", (_, change) => {
  const box = createSecretBox([NEW]);
  const [sealed, purpose] = change(box.seal("xoxb-canary", "slack:T1"));
  expect(() => box.open(sealed, purpose)).toThrow(/tampered with or damaged/);
});

it("derives another key for each purpose", () => {
  const box = createSecretBox([NEW]);
  expect(box.derive("a")).toEqual(box.derive("a"));
  expect(box.derive("a")).not.toEqual(box.derive("b"));
  expect(box.derive("a")).not.toEqual(NEW);
});
