import { h, link } from "./dom.js";
import { discordTime } from "./time.js";

/** Discord's inline markup; the first match wins. `names` maps ids to names. */
const INLINE = [
  [/^\\([^A-Za-z0-9\s])/, ([, character]) => character],
  [/^``(.+?)``(?!`)|^`([^`]+)`/s, ([, two, one]) => h("code", null, (two ?? one).trim())],
  [
    /^<t:(-?\d{1,13})(?::([tTdDfFR]))?>/,
    ([whole, seconds, style]) => discordTime(Number(seconds), style) ?? whole,
  ],
  [/^<(@!?|@&|#)(\d{5,20})>/, ([, sign, id], names) => mention(sign, id, names)],
  [/^<\/([^:>]+):\d{5,20}>/, ([, command]) => h("span", { class: "mention" }, `/${command}`)],
  [/^@(everyone|here)\b/, ([whole]) => h("span", { class: "mention" }, whole)],
  [/^<a?:(\w+):\d+>/, ([, name]) => `:${name}:`],
  [/^<(https?:\/\/[^>\s]+)>/, ([, url]) => link(url, url)],
  [
    /^\[((?:\\.|[^\]\\[]|\[[^\]]*\])+)\]\(<?(https?:\/\/[^\s<>]+?)>?(?:\s+"[^"]*")?\)/s,
    ([, text, url], names) => link(url, inline(text, names)),
  ],
  [
    /^\*\*\*(?=\S)(.+?)\*\*\*(?!\*)/s,
    ([, text], names) => h("strong", null, h("em", null, inline(text, names))),
  ],
  [/^\*\*(?=\S)((?:\\.|[^\\])+?)\*\*(?!\*)/s, ([, text], names) => h("strong", null, inline(text, names))],
  [/^__((?:\\.|[^\\])+?)__(?!_)/s, ([, text], names) => h("u", null, inline(text, names))],
  [/^\*(?=\S)((?:\\.|[^\\*]|\*\*)+?)\*(?!\*)/s, ([, text], names) => h("em", null, inline(text, names))],
  [/^_((?:\\.|[^\\_])+?)_(?![\w])/s, ([, text], names) => h("em", null, inline(text, names))],
  [/^~~((?:\\.|[^\\])+?)~~/s, ([, text], names) => h("s", null, inline(text, names))],
  [
    /^\|\|((?:\\.|[^\\])+?)\|\|/s,
    ([, text], names) => h("span", { class: "spoiler", tabindex: "0" }, inline(text, names)),
  ],
  [/^https?:\/\/[^\s<>]*[^\s<>.,:;"')\]*_~|]/, ([url]) => link(url, url)],
];

function mention(sign, id, names) {
  const prefix = sign === "#" ? "#" : "@";
  return h(
    "span",
    { class: "mention" },
    prefix + (names.get(id) ?? (sign === "#" ? "unknown" : "unknown-user")),
  );
}

/** The nodes of a line, or of inline text spanning lines. */
function inline(text, names) {
  const nodes = [];
  let plain = "";
  let rest = text;
  let previous = "";
  while (rest !== "") {
    const hit = match(rest, previous, names);
    if (!hit) {
      const character = String.fromCodePoint(rest.codePointAt(0));
      plain += character;
      previous = character;
      rest = rest.slice(character.length);
      continue;
    }
    if (plain !== "") nodes.push(plain);
    plain = "";
    nodes.push(hit.node);
    previous = rest[hit.length - 1];
    rest = rest.slice(hit.length);
  }
  if (plain !== "") nodes.push(plain);
  return nodes;
}

function match(rest, previous, names) {
  for (const [pattern, make] of INLINE) {
    const found = pattern.exec(rest);
    if (!found) continue;
    // An underscore or URL inside a word is not markup.
    if (/^[_h]/.test(found[0]) && /\w/.test(previous)) continue;
    return { node: make(found, names), length: found[0].length };
  }
  return undefined;
}

/** Converts Discord's Markdown to nodes: headings, small print, quotes, lists, code blocks and inline markup. */
export function discordMarkdown(source, names) {
  const nodes = [];
  const lines = source.split("\n");
  let paragraph = [];
  const flush = () => {
    if (paragraph.length > 0) nodes.push(h("p", null, inline(paragraph.join("\n"), names)));
    paragraph = [];
  };
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index];
    const fence = /^```(\w*)\s*$/.exec(line);
    const end = fence ? lines.indexOf("```", index + 1) : -1;
    const heading = /^(#{1,3})\s+(\S.*)$/.exec(line);
    const small = /^-#\s+(\S.*)$/.exec(line);
    const quote = /^>\s(.*)$/.exec(line);
    const bullet = /^(\s*)(?:[-*]|(\d+)\.)\s+(\S.*)$/.exec(line);
    if (!(fence && end > 0) && !heading && !small && !quote && !bullet) {
      paragraph.push(line);
      continue;
    }
    flush();
    if (fence && end > 0) {
      nodes.push(h("pre", null, h("code", null, lines.slice(index + 1, end).join("\n"))));
      index = end;
    } else if (heading) {
      // Headings in messages go below the page's own (h1) and the chat's (h2).
      nodes.push(
        h(
          `h${Math.max(3, heading[1].length + 1)}`,
          { class: `heading-${heading[1].length}` },
          inline(heading[2], names),
        ),
      );
    } else if (small) nodes.push(h("p", { class: "small-print" }, inline(small[1], names)));
    else if (quote) nodes.push(h("blockquote", null, inline(quote[1], names)));
    else {
      const marker = bullet[2] === undefined ? "•" : `${bullet[2]}.`;
      nodes.push(h("p", { class: "bullet", data: { marker } }, inline(bullet[3], names)));
    }
  }
  flush();
  return nodes;
}
