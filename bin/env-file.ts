import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { UserError } from "../src/runtime/errors.ts";

/**
 * Adds the variables of a `.env` file to `env`, whose own win; without a file there are none. Editors on Windows put a byte
 * order mark before the first name, or write UTF-16. Throws UserError for a file that cannot be read.
 */
export function loadEnvFile(file: string, env: NodeJS.ProcessEnv): void {
  for (const [name, value] of Object.entries(parseEnv(textOf(file)))) env[name] ??= value;
}

function textOf(file: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // One that cannot be read must not pass for none.
    if (code === "ENOENT") return "";
    throw new UserError(`${file} cannot be read (${code}). Make it a file that you can read.`, {
      cause: error,
    });
  }
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  // Takes the mark away.
  return new TextDecoder(utf16 ? "utf-16le" : "utf-8").decode(bytes);
}
