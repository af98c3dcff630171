import type { Text } from "../../../src/chat/message.ts";
import { extract, link, literal, markdown, shorten } from "./markdown.ts";

/** Texts as Discord Markdown, cut to a length, each of them worked out once. */
export interface Writer {
  /** `literal` of as much of the text as fits `cap`. */
  plain(text: string, cap: number): string;
  /** Runs of text, each at most `cap` long. */
  rich(text: Text, cap: number): string;
  /** Runs of text, about `cap` long together. */
  extract(text: Text, cap: number): string;
  /** A link whose words are at most `cap` long. */
  link(label: string, href: string, cap: number): string;
}

/** Finding how much of each text there is room for tries the same texts at the same length again and again. */
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
