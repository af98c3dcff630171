import type { BallotEvent, ChatHandlers, Reply } from "../../../src/chat/adapter.ts";
import type { Message } from "../../../src/chat/message.ts";

const NOTICE: Message = { summary: "Hello", blocks: [{ kind: "paragraph", text: ["Hello."] }] };

/** A core that writes down what it is told, and answers with `answer`. */
export function recorder() {
  const core = {
    fatal: [] as Error[],
    ballots: [] as BallotEvent[],
    connected: [] as unknown[],
    removed: [] as unknown[],
    asked: [] as unknown[],
    answer: (): Promise<Reply> => Promise.resolve({ kind: "message", message: NOTICE, private: true }),
  };
  const handlers: ChatHandlers = {
    command: (call) => {
      core.asked.push(call);
      return core.answer();
    },
    suggest: async ({ text }) => [{ label: `About ${text}`.repeat(20), value: "2506.00001" }],
    press: (press) => {
      core.asked.push(press);
      return core.answer();
    },
    ballot: async (event) => void core.ballots.push(event),
    linked: async () => {},
    connected: (event) => void core.connected.push(event),
    removed: async (event) => void core.removed.push(event),
    moved: async () => {},
    fatal: (error) => void core.fatal.push(error),
  };
  return Object.assign(core, { handlers });
}
