import { h } from "./dom.js";

/**
 * The input line of a chat. `send(text)` resolves to true if the text was accepted; `suggest(text)` returns
 * completions: {insert, title, hint}.
 */
export function composer({ id, send, suggest }) {
  const list = h("ul", {
    class: "suggestions",
    id: `${id}-suggestions`,
    role: "listbox",
    "aria-label": "Commands",
    hidden: true,
  });
  const input = h("textarea", {
    id: `${id}-input`,
    rows: "1",
    autocomplete: "off",
    spellcheck: "false",
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": `${id}-suggestions`,
  });
  const button = h("button", { type: "submit", class: "send", "aria-label": "Send" }, "➤");
  const form = h("form", { class: "composer" }, list, h("div", { class: "composer-box" }, input, button));
  let chosen = -1;
  let options = [];

  const show = () => {
    options = suggest(input.value);
    chosen = Math.min(chosen, options.length - 1);
    list.hidden = options.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
    list.replaceChildren(
      ...options.map((option, index) =>
        h(
          "li",
          {
            id: `${id}-option-${index}`,
            role: "option",
            "aria-selected": String(index === chosen),
            onmousedown: (event) => {
              event.preventDefault();
              take(option);
            },
          },
          h("span", { class: "suggestion-title" }, option.title),
          h("span", { class: "suggestion-hint" }, option.hint),
        ),
      ),
    );
    if (chosen >= 0) {
      input.setAttribute("aria-activedescendant", `${id}-option-${chosen}`);
      list.children[chosen]?.scrollIntoView({ block: "nearest" });
    } else input.removeAttribute("aria-activedescendant");
    input.style.height = "auto";
    input.style.height = `${Math.min(input.scrollHeight, 140)}px`;
  };
  const hide = () => {
    chosen = -1;
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
  };
  const take = (option) => {
    input.value = option.insert;
    chosen = -1;
    input.focus();
    show();
  };
  const submit = async () => {
    const text = input.value.trim();
    if (text === "") return;
    input.value = "";
    hide();
    show();
    hide();
    if (!(await send(text)) && input.value === "") input.value = text;
  };

  input.addEventListener("input", () => {
    chosen = -1;
    show();
  });
  input.addEventListener("focus", show);
  input.addEventListener("blur", hide);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const open = !list.hidden;
    if (open && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      chosen = (chosen + step + options.length + (chosen < 0 && step < 0 ? 1 : 0)) % options.length;
      show();
    } else if (
      open &&
      event.key === "Tab" &&
      !event.shiftKey &&
      options[Math.max(chosen, 0)].insert !== input.value
    ) {
      event.preventDefault();
      take(options[Math.max(chosen, 0)]);
    } else if (open && event.key === "Escape") hide();
    else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      if (open && chosen >= 0 && options[chosen].insert !== input.value) take(options[chosen]);
      else void submit();
    }
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void submit();
  });
  return {
    form,
    /** Fills in the text, for sending or editing. */
    type: (text) => take({ insert: text }),
    label: (text) => {
      input.placeholder = "Type “/papers help”, or a message";
      input.setAttribute("aria-label", text);
    },
  };
}
