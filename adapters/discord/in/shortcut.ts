import type { APIMessage, APIMessageApplicationCommandInteraction } from "discord.js";
import type { Command } from "../../../src/chat/command.ts";

/** The fields we read of a component for its text and links. */
interface Part {
  readonly content?: string;
  readonly url?: string;
  readonly custom_id?: string;
  readonly components?: readonly Part[];
  readonly accessory?: Part;
}

/**
 * The command picked on a message, and the message's full text; undefined if it isn't ours. The message comes with the
 * interaction, so its content is readable without the privileged intent.
 */
export function readShortcut(
  { data }: APIMessageApplicationCommandInteraction,
  commands: readonly Command[],
): { readonly command: Command; readonly words: string } | undefined {
  const command = commands.find(({ shortcut }) => shortcut?.label === data.name);
  if (!command) return undefined;
  const message = data.resolved.messages[data.target_id];
  return { command, words: message ? wordsOf(message) : "" };
}

/** The message's own text, the URLs of its previews, and what our own messages show and link to. */
function wordsOf({ content, embeds, components }: APIMessage): string {
  const previews = embeds.flatMap(({ url, title, description }) => [url, title, description]);
  const parts = [...partsOf((components ?? []) as readonly Part[])].flatMap((part) => [
    part.content,
    part.url,
    // A vote button's id names its paper.
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
