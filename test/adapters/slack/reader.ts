/** What people read in Slack blocks. Written from Slack's documentation alone, so that it can contradict the renderer. */
type Json = Readonly<Record<string, unknown>>;

const list = (value: unknown): readonly Json[] => (Array.isArray(value) ? (value as Json[]) : []);
const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** All visible words, blocks on lines of their own, emoji as `:name:`. */
export function readBlocks(blocks: unknown): string {
  return list(blocks).map(readBlock).join("\n");
}

/** Labels of the buttons that are no links, in reading order. */
export function buttonLabels(blocks: unknown): string[] {
  return buttons(blocks).map((button) => text((button.text as Json).text));
}

/** The buttons that come back with a press, in reading order. */
export function buttons(blocks: unknown): Json[] {
  return list(blocks)
    .flatMap((block) => [block.accessory as Json | undefined, ...list(block.elements)])
    .filter((element): element is Json => element?.type === "button" && element.url === undefined);
}

/** The menus, with what can be chosen in each. */
export function menus(blocks: unknown): {
  readonly id: string;
  readonly options: readonly { readonly label: string; readonly value: string }[];
}[] {
  return list(blocks)
    .flatMap((block) => list(block.elements))
    .filter(({ type }) => type === "overflow" || type === "static_select")
    .map(({ action_id, options }) => ({
      id: text(action_id),
      options: list(options).map((one) => ({ label: text((one.text as Json).text), value: text(one.value) })),
    }));
}

/** Every address behind a link or a link button, in reading order. */
export function links(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(links);
  if (typeof value !== "object" || value === null) return [];
  const element = value as Json;
  if (element.type === "mrkdwn") {
    return [...text(element.text).matchAll(/<(https?:[^|>]+)/g)].map((match) =>
      unescapeMrkdwn(match[1] ?? ""),
    );
  }
  const own = (element.type === "link" || element.type === "button") && typeof element.url === "string";
  return [...(own ? [element.url as string] : []), ...Object.values(element).flatMap(links)];
}

/** Everything that mentions somebody or everybody. */
export function mentions(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap(mentions);
  if (typeof value !== "object" || value === null) return [];
  const element = value as Json;
  const kinds = ["broadcast", "user", "usergroup", "channel", "team"];
  const markup =
    element.type === "mrkdwn" &&
    (/<[@!#](?!date\^)/.test(text(element.text)) ||
      (element.verbatim !== true && /[@#]\w/.test(text(element.text))));
  const own = markup || (kinds.includes(text(element.type)) && !("text" in element));
  return [...(own ? [element] : []), ...Object.values(element).flatMap(mentions)];
}

function readBlock(block: Json): string {
  switch (block.type) {
    case "rich_text":
      return list(block.elements)
        .flatMap((section) => list(section.elements).map(readRich))
        .join("");
    case "header":
    case "section":
      return readText(block.text as Json);
    case "context":
      return list(block.elements).map(readText).join(" ");
    case "actions":
      return (
        list(block.elements)
          // A closed menu shows no words.
          .map((element) => (element.text ? readText(element.text as Json) : ""))
          .join(" ")
      );
    case "input":
      return [block.label, block.hint].flatMap((each) => (each ? [readText(each as Json)] : [])).join(" ");
    case "image":
    case "divider":
      return "";
    default:
      throw new Error(`No reader knows a ${String(block.type)} block.`);
  }
}

function readRich(element: Json): string {
  switch (element.type) {
    case "text":
      return text(element.text);
    case "link":
      return text(element.text) || text(element.url);
    case "emoji":
      return `:${text(element.name)}:`;
    case "date":
      return text(element.fallback);
    default:
      throw new Error(`No reader knows a ${String(element.type)} element.`);
  }
}

function readText(element: Json): string {
  const written = text(element.text);
  if (element.type === "plain_text") {
    return element.emoji === false ? written : written.replace(/:[\w+'-]+:/g, "(an emoji)");
  }
  if (element.type !== "mrkdwn") throw new Error(`No reader knows a ${String(element.type)} text.`);
  return unescapeMrkdwn(
    written
      .replace(/^\s*&gt;/gm, "(a quote)")
      .replace(/:[\w+'-]+:/g, "(an emoji)")
      .replace(/<!date\^\d+\^[^|>]*\|([^>]*)>/g, "$1")
      .replace(/<https?:[^|>]*\|([^>]*)>/g, "$1")
      .replace(/<([^>]*)>/g, "(a mention or link: $1)")
      .replace(/([*_~`])(\S(?:[^\n]*?\S)?)\1/g, "(styled)$2"),
  );
}

/** Slack's three entities, and no others. */
export function unescapeMrkdwn(written: string): string {
  return written.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}
