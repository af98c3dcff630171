import { h, link } from "./dom.js";
import { slackTime } from "./time.js";

const plainOf = (text) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
const mention = (text) => h("span", { class: "mention" }, text);

/** The emoji for `:name:`, without skin tone; the name itself if the workspace has no such emoji. */
export function glyphOf(name, emoji) {
  const [base] = name.split("::");
  return emoji[base] ?? `:${base}:`;
}

function angle(content, view) {
  const [target, label] = content.split(/\|(.*)/s);
  if (target.startsWith("@")) return mention(`@${view.names.get(target.slice(1)) ?? label ?? "someone"}`);
  if (target.startsWith("#")) return mention(`#${view.names.get(target.slice(1)) ?? label ?? "channel"}`);
  const date = /^!date\^(\d+)\^([^^]+)(?:\^(.+))?$/.exec(target);
  if (date)
    return date[3] ? link(date[3], slackTime(Number(date[1]), date[2])) : slackTime(Number(date[1]), date[2]);
  if (target.startsWith("!")) return mention(`@${label ?? target.slice(1).split("^")[0]}`);
  return link(plainOf(target), plainOf(label ?? target));
}

const INLINE = [
  [/^<([^<>]+)>/, ([, content], view) => angle(content, view)],
  [/^`([^`\n]+)`/, ([, text]) => h("code", null, plainOf(text))],
  [
    /^:([a-z0-9_+'-]+(?:::skin-tone-[2-6])?):/,
    ([whole, name], view) =>
      Object.hasOwn(view.emoji, name.split("::")[0]) ? glyphOf(name, view.emoji) : whole,
  ],
  [/^\*(?=\S)([^*\n]*[^*\s])\*(?!\w)/, ([, text], view) => h("strong", null, inline(text, view)), true],
  [/^_(?=\S)([^_\n]*[^_\s])_(?!\w)/, ([, text], view) => h("em", null, inline(text, view)), true],
  [/^~(?=\S)([^~\n]*[^~\s])~(?!\w)/, ([, text], view) => h("s", null, inline(text, view)), true],
  [/^https?:\/\/[^\s<>]*[^\s<>.,:;"')\]]/, ([url]) => link(plainOf(url), plainOf(url))],
  [/^&(amp|lt|gt);/, ([whole]) => plainOf(whole)],
];

function inline(text, view) {
  const nodes = [];
  let rest = text;
  let plain = "";
  let previous = "";
  while (rest !== "") {
    let length = 0;
    for (const [pattern, make, boundary] of INLINE) {
      const found = boundary && /\w/.test(previous) ? null : pattern.exec(rest);
      if (!found) continue;
      if (plain !== "") nodes.push(plain);
      plain = "";
      nodes.push(make(found, view));
      length = found[0].length;
      break;
    }
    if (length === 0) {
      const character = String.fromCodePoint(rest.codePointAt(0));
      plain += character;
      length = character.length;
    }
    previous = rest[length - 1];
    rest = rest.slice(length);
  }
  if (plain !== "") nodes.push(plain);
  return nodes;
}

/** Converts Slack's mrkdwn to nodes: quotes, code blocks and inline markup. `view`: {names, emoji}. */
export function slackMrkdwn(source, view) {
  const parts = source.split(/```\n?([\s\S]+?)\n?```/);
  return parts.flatMap((part, index) => {
    if (index % 2 === 1) return [h("pre", null, plainOf(part))];
    if (part === "") return [];
    return part
      .split(/((?:^(?:&gt;|>) ?.*\n?)+)/m)
      .map((piece) =>
        /^(&gt;|>)/.test(piece)
          ? h("blockquote", null, inline(piece.replaceAll(/^(?:&gt;|>) ?/gm, "").trimEnd(), view))
          : h("span", { class: "lines" }, inline(piece, view)),
      );
  });
}

const STYLES = { bold: "strong", italic: "em", strike: "s", code: "code", underline: "u" };

function part(element, view) {
  const bare = () => {
    switch (element.type) {
      case "text":
        return element.text;
      case "link":
        return link(element.url, element.text || element.url);
      case "emoji":
        return glyphOf(element.name, view.emoji);
      case "date":
        return slackTime(element.timestamp, element.format);
      case "user":
        return mention(`@${view.names.get(element.user_id) ?? "someone"}`);
      case "channel":
        return mention(`#${view.names.get(element.channel_id) ?? "channel"}`);
      case "usergroup":
        return mention(`@${element.usergroup_id}`);
      case "broadcast":
        return mention(`@${element.range}`);
      default:
        return "";
    }
  };
  return Object.entries(STYLES).reduce(
    (node, [name, tag]) => (element.style?.[name] ? h(tag, null, node) : node),
    bare(),
  );
}

/** Converts a rich_text block's elements to nodes. */
export function slackRichText(elements, view) {
  const parts = (element) => element.elements.map((each) => part(each, view));
  return elements.map((element) => {
    switch (element.type) {
      case "rich_text_list":
        return h(
          element.style === "ordered" ? "ol" : "ul",
          {
            style: { "--indent": String(element.indent ?? 0) },
            start: element.offset ? element.offset + 1 : undefined,
          },
          element.elements.map((item) => h("li", null, parts(item))),
        );
      case "rich_text_quote":
        return h("blockquote", null, parts(element));
      case "rich_text_preformatted":
        return h("pre", null, parts(element));
      default:
        return h("p", { class: "lines" }, parts(element));
    }
  });
}
