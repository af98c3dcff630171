import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { UserError } from "../src/runtime/errors.ts";

/**
 * Adds the variables of a `.env` file, if there is one, to `env`, whose own values win. Windows editors may add a byte
 * order mark or write UTF-16. Throws UserError if the file cannot be read.
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
    // An unreadable file must not be mistaken for a missing one.
    if (code === "ENOENT") return "";
    throw new UserError(`${file} cannot be read (${code}). Make it readable.`, {
      cause: error,
    });
  }
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  // Also strips the byte order mark.
  return new TextDecoder(utf16 ? "utf-16le" : "utf-8").decode(bytes);
}
