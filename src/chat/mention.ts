import { findArxivId } from "../papers/arxiv-id.ts";
import { type Command, listed } from "./command.ts";
import { parseCommandLine } from "./command-line/parse.ts";

/** Asked where everybody reads along, their answers are for everybody too; what they say is nobody's own. */
const ANSWERED_OPENLY: ReadonlySet<string> = new Set(["help", "random", "search", "show", "similar"]);

/** What somebody means who writes to us in words. */
export interface MentionedCommand {
  readonly command: string;
  readonly options: Readonly<Record<string, unknown>>;
  /** Everybody who could read the question may read the answer, private as it would be for a typed command. */
  readonly openly: boolean;
}

/**
 * Reads words written to us, without our name: a command line where they are one, else the paper that they name, else
 * something to search for; no words ask for help. Never throws.
 */
export function readMention<S>(commands: readonly Command<S>[], words: string): MentionedCommand {
  const line = words.trim().replace(/^\/papers\b\s*/i, "");
  const typed = typedCommand(commands, line);
  if (typed) return asked(typed.command.name, typed.options);
  const paper = findArxivId(line);
  if (paper) return asked("show", { paper });
  const max = listed(commands).find(({ name }) => name === "search")?.options.query?.max ?? 250;
  return asked("search", { query: line.slice(0, max) });
}

/** Undefined where the line is none: a sentence may well begin with a command's name. */
function typedCommand<S>(commands: readonly Command<S>[], line: string) {
  try {
    return parseCommandLine(commands, line);
  } catch {
    return undefined;
  }
}

function asked(command: string, options: MentionedCommand["options"]): MentionedCommand {
  return { command, options, openly: ANSWERED_OPENLY.has(command) };
}
