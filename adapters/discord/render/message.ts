import type {
  APIComponentInContainer,
  APIContainerComponent,
  APIMediaGalleryItem,
  RESTPostAPIChannelMessageJSONBody,
} from "discord.js";
import { ComponentType, MessageFlags, SeparatorSpacingSize } from "discord.js";
import type { DeliveryKey } from "../../../src/chat/adapter.ts";
import type { Block, Chart, Entry, Message } from "../../../src/chat/message.ts";
import { ChatError } from "../../../src/runtime/errors.ts";
import {
  actionParts,
  altText,
  count,
  galleries,
  media,
  merge,
  selectRow,
  textLength,
  textParts,
} from "./components.ts";
import { type PlaceMark, toContainerId } from "./delivery-marker.ts";
import { type Caps, entryParts, type Fit, type Layout } from "./entry.ts";
import { LIMITS } from "./limits.ts";
import { createWriter } from "./markdown-cache.ts";

/** The yellow of Hugging Face, down the side of every message. */
const ACCENT = 0xffd21e;

/** A message body for every place Discord takes one. */
export interface DiscordPayload {
  readonly flags: MessageFlags.IsComponentsV2;
  readonly components: [APIContainerComponent];
  readonly allowed_mentions: NonNullable<RESTPostAPIChannelMessageJSONBody["allowed_mentions"]>;
}

/** What is sent along with a message. */
export interface Attached {
  /** Of drawn charts: the names of their pictures. */
  readonly pictures: ReadonlyMap<Chart, string>;
  /** Names of the files offered for download. */
  readonly files: readonly string[];
}

const NOTHING: Attached = { pictures: new Map(), files: [] };

/** From the airiest to the one that needs the fewest components; the first that fits is taken. */
const LAYOUTS: readonly Layout[] = [
  { thumbnails: true, separators: true, merged: false },
  { thumbnails: true, separators: false, merged: false },
  { thumbnails: false, separators: true, merged: false },
  { thumbnails: false, separators: false, merged: false },
  { thumbnails: false, separators: false, merged: true },
];

const UNCUT: Caps = { body: LIMITS.text, facts: LIMITS.facts, title: LIMITS.title, other: LIMITS.text };

/**
 * What is shortened when the text is too long, in this order and down to these lengths. Addresses count as text: ten
 * papers' links alone leave nine characters for what each paper says, so the last of more than three facts go first.
 */
const CUTS: readonly (readonly [part: keyof Caps, floor: number])[] = [
  ["body", 100],
  ["facts", 3],
  ["title", 200],
  ["body", 1],
  ["title", 24],
  ["other", 1],
];

/**
 * The message in Components V2, carrying `key` where it is a delivery. Such messages have no `content`: notifications
 * and screen readers begin with the first text, so the words of the blocks come first as they are, and `summary` is
 * shown only where no block has any. Charts that were not drawn are told in words. Too much text is cut visibly and
 * fairly, the longest bodies first; entries, buttons and links always stay. Throws ChatError `rejected` where even so Discord would refuse it.
 */
export function renderDiscord(
  message: Message,
  key?: DeliveryKey | PlaceMark,
  attached: Attached = NOTHING,
): DiscordPayload {
  const fit = (attached === NOTHING && fitted.get(message)) || fitTo(message, attached);
  if (attached === NOTHING) fitted.set(message, fit);
  const container: APIContainerComponent = {
    type: ComponentType.Container,
    ...(key === undefined || key.startsWith("@") ? {} : { id: toContainerId(key as DeliveryKey) }),
    accent_color: ACCENT,
    components: build(message, fit, key, attached),
  };
  return { flags: MessageFlags.IsComponentsV2, components: [container], allowed_mentions: { parse: [] } };
}

/** Hundreds of channels get the same digest: it is the same for each, but for the key. */
const fitted = new WeakMap<Message, Fit>();

