import type { Action, Block, Entry, Message, Span, Text } from "../chat/message.ts";

/**
 * Replaces a person's name wherever it is a word of its own in the message. Files are removed, because names in them
 * cannot be found in every format.
 */
export function replaceName({ files: _, ...message }: Message, name: string, by: string): Message {
  const replace = replacer(name, by);
  const { summary, blocks, post } = message;
  return {
    summary: replace(summary),
    blocks: blocks.map((block) => inBlock(block, replace)),
    ...(post ? { post: { title: replace(post.title), topics: post.topics.map(replace) } } : {}),
  };
}

type Replace = (text: string) => string;

/** Returns a function that replaces whole names only: `Al` is not in `Also`, nor `:` in `10:30`. */
function replacer(name: string, by: string): Replace {
  if (name.trim() === "") return (text) => text;
  const literal = name.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
  const wordy = /^[\p{L}\p{N}_]/u.test(name) ? "[\\p{L}\\p{N}_]" : "\\S";
  const wordyEnd = /[\p{L}\p{N}_]$/u.test(name) ? "[\\p{L}\\p{N}_]" : "[^\\s.,;!?)\\]”’\"'»]";
  const pattern = new RegExp(`(?<!${wordy})${literal}(?!${wordyEnd})`, "gu");
  return (text) => text.replace(pattern, () => by);
}

function inBlock(block: Block, replace: Replace): Block {
  switch (block.kind) {
    case "heading":
      return { ...block, text: replace(block.text) };
    case "paragraph":
    case "note":
      return { ...block, text: inText(block.text, replace) };
    case "entry":
      return inEntry(block, replace);
    case "image":
      return { ...block, alt: replace(block.alt) };
    case "chart":
      return {
        ...block,
        title: replace(block.title),
        alt: replace(block.alt),
        labels: block.labels.map(replace),
        series: block.series.map((one) => ({ ...one, name: replace(one.name) })),
      };
    case "actions":
      return { ...block, actions: block.actions.map((action) => inAction(action, replace)) };
    default:
      return block satisfies never;
  }
}

function inEntry(entry: Entry, replace: Replace): Entry {
  const { title, byline, reason, body, extract, facts, image, actions } = entry;
  return {
    ...entry,
    title: replace(title),
    facts: facts.map((fact) => inText(fact, replace)),
    ...(byline === undefined ? {} : { byline: replace(byline) }),
    ...(reason === undefined ? {} : { reason: replace(reason) }),
    ...(body === undefined ? {} : { body: replace(body) }),
    ...(extract === undefined ? {} : { extract: inText(extract, replace) }),
    ...(image === undefined ? {} : { image: { ...image, alt: replace(image.alt) } }),
    ...(actions === undefined ? {} : { actions: actions.map((action) => inAction(action, replace)) }),
  };
}

function inText(text: Text, replace: Replace): Text {
  return text.map((span) => inSpan(span, replace));
}

function inSpan(span: Span, replace: Replace): Span {
  if (typeof span === "string") return replace(span);
  switch (span.kind) {
    case "strong":
    case "em":
    case "code":
    case "link":
      return { ...span, text: replace(span.text) };
    case "channel":
    case "time":
    case "person":
      return span;
    default:
      return span satisfies never;
  }
}

function inAction(action: Action, replace: Replace): Action {
  const label = replace(action.label);
  switch (action.kind) {
    case "press":
      return {
        ...action,
        label,
        ...(action.describe === undefined ? {} : { describe: replace(action.describe) }),
      };
    case "menu":
      return {
        ...action,
        label,
        choices: action.choices.map((one) => ({ ...one, label: replace(one.label) })),
      };
    case "open":
      return { ...action, label };
    default:
      return action satisfies never;
  }
}
