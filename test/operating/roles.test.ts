import { expect, it } from "vitest";
import { roleOption } from "../../bin/arguments.ts";
import { type Copies, type LeaseName, onlyCopy } from "../../src/operating/copies.ts";
import { checkRoles, limitedTo, type Role } from "../../src/operating/roles.ts";

const LEASES: readonly LeaseName[] = [
  "housekeeping",
  "platform:slack",
  "platform:slack:7",
  "platform:discord",
  "connection:discord:3",
];

it.each<readonly [readonly Role[], readonly LeaseName[]]>([
  [["housekeeping"], ["housekeeping"]],
  [["sender"], ["platform:slack", "platform:slack:7", "platform:discord"]],
  [["shards", "http"], ["connection:discord:3"]],
  [["http"], []],
])("%j takes %j, and waits for the rest until it stops", async (roles, taken) => {
  const asked: LeaseName[] = [];
  const all: Copies = { ...onlyCopy, keep: async (name) => void asked.push(name) };
  const copies = limitedTo(new Set(roles), all);
  const stopping = new AbortController();
  let ended = 0;
  const kept = LEASES.map((name) =>
    copies
      .keep(name, async () => {}, stopping.signal)
      .then(() => {
        ended += 1;
      }),
  );
  await Promise.resolve();
  expect(asked).toEqual(taken);
  await new Promise((resolve) => setImmediate(resolve));
  expect(ended).toBe(taken.length);
  stopping.abort();
  await Promise.all(kept);
});

it("are refused where one process does everything", () => {
  expect(() => checkRoles(new Set(["http"]), false)).toThrow(/needs a PostgreSQL database in DATABASE_URL/);
  expect(() => checkRoles(new Set(["http"]), true)).not.toThrow();
  expect(() => checkRoles(undefined, false)).not.toThrow();
});

it("are separated by commas, and none is invented", () => {
  const parse = (text: string) => roleOption().parseArg?.(text, undefined);
  expect(parse("sender, http")).toEqual(new Set(["sender", "http"]));
  for (const text of ["", "sender,gateway", "all"])
    expect(() => parse(text)).toThrow(
      "Write one or more of housekeeping, sender, shards, http, separated by commas.",
    );
});
