import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadEnvFile } from "../../bin/env-file.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "paperboy-env-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function load(content: string | Buffer, env: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const file = join(folder, ".env");
  writeFileSync(file, content);
  loadEnvFile(file, env);
  return env;
}

const TEXT = 'DISCORD_TOKEN=a.b.c\r\n# words\r\nPAPERBOY_FEED="some days"\r\n';
const READ = { DISCORD_TOKEN: "a.b.c", PAPERBOY_FEED: "some days" };

describe("a .env file", () => {
  it.each([
    ["as it should be", TEXT],
    ["with a byte order mark", `\ufeff${TEXT}`],
    ["in UTF-16", Buffer.from(`\ufeff${TEXT}`, "utf16le")],
  ])("is read, %s", (_, content) => expect(load(content)).toEqual(READ));

  it("gives way to the environment", () => {
    expect(load(TEXT, { DISCORD_TOKEN: "", PAPERBOY_FEED: "x" })).toEqual({
      DISCORD_TOKEN: "",
      PAPERBOY_FEED: "x",
    });
  });

  it("may be missing, but not unreadable", () => {
    const env = {};
    loadEnvFile(join(folder, "none"), env);
    expect(env).toEqual({});
    expect(() => loadEnvFile(folder, env)).toThrow(/cannot be read \(EISDIR\)\. Make it readable\./);
  });
});
