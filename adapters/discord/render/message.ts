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

/** Hugging Face's yellow, shown down the side of every message. */
const ACCENT = 0xffd21e;

/** A message body, as used everywhere Discord takes one. */
export interface DiscordPayload {
  readonly flags: MessageFlags.IsComponentsV2;
  readonly components: [APIContainerComponent];
  readonly allowed_mentions: NonNullable<RESTPostAPIChannelMessageJSONBody["allowed_mentions"]>;
}

/** Attachments that the message refers to. */
export interface Attached {
  /** File names of drawn charts. */
  readonly pictures: ReadonlyMap<Chart, string>;
  /** Names of downloadable files. */
  readonly files: readonly string[];
}

const NOTHING: Attached = { pictures: new Map(), files: [] };

/** From the most spacious to the one with the fewest components; the first that fits is used. */
const LAYOUTS: readonly Layout[] = [
  { pictures: true, separators: true, merged: false },
  { pictures: true, separators: false, merged: false },
  { pictures: false, separators: true, merged: false },
  { pictures: false, separators: false, merged: false },
  { pictures: false, separators: false, merged: true },
];

const UNCUT: Caps = { body: LIMITS.text, facts: LIMITS.facts, title: LIMITS.title, other: LIMITS.text };

/**
 * What to shorten if the text is too long, in this order and down to these lengths. URLs count as text: the links of
 * ten papers leave nine characters for each body, so facts beyond three go first.
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
 * The message in Components V2, carrying `key` if it is a delivery. Such messages have no `content`: notifications and
 * screen readers start with the first text. So the blocks come first, unchanged, and `summary` shows only if no block
 * has text. Charts without a picture are put into words. Excess text is cut visibly and evenly, the longest bodies
 * first; entries, buttons and links always stay. Throws ChatError `rejected` if Discord would still refuse it.
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

/** The same digest goes to hundreds of channels and differs only in its key, so its fit is cached. */
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
  // A fresh cache: the message keeps this one alive, and need not keep all the lengths that were tried.
  return { caps, layout, writer: createWriter() };
}

/** The largest caps that fit. All parts of a kind share a cap, so the longest are cut first and none is favoured. */
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
 * The entries' menus as selects below the last entry, since each takes a row. If there are several entries, one select
 * has a choice for each: its menu's first action, which leads to the others. Choices that ask for it follow.
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
  const offered = found.flatMap(({ entry: { ballot, title }, menu }) => {
    const numbered = `${ballot === undefined ? "" : `${ballot}. `}${title}`;
    return menu.choices.map(({ id, ofAll = "" }, index) => ({ id, ofAll, index, label: ofAll + numbered }));
  });
  const leading = offered.filter(({ index }) => index === 0);
  const further = offered.filter(({ index, ofAll }) => index > 0 && ofAll !== "");
  return [selectRow("menu", "More about a paper", [...leading, ...further], key)];
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
