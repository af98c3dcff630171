import { ApiError, isJson, type Json } from "../json.ts";

/** The location of an error in a body: keys and list indices. */
export type Path = readonly (string | number)[];

/** Collects a body's errors, to be reported all at once as Discord does (400, code 50035). */
export interface Form {
  fail(path: Path, code: string, message: string): void;
  /** Throws ApiError if there were any errors. */
  settle(): void;
}

export function createForm(): Form {
  const root: Record<string, unknown> = {};
  let failed = false;
  return {
    fail(path, code, message) {
      failed = true;
      let node = root;
      for (const key of path) {
        node[key] ??= {};
        node = node[key] as Record<string, unknown>;
      }
      node._errors = [...((node._errors as unknown[] | undefined) ?? []), { code, message }];
    },
    settle() {
      if (failed) throw new ApiError(400, 50035, "Invalid Form Body", root);
    },
  };
}

/** Discord counts code points, after trimming. */
export function length(text: string): number {
  let count = 0;
  for (const _ of text.trim()) count++;
  return count;
}

interface TextRule {
  readonly min?: number;
  readonly max: number;
  readonly required?: boolean;
}

/** The string at `key` if it satisfies the rule. Null counts as absent. */
export function text(form: Form, from: Json, key: string, path: Path, rule: TextRule): string | undefined {
  const value = from[key] ?? undefined;
  const at = [...path, key];
  if (value === undefined) return rule.required ? required(form, at) : undefined;
  if (typeof value !== "string")
    return wrong(form, at, "STRING_TYPE_CONVERT", "Could not interpret as string.");
  const size = length(value);
  const min = rule.min ?? 0;
  if (size >= min && size <= rule.max) return value;
  if (size === 0 && rule.required) return required(form, at);
  return min > 0
    ? wrong(form, at, "BASE_TYPE_BAD_LENGTH", `Must be between ${min} and ${rule.max} in length.`)
    : wrong(form, at, "BASE_TYPE_MAX_LENGTH", `Must be ${rule.max} or fewer in length.`);
}

/** The integer at `key`; like Discord, accepts digits in a string, except for an `exact` choice. */
export function integer(
  form: Form,
  from: Json,
  key: string,
  path: Path,
  rule: { readonly min: number; readonly max: number; readonly required?: boolean; readonly exact?: boolean },
): number | undefined {
  const value = from[key] ?? undefined;
  const at = [...path, key];
  if (value === undefined) return rule.required ? required(form, at) : undefined;
  const number =
    !rule.exact && typeof value === "string" && /^-?\d{1,20}$/.test(value) ? Number(value) : value;
  if (typeof number !== "number" || !Number.isInteger(number))
    return wrong(form, at, "NUMBER_TYPE_COERCE", `Value "${String(value)}" is not int.`);
  if (number < rule.min)
    return wrong(form, at, "NUMBER_TYPE_MIN", `int value should be greater than or equal to ${rule.min}.`);
  if (number > rule.max)
    return wrong(form, at, "NUMBER_TYPE_MAX", `int value should be less than or equal to ${rule.max}.`);
  return number;
}

/** The boolean at `key`. */
export function flag(form: Form, from: Json, key: string, path: Path): boolean | undefined {
  const value = from[key] ?? undefined;
  if (value === undefined || typeof value === "boolean") return value;
  return wrong(form, [...path, key], "BOOLEAN_TYPE_CONVERT", "Must be either true or false.");
}

/** The list at `key`, with its length checked; an empty list if absent. */
export function list(
  form: Form,
  from: Json,
  key: string,
  path: Path,
  rule: { readonly min?: number; readonly max: number },
): readonly unknown[] {
  const value = from[key] ?? undefined;
  const at = [...path, key];
  const min = rule.min ?? 0;
  if (value === undefined) {
    if (min > 0) required(form, at);
    return [];
  }
  if (!Array.isArray(value)) {
    form.fail(at, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType");
    return [];
  }
  if (value.length < min || value.length > rule.max) {
    if (min > 0) form.fail(at, "BASE_TYPE_BAD_LENGTH", `Must be between ${min} and ${rule.max} in length.`);
    else form.fail(at, "BASE_TYPE_MAX_LENGTH", `Must be ${rule.max} or fewer in length.`);
  }
  return value;
}

/** The value as an object. */
export function object(form: Form, value: unknown, path: Path): Json | undefined {
  if (isJson(value)) return value;
  return wrong(form, path, "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType");
}

/** The http(s) URL at `key`, or one with another of the `schemes` (each with its colon). */
export function url(
  form: Form,
  from: Json,
  key: string,
  path: Path,
  rule: { readonly max?: number; readonly required?: boolean; readonly schemes?: readonly string[] } = {},
): string | undefined {
  const value = text(form, from, key, path, { max: rule.max ?? 2048, required: rule.required ?? false });
  if (value === undefined) return undefined;
  const at = [...path, key];
  const schemes = ["http:", "https:", ...(rule.schemes ?? [])];
  if (!URL.canParse(value)) return wrong(form, at, "URL_TYPE_INVALID_URL", "Not a well formed URL.");
  const { protocol } = new URL(value);
  if (schemes.includes(protocol)) return value;
  const names = schemes.map((scheme) => `'${scheme.slice(0, -1)}'`).join(", ");
  return wrong(
    form,
    at,
    "URL_TYPE_INVALID_SCHEME",
    `Scheme "${protocol.slice(0, -1)}" is not supported. Scheme must be one of (${names}).`,
  );
}

/** Reports a missing required field. */
export function required(form: Form, path: Path): undefined {
  return wrong(form, path, "BASE_TYPE_REQUIRED", "This field is required");
}

function wrong(form: Form, path: Path, code: string, message: string): undefined {
  form.fail(path, code, message);
  return undefined;
}

/** The object without the keys whose value is undefined. */
export function compact(object: Readonly<Record<string, unknown>>): Json {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}
