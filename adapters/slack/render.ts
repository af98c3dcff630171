import type { types } from "@slack/bolt";
import type { Action, Block, Entry, Message } from "../../src/chat/message.ts";
import { LIMITS } from "./limits.ts";
import { ballotEmoji } from "./reactions.ts";
import { link, plain, richText, richTextBlock, run, smallPrint } from "./rich-text.ts";
import { escapeWithin, shorten, webUrl } from "./text.ts";

/** A message as `chat.postMessage` and `response_url` take it. */
export interface SlackMessage {
  /** Notifications and screen readers: the summary, escaped. */
  readonly text: string;
  readonly blocks: types.KnownBlock[];
}

/** For when Slack has refused the whole message: without pictures (it could not fetch one), or shorter still. */
export interface RenderOptions {
  readonly images?: boolean;
  /** Characters of JSON that the blocks may take. */
  readonly total?: number;
}

/**
 * The message in Block Kit, within every limit of Slack. Where room is scarce the bodies are shortened first, all to
 * the same length, then long paragraphs, then titles, each visibly; no entry, button or link goes unsaid.
 */
export function renderSlack(message: Message, options: RenderOptions = {}): SlackMessage {
  return {
    text: escapeWithin(message.summary, LIMITS.text),
    blocks: squeeze(message.blocks, options.images ?? true, options.total ?? LIMITS.total),
  };
}

/** The longest each kind of text may be. */
interface Caps {
  readonly body: number;
  readonly paragraph: number;
  readonly title: number;
  readonly byline: number;
  readonly alt: number;
  readonly describe: number;
}

const ROOMY: Caps = {
  body: LIMITS.section,
  paragraph: LIMITS.paragraph,
  title: LIMITS.title,
  byline: LIMITS.byline,
  alt: LIMITS.alt,
  describe: LIMITS.accessibilityLabel,
};

/** What gives way, in order, and down to which length: a cap falls only when the ones before it lie at their floor. */
const SQUEEZES: readonly (readonly [keyof Caps, number])[] = [
  ["body", 140],
  ["alt", 60],
  ["describe", 40],
  ["body", 90],
  ["paragraph", 300],
  ["title", 100],
  ["byline", 60],
  ["body", 0],
  ["paragraph", 60],
  ["title", 40],
  ["alt", 12],
];

function squeeze(blocks: readonly Block[], images: boolean, total: number): types.KnownBlock[] {
  let caps = ROOMY;
  const whole = draw(blocks, caps, images);
  if (fits(whole, total)) return whole;
  for (const [name, floor] of SQUEEZES) {
    const squeezed = { ...caps, [name]: Math.min(caps[name], floor) };
    if (!fits(draw(blocks, squeezed, images), total)) {
      caps = squeezed;
      continue;
    }
    // The largest cap that still fits.
    let low = squeezed[name];
    let high = caps[name];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (fits(draw(blocks, { ...caps, [name]: middle }, images), total)) low = middle;
      else high = middle;
    }
    return draw(blocks, { ...caps, [name]: low }, images);
  }
  return truncated(blocks, caps, images, total);
}

/** Even the shortest form is too long: the end is left out, and said to be. */
function truncated(blocks: readonly Block[], caps: Caps, images: boolean, total: number): types.KnownBlock[] {
  for (let kept = blocks.length - 1; kept > 0; kept--) {
    const left = blocks.slice(kept).filter((block) => block.kind === "entry").length;
    const note: Block = {
      kind: "note",
      text: [left > 0 ? `… and ${left} more that did not fit here.` : "… and more that did not fit here."],
    };
    const shown = draw([...blocks.slice(0, kept), note], caps, images);
    if (fits(shown, total)) return shown;
  }
  return draw([{ kind: "note", text: ["This message is too long for Slack."] }], caps, images);
}

function fits(blocks: readonly types.KnownBlock[], total: number): boolean {
  return blocks.length <= LIMITS.blocks && JSON.stringify(blocks).length <= total;
}

function draw(blocks: readonly Block[], caps: Caps, images: boolean): types.KnownBlock[] {
  const drawn = blocks.map((block) => drawBlock(block, caps, images));
  const dividers = drawn.reduce((sum, part) => sum + part.length + 1, 0) <= LIMITS.blocks;
  return drawn.flatMap((part, index) => {
    // Between entries that have a button, so that nobody wonders to which paper it belongs.
    const between = isVotable(blocks[index]) && isVotable(blocks[index - 1]);
    return between && dividers ? [{ type: "divider" }, ...part] : part;
  });
}

function isVotable(block: Block | undefined): boolean {
  return block?.kind === "entry" && (block.actions?.length ?? 0) > 0;
}

/** Slack refuses a picture without words. */
const NO_ALT = "Picture";

