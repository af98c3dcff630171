import type { Entry, Message } from "../../../src/chat/message.ts";

/** Words that some markup of Slack, or of anybody, would make something else of. Each stands for a trap. */
export const TRAPS = [
  "<eos>",
  "S*",
  "L_2 and _x_",
  "*bold* and ~gone~",
  "[IDK]",
  "Pass@k",
  "$\\alpha$",
  "`code` and ```fence```",
  "<think>",
  "<1 GB",
  "@everyone",
  "@channel",
  "<!channel>",
  "<!everyone|everyone>",
  "<@U123>",
  "<#C123|general>",
  "<!date^1^{date}|never>",
  "<https://example.com|link>",
  ":tada:",
  "10:30:45",
  "&amp; & &lt;b&gt;",
  "> quoted",
  "- item",
  "1. first",
  "μ-γ naïve 模型 🤖 👩‍🔬",
  "a|b",
  "\\*",
] as const;

/** A digest entry in its usual form. */
export function entry(number: number, given: Partial<Entry> = {}): Entry {
  const id = `2506.${String(10_000 + number)}`;
  return {
    kind: "entry",
    ballot: number,
    title: `Paper ${number}: Teaching Small Models to Say That They Do Not Know`,
    href: `https://huggingface.co/papers/${id}`,
    byline: "University of Somewhere",
    reason: "140 ▲ · new today",
    body: "A small model learns to refuse a question when its own answers disagree, and loses little accuracy for it.",
    facts: [
      ["12 comments"],
      [{ kind: "link", text: "code ★ 1.2k", href: `https://github.com/somewhere/paper-${number}` }],
      [{ kind: "link", text: "arXiv", href: `https://arxiv.org/abs/${id}` }],
      [{ kind: "link", text: "PDF", href: `https://arxiv.org/pdf/${id}` }],
    ],
    image: {
      url: `https://cdn-thumbnails.huggingface.co/social-thumbnails/papers/${id}.png`,
      alt: "First page",
    },
    actions: [
      {
        kind: "press",
        id: `vote:${id}`,
        label: "Vote · 3",
        describe: `Vote for paper ${number}`,
        style: "primary",
      },
    ],
    ...given,
  };
}

/** A digest of `count` papers. */
export function digest(count: number, each: (number: number) => Entry = entry): Message {
  return {
    summary: `${count} trending papers`,
    blocks: [
      { kind: "heading", text: "Trending papers · Monday, 5 January" },
      ...Array.from({ length: count }, (_, index) => each(index + 1)),
      {
        kind: "note",
        text: [
          "React with a number or press Vote. From ",
          { kind: "link", text: "Hugging Face", href: "https://huggingface.co/papers" },
        ],
      },
    ],
  };
}
