/** One of Slack's complaints: where (JSON pointer) and why. */
export interface Complaint {
  readonly at: string;
  readonly message: string;
}

/** The state of one validation run, shared across blocks. */
export interface Findings {
  readonly complaints: Complaint[];
  readonly blockIds: Set<string>;
  /** Total characters in all texts. */
  characters: number;
}

/** Checks a value and adds any complaints to the findings. */
export type Check = (value: unknown, at: string, found: Findings) => void;

/** A plain JSON object. */
export type Json = Readonly<Record<string, unknown>>;

/** Whether a value is a plain JSON object. */
export function isObject(value: unknown): value is Json {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

export function noFindings(): Findings {
  return { complaints: [], blockIds: new Set(), characters: 0 };
}

/** A string of `min` to `max` characters (code points, like Slack). */
export function string(max = Number.POSITIVE_INFINITY, min = 0, pattern?: RegExp): Check {
  return (value, at, found) => {
    if (typeof value !== "string") return complain(found, at, "must be a string");
    const length = [...value].length;
    if (length > max) complain(found, at, `must be less than ${max + 1} characters`);
    else if (length < min) complain(found, at, `must be more than ${min - 1} characters`);
    else if (pattern && !pattern.test(value)) complain(found, at, `must match the pattern ${pattern.source}`);
  };
}

/** Visible text, which counts towards the message's total. */
export function readable(max: number, min = 1): Check {
  const check = string(max, min);
  return (value, at, found) => {
    if (typeof value === "string") found.characters += [...value].length;
    check(value, at, found);
  };
}

/** A boolean. */
export const boolean: Check = (value, at, found) => {
  if (typeof value !== "boolean") complain(found, at, "must be a boolean");
};

/** An integer from `min` to `max`. */
export function integer(min: number, max: number): Check {
  return (value, at, found) => {
    if (typeof value !== "number" || !Number.isInteger(value)) complain(found, at, "must be an integer");
    else if (value < min || value > max) complain(found, at, `must be between ${min} and ${max}`);
  };
}

/** One of a set of strings. */
export function oneOf(...words: readonly string[]): Check {
  return (value, at, found) => {
    if (!words.includes(value as string)) complain(found, at, `must be one of ${words.join(", ")}`);
  };
}

/** An array of `min` to `max` items. */
export function list(item: Check, min: number, max: number): Check {
  return (value, at, found) => {
    if (!Array.isArray(value)) return complain(found, at, "must be an array");
    if (value.length < min) complain(found, at, `no less than ${min} items allowed`);
    if (value.length > max) complain(found, at, `no more than ${max} items allowed`);
    for (const [index, entry] of value.entries()) item(entry, `${at}/${index}`, found);
  };
}

/** An object with exactly these properties; `also` then checks it as a whole. */
export function object(
  required: Readonly<Record<string, Check>>,
  optional: Readonly<Record<string, Check>> = {},
  also?: (value: Json, at: string, found: Findings) => void,
): Check {
  return (value, at, found) => {
    if (!isObject(value)) return complain(found, at, "must be an object");
    for (const [name, check] of Object.entries(required)) {
      if (value[name] === undefined || value[name] === null)
        complain(found, at, `missing required field: ${name}`);
      else check(value[name], `${at}/${name}`, found);
    }
    for (const [name, entry] of Object.entries(value)) {
      if (entry === undefined || Object.hasOwn(required, name)) continue;
      const check = Object.hasOwn(optional, name) ? optional[name] : undefined;
      if (check) check(entry, `${at}/${name}`, found);
      else complain(found, at, `invalid additional property: ${name}`);
    }
    also?.(value, at, found);
  };
}

/** One of several kinds of object, distinguished by `type`. */
export function byType(kinds: Readonly<Record<string, Check>>, noun: string): Check {
  return (value, at, found) => {
    if (!isObject(value)) return complain(found, at, `must be an object (${noun})`);
    const type = String(value.type);
    const check = Object.hasOwn(kinds, type) ? kinds[type] : undefined;
    if (check) check(value, at, found);
    else complain(found, `${at}/type`, `unsupported ${noun} type: ${type}`);
  };
}

/** The `type` property for a kind. */
export function type(name: string): { readonly type: Check } {
  return { type: oneOf(name) };
}

/** Adds a complaint. */
export function complain(found: Findings, at: string, message: string): void {
  found.complaints.push({ at, message });
}
