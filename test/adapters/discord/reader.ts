/*
 * What a person reads of a Discord message, worked out apart from the renderer: a small reader of the Markdown that
 * Discord shows. Anything that would be drawn as more than its characters is reported as such, so a title that became
 * a heading or a mention cannot pass for literal.
 */

/** Visible text of one text display, the links in it, and the kinds of markup that took effect. */
export interface Reading {
  readonly text: string;
  readonly links: readonly { readonly label: string; readonly href: string }[];
  readonly effects: ReadonlySet<string>;
}

/** Reads one text display. */
export function read(content: string): Reading {
  const links: { label: string; href: string }[] = [];
  const effects = new Set<string>();
  const lines = content.split("\n").map((line) => {
    const block = /^(\s*)(#{1,3} |-# |>>> |> |[-*+] |\d+[.)] )/.exec(line);
    if (block) effects.add(BLOCKS[(block[2] as string).trim()] ?? "list");
    return inline(block ? line.slice(block[0].length) : line);
  });
  return { text: lines.join("\n"), links, effects };

  function inline(source: string): string {
    let rest = source;
    let out = "";
    while (rest !== "") {
      const found = match(rest);
      if (found) {
        out += found.text;
        rest = rest.slice(found.length);
      } else {
        const [first = ""] = rest;
        out += first;
        rest = rest.slice(first.length);
      }
    }
    return out;
  }

  function match(rest: string): { text: string; length: number } | undefined {
    let m = /^\\([^0-9A-Za-z\s])/u.exec(rest);
    if (m) return { text: m[1] as string, length: m[0].length };
    m = /^(`+)\s*([\s\S]*?[^`])\s*\1(?!`)/.exec(rest);
    if (m) return effect("code", m[2] as string, m);
    m = /^<(@[!&]?\d+|#\d+|a?:\w+:\d+|t:-?\d+(?::\w)?|\/[^>]+:\d+|https?:[^>]+)>/.exec(rest);
    if (m) return effect(m[1]?.startsWith("t:") ? "time" : "mention", m[0], m);
    m = /^@(everyone|here)/.exec(rest);
    if (m) return effect("mention", m[0], m);
    m = /^:[^\s:]+:/.exec(rest);
    if (m) return effect("emoji", m[0], m);
    m = /^https?:\/\/[^\s<]+[^<.,:;"'\]\s]/i.exec(rest);
    if (m) return effect("autolink", m[0], m);
    m = /^\[((?:\\.|[^[\]\\])+)\]\(([^()\s]+)\)/.exec(rest);
    if (m) {
      const label = inline(m[1] as string);
      links.push({ label, href: m[2] as string });
      return effect("link", label, m);
    }
    m = /^\*\*([\s\S]+?)\*\*(?!\*)/.exec(rest);
    if (m) return effect("strong", inline(m[1] as string), m);
    m = /^__([\s\S]+?)__(?!_)/.exec(rest);
    if (m) return effect("underline", inline(m[1] as string), m);
    m = /^~~([\s\S]+?)~~/.exec(rest);
    if (m) return effect("strike", inline(m[1] as string), m);
    m = /^\|\|([\s\S]+?)\|\|/.exec(rest);
    if (m) return effect("spoiler", inline(m[1] as string), m);
    m =
      /^\*(?=\S)((?:\\[\s\S]|[^\\*])+?)\*(?!\*)/.exec(rest) ?? /^_((?:\\[\s\S]|[^\\_])+?)_(?!\w)/.exec(rest);
    if (m) return effect("em", inline(m[1] as string), m);
    return undefined;
  }

  function effect(kind: string, text: string, m: RegExpExecArray): { text: string; length: number } {
    effects.add(kind);
    return { text, length: m[0].length };
  }
}

const BLOCKS: Readonly<Record<string, string>> = {
  "#": "heading",
  "##": "heading",
  "###": "heading",
  "-#": "small",
  ">": "quote",
  ">>>": "quote",
};

/** A component as the wire holds it. */
export interface WireComponent {
  readonly type: number;
  readonly id?: number;
  readonly content?: string;
  readonly custom_id?: string;
  readonly label?: string;
  readonly placeholder?: string;
  readonly options?: readonly { readonly label: string; readonly value: string }[];
  readonly style?: number;
  readonly url?: string;
  readonly media?: { readonly url: string };
  readonly description?: string;
  readonly items?: readonly { readonly media: { readonly url: string }; readonly description?: string }[];
  readonly components?: readonly WireComponent[];
  readonly accessory?: WireComponent;
}

/** Every component, nested ones and accessories included, in reading order. */
export function flatten(components: readonly WireComponent[]): WireComponent[] {
  return components.flatMap((component) => [
    component,
    ...flatten(component.components ?? []),
    ...(component.accessory ? [component.accessory] : []),
  ]);
}

/** The words of a message, one text display after another. */
export function wordsOf(components: readonly WireComponent[]): string {
  return flatten(components)
    .filter((component) => component.type === 10)
    .map((component) => read(component.content ?? "").text)
    .join("\n");
}
