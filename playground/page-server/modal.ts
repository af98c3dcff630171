import type { InteractionAnswer } from "../discord/index.ts";

type Json = Readonly<Record<string, unknown>>;

/** A form, as drawn by the page. */
export interface PageForm {
  /** Sent back on submission. */
  readonly id: string;
  readonly title: string;
  readonly submit: string;
  readonly fields: readonly PageField[];
}

export interface PageField {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly kind: "text" | "area" | "choice" | "choices";
  readonly required: boolean;
  readonly value?: string;
  readonly values?: readonly string[];
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
  readonly max?: number;
  readonly placeholder?: string;
}

/** The modal that Discord's client would open after this answer. */
export function formOf({ interaction, modal }: InteractionAnswer): PageForm | undefined {
  if (!modal) return undefined;
  return {
    id: interaction,
    title: String(modal.title),
    submit: "Submit",
    fields: objects(modal.components).flatMap((label) => {
      const [component] = objects([label.component]);
      return component ? [fieldOf(label, component)] : [];
    }),
  };
}

function fieldOf(label: Json, component: Json): PageField {
  const base = {
    name: String(component.custom_id),
    label: String(label.label),
    required: component.required === true,
    ...(typeof label.description === "string" ? { hint: label.description } : {}),
  };
  if (component.type === 4)
    return {
      ...base,
      kind: component.style === 2 ? "area" : "text",
      value: String(component.value ?? ""),
      max: Number(component.max_length ?? 4000),
      ...(typeof component.placeholder === "string" ? { placeholder: component.placeholder } : {}),
    };
  const options = objects(component.options);
  const preset = options.filter((option) => option.default === true).map(({ value }) => String(value));
  const choices = options.map(({ value, label }) => ({ value: String(value), label: String(label) }));
  if (Number(component.max_values) > 1) return { ...base, kind: "choices", choices, values: preset };
  return { ...base, kind: "choice", choices, ...(preset[0] === undefined ? {} : { value: preset[0] }) };
}

function objects(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === "object" && each !== null) : [];
}
