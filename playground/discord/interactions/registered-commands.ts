import { checkCommand, checkCommands } from "../checks/commands.ts";
import { ApiError, isJson, type Json, refuse } from "../json.ts";
import type { World } from "../world/world.ts";

/** New commands per day, for each guild and globally. */
const CREATES_PER_DAY = 200;
const DAY_MS = 86_400_000;

/** A set of commands: a guild's, or the global one. */
export type Scope = string | "global";

/** The registered commands. All functions throw ApiError if Discord would refuse. */
export interface CommandRegistry {
  list(scope: Scope): readonly Json[];
  get(scope: Scope, id: string): Json;
  replace(scope: Scope, body: unknown): readonly Json[];
  /** Overwrites a command with the same name and type. */
  create(scope: Scope, body: Json): { readonly command: Json; readonly created: boolean };
  change(scope: Scope, id: string, body: Json): Json;
  remove(scope: Scope, id: string): void;
  /** Finds a command as people in a guild (or in direct messages) do. `type`: 1 typed, 3 in the message menu. */
  find(guildId: string | undefined, name: string, type: 1 | 3): Json | undefined;
}

export function createCommandRegistry(world: World): CommandRegistry {
  const scopes = new Map<Scope, Map<string, Json>>();
  const creates = new Map<Scope, number[]>();

  function of(scope: Scope): Map<string, Json> {
    const known = scopes.get(scope) ?? new Map<string, Json>();
    scopes.set(scope, known);
    return known;
  }

  function get(scope: Scope, id: string): Json {
    const command = of(scope).get(id);
    if (!command) throw refuse.unknownCommand();
    return command;
  }

  function same(scope: Scope, checked: Json): Json | undefined {
    return [...of(scope).values()].find((each) => each.name === checked.name && each.type === checked.type);
  }

  /** Like Discord, keeps the id of a command with the same name and type. */
  function store(scope: Scope, checked: Json, known: Json | undefined): Json {
    const id = known?.id ?? world.newId();
    const command = {
      id,
      application_id: world.bot.id,
      version: world.newId(),
      ...(scope === "global" ? {} : { guild_id: scope }),
      ...checked,
    };
    of(scope).set(String(id), command);
    world.changed({ kind: "commands", ...(scope === "global" ? {} : { guild: scope }) });
    return command;
  }

  function countCreates(scope: Scope, fresh: number): void {
    const recent = (creates.get(scope) ?? []).filter((at) => world.now() - at < DAY_MS);
    if (recent.length + fresh > CREATES_PER_DAY)
      throw new ApiError(
        400,
        30034,
        `Max number of daily application command creates has been reached (${CREATES_PER_DAY})`,
      );
    creates.set(scope, [...recent, ...new Array<number>(fresh).fill(world.now())]);
  }

  return {
    list: (scope) => [...of(scope).values()],
    get,
    replace(scope, body) {
      const before = new Map([...of(scope).values()].map((each) => [`${each.type}:${each.name}`, each]));
      const checked = checkCommands(body);
      countCreates(scope, checked.filter((each) => !before.has(`${each.type}:${each.name}`)).length);
      of(scope).clear();
      for (const each of checked) store(scope, each, before.get(`${each.type}:${each.name}`));
      world.changed({ kind: "commands", ...(scope === "global" ? {} : { guild: scope }) });
      return [...of(scope).values()];
    },
    create(scope, body) {
      const checked = checkCommand(body);
      const known = same(scope, checked);
      if (!known) countCreates(scope, 1);
      return { command: store(scope, checked, known), created: !known };
    },
    change(scope, id, body) {
      const known = get(scope, id);
      return store(scope, checkCommand({ ...known, ...body }), known);
    },
    remove(scope, id) {
      get(scope, id);
      of(scope).delete(id);
      world.changed({ kind: "commands" });
    },
    find(guildId, name, type) {
      const local = guildId === undefined ? [] : of(guildId).values();
      return [...local, ...of("global").values()].find((each) => each.name === name && each.type === type);
    },
  };
}

const KINDS: Readonly<Record<number, (value: unknown) => boolean>> = {
  3: (value) => typeof value === "string",
  4: (value) => Number.isSafeInteger(value),
  5: (value) => typeof value === "boolean",
  6: (value) => typeof value === "string" && /^\d{15,}$/.test(value),
  7: (value) => typeof value === "string" && /^\d{17,20}$/.test(value),
  10: (value) => typeof value === "number",
};

/**
 * The `options` of an interaction for `/command subcommand name:value …`; a subcommand in a group includes its group,
 * e.g. `list save`. Throws an Error for input that Discord's client would reject. While typing (`partial`), required
 * options may be missing.
 */
export function fillOptions(
  command: Json,
  subcommand: string | undefined,
  values: Readonly<Record<string, unknown>>,
  typing?: string,
): readonly Json[] {
  const options = children(command);
  if (subcommand !== undefined) {
    const [name, ...inner] = subcommand.split(" ");
    const chosen = options.find((each) => Number(each.type) <= 2 && each.name === name);
    if (!chosen) throw new Error(`/${command.name} has no subcommand "${subcommand}".`);
    const within = chosen.type === 2 ? inner.join(" ") : undefined;
    return [{ name, type: chosen.type, options: fillOptions(chosen, within, values, typing) }];
  }
  if (options.some((each) => Number(each.type) <= 2)) throw new Error(`/${command.name} needs a subcommand.`);
  for (const key of Object.keys(values)) {
    if (!options.some((each) => each.name === key))
      throw new Error(`"${command.name}" has no option "${key}".`);
  }
  return options.flatMap((option) => {
    const name = String(option.name);
    const value = values[name];
    if (value === undefined) {
      if (option.required && typing === undefined) throw new Error(`"${name}" is required.`);
      return [];
    }
    if (name === typing) return [{ name, type: option.type, value, focused: true }];
    const problem = unsuitable(option, value);
    if (problem) throw new Error(`"${name}" ${problem}.`);
    return [{ name, type: option.type, value }];
  });
}

function unsuitable(option: Json, value: unknown): string | undefined {
  const kind = KINDS[Number(option.type)];
  if (kind && !kind(value)) return `does not take ${JSON.stringify(value)}`;
  const choices = Array.isArray(option.choices) ? option.choices.filter(isJson) : [];
  if (choices.length > 0 && !choices.some((choice) => choice.value === value))
    return `has no choice ${JSON.stringify(value)}`;
  const size = typeof value === "string" ? [...value].length : Number(value);
  const [min, max] = typeof value === "string" ? ["min_length", "max_length"] : ["min_value", "max_value"];
  if (typeof option[min as string] === "number" && size < Number(option[min as string]))
    return "is too small";
  if (typeof option[max as string] === "number" && size > Number(option[max as string]))
    return "is too large";
  return undefined;
}

function children(of: Json): readonly Json[] {
  return Array.isArray(of.options) ? of.options.filter(isJson) : [];
}
