import type {
  BallotEvent,
  ButtonPress,
  ChatHandlers,
  CommandCall,
  Reply,
  Suggestion,
  Typing,
} from "../../../src/chat/adapter.ts";
import type { Message } from "../../../src/chat/message.ts";
import type { Log } from "../../../src/runtime/log.ts";

/** A core that writes down what it is told, and answers as a test wants it. */
export interface Core {
  readonly handlers: ChatHandlers;
  readonly log: Log;
  readonly lines: string[];
  readonly commands: CommandCall[];
  readonly presses: ButtonPress[];
  readonly typings: Typing[];
  readonly ballots: BallotEvent[];
  readonly links: Parameters<ChatHandlers["linked"]>[0][];
  readonly removals: Parameters<ChatHandlers["removed"]>[0][];
  readonly moves: Parameters<ChatHandlers["moved"]>[0][];
  readonly connections: Parameters<ChatHandlers["connected"]>[0][];
  readonly fatal: Error[];
  reply: (call: CommandCall) => Promise<Reply>;
  press: (press: ButtonPress) => Promise<Reply>;
  suggest: (typing: Typing) => Promise<readonly Suggestion[]>;
}

/** Says “Done.” to everything until told otherwise. */
export function createCore(): Core {
  const lines: string[] = [];
  const note = (...words: unknown[]) => void lines.push(JSON.stringify(words));
  const core: Core = {
    lines,
    log: { debug: note, info: note, warn: note, error: note },
    commands: [],
    presses: [],
    typings: [],
    ballots: [],
    links: [],
    removals: [],
    moves: [],
    connections: [],
    fatal: [],
    reply: async () => reply("Done."),
    press: async () => reply("Done."),
    suggest: async () => [],
    handlers: {
      command: (call) => {
        core.commands.push(call);
        return core.reply(call);
      },
      press: (press) => {
        core.presses.push(press);
        return core.press(press);
      },
      suggest: (typing) => {
        core.typings.push(typing);
        return core.suggest(typing);
      },
      ballot: async (event) => void core.ballots.push(event),
      linked: async (event) => void core.links.push(event),
      connected: (event) => void core.connections.push(event),
      removed: async (event) => void core.removals.push(event),
      moved: async (event) => void core.moves.push(event),
      fatal: (error) => void core.fatal.push(error),
    },
  };
  return core;
}

/** A paragraph. */
export function words(text: string): Message {
  return { summary: text, blocks: [{ kind: "paragraph", text: [text] }] };
}

/** An answer of one paragraph. */
export function reply(
  text: string,
  given: { readonly open?: boolean; readonly problem?: string } = {},
): Reply {
  const { open = false, problem } = given;
  return { kind: "message", message: words(text), private: !open, ...(problem ? { problem } : {}) };
}
