import { isJson, type Json } from "../json.ts";
import { compact, type Form, flag, integer, list, object, type Path, text, url } from "./complaints.ts";

/** Limits of buttons and selects, from "Component Reference" in Discord's documentation. */
const LIMITS = { label: 80, customId: 100, buttonUrl: 512, options: 25 } as const;

/** What is known about a message's components while they are being checked. */
export interface Context {
  readonly form: Form;
  readonly files: ReadonlySet<string>;
  readonly customIds: Set<string>;
  readonly ids: Set<number>;
  count: number;
}

/** Checks the fields of a button. */
export function button(context: Context, from: Json, path: Path): Json {
  const { form } = context;
  const style = integer(form, from, "style", path, { min: 1, max: 6, required: true, exact: true });
  const label = text(form, from, "label", path, { max: LIMITS.label });
  const emoji = isJson(from.emoji) ? from.emoji : undefined;
  if (style !== 6 && !emoji && !String(from.label ?? "").trim())
    form.fail(path, "BUTTON_COMPONENT_INVALID_LABEL", "A button must have a label or an emoji");
  const href = url(form, from, "url", path, {
    max: LIMITS.buttonUrl,
    required: style === 5,
    schemes: ["discord:"],
  });
  const wantsId = style !== undefined && style <= 4;
  const id = wantsId ? customId(context, from, path) : undefined;
  if (wantsId && href !== undefined)
    form.fail([...path, "url"], "BUTTON_COMPONENT_URL_NOT_ALLOWED", "Only a link button may have a url");
  if (style === 5 && from.custom_id !== undefined)
    form.fail(
      path,
      "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE",
      "A custom id and url cannot both be specified",
    );
  if (style === 6) text(form, from, "sku_id", path, { min: 17, max: 20, required: true });
  return compact({
    style,
    label,
    emoji,
    url: href,
    custom_id: id,
    disabled: flag(form, from, "disabled", path) || undefined,
  });
}

/** Checks the fields of a select of any kind. */
export function select(context: Context, type: number, from: Json, path: Path): Json {
  const { form } = context;
  const options = list(
    form,
    from,
    "options",
    path,
    type === 3 ? { min: 1, max: LIMITS.options } : { max: 0 },
  );
  for (const [index, value] of options.entries()) {
    const at = [...path, "options", index];
    const option = object(form, value, at) ?? {};
    text(form, option, "label", at, { min: 1, max: 100, required: true });
    text(form, option, "value", at, { min: 1, max: 100, required: true });
    text(form, option, "description", at, { max: 100 });
  }
  const values = options.filter(isJson).map((option) => option.value);
  if (new Set(values).size < values.length)
    form.fail(
      [...path, "options"],
      "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
      "The specified option value is already used",
    );
  const most = integer(form, from, "max_values", path, { min: 1, max: 25 }) ?? 1;
  const least = integer(form, from, "min_values", path, { min: 0, max: 25 }) ?? 1;
  if (options.filter((option) => isJson(option) && option.default === true).length > most)
    form.fail(
      [...path, "options"],
      "SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES",
      `Must have ${most} or fewer default options`,
    );
  if (type === 3 && (least > options.length || most > options.length))
    form.fail(
      [...path, "options"],
      "BASE_TYPE_BAD_LENGTH",
      `Must be between ${Math.max(least, most)} and ${LIMITS.options} in length.`,
    );
  return compact({
    custom_id: customId(context, from, path),
    placeholder: text(form, from, "placeholder", path, { max: 150 }),
    min_values: least,
    max_values: most,
    options: type === 3 ? options : undefined,
    disabled: flag(form, from, "disabled", path) || undefined,
  });
}

function customId(context: Context, from: Json, path: Path): string | undefined {
  const id = text(context.form, from, "custom_id", path, { min: 1, max: LIMITS.customId, required: true });
  if (id === undefined) return undefined;
  if (context.customIds.has(id))
    context.form.fail(
      [...path, "custom_id"],
      "COMPONENT_CUSTOM_ID_DUPLICATED",
      "Component custom id cannot be duplicated",
    );
  context.customIds.add(id);
  return id;
}
