import { findArxivId } from "../papers/arxiv-id.ts";
import { type Command, listed } from "./command.ts";
import { parseCommandLine } from "./command-line/parse.ts";

/** Commands answered in public when mentioned in a channel: their answers contain nothing personal. */
const ANSWERED_OPENLY: ReadonlySet<string> = new Set(["help", "random", "search", "show", "similar"]);

/** The command that a message to us asks for. */
export interface MentionedCommand {
  readonly command: string;
  readonly options: Readonly<Record<string, unknown>>;
  /** Everybody who could read the question may read the answer, even if the typed command would answer in private. */
  readonly openly: boolean;
}

/**
 * Interprets a message to us, without our name: a command line if it is one, else a paper that it names, else a search
 * query. An empty message means `help`. Never throws.
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

/** Returns undefined if the line is no command: ordinary sentences may begin with a command's name. */
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