function drawBlock(block: Block, caps: Caps, images: boolean): types.KnownBlock[] {
  switch (block.kind) {
    case "heading": {
      const text = shorten(block.text, LIMITS.header);
      return text.trim() === "" ? [] : [{ type: "header", text: plain(text) }];
    }
    case "paragraph": {
      const parts = richText(block.text, caps.paragraph);
      return parts.length === 0 ? [] : [richTextBlock(parts)];
    }
    case "entry":
      return drawEntry(block, caps, images);
    case "note":
      return smallPrint(block.text, caps.paragraph);
    case "image": {
      const url = images ? webUrl(block.url, LIMITS.url) : undefined;
      const alt = shorten(block.alt, caps.alt).trim() || NO_ALT;
      // A picture that cannot be shown is told in words.
      if (url === undefined) return smallPrint([alt], caps.alt);
      return [{ type: "image", image_url: url, alt_text: alt }];
    }
    case "actions":
      return drawActions(block.actions, caps);
    default:
      return block satisfies never;
  }
}

/**
 * Number, title and facts as rich text, then the body beside its picture, then the buttons. A body without a picture
 * joins the rich text above it.
 */
function drawEntry(entry: Entry, caps: Caps, images: boolean): types.KnownBlock[] {
  const emoji = entry.ballot === undefined ? undefined : ballotEmoji(entry.ballot);
  const title = shorten(entry.title, caps.title).trim() || "Untitled";
  const lines: types.RichTextElement[][] = [
    [
      ...(emoji === undefined ? [] : [{ type: "emoji" as const, name: emoji }, ...run("  ")]),
      ...link(title, entry.href, { bold: true }),
    ],
  ];
  const meta = [entry.byline, entry.reason].filter((text) => text !== undefined && text !== "");
  if (meta.length > 0) lines.push(run(meta.map((text) => shorten(text ?? "", caps.byline)).join(" · ")));
  const facts = entry.facts.map((fact) => richText(fact, LIMITS.paragraph)).filter((fact) => fact.length > 0);
  if (facts.length > 0) {
    lines.push(facts.flatMap((fact, index) => (index === 0 ? fact : [...run(" · "), ...fact])));
  }
  const body = shorten(entry.body ?? "", caps.body).trim();
  const imageUrl = images && entry.image ? webUrl(entry.image.url, LIMITS.url) : undefined;
  const buttons = drawActions(entry.actions ?? [], caps);
  if (imageUrl === undefined || entry.image === undefined) {
    if (body !== "") lines.push(run(body));
    return [richTextBlock(onLines(lines)), ...buttons];
  }
  const alt = shorten(entry.image.alt, caps.alt).trim() || title;
  const picture: types.SectionBlock = {
    type: "section",
    // A section must say something: without a body, what the picture shows.
    text: plain(body || alt),
    accessory: { type: "image", image_url: imageUrl, alt_text: alt },
  };
  return [richTextBlock(onLines(lines)), picture, ...buttons];
}

function onLines(lines: readonly types.RichTextElement[][]): types.RichTextElement[] {
  return lines.flatMap((line, index) => (index === 0 ? line : [...run("\n"), ...line]));
}

function drawActions(actions: readonly Action[], caps: Caps): types.KnownBlock[] {
  const blocks: types.KnownBlock[] = [];
  const buttons: types.Button[] = [];
  for (const [index, action] of actions.entries()) {
    const button = drawButton(action, index, caps);
    if (button) buttons.push(button);
    else if (action.kind === "open") blocks.push(...smallPrint([`${action.label}: ${action.href}`], 500));
  }
  for (let from = 0; from < buttons.length; from += LIMITS.actionsPerBlock) {
    blocks.push({ type: "actions", elements: buttons.slice(from, from + LIMITS.actionsPerBlock) });
  }
  return blocks;
}

const LINK_BUTTON = "open:";

/** Whether a pressed button only opened a page: Slack tells of those too. */
export function isLinkButton(actionId: string): boolean {
  return actionId.startsWith(LINK_BUTTON);
}

/** Undefined for a link button whose address Slack would refuse. The action id carries an Action's `id` back. */
function drawButton(action: Action, index: number, caps: Caps): types.Button | undefined {
  const text = plain(shorten(action.label, LIMITS.button).trim() || "…");
  switch (action.kind) {
    case "press":
      return {
        type: "button",
        action_id: action.id.slice(0, LIMITS.actionId),
        text,
        ...(action.style === "primary" || action.style === "danger" ? { style: action.style } : {}),
        ...(action.describe ? { accessibility_label: shorten(action.describe, caps.describe) } : {}),
      };
    case "open": {
      const url = webUrl(action.href, LIMITS.url);
      return url === undefined
        ? undefined
        : { type: "button", action_id: `${LINK_BUTTON}${index}`, text, url };
    }
    default:
      return action satisfies never;
  }
}
