import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";

/** A folder that is removed after the file's tests; `next` names a fresh path in it. */
export function temporaryFolder(): { readonly path: string; next(): string } {
  const path = mkdtempSync(join(tmpdir(), "paperboy-"));
  chmodSync(path, 0o755);
  afterAll(() => rmSync(path, { recursive: true, force: true }));
  let files = 0;
  return {
    path,
    next() {
      files += 1;
      return join(path, `${files}.sqlite`);
    },
  };
}
