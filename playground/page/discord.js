import { appsMenu, assetOf, attachmentOf, fileCard, forumPost } from "./discord-extras.js";
import { discordMarkdown } from "./discord-markdown.js";
import { append, avatar, h, link, picture } from "./dom.js";
import { reactionRow } from "./reactions.js";
import { sentAt } from "./time.js";

const EPHEMERAL = 1 << 6;
const MADE_OF_COMPONENTS = 1 << 15;
const BUTTON_STYLES = { 1: "primary", 2: "secondary", 3: "success", 4: "danger", 5: "link", 6: "primary" };

const hex = (color) => `#${color.toString(16).padStart(6, "0")}`;
const emojiOf = (emoji) => (emoji?.id ? `:${emoji.name}:` : emoji?.name);

/** How to draw each component type; `view` has the message, the names and the actions. */
const COMPONENTS = {
  1: (row, view) =>
    h(
      "div",
      { class: "row" },
      row.components.map((each) => component(each, view)),
    ),
  2: button,
  3: (select, view) => {
    const placeholder = select.placeholder ?? "Make a selection";
    return h(
      "select",
      {
        class: "select",
        "aria-label": placeholder,
        disabled: select.disabled,
        data: { focus: `${view.message.id}:${select.custom_id}` },
        onchange: ({ currentTarget: chosen }) => {
          const { value } = chosen;
          // Lets people choose the same option again.
          chosen.value = "";
          view.act(chosen, { kind: "press", message: view.message.id, target: select.custom_id, value });
        },
      },
      h("option", { value: "" }, placeholder),
      (select.options ?? []).map((option) => h("option", { value: option.value }, option.label)),
    );
  },
  9: (section, view) =>
    h(
      "div",
      { class: "section" },
      h(
        "div",
        { class: "section-text" },
        section.components.map((each) => component(each, view)),
      ),
      h("div", { class: "section-side" }, component(section.accessory, view)),
    ),
  10: (text, view) => h("div", { class: "text" }, discordMarkdown(text.content, view.names)),
  11: (thumbnail, view) => picture(assetOf(thumbnail.media, view), thumbnail.description ?? "", "thumbnail"),
  12: (gallery, view) =>
    h(
      "div",
      { class: `gallery gallery-${Math.min(gallery.items.length, 4)}` },
      gallery.items.map((item) => {
        const attached = item.media?.url?.startsWith("attachment:") ? "gallery-item whole" : "gallery-item";
        return picture(assetOf(item.media, view), item.description ?? "", attached);
      }),
    ),
  13: (file, view) => fileCard(attachmentOf(file.file, view)),
  14: (separator) =>
    h("div", {
      class: `separator ${separator.spacing === 2 ? "wide" : ""} ${separator.divider === false ? "bare" : ""}`,
    }),
  17: (container, view) =>
    h(
      "div",
      {
        class: "container",
        style: typeof container.accent_color === "number" ? { "--accent": hex(container.accent_color) } : {},
      },
      container.components.map((each) => component(each, view)),
    ),
};

function component(value, view) {
  const make = Object.hasOwn(COMPONENTS, value?.type) ? COMPONENTS[value.type] : undefined;
  return make
    ? make(value, view)
    : h("p", { class: "unknown" }, `A component of type ${value?.type} is not shown here.`);
}

function button(value, view) {
  const style = BUTTON_STYLES[value.style] ?? "secondary";
  const face = [emojiOf(value.emoji) && h("span", { class: "emoji" }, emojiOf(value.emoji)), value.label];
  if (value.url)
    return link(value.url, [face, h("span", { class: "out", "aria-hidden": "true" }, "↗")], {
      class: "button link",
    });
  return h(
    "button",
    {
      type: "button",
      class: `button ${style}`,
      disabled: value.disabled,
      data: { focus: `${view.message.id}:${value.custom_id}` },
      onclick: (event) =>
        view.act(event.currentTarget, { kind: "press", message: view.message.id, target: value.custom_id }),
    },
    face,
  );
}

function embed(value, view) {
  return h(
    "div",
    {
      class: "container embed",
      style: typeof value.color === "number" ? { "--accent": hex(value.color) } : {},
    },
    value.author?.name && h("p", { class: "small-print" }, value.author.name),
    value.title && h("h5", { class: "heading-3" }, value.url ? link(value.url, value.title) : value.title),
    value.description && h("div", { class: "text" }, discordMarkdown(value.description, view.names)),
    (value.fields ?? []).map((field) =>
      h("div", { class: "text" }, h("strong", null, field.name), discordMarkdown(field.value, view.names)),
    ),
    value.image && picture(value.image.url, "", "gallery-item"),
    value.footer?.text && h("p", { class: "small-print" }, value.footer.text),
  );
}

/** Draws a message like Discord's clients. `view`: {act, names, dismiss, open, menu}. */
export function discordMessage(message, base) {
  const view = { ...base, message };
  if (message.post) return forumPost(message, view);
  const apps = view.menu.length > 0 && !message.loading ? appsMenu(message, view) : undefined;
  const ephemeral = message.ephemeral || (message.flags & EPHEMERAL) !== 0;
  const body = h("div", { class: "body" });
  if (message.loading)
    append(
      body,
      h(
        "p",
        { class: "thinking" },
        h("span", { class: "dots", "aria-hidden": "true" }, "•••"),
        `${message.author.name} is thinking…`,
      ),
    );
  else {
    append(body, [
      message.content && h("div", { class: "text" }, discordMarkdown(message.content, view.names)),
      message.embeds.map((each) => embed(each, view)),
      message.components.map((each) => component(each, view)),
      // A message of components shows only the attachments they refer to.
      (message.flags & MADE_OF_COMPONENTS) === 0 && message.attachments.map(fileCard),
    ]);
  }
  return h(
    "article",
    {
      class: `message ${ephemeral ? "ephemeral" : ""}`,
      "aria-label": `${message.author.name}`,
      oncontextmenu: (event) => {
        if (!apps || event.target.closest("a, img")) return;
        event.preventDefault();
        apps.open();
      },
    },
    message.interaction &&
      h(
        "p",
        { class: "spine" },
        h("strong", null, message.interaction.user),
        " used ",
        h(
          "span",
          { class: "mention" },
          `${view.menu.includes(message.interaction.name) ? "" : "/"}${message.interaction.name}`,
        ),
      ),
    message.reply &&
      h(
        "p",
        { class: "spine" },
        "replying to ",
        h("strong", null, message.reply.author),
        ` ${message.reply.words}`,
      ),
    avatar(message.author),
    h(
      "header",
      null,
      h("span", { class: "name", style: { "--hue": String(message.author.hue ?? 20) } }, message.author.name),
      message.author.app && h("span", { class: "badge" }, "APP"),
      sentAt(message.at, true),
    ),
    body,
    message.edited && h("p", { class: "edited" }, "(edited)"),
    message.published && h("p", { class: "edited" }, "Published to the channel's followers"),
    apps,
    !ephemeral && !message.loading && reactionRow(message.reactions, message.id, view.act),
    ephemeral &&
      h(
        "p",
        { class: "only-you" },
        h("span", { "aria-hidden": "true" }, "👁 "),
        "Only you can see this • ",
        h(
          "button",
          { type: "button", class: "plain", onclick: () => view.dismiss(message.id) },
          "Dismiss message",
        ),
      ),
  );
}
