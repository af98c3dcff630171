import type { Json } from "../json.ts";
import { type Form, list, object, type Path, required, text } from "./complaints.ts";
import { localizations } from "./names.ts";

/** Discord's limits for an option's choices and for suggestions. */
const MAX_CHOICES = 25;
const MAX_LENGTH = 100;

/** Checks the choices of an option of this type. */
export function checkChoices(form: Form, from: Json, path: Path, type: number): readonly Json[] {
  return list(form, from, "choices", path, { max: MAX_CHOICES }).map((value, index) => {
    const at = [...path, "choices", index];
    const choice = object(form, value, at) ?? {};
    const given = choice.value;
    if (given === undefined || given === null) required(form, [...at, "value"]);
    else if (type === 3) text(form, choice, "value", at, { min: 1, max: MAX_LENGTH, required: true });
    else if (typeof given !== "number")
      form.fail([...at, "value"], "NUMBER_TYPE_COERCE", `Value "${String(given)}" is not int.`);
    return {
      name: text(form, choice, "name", at, { min: 1, max: MAX_LENGTH, required: true }) ?? "",
      name_localizations: localizations(form, choice, "name_localizations", at, undefined),
      value: given,
    };
  });
}

/** Checks suggestions for an option being typed, or the choices of an autocomplete answer. */
export function checkSuggestions(form: Form, data: Json, path: Path): readonly Json[] {
  return list(form, data, "choices", path, { max: MAX_CHOICES }).map((value, index) => {
    const at = [...path, "choices", index];
    const choice = object(form, value, at) ?? {};
    text(form, choice, "name", at, { min: 1, max: MAX_LENGTH, required: true });
    if (typeof choice.value === "string")
      text(form, choice, "value", at, { min: 1, max: MAX_LENGTH, required: true });
    else if (typeof choice.value !== "number") required(form, [...at, "value"]);
    return choice;
  });
}
