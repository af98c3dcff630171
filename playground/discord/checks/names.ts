import type { Json } from "../json.ts";
import { type Form, object, type Path, text } from "./complaints.ts";

/** Discord's locales. */
const LOCALES = new Set(
  (
    "id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th zh-CN ja " +
    "zh-TW ko"
  ).split(" "),
);
/** The format of an option's name, and of a typed command's. */
export const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

/** Checks a name; `strict` for something that is typed. */
export function name(form: Form, from: Json, path: Path, strict: boolean): string {
  const value = text(form, from, "name", path, { min: 1, max: 32, required: true });
  if (value !== undefined && strict && (!NAME.test(value) || value !== value.toLowerCase()))
    form.fail([...path, "name"], "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
  return value ?? "";
}

/** Checks the translations of a name or description, by locale; typed names must match `pattern`. */
export function localizations(
  form: Form,
  from: Json,
  key: string,
  path: Path,
  pattern: RegExp | undefined,
): Json | null {
  const given = from[key] ?? null;
  if (given === null) return null;
  const at = [...path, key];
  const translated = object(form, given, at);
  for (const locale of Object.keys(translated ?? {})) {
    if (!LOCALES.has(locale))
      form.fail([...at, locale], "BASE_TYPE_CHOICES", "Value must be one of Discord's locales.");
    const max = key.startsWith("name") && !path.includes("choices") ? 32 : 100;
    const value = text(form, translated ?? {}, locale, at, { min: 1, max });
    if (value !== undefined && pattern && (!pattern.test(value) || value !== value.toLowerCase()))
      form.fail([...at, locale], "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
  }
  return translated ?? null;
}
