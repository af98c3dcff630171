import { expect, it } from "vitest";
import { readTypedLine } from "../../../bin/demo/typed-line.ts";

it.each<[string, string, Record<string, unknown>]>([
  ["search graph networks", "search", { query: "graph networks" }],
  ["subscribe 9 pm New York count: 5", "subscribe", { time: "9 pm", timezone: "New York", count: 5 }],
  ["subscribe quiet-notice:yes style:RICH", "subscribe", { "quiet-notice": true, style: "rich" }],
  ["save 2506.01234", "list save", { paper: "2506.01234" }],
  ["digest settings channel:#paper-forum", "digest settings", { channel: "#paper-forum" }],
  ["", "help", {}],
])(
  "“/papers %s” is read as everywhere, with values as Discord's client sends them",
  (line, subcommand, options) => {
    expect(readTypedLine(line)).toEqual({ subcommand, options });
  },
);

it.each([
  ["serach graphs", "Did you mean"],
  ["subscribe coumt:5", "has no option"],
])("“/papers %s” is refused in the same words", (line, words) => {
  expect(() => readTypedLine(line)).toThrow(words);
});
