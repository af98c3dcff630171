import { h } from "./dom.js";
import { plainText, slackBlocks } from "./slack-blocks.js";

/**
 * Slack's modal, which covers everything. `ask(body)` sends an action to the server and resolves to the whole response.
 * Input is kept while the same view is open.
 */
export function createModal({ ask, complain }) {
  let shown;
  let dialog;

  const close = () => {
    dialog?.remove();
    dialog = undefined;
    shown = undefined;
  };

  const draw = (view, base) => {
    const act = async (button, body) => {
      button.setAttribute("aria-busy", "true");
      const { error } = await ask(body);
      button.removeAttribute("aria-busy");
      if (error) complain(error);
    };
    const context = { ...base, act, message: { id: view.id } };
    const fields = [];
    const body = view.blocks.map((block) => {
      if (block.type !== "input") return slackBlocks([block], context);
      const field = inputField(block, context, ask);
      fields.push(field);
      return field.element;
    });
    const submit = view.submit && h("button", { type: "submit", class: "button primary" }, view.submit);
    const form = h(
      "form",
      { class: "slack-modal-form" },
      h("h3", { id: "slack-modal-title" }, view.title),
      h("div", { class: "slack-modal-body" }, body),
      h(
        "div",
        { class: "slack-modal-buttons" },
        h(
          "button",
          { type: "button", class: "button", onclick: () => ask({ kind: "close" }) },
          view.close ?? "Close",
        ),
        submit,
      ),
    );
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      if (!submit) return;
      submit.disabled = true;
      for (const field of fields) field.complain(undefined);
      const entered = Object.fromEntries(fields.map((field) => [field.id, field.read()]));
      const { error, problems = {} } = await ask({ kind: "submit", entered });
      submit.disabled = false;
      if (error) complain(error);
      for (const field of fields) field.complain(problems[field.id]);
      fields.find((field) => problems[field.id])?.focus();
    });
    const next = h(
      "dialog",
      { class: "slack-modal chat slack", "aria-labelledby": "slack-modal-title" },
      form,
    );
    next.addEventListener("cancel", (event) => {
      event.preventDefault();
      ask({ kind: "close" });
    });
    return next;
  };

  return {
    /** Shows the currently open view, if any. */
    update(view, base) {
      if (!view) return close();
      const print = `${view.id} ${view.hash}`;
      if (print === shown) return;
      close();
      shown = print;
      dialog = draw(view, base);
      document.body.append(dialog);
      dialog.showModal();
      // Otherwise the scrolling container gets the focus.
      dialog.querySelector("input, select, .slack-modal-buttons button")?.focus();
    },
  };
}

/** A field: {id, element, read(), complain(words), focus()}. */
function inputField(block, view, ask) {
  const id = `field-${block.block_id}`;
  const problem = h("p", { class: "field-problem", id: `${id}-problem`, role: "alert", hidden: true });
  const hint = block.hint && h("p", { class: "field-hint", id: `${id}-hint` }, plainText(block.hint, view));
  const described = [block.hint && `${id}-hint`, `${id}-problem`].filter(Boolean).join(" ");
  const { control, read, group } = controlOf(block, { id, "aria-describedby": described }, view, ask);
  const name = [
    plainText(block.label, view),
    block.optional ? h("span", { class: "field-optional" }, " (optional)") : undefined,
  ];
  const element = group
    ? h("fieldset", { class: "field" }, h("legend", null, name), control, hint, problem)
    : h("div", { class: "field" }, h("label", { for: id }, name), control, hint, problem);
  return {
    id: block.block_id,
    element,
    read,
    focus: () => element.querySelector("input, select, textarea")?.focus(),
    complain: (words) => {
      problem.textContent = words ?? "";
      problem.hidden = words === undefined;
      element.classList.toggle("wrong", words !== undefined);
      for (const control of element.querySelectorAll("input, select"))
        control.setAttribute("aria-invalid", String(words !== undefined));
    },
  };
}

function controlOf({ element, block_id: blockId }, properties, view, ask) {
  const options = (element.options ?? []).map(({ value, text }) => ({ value, label: plainText(text, view) }));
  const initial = new Set((element.initial_options ?? []).map(({ value }) => value));
  switch (element.type) {
    case "timepicker": {
      const control = h("input", { ...properties, type: "time", value: element.initial_time });
      return { control, read: () => control.value };
    }
    case "static_select": {
      const control = h(
        "select",
        properties,
        options.map(({ value, label }) =>
          h("option", { value, selected: value === element.initial_option?.value }, label),
        ),
      );
      return { control, read: () => control.value };
    }
    case "checkboxes":
    case "multi_static_select": {
      const boxes = options.map(({ value, label }) => ({
        label,
        box: h("input", { type: "checkbox", value, checked: initial.has(value) }),
      }));
      const control = h(
        "div",
        { class: "field-choices" },
        boxes.map(({ box, label }) => h("label", null, box, label)),
      );
      const read = () => boxes.filter(({ box }) => box.checked).map(({ box }) => box.value);
      return { control, read, group: true };
    }
    case "external_select":
      return suggestingControl(element, blockId, properties, ask);
    default: {
      const control = h("input", {
        ...properties,
        type: "text",
        value: element.initial_value,
        maxlength: element.max_length,
        autocomplete: "off",
      });
      return { control, read: () => control.value };
    }
  }
}

/** A text field with suggestions from the app; only a suggestion is a valid value. */
function suggestingControl(element, blockId, properties, ask) {
  const known = new Map();
  const learn = ({ value, label }) => known.set(label, value);
  const first = element.initial_option;
  if (first) learn({ value: first.value, label: first.text.text });
  const list = h("datalist", { id: `${properties.id}-list` });
  const input = h("input", {
    ...properties,
    type: "text",
    list: list.id,
    value: first?.text.text,
    placeholder: element.placeholder?.text,
    autocomplete: "off",
  });
  let asked = 0;
  const suggest = async () => {
    const turn = ++asked;
    const { options = [] } = await ask({ kind: "suggest", block: blockId, text: input.value });
    if (turn !== asked) return;
    options.forEach(learn);
    list.replaceChildren(...options.map(({ label }) => h("option", { value: label })));
  };
  input.addEventListener("input", () => {
    if (!known.has(input.value)) void suggest();
  });
  input.addEventListener("focus", () => void suggest(), { once: true });
  return { control: [input, list], read: () => known.get(input.value) ?? "" };
}
