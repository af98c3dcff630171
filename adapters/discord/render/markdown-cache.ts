import type { Text } from "../../../src/chat/message.ts";
import { extract, link, literal, markdown, shorten } from "./markdown.ts";

/** Texts rendered as Discord Markdown and cut to a length, cached. */
export interface Writer {
  /** As much of the text as fits in `cap` once escaped. */
  plain(text: string, cap: number): string;
  /** Spans, each at most `cap` long. */
  rich(text: Text, cap: number): string;
  /** Spans, about `cap` long in total. */
  extract(text: Text, cap: number): string;
  /** A link whose label is at most `cap` long. */
  link(label: string, href: string, cap: number): string;
}

/** Creates a cache: fitting a message tries the same texts at the same lengths many times. */
export function createWriter(): Writer {
  const plain = remembered((text: string, cap) => literal(shorten(text, cap)));
  const rich = remembered((text: Text, cap) => markdown(text, cap));
  const cut = remembered((text: Text, cap) => extract(text, cap));
  const links = new Map<string, Writer["plain"]>();
  return {
    plain,
    rich,
    extract: cut,
    link(label, href, cap) {
      const to = links.get(href) ?? remembered((words: string, most) => link(shorten(words, most), href));
      links.set(href, to);
      return to(label, cap);
    },
  };
}

function remembered<T>(write: (text: T, cap: number) => string): (text: T, cap: number) => string {
  const known = new Map<T, Map<number, string>>();
  return (text, cap) => {
    const byCap = known.get(text) ?? new Map<number, string>();
    known.set(text, byCap);
    const before = byCap.get(cap);
    if (before !== undefined) return before;
    const written = write(text, cap);
    byCap.set(cap, written);
    return written;
  };
}
