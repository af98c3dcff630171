import { isJson, type Json } from "../json.ts";
import { checkChoices } from "./choices.ts";
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
import { localizations, NAME, name } from "./names.ts";

/** Limits from "Application Commands" in Discord's documentation. */
const LIMITS = {
  commands: 100,
  options: 25,
  description: 100,
  characters: 8000,
} as const;
/** Maximum number of message commands, and of user commands. */
const MENU = 5;
const SUBCOMMAND = 1;
const GROUP = 2;

/**
 * Checks a bulk registration, and returns the commands as Discord stores them. Throws ApiError 50035 listing all
 * errors.
 */
export function checkCommands(body: unknown): readonly Json[] {
  const form = createForm();
  const given = Array.isArray(body) ? body : [];
  if (!Array.isArray(body)) form.fail([], "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType");
  if (given.length > LIMITS.commands)
    form.fail([], "BASE_TYPE_MAX_LENGTH", `Must be ${LIMITS.commands} or fewer in length.`);
  const commands = given.map((value, index) => command(form, object(form, value, [index]) ?? {}, [index]));
  const names = commands.map((each) => `${each.type}:${each.name}`);
  for (const [index, name] of names.entries()) {
    if (names.indexOf(name) < index)
      form.fail(
        [index, "name"],
        "APPLICATION_COMMANDS_DUPLICATE_NAME",
        "Application command names must be unique",
      );
  }
  for (const type of [2, 3]) {
    if (commands.filter((each) => each.type === type).length > MENU)
      form.fail([], "BASE_TYPE_MAX_LENGTH", `Must be ${MENU} or fewer in length.`);
  }
  form.settle();
  return commands;
}

/** Checks one command, and returns it as Discord stores it. Throws ApiError 50035. */
export function checkCommand(body: Json): Json {
  const form = createForm();
  const checked = command(form, body, []);
  form.settle();
  return checked;
}

function command(form: Form, from: Json, path: Path): Json {
  const type = integer(form, from, "type", path, { min: 1, max: 4, exact: true }) ?? 1;
  const chat = type === 1;
  const permissions = from.default_member_permissions ?? null;
  if (permissions !== null && !/^\d+$/.test(String(permissions)))
    form.fail(
      [...path, "default_member_permissions"],
      "BITFIELD_TYPE_CONVERT",
      "Could not interpret as a bit field.",
    );
  const kept = {
    type,
    name: name(form, from, path, chat),
    name_localizations: localizations(form, from, "name_localizations", path, chat ? NAME : undefined),
    description: chat
      ? (text(form, from, "description", path, { min: 1, max: LIMITS.description, required: true }) ?? "")
      : "",
    description_localizations: localizations(form, from, "description_localizations", path, undefined),
    default_member_permissions: permissions === null ? null : String(permissions),
    dm_permission: flag(form, from, "dm_permission", path) ?? true,
    contexts: numbers(form, from, "contexts", path, 2),
    integration_types: numbers(form, from, "integration_types", path, 1) ?? [0],
    nsfw: flag(form, from, "nsfw", path) ?? false,
  };
  if (!chat && from.description)
    form.fail(
      [...path, "description"],
      "APPLICATION_COMMAND_DESCRIPTION_NOT_ALLOWED",
      "Context menu commands cannot have description",
    );
  const options = chat ? checkOptions(form, from, path, 0) : [];
  const whole = options.length > 0 ? { ...kept, options } : kept;
  const size = characters(whole);
  if (size > LIMITS.characters)
    form.fail(path, "APPLICATION_COMMAND_TOO_LARGE", `Command exceeds maximum size (${LIMITS.characters})`);
  return whole;
}

function checkOptions(form: Form, from: Json, path: Path, depth: number): readonly Json[] {
  const options = list(form, from, "options", path, { max: LIMITS.options }).map((value, index) => {
    const at = [...path, "options", index];
    return option(form, object(form, value, at) ?? {}, at, depth);
  });
  let optional = false;
  for (const [index, each] of options.entries()) {
    const at = [...path, "options", index];
    if (options.findIndex((other) => other.name === each.name) < index)
      form.fail([...at, "name"], "APPLICATION_COMMAND_OPTIONS_NAME_DUPLICATE", "Option names must be unique");
    if (each.required && optional)
      form.fail(
        at,
        "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
        "Required options must be placed before non-required options",
      );
    optional ||= !each.required && Number(each.type) > GROUP;
  }
  const nested = options.filter((each) => Number(each.type) <= GROUP);
  if (nested.length > 0 && nested.length < options.length)
    form.fail(
      [...path, "options"],
      "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
      "Sub-command and sub-command group option types are mutually exclusive to all other types",
    );
  return options;
}

