import type {
  APIButtonComponent,
  APIComponentInContainer,
  APIContainerComponent,
  APIMediaGalleryComponent,
  APIMediaGalleryItem,
  APITextDisplayComponent,
  RESTPostAPIChannelMessageJSONBody,
} from "discord.js";
import { ButtonStyle, ComponentType, MessageFlags, SeparatorSpacingSize } from "discord.js";
import type { DeliveryKey } from "../../src/chat/adapter.ts";
import type { Action, Block, Entry, Message } from "../../src/chat/message.ts";
import { ChatError } from "../../src/errors.ts";
import { toContainerId, toCustomId } from "./key.ts";
import { LIMITS } from "./limits.ts";
import { fold, link, literal, markdown, shorten, webUrl } from "./markdown.ts";

/** The yellow of Hugging Face, down the side of every message. */
const ACCENT = 0xffd21e;

/** A message body for every place Discord takes one. */
export interface DiscordPayload {
  readonly flags: MessageFlags.IsComponentsV2;
  readonly components: [APIContainerComponent];
  readonly allowed_mentions: NonNullable<RESTPostAPIChannelMessageJSONBody["allowed_mentions"]>;
}

/** How long the parts of a message may be, in characters of Markdown each. */
interface Caps {
  readonly body: number;
  readonly title: number;
  readonly other: number;
}

/** `thumbnails`: pictures beside their entries, buttons below. `merged`: neighbouring texts share one component. */
interface Layout {
  readonly thumbnails: boolean;
  readonly separators: boolean;
  readonly merged: boolean;
}

/** From the airiest to the one that needs the fewest components; the first that fits is taken. */
const LAYOUTS: readonly Layout[] = [
  { thumbnails: true, separators: true, merged: false },
  { thumbnails: true, separators: false, merged: false },
  { thumbnails: false, separators: true, merged: false },
  { thumbnails: false, separators: false, merged: false },
  { thumbnails: false, separators: false, merged: true },
];

const UNCUT: Caps = { body: LIMITS.text, title: LIMITS.title, other: LIMITS.text };

/** What is shortened when the text is too long, in this order and down to these lengths. */
const CUTS: readonly (readonly [part: keyof Caps, floor: number])[] = [
  ["body", 100],
  ["title", 200],
  ["body", 1],
  ["title", 24],
  ["other", 1],
];

/**
 * The message in Components V2, carrying `key` where it is a delivery. Such messages have no `content`: notifications
 * and screen readers begin with the first text, so the words of the blocks come first as they are, and `summary` is
 * shown only where no block has any. Too much text is cut visibly and fairly, the longest bodies first; entries,
 * buttons and links always stay. Throws ChatError `rejected` where even so Discord would refuse it.
 */
export function renderDiscord(message: Message, key?: DeliveryKey): DiscordPayload {
  const layout = LAYOUTS.find(
    (candidate) => count(build(message, UNCUT, candidate, key)) <= LIMITS.components,
  );
  if (!layout) {
    throw new ChatError("rejected", `The message needs more than Discord's ${LIMITS.components} components.`);
  }
  const caps = largestCaps((candidate) => textLength(build(message, candidate, layout, key)) <= LIMITS.text);
  if (!caps) {
    throw new ChatError("rejected", `The message needs more than Discord's ${LIMITS.text} characters.`);
  }
  const container: APIContainerComponent = {
    type: ComponentType.Container,
    ...(key === undefined ? {} : { id: toContainerId(key) }),
    accent_color: ACCENT,
    components: build(message, caps, layout, key),
  };
  return { flags: MessageFlags.IsComponentsV2, components: [container], allowed_mentions: { parse: [] } };
}

/** The largest caps that fit: one cap for all parts of a kind, so the longest give first and all give alike. */
function largestCaps(fits: (caps: Caps) => boolean): Caps | undefined {
  let caps = UNCUT;
  if (fits(caps)) return caps;
  for (const [part, floor] of CUTS) {
    let low = floor;
    if (!fits({ ...caps, [part]: floor })) {
      caps = { ...caps, [part]: floor };
      continue;
    }
    let high = caps[part];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (fits({ ...caps, [part]: middle })) low = middle;
      else high = middle - 1;
    }
    return { ...caps, [part]: low };
  }
  return undefined;
}

