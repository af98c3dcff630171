import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const project = resolve(import.meta.dirname, "../..");
const folder = resolve(project, process.env.PAPERBOY_CHECKS ?? "../shared/checks");

export interface Verdict {
  readonly ok: boolean;
  readonly errors: readonly unknown[];
  readonly unknown?: readonly string[];
}

/** The platforms' own descriptions of what they take: a second opinion, where it is there. */
export interface Checks {
  readonly slack: (method: string, body: unknown) => Verdict;
  readonly discord: (call: { method: string; path: string; jsonBody: unknown }) => Verdict;
}

/** Loads the checks beside the project, or tells why there are none. */
export async function loadChecks(): Promise<Checks | string> {
  if (!existsSync(folder)) return `skipped: no payload checks at ${folder}`;
  // Discord's needs ajv, which the project has as a development dependency; the folder itself may be read-only.
  const copy = mkdtempSync(join(tmpdir(), "paperboy-checks-"));
  process.once("exit", () => rmSync(copy, { recursive: true, force: true }));
  cpSync(folder, copy, { recursive: true });
  if (!existsSync(join(copy, "node_modules")))
    symlinkSync(join(project, "node_modules"), join(copy, "node_modules"));
  const load = async (file: string) =>
    (await import(/* @vite-ignore */ pathToFileURL(join(copy, file)).href)).validate;
  return { slack: await load("slack-validate.mjs"), discord: await load("discord-validate.mjs") };
}
