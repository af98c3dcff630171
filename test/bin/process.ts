import { spawn } from "node:child_process";
import { join, resolve } from "node:path";

export const root = resolve(import.meta.dirname, "../..");

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A started command line. */
export interface Launched {
  /** Resolves with `look`'s answer about what was written so far; rejects after 90 s, or when the process ends first. */
  sees<T>(look: (sofar: { readonly out: string; readonly err: string }) => T | undefined): Promise<T>;
  readonly ended: Promise<Ran>;
  kill(signal: NodeJS.Signals): void;
}

/**
 * Runs `script` in `cwd` with no more environment than `env`, and with `input` on its standard input, which then ends; the
 * sources run through tsx, the build as it is.
 */
export function launch(
  script: "bin/paperboy.ts" | "dist/bin/paperboy.js",
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>>,
  input?: string,
): Launched {
  const loader = script.endsWith(".ts") ? ["--import", import.meta.resolve("tsx")] : [];
  const child = spawn(process.execPath, [...loader, join(root, script), ...args], {
    cwd,
    env: { PATH: process.env.PATH, ...env },
  });
  if (input !== undefined) child.stdin.end(input);
  let out = "";
  let err = "";
  child.stdout.on("data", (chunk) => {
    out += chunk;
  });
  child.stderr.on("data", (chunk) => {
    err += chunk;
  });
  let over = false;
  const ended = new Promise<Ran>((done) =>
    child.on("close", (code) => {
      over = true;
      done({ code, out, err });
    }),
  );
  return {
    ended,
    kill: (signal) => void child.kill(signal),
    async sees(look) {
      const until = Date.now() + 90_000;
      for (;;) {
        const found = look({ out, err });
        if (found !== undefined) return found;
        if (over || Date.now() > until) throw new Error(`not seen in: ${out}${err}`);
        await new Promise((next) => setTimeout(next, 50));
      }
    },
  };
}
