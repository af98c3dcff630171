import { messageOf } from "./errors.ts";
/** One line of `paperboy doctor`. */
export interface Check {
  /** What was checked: `Discord token`. */
  readonly name: string;
  readonly ok: boolean;
  /** The finding, or if not ok, how to fix it. Never a secret. */
  readonly detail: string;
}

/** Runs one check. If it throws, the error's message becomes the detail. */
export async function check(name: string, look: () => Promise<string>): Promise<Check> {
  try {
    return { name, ok: true, detail: await look() };
  } catch (error) {
    return { name, ok: false, detail: messageOf(error) };
  }
}
