import { avatar, h, picture } from "./dom.js";
import { reactionRow } from "./reactions.js";
import { fileUrl, slackBlocks } from "./slack-blocks.js";
import { slackMrkdwn } from "./slack-mrkdwn.js";
import { sentAt } from "./time.js";

/** Draws a message like Slack's clients, or the app's Home tab. `view`: {act, names, emoji, menu}. */
export function slackMessage(message, base) {
  const view = { ...base, message };
  if (message.home)
    return h("article", { class: "app-home", "aria-label": "App Home" }, slackBlocks(message.blocks, view));
  return h(
    "article",
    {
      class: `message ${message.ephemeral ? "ephemeral" : ""} ${message.thread ? "reply" : ""}`,
      "aria-label": message.author.name,
    },
    message.ephemeral &&
      h("p", { class: "only-you" }, h("span", { "aria-hidden": "true" }, "◉ "), "Only visible to you"),
    avatar(message.author),
    h(
      "header",
      null,
      h("span", { class: "name" }, message.author.name),
      message.author.app && h("span", { class: "badge" }, "APP"),
      sentAt(message.at, false),
    ),
    h(
      "div",
      { class: "body" },
      message.blocks.length > 0
        ? slackBlocks(message.blocks, view)
        : message.text && h("p", null, slackMrkdwn(message.text, view)),
      message.files.map(fileCard),
      message.edited && h("span", { class: "edited" }, "(edited)"),
    ),
    !message.ephemeral && messageMenu(message, view),
    !message.ephemeral && reactionRow(message.reactions, message.id, view.act),
  );
}

/** The apps' entries for a message; opened with its button or a right click. */
function messageMenu(message, view) {
  if (!view.menu?.length) return undefined;
  const menu = h(
    "details",
    {
      class: "message-menu",
      onkeydown: (event) => {
        if (event.key !== "Escape") return;
        menu.open = false;
        menu.querySelector("summary").focus();
      },
      ontoggle: () => menu.open && menu.querySelector("ul").scrollIntoView({ block: "nearest" }),
      onfocusout: (event) => {
        if (!menu.contains(event.relatedTarget)) menu.open = false;
      },
    },
    h(
      "summary",
      { "aria-label": "More actions", title: "More actions", data: { focus: `${message.id}:more` } },
      "⋮",
    ),
    h(
      "ul",
      null,
      view.menu.map(({ id, label }) =>
        h(
          "li",
          null,
          h(
            "button",
            {
              type: "button",
              onclick: async (event) => {
                await view.act(event.currentTarget, { kind: "pick", message: message.id, target: id });
                menu.open = false;
              },
            },
            label,
            h("span", { class: "menu-app" }, "Paperboy"),
          ),
        ),
      ),
    ),
  );
  return menu;
}

/** A shared file: its picture, or a card for downloading it. */
function fileCard(file) {
  const href = fileUrl(file);
  if (file.image) return picture(href, file.alt || file.title, "large whole");
  return h(
    "a",
    { class: "file-card", href, download: file.name },
    h("span", { class: "file-icon", "aria-hidden": "true" }, "⬇"),
    h("span", null, h("strong", null, file.title), h("span", { class: "file-size" }, sizeOf(file.size))),
  );
}

function sizeOf(bytes) {
  return bytes < 1_000 ? `${bytes} B` : `${(bytes / 1_000).toFixed(1)} kB`;
}
