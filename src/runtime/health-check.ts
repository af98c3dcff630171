/** One line of `paperboy doctor`. */
export interface Check {
  /** What was looked at: `Discord token`. */
  readonly name: string;
  readonly ok: boolean;
  /** What was found, or, where not ok, how to mend it. Never a secret. */
  readonly detail: string;
}

/** Runs one check; what it throws becomes how to mend it. */
export async function check(name: string, look: () => Promise<string>): Promise<Check> {
  try {
    return { name, ok: true, detail: await look() };
  } catch (error) {
    return { name, ok: false, detail: error instanceof Error ? error.message : String(error) };
  }
}