function build(
  message: Message,
  caps: Caps,
  layout: Layout,
  key: DeliveryKey | undefined,
): APIComponentInContainer[] {
  const anyThumbnail = layout.thumbnails && message.blocks.some((b) => b.kind === "entry" && media(b.image));
  const lastEntry = message.blocks.findLastIndex((block) => block.kind === "entry");
  const gallery: APIMediaGalleryItem[] = [];
  const parts: APIComponentInContainer[] = [];
  for (const [index, block] of message.blocks.entries()) {
    if (block.kind === "entry") {
      if (layout.separators && message.blocks[index - 1]?.kind === "entry") parts.push(SEPARATOR);
      parts.push(...entryParts(block, { caps, layout, key, anyThumbnail, gallery }));
      if (index === lastEntry) parts.push(...galleries(gallery));
    } else {
      parts.push(...blockParts(block, caps, key));
    }
  }
  const wordless = textLength(parts) === 0;
  if (wordless) parts.unshift(...textParts(literal(shorten(message.summary, caps.other))));
  return layout.merged ? merge(parts) : parts;
}

const SEPARATOR = {
  type: ComponentType.Separator,
  divider: true,
  spacing: SeparatorSpacingSize.Small,
} as const;

function blockParts(
  block: Exclude<Block, Entry>,
  caps: Caps,
  key: DeliveryKey | undefined,
): APIComponentInContainer[] {
  switch (block.kind) {
    case "heading":
      return textParts(literal(shorten(block.text, caps.other)), "## ");
    case "paragraph":
      return textParts(markdown(block.text, caps.body));
    case "note":
      return textParts(markdown(block.text, caps.other), "-# ");
    case "image": {
      const item = media(block);
      return item ? galleries([item]) : textParts(literal(shorten(block.alt, caps.other)), "-# ");
    }
    case "actions":
      return actionParts(block.actions, caps, key);
    default:
      return block satisfies never;
  }
}

interface EntryContext {
  readonly caps: Caps;
  readonly layout: Layout;
  readonly key: DeliveryKey | undefined;
  /** Whether any entry shows its picture: then all have their buttons below, in one line of sight. */
  readonly anyThumbnail: boolean;
  /** Takes the pictures that have no room beside their entry. */
  readonly gallery: APIMediaGalleryItem[];
}

function entryParts(entry: Entry, context: EntryContext): APIComponentInContainer[] {
  const { caps, layout, key, anyThumbnail, gallery } = context;
  const actions = entry.actions ?? [];
  const links = layout.merged ? actions.filter((action) => action.kind === "open") : [];
  const buttons = actions.filter((action) => !layout.merged || action.kind === "press");
  const text: APITextDisplayComponent = {
    type: ComponentType.TextDisplay,
    content: entryText(entry, links, caps),
  };
  const picture = media(entry.image);
  const thumbnail = picture && (layout.thumbnails || buttons.length !== 1) && !layout.merged;
  if (picture && !thumbnail) {
    const label = entry.ballot === undefined ? entry.title : `${entry.ballot}. ${entry.title}`;
    gallery.push({ ...picture, description: altText(`${label}: ${picture.description ?? ""}`) });
  }
  if (thumbnail) {
    const accessory = { type: ComponentType.Thumbnail as const, ...picture };
    return [
      { type: ComponentType.Section, components: [text], accessory },
      ...actionParts(buttons, caps, key),
    ];
  }
  const [only] = buttons;
  const button = buttons.length === 1 && !anyThumbnail && only ? toButton(only, key) : undefined;
  if (button) return [{ type: ComponentType.Section, components: [text], accessory: button }];
  return [text, ...actionParts(buttons, caps, key)];
}

/** Number and linked title; who and why; what it says; facts and links in small print. */
function entryText(entry: Entry, links: readonly { label: string; href: string }[], caps: Caps): string {
  const title = shorten(fold(entry.title).trim() || "Untitled", caps.title);
  const number = entry.ballot === undefined ? "" : `**${entry.ballot}.** `;
  const about = [entry.byline, entry.reason]
    .filter((part) => part !== undefined && part.trim() !== "")
    .map((part) => literal(shorten(part as string, caps.other)));
  const facts = entry.facts.map((fact) => markdown(fact, caps.other)).filter((fact) => fact !== "");
  const opens = links.map(({ label, href }) => link(shorten(label, caps.other), href));
  const body = literal(shorten(entry.body ?? "", caps.body));
  return [
    `${number}**${entry.href === undefined ? literal(title) : link(title, entry.href)}**`,
    about.join(" · "),
    body,
    [...facts, ...opens].length > 0 ? `-# ${[...facts, ...opens].join(" · ")}` : "",
  ]
    .filter((line) => line !== "")
    .join("\n");
}

