/**
 * All text of a Slack message, to look for a paper in: the URLs of its links first, so that they are not cut off, then
 * the text of the message and its attachments. A message without any text yields its `ts`.
 */
export function wordsOf(message: { readonly [key: string]: unknown }): string {
  const found: string[] = [];
  collect({ text: message.text, blocks: message.blocks, attachments: message.attachments }, found);
  const words = found.map(readMarkup).filter((each) => each.trim() !== "");
  const addresses = words.flatMap((each) => each.match(/https?:\/\/[^\s|>]+/g) ?? []);
  return [...new Set([...addresses, ...words])].join("\n") || String(message.ts);
}

/** Properties of blocks and attachments that hold text or URLs. */
const TELLING = new Set([
  "text",
  "url",
  "title",
  "title_link",
  "from_url",
  "original_url",
  "fallback",
  "pretext",
  "value",
  "alt_text",
]);

function collect(value: unknown, found: string[], name = ""): void {
  if (typeof value === "string") {
    if (TELLING.has(name)) found.push(value);
  } else if (Array.isArray(value)) for (const each of value) collect(each, found, name);
  else if (typeof value === "object" && value !== null)
    for (const [key, each] of Object.entries(value)) collect(each, found, key);
}

/**
 * Converts Slack's markup to plain text: `<https://a.b|label>` becomes label and URL, a mention nothing, `&amp;` an
 * `&`.
 */
export function readMarkup(text: string): string {
  return text
    .replace(/<([^<>]*)>/g, (_, inside: string) => {
      if (/^[@#!]/.test(inside)) return " ";
      const [address = "", label = ""] = inside.split("|", 2);
      return label === "" || label === address ? address : `${label} ${address}`;
    })
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}
