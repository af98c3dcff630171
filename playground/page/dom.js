/**
 * Makes an element. Children are nodes or text; text always becomes a text node, so nothing that somebody wrote is
 * ever read as markup. Properties: `class`, `on…` listeners, `data` and `style` objects; everything else is an attribute.
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

/** Appends nodes and text, however nested; leaves out what is empty. */
export function append(element, children) {
  for (const child of [children].flat(Infinity)) {
    if (child === undefined || child === null || child === false) continue;
    element.append(child instanceof Node ? child : String(child));
  }
  return element;
}

/** A link to a web page; anything but http(s) and mailto is shown as text. */
export function link(href, children, properties = {}) {
  if (!/^(https?:|mailto:)/i.test(href)) return h("span", null, children);
  return h("a", { href, target: "_blank", rel: "noreferrer noopener", title: href, ...properties }, children);
}

/** A picture from elsewhere; where it cannot be loaded, a quiet stand-in with the same words. */
export function picture(url, alt, className) {
  const box = h("span", { class: `picture ${className}` });
  const fail = () =>
    box.replaceChildren(
      h("span", { class: "picture-missing", role: "img", "aria-label": alt, title: alt }, alt || "Picture"),
    );
  if (!/^(https?:|data:image\/|page\/files\/|slack\/files\/)/i.test(url ?? "")) {
    fail();
    return box;
  }
  box.append(h("img", { src: url, alt, loading: "lazy", referrerpolicy: "no-referrer", onerror: fail }));
  return box;
}

/** A round or square sign of a person: the first letter on their colour, or the app's own icon. */
export function avatar(person) {
  if (person.app) return h("img", { class: "avatar", src: "icon.svg", alt: "" });
  return h(
    "span",
    { class: "avatar", "aria-hidden": "true", style: { "--hue": String(person.hue ?? 210) } },
    (person.name ?? "?").slice(0, 1).toUpperCase(),
  );
}

/** Replaces what `list` shows by `items`, keeping the elements of those that did not change. */
export function reconcile(list, items, render) {
  const old = new Map([...list.children].map((element) => [element.dataset.key, element]));
  const focused = document.activeElement?.closest?.("[data-focus]");
  const alike = () => [...list.querySelectorAll(`[data-focus="${CSS.escape(focused.dataset.focus)}"]`)];
  // Two buttons of a message may do the same, so the place among them counts too.
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
