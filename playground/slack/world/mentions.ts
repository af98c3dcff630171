import { isObject, type Json } from "../checks/schema.ts";

/** Someone a message would notify. `automatic`: not written as a mention, but Slack may turn it into one. */
export interface Mention {
  readonly kind: "broadcast" | "user" | "usergroup";
  readonly target: string;
  readonly automatic: boolean;
}

/**
 * Every mention that a message would trigger: markup in `text` and mrkdwn objects, rich text elements, and plain
 * `@everyone` if Slack links names automatically (`link_names`, `parse: "full"`, mrkdwn objects without `verbatim`).
 */
export function mentionsIn(message: {
  readonly text?: string | undefined;
  readonly blocks?: readonly unknown[] | undefined;
  readonly linkNames: boolean;
}): readonly Mention[] {
  const found: Mention[] = [];
  if (message.text !== undefined) inMarkup(message.text, message.linkNames, found);
  for (const block of message.blocks ?? []) inBlock(block, message.linkNames, found);
  return found;
}

function inBlock(value: unknown, linkNames: boolean, found: Mention[]): void {
  if (Array.isArray(value)) {
    for (const entry of value) inBlock(entry, linkNames, found);
    return;
  }
  if (!isObject(value)) return;
  const own = ofElement(value);
  if (own) found.push(own);
  if (value.type === "mrkdwn" && typeof value.text === "string")
    inMarkup(value.text, linkNames || value.verbatim !== true, found);
  for (const entry of Object.values(value)) inBlock(entry, linkNames, found);
}

function ofElement(element: Json): Mention | undefined {
  switch (element.type) {
    case "broadcast":
      return { kind: "broadcast", target: String(element.range), automatic: false };
    case "user":
      return { kind: "user", target: String(element.user_id), automatic: false };
    case "usergroup":
      return { kind: "usergroup", target: String(element.usergroup_id), automatic: false };
    default:
      return undefined;
  }
}

function inMarkup(text: string, automatic: boolean, found: Mention[]): void {
  for (const [, sign, target] of text.matchAll(/<([@!])([^>|]+)(?:\|[^>]*)?>/g)) {
    if (target === undefined) continue;
    if (sign === "@") found.push({ kind: "user", target, automatic: false });
    else if (target.startsWith("subteam^"))
      found.push({ kind: "usergroup", target: target.slice(8), automatic: false });
    else if (/^(here|channel|everyone|group)$/.test(target))
      found.push({ kind: "broadcast", target, automatic: false });
  }
  if (!automatic) return;
  for (const [, target] of text.matchAll(/(?<![\w<!])@(here|channel|everyone)\b/g)) {
    if (target !== undefined) found.push({ kind: "broadcast", target, automatic: true });
  }
}
