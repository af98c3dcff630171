import type { ChannelRef, Person } from "./refs.ts";

/**
 * A message without platform markup. Strings are literal text and every renderer escapes them itself, so a title such
 * as `S* <eos> @everyone` reads the same everywhere and mentions nobody.
 */
export interface Message {
  /** Read out by notifications and screen readers: one or two plain sentences. Never empty. */
  readonly summary: string;
  readonly blocks: readonly Block[];
  /**
   * In a forum, where each message is a post: its title, and topics to choose a tag from (best first). Without it, the
   * heading is the title and no topic applies.
   */
  readonly post?: { readonly title: string; readonly topics: readonly string[] };
  /**
   * Starts a thread with this name, on platforms where threads are opened separately. On others the message stays a
   * reply or a message of its own.
   */
  readonly thread?: string;
  /** Attachments, shown below the message. */
  readonly files?: readonly TextFile[];
}

/** A text file, UTF-8. */
export interface TextFile {
  /** With its extension, `favourites.bib`; unique in the message. */
  readonly name: string;
  readonly mediaType: string;
  readonly content: string;
}

/** A run of text. `time` is shown by the platform in each reader's own zone. */
export type Span =
  | string
  | { readonly kind: "strong" | "em" | "code"; readonly text: string }
  | { readonly kind: "link"; readonly text: string; readonly href: string }
  /** A link to a channel, shown as its name; notifies nobody. */
  | { readonly kind: "channel"; readonly channel: ChannelRef }
  /** `at` in epoch milliseconds. */
  | { readonly kind: "time"; readonly at: number; readonly style: "date" | "time" | "datetime" | "relative" }
  /** A person, shown the platform's way. Only for private answers: elsewhere Slack would notify the person. */
  | { readonly kind: "person"; readonly person: Person };

/** Spans, joined without a separator. */
export type Text = readonly Span[];

export type Block =
  | { readonly kind: "heading"; readonly text: string }
  | { readonly kind: "paragraph"; readonly text: Text }
  | Entry
  /** Small print: sources, times, how to vote. */
  | { readonly kind: "note"; readonly text: Text }
  | { readonly kind: "image"; readonly url: string; readonly alt: string }
  | Chart
  | { readonly kind: "actions"; readonly actions: readonly Action[] };

/** Numbers to compare, as data; drawn when sent. `alt` describes the chart completely. */
export interface Chart {
  readonly kind: "chart";
  readonly title: string;
  readonly alt: string;
  /** The category of each value: a paper, a day. */
  readonly labels: readonly string[];
  /** One to three, so that bars stay readable on a phone. Each has one value per label. */
  readonly series: readonly { readonly name: string; readonly values: readonly number[] }[];
}

/** One paper (or other item) of a list. */
export interface Entry {
  readonly kind: "entry";
  /** 1 to 10: its number in the list, and the keycap reaction that votes for it. */
  readonly ballot?: number;
  readonly title: string;
  readonly href?: string;
  /** Organization or authors. */
  readonly byline?: string;
  /** Why it is listed: "140 ▲ · new today". */
  readonly reason?: string;
  /** A sentence or a paragraph; renderers shorten it first when space is short. */
  readonly body?: string;
  /** Replaces the body: the passage of the paper that was found, with the matches in bold. */
  readonly extract?: Text;
  /**
   * Short facts and links, shown with separators: comments, code, arXiv, PDF. Renderers drop the last ones first when
   * space is short.
   */
  readonly facts: readonly Text[];
  /** Shown below the text; beside it, it would halve the text's width on a phone. `alt` describes it and names the paper. */
  readonly image?: { readonly url: string; readonly alt: string };
  readonly actions?: readonly Action[];
  /** Puts byline, reason and facts on one line of small print, so that more entries fit on a phone. */
  readonly compact?: true;
}

/**
 * Controls that people press. Each id, of choices too, comes back with the press: 1 to 74 characters, unique in the
 * message.
 */
export type Action =
  | Press
  /** Opens a URL. */
  | { readonly kind: "open"; readonly label: string; readonly href: string }
  | Menu;

/** A button. */
export interface Press {
  readonly kind: "press";
  readonly id: string;
  /** Text, at most 40 characters. */
  readonly label: string;
  /** Read out by screen readers if the label is not enough (at most 75 characters). */
  readonly describe?: string;
  readonly style?: "primary" | "secondary" | "danger";
}

/**
 * Several presses behind one control. If an entry has no space for it, only its first choice is offered, so that must
 * lead to the others.
 */
export interface Menu {
  readonly kind: "menu";
  /** The prompt, at most 75 characters. */
  readonly label: string;
  /** 2 to 25. */
  readonly choices: readonly MenuChoice[];
}

/** One choice of a menu; `label`: at most 75 characters. */
export interface MenuChoice extends Pick<Press, "id" | "label" | "describe"> {
  /**
   * Words before an entry's title. Where the entries share one control with the first choice of each menu, this choice
   * is offered there, too.
   */
  readonly ofAll?: string;
}
