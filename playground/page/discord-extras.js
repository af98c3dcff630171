import { h } from "./dom.js";
import { sentAt } from "./time.js";

/** The message's attachment with this URL. */
export function attachmentOf(media, view) {
  const name = /^attachment:\/\/(.+)$/.exec(media?.url ?? "")?.[1];
  return view.message.attachments.find((file) => file.name === name);
}

/** The URL from which the page loads it. */
export function assetOf(media, view) {
  return attachmentOf(media, view)?.url ?? media?.url;
}

/** A card for downloading a file. */
export function fileCard(file) {
  if (!file) return h("p", { class: "file" }, "This file is gone");
  const size = file.size < 1024 ? `${file.size} bytes` : `${Math.ceil(file.size / 1024)} KB`;
  return h(
    "a",
    { class: "file", href: file.url, download: file.name },
    h("span", { class: "file-name" }, file.name),
    h("span", { class: "file-size" }, `${size} · download`),
  );
}

/** The button for a message's menu of apps' commands. */
export function appsMenu(message, view) {
  const button = h(
    "button",
    {
      type: "button",
      class: "apps-button",
      "aria-label": "Apps for this message",
      "aria-haspopup": "menu",
      title: "Apps",
      data: { focus: `${message.id}:apps` },
      onclick: () => button.open(),
    },
    "⋯",
  );
  button.open = () => openMenu(button, message, view);
  return button;
}

/** Placed over the chat rather than in the message, which is redrawn at every reaction. */
function openMenu(button, message, view) {
  closeMenu();
  const items = view.menu.map((name) =>
    h(
      "button",
      {
        type: "button",
        role: "menuitem",
        onclick: (event) => {
          closeMenu();
          view.act(event.currentTarget, { kind: "pick", message: message.id, target: name });
        },
      },
      h("span", { class: "apps-word" }, "Apps ›"),
      name,
    ),
  );
  const menu = h("div", { class: "apps-list", role: "menu", "aria-label": "Apps" }, items);
  menu.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") {
      closeMenu();
      button.focus();
    } else if (step !== undefined) {
      event.preventDefault();
      items[(items.indexOf(document.activeElement) + step + items.length) % items.length].focus();
    }
  });
  const box = button.getBoundingClientRect();
  menu.style.setProperty("top", `${box.bottom + 4}px`);
  menu.style.setProperty("right", `${document.documentElement.clientWidth - box.right}px`);
  button.closest(".chat").append(menu);
  items[0]?.focus();
}

function closeMenu() {
  document.querySelector(".apps-list")?.remove();
}

document.addEventListener("click", (event) => {
  if (!event.target.closest(".apps-list, .apps-button")) closeMenu();
});

/** A forum post in the list of posts. */
export function forumPost(post, view) {
  return h(
    "button",
    {
      type: "button",
      class: "forum-post",
      data: { focus: `post:${post.id}` },
      onclick: () => view.open(post.id),
    },
    h(
      "span",
      { class: "forum-tags" },
      post.tags.map((tag) => h("span", { class: "forum-tag" }, tag)),
    ),
    h("span", { class: "forum-title" }, post.title),
    h("span", { class: "forum-note" }, `${post.author} · `, sentAt(post.at, true)),
  );
}
