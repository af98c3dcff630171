import type { types } from "@slack/bolt";
import type { Block, Chart, Message } from "../../../src/chat/message.ts";
import { type Caps, drawBlock, type Shown } from "./blocks.ts";
import { LIMITS } from "./limits.ts";
import { escapeWithin } from "./text.ts";

/** A message in the format of `chat.postMessage` and `response_url`. */
export interface SlackMessage {
  /** The escaped summary, for notifications and screen readers. */
  readonly text: string;
  readonly blocks: types.KnownBlock[];
}

/** Fallbacks after Slack has refused the message: without images (Slack could not fetch one), or shorter. */
export interface RenderOptions {
  readonly images?: boolean;
  /** File ids of drawn charts. Charts without one are shown as text. */
  readonly pictures?: ReadonlyMap<Chart, string>;
  /** Slack reported it as too long. */
  readonly tight?: boolean;
  /** Maximum number of blocks; by default 50, as in a message. */
  readonly blocks?: number;
}

/**
 * The message in Block Kit, within all of Slack's limits. If it is too long, bodies are shortened first, all to the
 * same length, then long paragraphs, then titles, each visibly; every entry, button and link stays.
 */
export function renderSlack(message: Message, options: RenderOptions = {}): SlackMessage {
  return {
    text: escapeWithin(message.summary, LIMITS.text),
    blocks: squeeze(message.blocks, {
      images: options.images ?? true,
      pictures: options.pictures ?? new Map(),
      tight: options.tight ?? false,
      most: options.blocks ?? LIMITS.blocks,
    }),
  };
}

/** Limits for the message as a whole. */
interface Bounds extends Shown {
  readonly tight: boolean;
  readonly most: number;
}

const ROOMY: Caps = {
  body: LIMITS.section,
  paragraph: LIMITS.paragraph,
  title: LIMITS.title,
  byline: LIMITS.byline,
  alt: LIMITS.alt,
  describe: LIMITS.accessibilityLabel,
  dividers: 1,
  menus: 2,
};

/**
 * What to shorten, in order, and to which minimum: a cap is lowered only when those before it are at theirs. Menus,
 * dividers and labels that repeat the title go before bodies become too short to be useful.
 */
const SQUEEZES: readonly (readonly [keyof Caps, number])[] = [
  ["body", 160],
  ["menus", 1],
  ["dividers", 0],
  ["alt", 24],
  ["describe", 40],
  ["body", 60],
  ["paragraph", 300],
  ["menus", 0],
  ["title", 100],
  ["byline", 60],
  ["body", 0],
  ["paragraph", 60],
  ["title", 40],
];

function squeeze(blocks: readonly Block[], bounds: Bounds): types.KnownBlock[] {
  const roomy = draw(blocks, ROOMY, bounds);
  if (fits(roomy, bounds)) return roomy;
  let caps: Caps = roomy.length > bounds.most ? { ...ROOMY, dividers: 0 } : ROOMY;
  if (caps !== ROOMY) {
    const unlined = draw(blocks, caps, bounds);
    if (fits(unlined, bounds)) return unlined;
  }
  for (const [name, floor] of SQUEEZES) {
    const squeezed = { ...caps, [name]: Math.min(caps[name], floor) };
    if (!fits(draw(blocks, squeezed, bounds), bounds)) {
      caps = squeezed;
      continue;
    }
    // The largest cap that still fits.
    let low = squeezed[name];
    let high = caps[name];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (fits(draw(blocks, { ...caps, [name]: middle }, bounds), bounds)) low = middle;
      else high = middle;
    }
    return draw(blocks, { ...caps, [name]: low }, bounds);
  }
  return truncated(blocks, caps, bounds);
}

/** Even the shortest form is too long, so drops the end and adds a note. */
function truncated(blocks: readonly Block[], caps: Caps, bounds: Bounds): types.KnownBlock[] {
  for (let kept = blocks.length - 1; kept > 0; kept--) {
    const left = blocks.slice(kept).filter((block) => block.kind === "entry").length;
    const note: Block = {
      kind: "note",
      text: [left > 0 ? `… and ${left} more that did not fit here.` : "… and more that did not fit here."],
    };
    const shown = draw([...blocks.slice(0, kept), note], caps, bounds);
    // With the end dropped, there may be room for longer texts again.
    if (fits(shown, bounds)) return squeeze([...blocks.slice(0, kept), note], bounds);
  }
  return draw([{ kind: "note", text: ["This message is too long for Slack."] }], caps, bounds);
}

function fits(blocks: readonly types.KnownBlock[], { most, tight }: Bounds): boolean {
  if (blocks.length > most) return false;
  const json = JSON.stringify(blocks);
  return tight ? Buffer.byteLength(json) <= LIMITS.tightTotal : json.length <= LIMITS.total;
}

function draw(blocks: readonly Block[], caps: Caps, shown: Shown): types.KnownBlock[] {
  const drawn = blocks.map((block) => drawBlock(block, caps, shown));
  return drawn.flatMap((part, index) => {
    const between = isVotable(blocks[index]) && isVotable(blocks[index - 1]);
    return between && caps.dividers ? [{ type: "divider" }, ...part] : part;
  });
}

function isVotable(block: Block | undefined): boolean {
  return block?.kind === "entry" && (block.actions?.length ?? 0) > 0;
}
