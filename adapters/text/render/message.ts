import type { Message, Span } from "../../../src/chat/message.ts";

/** A message as plain text for a terminal. */
export function renderText(message: Message): string {
  const lines = message.blocks.flatMap((block): readonly string[] => {
    switch (block.kind) {
      case "heading":
        return [block.text, "=".repeat(block.text.length), ""];
      case "paragraph":
        return [spans(block.text), ""];
      case "note":
        return [`(${spans(block.text)})`];
      case "image":
        return [`[${block.alt}] ${block.url}`];
      case "chart":
        return [`[${block.alt}]`];
      case "actions":
        return [];
      case "entry":
        return [
          `${block.ballot === undefined ? "" : `${block.ballot}. `}${block.title}`,
          ...[block.byline, block.reason, block.body, block.facts.map(spans).join(" · "), block.href]
            .filter((line) => line !== undefined && line !== "")
            .map((line) => `   ${line}`),
          "",
        ];
      default:
        return block satisfies never;
    }
  });
  return lines.join("\n").trimEnd();
}

function spans(text: readonly Span[]): string {
  return text
    .map((span) => {
      if (typeof span === "string") return span;
      if (span.kind === "channel") return `${span.channel.platform} channel ${span.channel.id}`;
      if (span.kind === "time")
        return new Date(span.at).toISOString().slice(0, 16).replace("T", " ").concat(" UTC");
      if (span.kind === "person") return `@${span.person.user}`;
      return span.kind === "link" && span.text !== span.href ? `${span.text} <${span.href}>` : span.text;
    })
    .join("");
}
