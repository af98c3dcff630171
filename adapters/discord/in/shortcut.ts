import type { APIMessage, APIMessageApplicationCommandInteraction } from "discord.js";
import type { Command } from "../../../src/chat/command.ts";
import { head } from "../../../src/text/truncate.ts";

/** What is read of a component for its words and links. */
interface Part {
  readonly content?: string;
  readonly url?: string;
  readonly custom_id?: string;
  readonly components?: readonly Part[];
  readonly accessory?: Part;
}

/**
 * The command picked on a message, and the option that holds what the message says; undefined where it is none of ours.
 * The message comes with the interaction, so its content is there without the privileged intent.
 */
export function readShortcut(
  { data }: APIMessageApplicationCommandInteraction,
  commands: readonly Command[],
): { readonly command: Command; readonly options: Readonly<Record<string, string>> } | undefined {
  const command = commands.find(({ shortcut }) => shortcut?.label === data.name);
  if (!command?.shortcut) return undefined;
  const { option } = command.shortcut;
  const message = data.resolved.messages[data.target_id];
  const words = message ? wordsOf(message) : "";
  return { command, options: { [option]: head(words, command.options[option]?.max ?? words.length) } };
}

/** Its own text, the addresses its previews lead to, and what our own messages show and link to. */
function wordsOf({ content, embeds, components }: APIMessage): string {
  const previews = embeds.flatMap(({ url, title, description }) => [url, title, description]);
  const parts = [...partsOf((components ?? []) as readonly Part[])].flatMap((part) => [
    part.content,
    part.url,
    // A vote button names its paper.
    part.custom_id,
  ]);
  return [content, ...previews, ...parts].filter((words) => words !== undefined && words !== "").join("\n");
}

function* partsOf(parts: readonly Part[]): Generator<Part> {
  for (const part of parts) {
    yield part;
    if (part.accessory) yield* partsOf([part.accessory]);
    yield* partsOf(part.components ?? []);
  }
}
