import type { APIComponentInContainer, APIMediaGalleryItem, APITextDisplayComponent } from "discord.js";
import { ComponentType } from "discord.js";
import type { DeliveryKey } from "../../../src/chat/adapter.ts";
import type { Entry } from "../../../src/chat/message.ts";
import { actionParts, altText, galleries, media } from "./components.ts";
import type { PlaceMark } from "./delivery-marker.ts";
import { fold } from "./markdown.ts";
import type { Writer } from "./markdown-cache.ts";

/** Maximum lengths of a message's parts, in characters of Markdown, and the maximum number of facts per entry. */
export interface Caps {
  readonly body: number;
  readonly facts: number;
  readonly title: number;
  readonly other: number;
}

/**
 * `pictures`: at their entries, rather than together below the last. `merged`: adjacent texts share one component.
 */
export interface Layout {
  readonly pictures: boolean;
  readonly separators: boolean;
  readonly merged: boolean;
}

/** How a message is made to fit, with a cache of its texts at those lengths. */
export interface Fit {
  readonly caps: Caps;
  readonly layout: Layout;
  readonly writer: Writer;
}

/** A body cut shorter than this says nothing ("EnvHarnes…"), so it is left out. */
const SHORTEST_BODY = 30;

/** The context for rendering an entry. */
export interface EntryContext extends Fit {
  readonly key: DeliveryKey | PlaceMark | undefined;
  /** Collects the pictures that have no room at their entry. */
  readonly gallery: APIMediaGalleryItem[];
}

/** One entry: text, picture, then buttons. Menus go elsewhere. */
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
  if (picture && !layout.pictures) {
    const number = entry.ballot === undefined ? "" : `${entry.ballot}. `;
    gallery.push({ ...picture, description: altText(`${number}${picture.description ?? ""}`) });
  }
  const below = picture && layout.pictures ? galleries([picture]) : [];
  return [text, ...below, ...actionParts(buttons, caps.other, key, writer)];
}

/**
 * Number and linked title; who and why; the body; facts and links in small print, on the line with who and why if
 * compact.
 */
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
