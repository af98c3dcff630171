/**
 * Creates an element. Children are nodes or text; text always becomes a text node, so nothing that people wrote is
 * parsed as markup. Properties: `class`, `on…` listeners, `data` and `style` objects; anything else is an attribute.
 */
export function h(name, properties, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties ?? {})) {
    if (value === undefined || value === null || value === false) continue;
    if (key === "class") element.className = value;
    else if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (key === "data") Object.assign(element.dataset, value);
    else if (key === "style")
      for (const [name, part] of Object.entries(value)) element.style.setProperty(name, part);
    else element.setAttribute(key, value === true ? "" : String(value));
  }
  append(element, children);
  return element;
}

/** Appends nodes and text, however nested, skipping empty values. */
export function append(element, children) {
  for (const child of [children].flat(Infinity)) {
    if (child === undefined || child === null || child === false) continue;
    element.append(child instanceof Node ? child : String(child));
  }
  return element;
}

/** A link to a web page; any URL but http(s) and mailto is shown as text. */
export function link(href, children, properties = {}) {
  if (!/^(https?:|mailto:)/i.test(href)) return h("span", null, children);
  return h("a", { href, target: "_blank", rel: "noreferrer noopener", title: href, ...properties }, children);
}

let drawn = false;

/** Sets whether the playground draws papers' pictures because they cannot be loaded. */
export function drawPictures(wanted) {
  drawn = wanted;
}

/** Hugging Face's URL for a paper's picture, with the paper's id. */
const PAPER_PICTURE = /^https:\/\/cdn-thumbnails\.huggingface\.co\/social-thumbnails\/papers\/([\w.]+)\.png$/;

/** A picture from another site. If it fails to load it is removed, and a large one is replaced by its alt text. */
export function picture(url, alt, className) {
  const box = h("span", { class: `picture ${className}` });
  const fail = () => {
    if (/thumbnail|context-image/.test(className)) box.hidden = true;
    else box.replaceChildren(h("span", { class: "picture-words" }, alt));
  };
  const paper = drawn ? PAPER_PICTURE.exec(url ?? "")?.[1] : undefined;
  const source = paper === undefined ? url : `page/pictures/${paper}.svg`;
  if (!/^(https?:|data:image\/|page\/(files|pictures)\/|slack\/files\/)/i.test(source ?? "")) {
    fail();
    return box;
  }
  box.append(h("img", { src: source, alt, loading: "lazy", referrerpolicy: "no-referrer", onerror: fail }));
  return box;
}

/** A person's avatar: their initial on their colour, or the app's own icon. */
export function avatar(person) {
  if (person.app) return h("img", { class: "avatar", src: "icon.svg", alt: "" });
  return h(
    "span",
    { class: "avatar", "aria-hidden": "true", style: { "--hue": String(person.hue ?? 210) } },
    (person.name ?? "?").slice(0, 1).toUpperCase(),
  );
}

/** Updates `list` to show `items`, reusing the elements of unchanged ones. */
export function reconcile(list, items, render) {
  const old = new Map([...list.children].map((element) => [element.dataset.key, element]));
  const focused = document.activeElement?.closest?.("[data-focus]");
  const alike = () => [...list.querySelectorAll(`[data-focus="${CSS.escape(focused.dataset.focus)}"]`)];
  // Two buttons in a message may do the same, so the index among them counts too.
  const place = focused ? alike().indexOf(focused) : -1;
  const next = items.map(({ key, value }) => {
    const print = JSON.stringify(value);
    const known = old.get(key);
    if (known?.print === print) return known;
    const fresh = render(value);
    fresh.dataset.key = key;
    fresh.print = print;
    if (!known) fresh.classList.add("arrived");
    return fresh;
  });
  for (const [index, element] of next.entries()) {
    if (list.children[index] !== element) list.insertBefore(element, list.children[index] ?? null);
  }
  while (list.children.length > next.length) list.lastElementChild.remove();
  if (place >= 0 && !focused.isConnected) alike()[place]?.focus({ preventScroll: true });
}