function fitTo(message: Message, attached: Attached): Fit {
  const writer = createWriter();
  const laidOut = (caps: Caps, layout: Layout) =>
    build(message, { caps, layout, writer }, undefined, attached);
  const layout = LAYOUTS.find((candidate) => count(laidOut(UNCUT, candidate)) <= LIMITS.components);
  if (!layout) {
    throw new ChatError("rejected", `The message needs more than Discord's ${LIMITS.components} components.`);
  }
  const caps = largestCaps((candidate) => textLength(laidOut(candidate, layout)) <= LIMITS.text);
  if (!caps) {
    throw new ChatError("rejected", `The message needs more than Discord's ${LIMITS.text} characters.`);
  }
  // Not with all the lengths that were tried, for a message that is kept keeps this too.
  return { caps, layout, writer: createWriter() };
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
  fit: Fit,
  key: DeliveryKey | PlaceMark | undefined,
  attached: Attached,
): APIComponentInContainer[] {
  const { caps, layout, writer } = fit;
  const lastEntry = message.blocks.findLastIndex((block) => block.kind === "entry");
  const gallery: APIMediaGalleryItem[] = [];
  const parts: APIComponentInContainer[] = [];
  for (const [index, block] of message.blocks.entries()) {
    if (block.kind === "entry") {
      if (layout.separators && message.blocks[index - 1]?.kind === "entry") parts.push(SEPARATOR);
      parts.push(...entryParts(block, { ...fit, key, gallery }));
      if (index === lastEntry) parts.push(...galleries(gallery), ...menuParts(message, key));
    } else {
      parts.push(...blockParts(block, fit, key, attached));
    }
  }
  for (const name of attached.files) {
    parts.push({ type: ComponentType.File, file: { url: `attachment://${name}` } });
  }
  const wordless = textLength(parts) === 0;
  if (wordless) parts.unshift(...textParts(writer.plain(message.summary, caps.other)));
  return layout.merged ? merge(parts) : parts;
}

/**
 * The menus of the entries as selects below the last: a row would go to each. Where there are several entries one select
 * holds a choice for each, its menu's first, which leads to the others.
 */
function menuParts({ blocks }: Message, key: DeliveryKey | PlaceMark | undefined): APIComponentInContainer[] {
  const found = blocks.flatMap((block) =>
    block.kind === "entry"
      ? (block.actions ?? []).flatMap((action) =>
          action.kind === "menu" ? [{ entry: block, menu: action }] : [],
        )
      : [],
  );
  const [first, ...more] = found;
  if (!first) return [];
  if (more.length === 0) return [selectRow("menu", first.menu.label, first.menu.choices, key)];
  const choices = found.flatMap(({ entry: { ballot, title }, menu }) => {
    const [leading] = menu.choices;
    const number = ballot === undefined ? "" : `${ballot}. `;
    return leading ? [{ id: leading.id, label: `${number}${title}` }] : [];
  });
  return [selectRow("menu", "More about a paper", choices, key)];
}

const SEPARATOR = {
  type: ComponentType.Separator,
  divider: true,
  spacing: SeparatorSpacingSize.Small,
} as const;

function blockParts(
  block: Exclude<Block, Entry>,
  { caps, writer }: Fit,
  key: DeliveryKey | PlaceMark | undefined,
  { pictures }: Attached,
): APIComponentInContainer[] {
  switch (block.kind) {
    case "heading":
      return textParts(writer.plain(block.text, caps.other), "## ");
    case "paragraph":
      return textParts(writer.rich(block.text, caps.body));
    case "note":
      return textParts(writer.rich(block.text, caps.other), "-# ");
    case "image": {
      const item = media(block);
      return item ? galleries([item]) : textParts(writer.plain(block.alt, caps.other), "-# ");
    }
    case "chart": {
      const name = pictures.get(block);
      if (name === undefined) return textParts(writer.plain(block.alt, caps.other), "-# ");
      return galleries([{ media: { url: `attachment://${name}` }, description: altText(block.alt) }]);
    }
    case "actions":
      return actionParts(block.actions, caps.other, key, writer);
    default:
      return block satisfies never;
  }
}
