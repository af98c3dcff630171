import { isObject, type Json } from "../checks/schema.ts";
import type { View } from "../world/views.ts";

/** A person's input: a text, a choice's value, or several values, by block_id. Omitted fields keep their contents. */
export type Entries = Readonly<Record<string, string | readonly string[]>>;

interface Input {
  readonly blockId: string;
  readonly label: string;
  readonly optional: boolean;
  readonly element: Json;
}

/** The fields of a view, in reading order. */
export function inputsOf(view: View): readonly Input[] {
  return objects(view.given.blocks)
    .filter((block) => block.type === "input")
    .map((block) => ({
      blockId: String(block.block_id),
      label: isObject(block.label) ? String(block.label.text) : "",
      optional: block.optional === true,
      element: block.element as Json,
    }));
}

/**
 * The `state.values` that Slack would send. Throws an Error in Slack's own words if its client would not allow the
 * submission. `offered`: the latest options of each external select, by block_id.
 */
export function stateOf(view: View, entries: Entries, offered: ReadonlyMap<string, readonly Json[]>): Json {
  const unknown = Object.keys(entries).find((id) => !inputsOf(view).some(({ blockId }) => blockId === id));
  if (unknown !== undefined) throw new Error(`The form has no field ${unknown}.`);
  return Object.fromEntries(
    inputsOf(view).map((input) => {
      const value = enteredIn(input, entries[input.blockId], offered.get(input.blockId) ?? []);
      if (!input.optional && isEmpty(value)) {
        throw new Error(`${input.label}: Please complete this required field.`);
      }
      const actionId = String(input.element.action_id ?? "action");
      return [input.blockId, { [actionId]: { type: input.element.type, ...value } }];
    }),
  );
}

function enteredIn(
  { label, element }: Input,
  given: Entries[string] | undefined,
  suggested: readonly Json[],
): Json {
  const one = Array.isArray(given) ? String(given[0] ?? "") : (given as string | undefined);
  const many = given === undefined ? undefined : [given].flat().filter((value) => value !== "");
  switch (element.type) {
    case "plain_text_input": {
      const value = one ?? String(element.initial_value ?? "");
      const max = Number(element.max_length ?? 3_000);
      if (value.length > max) throw new Error(`${label}: at most ${max} characters.`);
      return { value: value === "" ? null : value };
    }
    case "timepicker": {
      const time = one ?? (element.initial_time as string | undefined);
      if (time && !/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) throw new Error(`${label}: no such time.`);
      return { selected_time: time || null };
    }
    case "static_select":
    case "external_select": {
      if (one === undefined) return { selected_option: element.initial_option ?? null };
      const from =
        element.type === "external_select" ? [...suggested, element.initial_option] : element.options;
      return { selected_option: one === "" ? null : pick(label, objects(from), one) };
    }
    case "multi_static_select":
    case "checkboxes":
      if (many === undefined) return { selected_options: element.initial_options ?? [] };
      return { selected_options: many.map((value) => pick(label, objects(element.options), value)) };
    default:
      throw new Error(`Nobody knows how to fill in a ${String(element.type)}.`);
  }
}

function pick(label: string, options: readonly Json[], value: string): Json {
  const found = options.find((option) => option.value === value);
  if (!found) throw new Error(`${label}: there is no choice “${value}”.`);
  return found;
}

function isEmpty(value: Json): boolean {
  return Object.values(value).every((each) => each === null || (Array.isArray(each) && each.length === 0));
}

function objects(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}
