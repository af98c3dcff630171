import { Command, InvalidArgumentError } from "commander";

/** The command line of `npm run <script>`: `--help` lists its options, and a wrong one ends in one line. */
export function commandLine(script: string, description: string): Command {
  return new Command(`npm run ${script} --`).description(description).allowExcessArguments(false);
}

/** Parses a whole number from `min` to `max`. */
export function wholeNumber(min: number, max = Number.MAX_SAFE_INTEGER): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (Number.isSafeInteger(value) && value >= min && value <= max) return value;
    const range = max === Number.MAX_SAFE_INTEGER ? `of ${min} or more` : `from ${min} to ${max}`;
    throw new InvalidArgumentError(`Write a whole number ${range}.`);
  };
}

/** Collects an option that may be given several times. */
export function collected(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}
