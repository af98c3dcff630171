import { h } from "./dom.js";

/**
 * A form over the chats. `form`: {title, submit, fields: [{name, label, hint, kind, value, values, choices, required,
 * max, placeholder}]}, with the kinds `text`, `area`, `choice` and `choices`. `send(entered)` resolves to an error,
 * which keeps the form open, or to undefined, which closes it. `platform` sets its style.
 */
export function openForm({ platform, form, send }) {
  document.querySelector("dialog.form")?.remove();
  const problem = h("p", { class: "form-problem", role: "alert", hidden: true });
  const submit = h("button", { type: "submit", class: "button primary" }, form.submit ?? "Submit");
  const body = h(
    "form",
    { method: "dialog" },
    h("h3", { id: "form-title" }, form.title),
    form.fields.map(fieldset),
    problem,
    h(
      "div",
      { class: "form-buttons" },
      h("button", { type: "button", class: "button secondary", onclick: () => dialog.close() }, "Cancel"),
      submit,
    ),
  );
  const dialog = h("dialog", { class: `form chat ${platform}`, "aria-labelledby": "form-title" }, body);
  body.addEventListener("submit", async (event) => {
    event.preventDefault();
    submit.disabled = true;
    const wrong = await send(entered(body, form.fields));
    submit.disabled = false;
    problem.textContent = wrong ?? "";
    problem.hidden = wrong === undefined;
    if (wrong === undefined) dialog.close();
  });
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

function fieldset(field) {
  const id = `field-${field.name}`;
  const hint = field.hint && h("p", { class: "form-hint", id: `${id}-hint` }, field.hint);
  const described = { "aria-describedby": field.hint ? `${id}-hint` : undefined };
  const mark = field.required && h("span", { class: "form-needed" }, " (needed)");
  if (field.kind === "choices")
    return h(
      "fieldset",
      { class: "form-field", ...described },
      h("legend", null, field.label, mark),
      hint,
      h(
        "div",
        { class: "form-choices" },
        field.choices.map(({ value, label }) =>
          h(
            "label",
            null,
            h("input", {
              type: "checkbox",
              name: field.name,
              value,
              checked: (field.values ?? []).includes(value),
            }),
            label,
          ),
        ),
      ),
    );
  return h(
    "div",
    { class: "form-field" },
    h("label", { for: id }, field.label, mark),
    hint,
    control(field, { id, name: field.name, ...described }),
  );
}

function control(field, properties) {
  if (field.kind === "choice")
    return h(
      "select",
      { ...properties, required: field.required },
      field.choices.map(({ value, label }) => h("option", { value, selected: value === field.value }, label)),
    );
  const texts = {
    ...properties,
    required: field.required,
    maxlength: field.max,
    placeholder: field.placeholder,
    autocomplete: "off",
  };
  if (field.kind === "area") return h("textarea", { ...texts, rows: "3" }, field.value ?? "");
  return h("input", { type: "text", ...texts, value: field.value });
}

function entered(body, fields) {
  const data = new FormData(body);
  return Object.fromEntries(
    fields.map(({ name, kind }) => [name, kind === "choices" ? data.getAll(name) : (data.get(name) ?? "")]),
  );
}