function option(form: Form, from: Json, path: Path, depth: number): Json {
  const type = integer(form, from, "type", path, { min: 1, max: 11, required: true, exact: true }) ?? 0;
  if ((type === GROUP && depth > 0) || (type === SUBCOMMAND && depth > 1))
    form.fail(
      [...path, "type"],
      "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
      "Sub-commands cannot be nested so deep",
    );
  const kept = {
    type,
    name: name(form, from, path, true),
    name_localizations: localizations(form, from, "name_localizations", path, NAME),
    description:
      text(form, from, "description", path, { min: 1, max: LIMITS.description, required: true }) ?? "",
    description_localizations: localizations(form, from, "description_localizations", path, undefined),
  };
  if (type === SUBCOMMAND || type === GROUP) {
    const options = checkOptions(form, from, path, type === GROUP ? 1 : 2);
    if (type === GROUP && options.some((each) => each.type !== SUBCOMMAND))
      form.fail(
        [...path, "options"],
        "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
        "A group holds sub-commands only",
      );
    return options.length > 0 ? { ...kept, options } : kept;
  }
  const choices = checkChoices(form, from, path, type);
  const autocomplete = flag(form, from, "autocomplete", path);
  if (autocomplete && choices.length > 0)
    form.fail(
      path,
      "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES",
      "Choices and autocomplete are mutually exclusive",
    );
  const number = type === 4 || type === 10;
  // Like the platform, omits what was not set rather than storing false.
  return compact({
    ...kept,
    required: flag(form, from, "required", path) || undefined,
    autocomplete: autocomplete || undefined,
    choices: choices.length > 0 ? choices : undefined,
    min_value: number ? limit(form, from, "min_value", path) : undefined,
    max_value: number ? limit(form, from, "max_value", path) : undefined,
    min_length: type === 3 ? integer(form, from, "min_length", path, { min: 0, max: 6000 }) : undefined,
    max_length: type === 3 ? integer(form, from, "max_length", path, { min: 1, max: 6000 }) : undefined,
    channel_types: type === 7 ? (from.channel_types ?? undefined) : undefined,
  });
}

function numbers(form: Form, from: Json, key: string, path: Path, max: number): readonly number[] | null {
  if ((from[key] ?? null) === null) return null;
  const values = list(form, from, key, path, { min: 1, max: max + 1 });
  for (const [index, value] of values.entries()) {
    if (!Number.isInteger(value) || Number(value) < 0 || Number(value) > max)
      form.fail([...path, key, index], "BASE_TYPE_CHOICES", `Value must be one of 0 to ${max}.`);
  }
  return values as readonly number[];
}

function limit(form: Form, from: Json, key: string, path: Path): number | undefined {
  const value = from[key] ?? undefined;
  if (value === undefined || typeof value === "number") return value;
  form.fail([...path, key], "NUMBER_TYPE_COERCE", `Value "${String(value)}" is not a number.`);
  return undefined;
}

/**
 * Characters in the name, description and choice values of the command and all its options, counting the longest
 * translation of each.
 */
function characters(of: Json): number {
  const longest = (value: unknown, translated: unknown) =>
    Math.max(
      ...[value, ...(isJson(translated) ? Object.values(translated) : [])].map((each) =>
        length(String(each ?? "")),
      ),
    );
  const inner = Array.isArray(of.options) ? of.options.filter(isJson) : [];
  const choices = Array.isArray(of.choices) ? of.choices.filter(isJson) : [];
  return (
    longest(of.name, of.name_localizations) +
    longest(of.description, of.description_localizations) +
    choices.reduce(
      (sum, each) => sum + longest(each.name, each.name_localizations) + length(String(each.value)),
      0,
    ) +
    inner.reduce((sum, each) => sum + characters(each), 0)
  );
}
