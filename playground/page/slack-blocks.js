import { h, link, picture } from "./dom.js";
import { glyphOf, slackMrkdwn, slackRichText } from "./slack-mrkdwn.js";

/** Plain text, with emoji names shown as emoji unless the block disables that. */
export function plainText(text, view) {
  if (text.emoji === false) return text.text;
  return text.text.replaceAll(/:([a-z0-9_+'-]+):/g, (whole, name) =>
    Object.hasOwn(view.emoji, name) ? glyphOf(name, view.emoji) : whole,
  );
}

/** The URL of a workspace file. */
export function fileUrl({ id, name }) {
  return `slack/files/${encodeURIComponent(id)}/${encodeURIComponent(name)}`;
}

const sourceOf = ({ image_url: url, slack_file: file }) =>
  file ? fileUrl({ id: file.id, name: "picture" }) : url;

const textObject = (text, view) =>
  text.type === "mrkdwn"
    ? slackMrkdwn(text.text, view)
    : h("span", { class: "lines" }, plainText(text, view));

function button(element, view, blockId) {
  const face = plainText(element.text, view);
  const style = `button ${element.style ?? ""}`;
  const press = (event) =>
    view.act(event.currentTarget, {
      kind: "press",
      message: view.message.id,
      target: element.action_id,
      block: blockId,
    });
  if (element.url) return link(element.url, face, { class: style, onclick: press });
  return h(
    "button",
    {
      type: "button",
      class: style,
      "aria-label": element.accessibility_label,
      data: { focus: `${view.message.id}:${element.action_id}` },
      onclick: press,
    },
    face,
  );
}

/** A closed menu of choices: the browser's own, which works on phones and by keyboard. */
function menu(value, face, label, view, blockId) {
  return h(
    "select",
    {
      class: value.type === "overflow" ? "button menu overflow" : "button menu",
      "aria-label": label,
      data: { focus: `${view.message.id}:${blockId}:${value.action_id}` },
      onchange: ({ currentTarget: chosen }) => {
        const choice = chosen.value;
        // Lets people choose the same option again.
        chosen.value = "";
        view.act(chosen, {
          kind: "press",
          message: view.message.id,
          target: value.action_id,
          block: blockId,
          value: choice,
        });
      },
    },
    h("option", { value: "" }, face),
    value.options.map((option) => h("option", { value: option.value }, plainText(option.text, view))),
  );
}

function element(value, view, blockId, pictureClass) {
  switch (value.type) {
    case "button":
      return button(value, view, blockId);
    case "image":
      return picture(sourceOf(value), value.alt_text, pictureClass);
    case "overflow":
      return menu(value, "⋯", "More", view, blockId);
    case "static_select": {
      const face = value.placeholder?.text ?? "Choose";
      return menu(value, face, face, view, blockId);
    }
    default:
      return textObject(value, view);
  }
}

const BLOCKS = {
  header: (block, view) => h("h3", { class: "header" }, plainText(block.text, view)),
  divider: () => h("hr"),
  section: (block, view) =>
    h(
      "div",
      { class: "section" },
      h(
        "div",
        { class: "section-text" },
        block.text && h("p", null, textObject(block.text, view)),
        block.fields &&
          h(
            "div",
            { class: "fields" },
            block.fields.map((field) => h("p", null, textObject(field, view))),
          ),
      ),
      block.accessory &&
        h("div", { class: "section-side" }, element(block.accessory, view, block.block_id, "thumbnail")),
    ),
  rich_text: (block, view) => h("div", { class: "rich" }, slackRichText(block.elements, view)),
  context: (block, view) =>
    h(
      "div",
      { class: "context" },
      block.elements.map((each) => h("span", null, element(each, view, block.block_id, "context-image"))),
    ),
  actions: (block, view) =>
    h(
      "div",
      { class: "row" },
      block.elements.map((each) => element(each, view, block.block_id, "thumbnail")),
    ),
  image: (block, view) =>
    h(
      "figure",
      null,
      block.title && h("figcaption", null, plainText(block.title, view)),
      picture(sourceOf(block), block.alt_text, block.slack_file ? "large whole" : "large"),
    ),
};

/** Draws blocks like Slack's clients. `view`: {act, names, emoji, message: {id}}. */
export function slackBlocks(blocks, view) {
  return blocks.map((block) => blockNode(block, view));
}

function blockNode(block, view) {
  const make = Object.hasOwn(BLOCKS, block.type) ? BLOCKS[block.type] : undefined;
  return make
    ? make(block, view)
    : h("p", { class: "unknown" }, `A block of type ${block.type} is not shown here.`);
}
