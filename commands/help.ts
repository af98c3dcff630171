import { type Command, type Declared, defineCommand, listed, usage } from "../src/chat/command.ts";
import type { Services } from "../src/services.ts";

/** `help` for a list of commands: each with how to type it and what it does. */
export function helpFor(
  others: readonly Command<Services>[],
): Declared<Services, "help", Record<never, never>, undefined> {
  const help: Declared<Services, "help", Record<never, never>, undefined> = defineCommand({
    name: "help",
    description: "What Paperboy can do here, and how to ask it",
    options: {},
    reply: "private",
    anywhere: true,
    async run() {
      const shown = listed([...others, help]);
      const lines = shown.map((command) => ({
        kind: "paragraph" as const,
        text: [{ kind: "code" as const, text: usage(command) }, ` ${command.description}`],
      }));
      return {
        summary: `Paperboy brings the day's trending papers here. Commands: ${shown.map((c) => c.name).join(", ")}.`,
        blocks: [
          { kind: "heading", text: "Paperboy" },
          {
            kind: "paragraph",
            text: [
              "Brings the day's trending Hugging Face papers to this channel and counts the team's votes. Vote with a paper's number as a reaction, or with its Vote button.",
            ],
          },
          ...lines,
        ],
      };
    },
  });
  return help;
}