/** Rows of buttons; an address too long for a button stands as a link in the text. */
function actionParts(
  actions: readonly Action[],
  caps: Caps,
  key: DeliveryKey | undefined,
): APIComponentInContainer[] {
  const buttons: APIButtonComponent[] = [];
  const links: string[] = [];
  for (const action of actions) {
    const button = toButton(action, key);
    if (button) buttons.push(button);
    else if (action.kind === "open") links.push(link(shorten(action.label, caps.other), action.href));
  }
  const parts: APIComponentInContainer[] = links.length > 0 ? textParts(links.join(" · ")) : [];
  for (let from = 0; from < buttons.length; from += LIMITS.buttonsPerRow) {
    parts.push({
      type: ComponentType.ActionRow,
      components: buttons.slice(from, from + LIMITS.buttonsPerRow),
    });
  }
  return parts;
}

const STYLES = {
  primary: ButtonStyle.Primary,
  secondary: ButtonStyle.Secondary,
  danger: ButtonStyle.Danger,
} as const;

/** Undefined where Discord has no button for it. `describe` has no place on Discord: the label is what is read out. */
function toButton(action: Action, key: DeliveryKey | undefined): APIButtonComponent | undefined {
  const label = clip(action.label, LIMITS.buttonLabel) || "Open";
  if (action.kind === "press") {
    const style = STYLES[action.style ?? "secondary"];
    return { type: ComponentType.Button, style, label, custom_id: toCustomId(action.id, key) };
  }
  const url = webUrl(action.href);
  if (url === undefined || url.length > LIMITS.buttonUrl) return undefined;
  return { type: ComponentType.Button, style: ButtonStyle.Link, label, url };
}

function media(image: { url: string; alt: string } | undefined): APIMediaGalleryItem | undefined {
  const url = image && webUrl(image.url);
  if (!image || url === undefined || url.length > LIMITS.mediaUrl) return undefined;
  return { media: { url }, description: altText(image.alt) };
}

function altText(alt: string): string {
  return clip(alt, LIMITS.mediaAlt) || "Picture";
}

/** Plain text of at most `limit` characters; labels and alt texts know no markup. */
function clip(text: string, limit: number): string {
  const folded = fold(text).trim();
  if (folded.length <= limit) return folded;
  let end = limit - 1;
  if (/[\ud800-\udbff]/.test(folded[end - 1] ?? "")) end--;
  return `${folded.slice(0, end).trimEnd()}…`;
}

function galleries(items: readonly APIMediaGalleryItem[]): APIMediaGalleryComponent[] {
  const parts: APIMediaGalleryComponent[] = [];
  for (let from = 0; from < items.length; from += LIMITS.galleryItems) {
    parts.push({ type: ComponentType.MediaGallery, items: items.slice(from, from + LIMITS.galleryItems) });
  }
  return parts;
}

function textParts(content: string, prefix = ""): APITextDisplayComponent[] {
  return content === "" ? [] : [{ type: ComponentType.TextDisplay, content: prefix + content }];
}

function merge(parts: readonly APIComponentInContainer[]): APIComponentInContainer[] {
  const merged: APIComponentInContainer[] = [];
  for (const part of parts) {
    const last = merged.at(-1);
    if (part.type === ComponentType.TextDisplay && last?.type === ComponentType.TextDisplay) {
      merged[merged.length - 1] = { ...last, content: `${last.content}\n${part.content}` };
    } else merged.push(part);
  }
  return merged;
}

/** Components in the message, its container included. */
function count(parts: readonly APIComponentInContainer[]): number {
  let components = 1;
  for (const part of parts) {
    components++;
    if ("components" in part) components += part.components.length;
    if ("accessory" in part) components++;
  }
  return components;
}

function textLength(parts: readonly APIComponentInContainer[]): number {
  let characters = 0;
  for (const part of parts) {
    if (part.type === ComponentType.TextDisplay) characters += part.content.length;
    if (part.type === ComponentType.Section) {
      for (const text of part.components) characters += text.content.length;
    }
  }
  return characters;
}
