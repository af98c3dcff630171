import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { wholeNumber } from "../../bench/command-line.ts";

const root = join(import.meta.dirname, "../..");
const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  scripts: Readonly<Record<string, string>>;
};
const benches = Object.entries(scripts).flatMap(([name, script]) => {
  const file = /^tsx (\S+)$/.exec(script)?.[1];
  return file && /^(?:bench:.*|chaos|simulate)$/.test(name) ? [[name, file] as const] : [];
});
const run = promisify(execFile);
const call = (file: string, ...args: string[]) =>
  run(process.execPath, ["--import", "tsx", file, ...args], { cwd: root });

it("finds the benches", () => {
  expect(benches.length).toBeGreaterThan(9);
});

it.each(benches)("npm run %s -- --help lists its options", async (name, file) => {
  const { stdout, stderr } = await call(file, "--help");
  expect(stdout).toMatch(new RegExp(`^Usage: npm run ${name} -- \\[options\\]\n`));
  expect(stdout).toMatch(/\n\s+--[a-z]/);
  expect(stderr).toBe("");
});

it("refuses a wrong option in one line, without a stack trace", async () => {
  const complaint =
    "error: option '--kills <n>' argument 'many' is invalid. Write a whole number of 1 or more.\n";
  await expect(call("bench/chaos.ts", "--kills", "many")).rejects.toMatchObject({
    code: 1,
    stdout: "",
    stderr: complaint,
  });
});

it.each(["0", "61", "1.5", "", "five"])("takes %j for no whole number from 1 to 60", (text) => {
  expect(() => wholeNumber(1, 60)(text)).toThrow("Write a whole number from 1 to 60.");
});

it.each(["1", "60"])("takes %s for a whole number from 1 to 60", (text) => {
  expect(wholeNumber(1, 60)(text)).toBe(Number(text));
});
