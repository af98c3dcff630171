import { isJson, type Json } from "../json.ts";
import {
  compact,
  createForm,
  type Form,
  flag,
  integer,
  length,
  list,
  object,
  type Path,
  text,
} from "./complaints.ts";
import { type Context, select } from "./interactive.ts";

/** Limits from "Component Reference" in Discord's documentation. */
const LIMITS = {
  customId: 100,
  title: 45,
  components: 5,
  label: 45,
  description: 100,
  value: 4000,
  placeholder: 100,
} as const;

const ROW = 1;
const INPUT = 4;
const TEXT = 10;
const LABEL = 18;
const SELECTS = [3, 5, 6, 7, 8];

/** Checks a modal, and returns it as Discord stores it. Throws ApiError 50035 listing all errors. */
export function checkModal(data: Json): Json {
  const form = createForm();
  const path: Path = ["data"];
  const context: Context = { form, files: new Set(), customIds: new Set(), ids: new Set(), count: 0 };
  const customId = text(form, data, "custom_id", path, { min: 1, max: LIMITS.customId, required: true });
  const title = text(form, data, "title", path, { min: 1, max: LIMITS.title, required: true });
  const components = list(form, data, "components", path, { min: 1, max: LIMITS.components }).map(
    (value, index) => top(context, value, [...path, "components", index], index + 1),
  );
  form.settle();
  return { custom_id: customId, title, components };
}

function top(context: Context, value: unknown, path: Path, id: number): Json {
  const { form } = context;
  const from = object(form, value, path) ?? {};
  switch (from.type) {
    case LABEL:
      return compact({
        type: LABEL,
        id,
        label: text(form, from, "label", path, { min: 1, max: LIMITS.label, required: true }),
        description: text(form, from, "description", path, { max: LIMITS.description }),
        component: field(context, from.component, [...path, "component"], id + LIMITS.components, true),
      });
    case ROW: {
      const inner = list(form, from, "components", path, { min: 1, max: 1 });
      const components = inner.map((each) =>
        field(context, each, [...path, "components", 0], id + LIMITS.components, false),
      );
      return { type: ROW, id, components };
    }
    case TEXT:
      return {
        type: TEXT,
        id,
        content: text(form, from, "content", path, { min: 1, max: LIMITS.value, required: true }),
      };
    default:
      return unsuitable(form, path, [ROW, TEXT, LABEL]);
  }
}

function field(context: Context, value: unknown, path: Path, id: number, labelled: boolean): Json {
  const { form } = context;
  const from = object(form, value, path) ?? {};
  if (from.type === INPUT) return { type: INPUT, id, ...input(context, from, path, labelled) };
  if (!labelled || !SELECTS.includes(Number(from.type)))
    return unsuitable(form, path, labelled ? [...SELECTS, INPUT] : [INPUT]);
  if (from.disabled === true)
    form.fail([...path, "disabled"], "MODAL_COMPONENT_DISABLED", "A select in a modal cannot be disabled");
  const needed = flag(form, from, "required", path) ?? true;
  const kept = select(context, Number(from.type), from, path);
  if (needed && kept.min_values === 0)
    form.fail([...path, "min_values"], "NUMBER_TYPE_MIN", "int value should be greater than or equal to 1.");
  return { type: from.type, id, required: needed, ...kept };
}

function input(context: Context, from: Json, path: Path, labelled: boolean): Json {
  const { form } = context;
  if (labelled && from.label !== undefined)
    form.fail([...path, "label"], "TEXT_INPUT_LABEL_NOT_ALLOWED", "Cannot be used inside a label");
  const min = integer(form, from, "min_length", path, { min: 0, max: LIMITS.value });
  const max = integer(form, from, "max_length", path, { min: 1, max: LIMITS.value });
  const value = text(form, from, "value", path, { max: LIMITS.value });
  if (
    value !== undefined &&
    value !== "" &&
    (length(value) > (max ?? LIMITS.value) || length(value) < (min ?? 0))
  )
    form.fail(
      [...path, "value"],
      "BASE_TYPE_BAD_LENGTH",
      `Must be between ${min ?? 0} and ${max ?? LIMITS.value} in length.`,
    );
  const customId = text(form, from, "custom_id", path, { min: 1, max: LIMITS.customId, required: true });
  if (customId !== undefined && context.customIds.has(customId))
    form.fail(
      [...path, "custom_id"],
      "COMPONENT_CUSTOM_ID_DUPLICATED",
      "Component custom id cannot be duplicated",
    );
  if (customId !== undefined) context.customIds.add(customId);
  return compact({
    custom_id: customId,
    style: integer(form, from, "style", path, { min: 1, max: 2, required: true, exact: true }),
    label: labelled
      ? undefined
      : text(form, from, "label", path, { min: 1, max: LIMITS.label, required: true }),
    min_length: min,
    max_length: max,
    required: flag(form, from, "required", path) ?? true,
    value,
    placeholder: text(form, from, "placeholder", path, { max: LIMITS.placeholder }),
  });
}

function unsuitable(form: Form, path: Path, types: readonly number[]): Json {
  form.fail(
    [...path, "type"],
    "UNION_TYPE_CHOICES",
    `Value of field "type" must be one of (${types.join(", ")}).`,
  );
  return {};
}

/** Input to a field: text, or the chosen values. */
export type Entered = Readonly<Record<string, string | readonly string[]>>;

/**
 * A modal's components as submitted, untouched fields with their initial values. Throws an Error for input that
 * Discord's client would reject.
 */
export function fillModal(modal: Json, entered: Entered): readonly Json[] {
  const labels = inner(modal.components);
  const fields = labels.flatMap((label) =>
    isJson(label.component) ? [label.component] : inner(label.components),
  );
  for (const name of Object.keys(entered)) {
    if (!fields.some((each) => each.custom_id === name)) throw new Error(`The form has no field "${name}".`);
  }
  return labels.map(({ type, id, component, components }) => {
    if (isJson(component)) return { type, id, component: filled(component, entered) };
    return {
      type,
      id,
      ...(components ? { components: inner(components).map((each) => filled(each, entered)) } : {}),
    };
  });
}

function filled({ type, id, custom_id, ...field }: Json, entered: Entered): Json {
  const name = String(custom_id);
  const given = entered[name];
  if (type === INPUT) {
    const value = String(given ?? field.value ?? "");
    const size = length(value);
    if (size === 0 && field.required === true) throw new Error(`"${name}" is required.`);
    if (size > Number(field.max_length ?? LIMITS.value)) throw new Error(`"${name}" is too long.`);
    if (size > 0 && size < Number(field.min_length ?? 0)) throw new Error(`"${name}" is too short.`);
    return { type, id, custom_id, value };
  }
  const options = inner(field.options);
  const preset = options.filter((option) => option.default === true).map((option) => String(option.value));
  const values = given === undefined ? preset : [given].flat();
  for (const value of values) {
    if (!options.some((option) => option.value === value))
      throw new Error(`"${name}" has no choice ${JSON.stringify(value)}.`);
  }
  if (values.length === 0 && field.required === true) throw new Error(`"${name}" is required.`);
  if (values.length > Number(field.max_values)) throw new Error(`"${name}" takes fewer choices.`);
  if (values.length > 0 && values.length < Number(field.min_values))
    throw new Error(`"${name}" takes more choices.`);
  return { type, id, custom_id, values };
}

function inner(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.filter(isJson) : [];
}
