import type { types } from "@slack/bolt";
import type { Action, Block, Chart, Entry, Menu, MenuChoice } from "../../../src/chat/message.ts";
import { clip } from "../../../src/text/truncate.ts";
import { ballotEmoji } from "../in/reactions.ts";
import { LIMITS } from "./limits.ts";
import { link, plain, plainText, richText, richTextBlock, run, smallPrint } from "./rich-text.ts";
import { webUrl } from "./text.ts";

/** Maximum lengths for each kind of text. */
export interface Caps {
  readonly body: number;
  readonly paragraph: number;
  readonly title: number;
  readonly byline: number;
  readonly alt: number;
  readonly describe: number;
  /** 1 or 0: dividers between entries with buttons, to show which paper a button belongs to. */
  readonly dividers: number;
  /** 2: menus with all choices; 1: with only the first; 0: none. */
  readonly menus: number;
}

/** What can be shown besides text. */
export interface Shown {
  /** Images from other sites. */
  readonly images: boolean;
  /** File ids of drawn charts. */
  readonly pictures: ReadonlyMap<Chart, string>;
}

/** Slack refuses an image without alt text. */
const NO_ALT = "Picture";

/** A block of a message as Slack blocks; none if it is empty. */
export function drawBlock(block: Block, caps: Caps, { images, pictures }: Shown): types.KnownBlock[] {
  switch (block.kind) {
    case "heading": {
      const text = clip(block.text, LIMITS.header);
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
      const alt = clip(block.alt, caps.alt).trim() || NO_ALT;
      // An image that cannot be shown becomes text.
      if (url === undefined) return smallPrint([alt], caps.alt);
      return [{ type: "image", image_url: url, alt_text: alt }];
    }
    case "chart": {
      const id = pictures.get(block);
      if (id === undefined) return smallPrint([block.alt], caps.paragraph);
      const alt = clip(block.alt, caps.alt).trim() || NO_ALT;
      return [{ type: "image", slack_file: { id }, alt_text: alt }];
    }
    case "actions":
      return drawActions(block.actions, caps);
    default:
      return block satisfies never;
  }
}

/**
 * Number, title, facts and body as rich text, then the picture, then the buttons.
 */
function drawEntry(entry: Entry, caps: Caps, images: boolean): types.KnownBlock[] {
  const emoji = entry.ballot === undefined ? undefined : ballotEmoji(entry.ballot);
  const title = clip(entry.title, caps.title).trim() || "Untitled";
  const lines: types.RichTextElement[][] = [
    [
      ...(emoji === undefined ? [] : [{ type: "emoji" as const, name: emoji }, ...run("  ")]),
      ...link(title, entry.href, { bold: true }),
    ],
  ];
  const meta = [entry.byline, entry.reason].filter((text) => text !== undefined && text !== "");
  const about = meta.length > 0 ? [run(meta.map((text) => clip(text ?? "", caps.byline)).join(" · "))] : [];
  const facts = entry.facts.map((fact) => richText(fact, LIMITS.paragraph)).filter((fact) => fact.length > 0);
  for (const parts of entry.compact ? [[...about, ...facts]] : [about, facts]) {
    if (parts.length > 0)
      lines.push(parts.flatMap((part, index) => (index === 0 ? part : [...run(" · "), ...part])));
  }
  const extract = richText(entry.extract ?? [], caps.body);
  const body = clip(entry.extract ? plainText(entry.extract) : (entry.body ?? ""), caps.body).trim();
  const imageUrl = images && entry.image ? webUrl(entry.image.url, LIMITS.url) : undefined;
  const buttons = drawActions(entry.actions ?? [], caps);
  const alt = clip(entry.image?.alt ?? "", caps.alt).trim() || title;
  if (body !== "") lines.push(extract.length > 0 ? extract : run(body));
  const picture: types.KnownBlock[] = imageUrl ? [{ type: "image", image_url: imageUrl, alt_text: alt }] : [];
  return [richTextBlock(onLines(lines)), ...picture, ...buttons];
}

function onLines(lines: readonly types.RichTextElement[][]): types.RichTextElement[] {
  return lines.flatMap((line, index) => (index === 0 ? line : [...run("\n"), ...line]));
}

function drawActions(actions: readonly Action[], caps: Caps): types.KnownBlock[] {
  const blocks: types.KnownBlock[] = [];
  const elements: Element[] = [];
  for (const [index, action] of actions.entries()) {
    if (action.kind === "menu") {
      elements.push(...drawMenu(action, index, caps));
      continue;
    }
    const button = drawButton(action, index, caps);
    if (button) elements.push(button);
    else if (action.kind === "open") blocks.push(...smallPrint([`${action.label}: ${action.href}`], 500));
  }
  for (let from = 0; from < elements.length; from += LIMITS.actionsPerBlock) {
    blocks.push({ type: "actions", elements: elements.slice(from, from + LIMITS.actionsPerBlock) });
  }
  return blocks;
}

type Element = types.Button | types.Overflow | types.StaticSelect;

/**
 * As ⋯, which holds five choices: a sixth precedes it as a button, and more need a select. If room is scarce, only the
 * first choice is shown, which leads to the others.
 */
function drawMenu({ label, choices }: Menu, index: number, caps: Caps): Element[] {
  const button = (choice: MenuChoice) => drawButton({ kind: "press", ...choice }, index, caps) ?? [];
  if (caps.menus < 2) return choices.slice(0, caps.menus).flatMap(button);
  const action_id = `${MENU}${index}`;
  const option = ({ id, label: words }: MenuChoice) => ({
    text: plain(clip(words, LIMITS.optionText).trim() || "…"),
    value: id,
  });
  if (choices.length > LIMITS.overflow + 1) {
    const options = choices.slice(0, LIMITS.options).map(option);
    return [
      { type: "static_select", action_id, placeholder: plain(clip(label, LIMITS.placeholder)), options },
    ];
  }
  const before = choices.slice(0, Math.max(0, choices.length - LIMITS.overflow));
  const options = choices.slice(before.length).map(option);
  return [...before.flatMap(button), { type: "overflow", action_id, options }];
}

const MENU = "menu:";
const LINK_BUTTON = "open:";

/** The fields we read of a pressed element. */
export interface PressedElement {
  readonly type: string;
  readonly action_id?: string;
  readonly selected_option?: { readonly value?: string } | null;
}

/** The id of the pressed Action; undefined for a link button, which Slack reports too. */
export function pressedAction(element: PressedElement | undefined): string | undefined {
  switch (element?.type) {
    case "button":
      return element.action_id?.startsWith(LINK_BUTTON) ? undefined : element.action_id;
    case "overflow":
    case "static_select":
      return element.selected_option?.value;
    default:
      return undefined;
  }
}

/** Undefined for a link button whose URL Slack would refuse. The action id carries an Action's `id` back. */
function drawButton(action: Exclude<Action, Menu>, index: number, caps: Caps): types.Button | undefined {
  const text = plain(clip(action.label, LIMITS.button).trim() || "…");
  switch (action.kind) {
    case "press":
      return {
        type: "button",
        action_id: action.id.slice(0, LIMITS.actionId),
        text,
        ...(action.style === "primary" || action.style === "danger" ? { style: action.style } : {}),
        ...(action.describe ? { accessibility_label: clip(action.describe, caps.describe) } : {}),
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
