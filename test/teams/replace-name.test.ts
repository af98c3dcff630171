import { expect, test } from "vitest";
import type { Message } from "../../src/chat/message.ts";
import { replaceName } from "../../src/teams/replace-name.ts";

const spoken = (summary: string, name: string) =>
  replaceName({ summary, blocks: [] }, name, "somebody").summary;

test.each([
  ["Al", "presented by Al · also at 10", "presented by somebody · also at 10"],
  ["Al", "Al presents “All of Al”. Al.", "somebody presents “All of somebody”. somebody."],
  [":", "presented by : at 10:30", "presented by somebody at 10:30"],
  ["{", "presented by {", "presented by somebody"],
  ["text", "presented by text in contexts", "presented by somebody in contexts"],
  ['"', 'presented by " and “others”', "presented by somebody and “others”"],
  ["Zoë", "presented by Zoë.", "presented by somebody."],
  ["李", "presented by 李 today", "presented by somebody today"],
  ["a.b*c", "a.b*c presents, aXb does not", "somebody presents, aXb does not"],
  ["$&", "presented by $& and more", "presented by somebody and more"],
  ["", "nobody presents", "nobody presents"],
])("replaces %s as a word of its own", (name, before, after) => {
  expect(spoken(before, name)).toBe(after);
});

test("replaces in every text that people read, in nothing else, and leaves out files", () => {
  const at = { platform: "slack", workspace: "text", id: "text" } as const;
  const message: Message = {
    summary: "text",
    post: { title: "text", topics: ["text"] },
    blocks: [
      { kind: "heading", text: "text" },
      {
        kind: "paragraph",
        text: [
          "by text",
          { kind: "strong", text: "text" },
          { kind: "link", text: "text", href: "https://text" },
          { kind: "channel", channel: at },
        ],
      },
      { kind: "note", text: [{ kind: "time", at: 5, style: "date" }] },
      {
        kind: "entry",
        title: "text",
        byline: "text",
        reason: "text",
        body: "text",
        extract: ["text"],
        facts: [["text"]],
        image: { url: "https://text", alt: "text" },
        actions: [{ kind: "press", id: "text", label: "text", describe: "text" }],
      },
      { kind: "image", url: "https://text", alt: "text" },
      {
        kind: "chart",
        title: "text",
        alt: "text",
        labels: ["text"],
        series: [{ name: "text", values: [1] }],
      },
      { kind: "actions", actions: [{ kind: "open", label: "text", href: "https://text" }] },
    ],
    files: [{ name: "text.ics", mediaType: "text/calendar", content: "text" }],
  };
  const replaced = replaceName(message, "text", "Ada");
  // What is left is what no reader sees: addresses, ids, and the names of fields.
  const { files, ...rest } = message;
  expect(files).toHaveLength(1);
  const written = (value: unknown): unknown =>
    JSON.parse(JSON.stringify(value), (key, each) =>
      each === "text" && !["id", "workspace"].includes(key) ? "Ada" : each === "by text" ? "by Ada" : each,
    );
  expect(replaced).toEqual(written(rest));
});
