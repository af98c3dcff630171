import { type Command, defineCommand, lineOf, usage } from "../src/chat/command.ts";
import { runAction } from "../src/chat/command-button.ts";
import type { Block, Message, Span } from "../src/chat/message.ts";
import { offered, text } from "../src/chat/option.ts";
import type { Services } from "../src/services.ts";

/** A topic of the help, with its commands. */
export interface Topic {
  /** The value that its button carries. */
  readonly name: string;
  readonly title: string;
  /** A short sentence. */
  readonly about: string;
  /** The first ones are named on the first page. */
  readonly commands: readonly Command<Services>[];
}

/** Commands named per topic on the first page. */
const NAMED = 2;

/** Defines the help: a first page that fits on a phone's screen, and one page per topic. */
export function helpFor(topics: () => readonly Topic[]) {
  return defineCommand({
    name: "help",
    description: "What Paperboy can do here, and how to ask it",
    options: { topic: text("What to tell about", { hidden: true }) },
    reply: "private",
    anywhere: true,
    async run(_: Services, _context, { topic: asked }) {
      const topic = topics().find(({ name }) => name === asked);
      return topic ? topicPage(topic) : firstPage(topics());
    },
  });
}

function firstPage(topics: readonly Topic[]): Message {
  return {
    summary: `Paperboy brings the day’s trending papers here. Help on: ${topics.map(({ title }) => title).join(", ")}.`,
    blocks: [
      { kind: "heading", text: "Paperboy" },
      {
        kind: "paragraph",
        text: ["Brings the day’s trending papers here. React with a paper’s number to vote for it."],
      },
      ...topics.map(({ title, about, commands }): Block => {
        const lines = commands
          .slice(0, NAMED)
          .flatMap((command, index): Span[] => [
            index === 0 ? " " : ", ",
            { kind: "code", text: brief(command) },
          ]);
        return { kind: "paragraph", text: [{ kind: "strong", text: title }, ` ${about}`, ...lines] };
      }),
      {
        kind: "actions",
        actions: topics.flatMap(({ name, title }) => runAction(title, "help", { topic: name }, true) ?? []),
      },
    ],
  };
}

/** Returns the command with its required options only. */
function brief(command: Command<Services>): string {
  const needed = offered(command.options).filter(([, { required }]) => required);
  return [lineOf(command), ...needed.map(([name]) => `<${name}>`)].join(" ");
}

function topicPage({ title, about, commands }: Topic): Message {
  const back = runAction("All help", "help", {}, true);
  return {
    summary: `${title}: ${commands.map(lineOf).join(", ")}.`,
    blocks: [
      { kind: "heading", text: title },
      { kind: "note", text: [about] },
      ...commands.map((command): Block => {
        const line: Span = { kind: "code", text: usage(command) };
        return { kind: "paragraph", text: [line, ` ${command.description}`] };
      }),
      { kind: "actions", actions: back ? [back] : [] },
    ],
  };
}
