import { Command, InvalidArgumentError } from "commander";

/** The command line of `npm run <script>`: `--help` lists its options, and an invalid one causes a one-line error. */
export function commandLine(script: string, description: string): Command {
  return new Command(`npm run ${script} --`).description(description).allowExcessArguments(false);
}

/** Parses an integer from `min` to `max`. */
export function wholeNumber(min: number, max = Number.MAX_SAFE_INTEGER): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (Number.isSafeInteger(value) && value >= min && value <= max) return value;
    const range = max === Number.MAX_SAFE_INTEGER ? `of ${min} or more` : `from ${min} to ${max}`;
    throw new InvalidArgumentError(`Write a whole number ${range}.`);
  };
}

/** Collects an option that may be repeated. */
export function collected(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}
