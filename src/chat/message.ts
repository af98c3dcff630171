import type { ChannelRef, Person } from "./refs.ts";

/**
 * A message in no platform's markup. Strings are literal text: every renderer escapes for itself, so a title such as
 * `S* <eos> @everyone` reads the same everywhere and mentions nobody.
 */
export interface Message {
  /** What notifications and screen readers say: one plain sentence or two. Never empty. */
  readonly summary: string;
  readonly blocks: readonly Block[];
  /**
   * How it is called, and words it may be filed under (nearest first), in a forum, where each message is a post. Without,
   * it is called as its heading and filed under nothing in particular.
   */
  readonly post?: { readonly title: string; readonly topics: readonly string[] };
  /**
   * Asks for a thread of this name, where the platform opens threads apart. Elsewhere the message is the reply that it is
   * posted as, or stands by itself.
   */
  readonly thread?: string;
  /** Offered for download below it. */
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
  /** A channel by its name, as a link to it; it notifies nobody. */
  | { readonly kind: "channel"; readonly channel: ChannelRef }
  /** `at` in epoch milliseconds. */
  | { readonly kind: "time"; readonly at: number; readonly style: "date" | "time" | "datetime" | "relative" }
  /** Somebody, as their own platform shows people. For private answers alone: elsewhere Slack would notify them. */
  | { readonly kind: "person"; readonly person: Person };

/** Spans read one after another; no separator is implied. */
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

/** Numbers to compare, as data: it is drawn when it is sent. `alt` tells by itself what the picture would show. */
export interface Chart {
  readonly kind: "chart";
  readonly title: string;
  readonly alt: string;
  /** What each value stands for: papers, days. */
  readonly labels: readonly string[];
  /** One to three, so that bars have room on a phone; each has as many values as there are labels. */
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
  /** Why it is here: "140 ▲ · new today". */
  readonly reason?: string;
  /** A sentence or a paragraph; the first thing a renderer shortens when room is scarce. */
  readonly body?: string;
  /** Stands in place of the body: the piece of the paper that was found, with what matched made strong. */
  readonly extract?: Text;
  /** Short facts and links, shown separated: comments, code, arXiv, PDF. The last give way where room is scarce. */
  readonly facts: readonly Text[];
  /**
   * `alt` tells by itself what is shown, and of which paper. It stands beside the text, which it narrows, on a phone to half;
   * or `below` it.
   */
  readonly image?: { readonly url: string; readonly alt: string; readonly below?: true };
  readonly actions?: readonly Action[];
  /** Who, why and facts in one line of small print, so that a phone shows more of the list. */
  readonly compact?: true;
}

/** What people press. The ids, of choices too, come back with the press: 1 to 74 characters, unique in the message. */
export type Action =
  | Press
  /** Opens a page. */
  | { readonly kind: "open"; readonly label: string; readonly href: string }
  | Menu;

/** A button. */
export interface Press {
  readonly kind: "press";
  readonly id: string;
  /** At most 40 characters, in words. */
  readonly label: string;
  /** What a screen reader says, where the label alone is not enough (at most 75 characters). */
  readonly describe?: string;
  readonly style?: "primary" | "secondary" | "danger";
}

/**
 * Presses behind one control. Where an entry has room for none, its first choice alone is offered: it must lead to the
 * others.
 */
export interface Menu {
  readonly kind: "menu";
  /** What is chosen, in words; at most 75 characters. */
  readonly label: string;
  /** 2 to 25. */
  readonly choices: readonly MenuChoice[];
}

/** One of a menu; `label`: at most 75 characters. */
export type MenuChoice = Pick<Press, "id" | "label">;
