import type { APIComponentInContainer, APIMediaGalleryItem, APITextDisplayComponent } from "discord.js";
import { ComponentType } from "discord.js";
import type { DeliveryKey } from "../../../src/chat/adapter.ts";
import type { Entry } from "../../../src/chat/message.ts";
import { actionParts, altText, galleries, media } from "./components.ts";
import type { PlaceMark } from "./delivery-marker.ts";
import { fold } from "./markdown.ts";
import type { Writer } from "./markdown-cache.ts";

/** How long the parts of a message may be, in characters of Markdown each, and how many facts an entry may have. */
export interface Caps {
  readonly body: number;
  readonly facts: number;
  readonly title: number;
  readonly other: number;
}

/** `thumbnails`: pictures at their entries, else together below the last. `merged`: neighbouring texts share one component. */
export interface Layout {
  readonly thumbnails: boolean;
  readonly separators: boolean;
  readonly merged: boolean;
}

/** How a message is made to fit, and its texts as they are written then. */
export interface Fit {
  readonly caps: Caps;
  readonly layout: Layout;
  readonly writer: Writer;
}

/** A body cut shorter than this says nothing ("EnvHarnes…"): it is left out. */
const SHORTEST_BODY = 30;

/** What an entry is drawn with. */
export interface EntryContext extends Fit {
  readonly key: DeliveryKey | PlaceMark | undefined;
  /** Takes the pictures that have no room beside their entry. */
  readonly gallery: APIMediaGalleryItem[];
}

/** One entry: its text, beside or below it its picture, then its buttons. Its menu stands elsewhere. */
export function entryParts(entry: Entry, context: EntryContext): APIComponentInContainer[] {
  const { caps, layout, writer, key, gallery } = context;
  const actions = (entry.actions ?? []).filter((action) => action.kind !== "menu");
  const links = layout.merged ? actions.filter((action) => action.kind === "open") : [];
  const buttons = actions.filter((action) => !layout.merged || action.kind === "press");
  const text: APITextDisplayComponent = {
    type: ComponentType.TextDisplay,
    content: entryText(entry, links, context),
  };
  const picture = media(entry.image);
  const ownPlace = layout.thumbnails && !layout.merged;
  if (picture && !ownPlace) {
    const number = entry.ballot === undefined ? "" : `${entry.ballot}. `;
    gallery.push({ ...picture, description: altText(`${number}${picture.description ?? ""}`) });
  }
  if (picture && ownPlace && !entry.image?.below) {
    const accessory = { type: ComponentType.Thumbnail as const, ...picture };
    return [
      { type: ComponentType.Section, components: [text], accessory },
      ...actionParts(buttons, caps.other, key, writer),
    ];
  }
  const below = picture && ownPlace ? galleries([picture]) : [];
  return [text, ...below, ...actionParts(buttons, caps.other, key, writer)];
}

/** Number and linked title; who and why; what it says; facts and links in small print, where compact with who and why. */
function entryText(
  entry: Entry,
  links: readonly { label: string; href: string }[],
  { caps, writer }: Fit,
): string {
  const title = fold(entry.title).trim() || "Untitled";
  const number = entry.ballot === undefined ? "" : `**${entry.ballot}.** `;
  const about = [entry.byline, entry.reason]
    .filter((part) => part !== undefined && part.trim() !== "")
    .map((part) => writer.plain(part as string, caps.other));
  const facts = entry.facts
    .map((fact) => writer.rich(fact, caps.other))
    .filter((fact) => fact !== "")
    .slice(0, caps.facts);
  const opens = links.map(({ label, href }) => writer.link(label, href, caps.other));
  const said = entry.extract
    ? writer.extract(entry.extract, caps.body)
    : writer.plain(entry.body ?? "", caps.body);
  const body = caps.body < SHORTEST_BODY && said.endsWith("…") ? "" : said;
  const heading = `${number}**${entry.href === undefined ? writer.plain(title, caps.title) : writer.link(title, entry.href, caps.title)}**`;
  const small = (parts: readonly string[]) => (parts.length > 0 ? `-# ${parts.join(" · ")}` : "");
  const lines = entry.compact
    ? [heading, small([...about, ...facts, ...opens]), body]
    : [heading, about.join(" · "), body, small([...facts, ...opens])];
  return lines.filter((line) => line !== "").join("\n");
}
