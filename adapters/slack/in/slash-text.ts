import type { Command } from "../../../src/chat/command.ts";
import type { Somebody } from "../../../src/chat/option.ts";
import type { People } from "./permissions.ts";

const MENTION = /^<@([UW][A-Z0-9]+)(?:\|([^>]*))?>$/;

/**
 * A slash command's text as the person typed it: with `should_escape`, Slack sends links, channels and `&<>` in its own
 * markup (docs.slack.dev, formatting text). User mentions are left for `withPeople`.
 */
export function asTyped(text: string): string {
  return (
    text
      // The brackets never nest, so a run of unclosed ones is scanned only once.
      .replace(/<(#|!)[^<>|]*(?:\|([^<>]*))?>/g, (_whole, sign: string, name: string | undefined) =>
        name ? `${sign === "#" ? "#" : "@"}${name.replace(/^@/, "")}` : "",
      )
      .replace(/<((?:https?|mailto):[^<>|]*)(?:\|[^<>]*)?>/g, "$1")
      .replace(/&lt;|&gt;|&amp;/g, (entity) => ENTITIES[entity] ?? entity)
  );
}

const ENTITIES: Readonly<Record<string, string>> = { "&lt;": "<", "&gt;": ">", "&amp;": "&" };

/** The options, with each mentioned person resolved to id and name. */
export async function withPeople(
  command: Pick<Command, "options">,
  options: Readonly<Record<string, unknown>>,
  people: Pick<People, "nameOf">,
): Promise<Readonly<Record<string, unknown>>> {
  const found: Record<string, unknown> = { ...options };
  for (const [name, option] of Object.entries(command.options)) {
    const given = options[name];
    if (option.type !== "person" || typeof given !== "string") continue;
    const [, user] = MENTION.exec(given) ?? [];
    if (user) found[name] = { user, name: await people.nameOf(user) } satisfies Somebody;
  }
  return found;
}
