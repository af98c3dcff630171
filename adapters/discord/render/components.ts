import type {
  APIButtonComponent,
  APIComponentInContainer,
  APIMediaGalleryComponent,
  APIMediaGalleryItem,
  APITextDisplayComponent,
} from "discord.js";
import { ButtonStyle, ComponentType } from "discord.js";
import type { DeliveryKey } from "../../../src/chat/adapter.ts";
import type { Action, Menu, MenuChoice } from "../../../src/chat/message.ts";
import { clip } from "../../../src/text/truncate.ts";
import { type PlaceMark, toCustomId } from "./delivery-marker.ts";
import { LIMITS } from "./limits.ts";
import { fold, webUrl } from "./markdown.ts";
import type { Writer } from "./markdown-cache.ts";

/** Rows of buttons, plus a row for each menu. A URL too long for a button becomes a link in the text. */
export function actionParts(
  actions: readonly Action[],
  labelCap: number,
  key: DeliveryKey | PlaceMark | undefined,
  writer: Writer,
): APIComponentInContainer[] {
  const buttons: APIButtonComponent[] = [];
  const menus: Menu[] = [];
  const links: string[] = [];
  for (const action of actions) {
    if (action.kind === "menu") {
      menus.push(action);
      continue;
    }
    const button = toButton(action, key);
    if (button) buttons.push(button);
    else if (action.kind === "open") links.push(writer.link(action.label, action.href, labelCap));
  }
  const parts: APIComponentInContainer[] = links.length > 0 ? textParts(links.join(" · ")) : [];
  for (let from = 0; from < buttons.length; from += LIMITS.buttonsPerRow) {
    parts.push({
      type: ComponentType.ActionRow,
      components: buttons.slice(from, from + LIMITS.buttonsPerRow),
    });
  }
  for (const [index, { label, choices }] of menus.entries())
    parts.push(selectRow(`${choices[0]?.id ?? ""}:${index}`, label, choices, key));
  return parts;
}

/** A select in its own row, as Discord requires; `name` distinguishes it from others in the message. */
export function selectRow(
  name: string,
  placeholder: string,
  choices: readonly MenuChoice[],
  key: DeliveryKey | PlaceMark | undefined,
): APIComponentInContainer {
  const known = new Map(choices.map((choice) => [choice.id, choice]));
  return {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.StringSelect,
        custom_id: toCustomId(name, key),
        placeholder: clipLabel(placeholder, LIMITS.placeholder),
        options: [...known.values()].slice(0, LIMITS.choices).map(({ id, label }) => ({
          value: id,
          label: clipLabel(label, LIMITS.choice) || "…",
        })),
      },
    ],
  };
}

const STYLES = {
  primary: ButtonStyle.Primary,
  secondary: ButtonStyle.Secondary,
  danger: ButtonStyle.Danger,
} as const;

/**
 * Undefined if Discord has no button for the action. `describe` is unused: Discord has no such field, so screen readers
 * read out the label.
 */
function toButton(
  action: Exclude<Action, Menu>,
  key: DeliveryKey | PlaceMark | undefined,
): APIButtonComponent | undefined {
  const label = clipLabel(action.label, LIMITS.buttonLabel) || "Open";
  if (action.kind === "press") {
    const style = STYLES[action.style ?? "secondary"];
    return { type: ComponentType.Button, style, label, custom_id: toCustomId(action.id, key) };
  }
  const url = webUrl(action.href);
  if (url === undefined || url.length > LIMITS.buttonUrl) return undefined;
  return { type: ComponentType.Button, style: ButtonStyle.Link, label, url };
}

/** A picture with its alt text; undefined if Discord does not accept its URL. */
export function media(image: { url: string; alt: string } | undefined): APIMediaGalleryItem | undefined {
  const url = image && webUrl(image.url);
  if (!image || url === undefined || url.length > LIMITS.mediaUrl) return undefined;
  return { media: { url }, description: altText(image.alt) };
}

/** `alt`, clipped to the limit and never empty. */
export function altText(alt: string): string {
  return clipLabel(alt, LIMITS.mediaAlt) || "Picture";
}

/** Plain text of at most `limit` characters, since labels and alt texts have no markup. */
export function clipLabel(text: string, limit: number): string {
  return clip(fold(text).trim(), limit);
}

/** Splits pictures into as many galleries as they need. */
export function galleries(items: readonly APIMediaGalleryItem[]): APIMediaGalleryComponent[] {
  const parts: APIMediaGalleryComponent[] = [];
  for (let from = 0; from < items.length; from += LIMITS.galleryItems) {
    parts.push({ type: ComponentType.MediaGallery, items: items.slice(from, from + LIMITS.galleryItems) });
  }
  return parts;
}

/** One text display, or none if the text is empty. */
export function textParts(content: string, prefix = ""): APITextDisplayComponent[] {
  return content === "" ? [] : [{ type: ComponentType.TextDisplay, content: prefix + content }];
}

/** Merges adjacent texts. */
export function merge(parts: readonly APIComponentInContainer[]): APIComponentInContainer[] {
  const merged: APIComponentInContainer[] = [];
  for (const part of parts) {
    const last = merged.at(-1);
    if (part.type === ComponentType.TextDisplay && last?.type === ComponentType.TextDisplay) {
      merged[merged.length - 1] = { ...last, content: `${last.content}\n${part.content}` };
    } else merged.push(part);
  }
  return merged;
}

/** Number of components in the message, including its container. */
export function count(parts: readonly APIComponentInContainer[]): number {
  let components = 1;
  for (const part of parts) {
    components++;
    if ("components" in part) components += part.components.length;
    if ("accessory" in part) components++;
  }
  return components;
}

/** Total characters in all text displays. */
export function textLength(parts: readonly APIComponentInContainer[]): number {
  let characters = 0;
  for (const part of parts) {
    if (part.type === ComponentType.TextDisplay) characters += part.content.length;
    if (part.type === ComponentType.Section) {
      for (const text of part.components) characters += text.content.length;
    }
  }
  return characters;
}
