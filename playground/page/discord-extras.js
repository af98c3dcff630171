import { append, h } from "./dom.js";
import { sentAt } from "./time.js";

/** What came with the message under this address. */
export function attachmentOf(media, view) {
  const name = /^attachment:\/\/(.+)$/.exec(media?.url ?? "")?.[1];
  return view.message.attachments.find((file) => file.name === name);
}

/** The address from which the page gets it. */
export function assetOf(media, view) {
  return attachmentOf(media, view)?.url ?? media?.url;
}

/** A file to be downloaded. */
export function fileCard(file) {
  if (!file) return h("p", { class: "file" }, "A file that is gone");
  const size = file.size < 1024 ? `${file.size} bytes` : `${Math.ceil(file.size / 1024)} KB`;
  return h(
    "a",
    { class: "file", href: file.url, download: file.name },
    h("span", { class: "file-name" }, file.name),
    h("span", { class: "file-size" }, `${size} · download`),
  );
}

/** The menu of a message: what apps offer on it. */
export function appsMenu(message, view) {
  const list = h("div", { class: "apps-list", role: "menu", hidden: true });
  const button = h(
    "button",
    {
      type: "button",
      class: "apps-button",
      "aria-label": "Apps for this message",
      "aria-haspopup": "menu",
      "aria-expanded": "false",
      title: "Apps",
      data: { focus: `${message.id}:apps` },
      onclick: () => toggle(list.hidden),
    },
    "⋯",
  );
  const toggle = (open) => {
    for (const other of document.querySelectorAll(".apps-list")) other.hidden = true;
    list.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
    if (open) list.firstElementChild?.focus();
  };
  append(
    list,
    view.menu.map((name) =>
      h(
        "button",
        {
          type: "button",
          role: "menuitem",
          onclick: (event) => {
            toggle(false);
            view.act(event.currentTarget, { kind: "pick", message: message.id, target: name });
          },
        },
        h("span", { class: "apps-word" }, "Apps ›"),
        name,
      ),
    ),
  );
  const box = h("div", { class: "apps" }, button, list);
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    toggle(false);
    button.focus();
  });
  box.open = () => toggle(true);
  return box;
}

document.addEventListener("click", (event) => {
  if (event.target.closest(".apps")) return;
  for (const list of document.querySelectorAll(".apps-list")) list.hidden = true;
});

/** A post of a forum, in the list of its posts. */
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
