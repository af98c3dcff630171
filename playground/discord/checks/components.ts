import { isJson, type Json } from "../json.ts";
import { displayedTexts } from "../world/mentions.ts";
import {
  compact,
  type Form,
  flag,
  integer,
  length,
  list,
  object,
  type Path,
  required,
  text,
  url,
} from "./complaints.ts";
import { button, type Context, select } from "./interactive.ts";

/**
 * Limits from "Component Reference" in Discord's documentation; the text total is what Discord enforces in practice.
 */
const LIMITS = {
  total: 40,
  rows: 5,
  buttons: 5,
  text: 4000,
  description: 1024,
  sectionTexts: 3,
  gallery: 10,
} as const;

const ROW = 1;
const BUTTON = 2;
const SECTION = 9;
const TEXT = 10;
const THUMBNAIL = 11;
const SELECTS = [3, 5, 6, 7, 8];
const IN_CONTAINER = [ROW, SECTION, TEXT, 12, 13, 14];
const TOP_LEVEL = [...IN_CONTAINER, 17];

/**
 * Checks a message's components, and returns them as Discord stores them: unknown keys dropped, every component
 * numbered by `id`. `files` are the names that `attachment://` URLs may refer to.
 */
export function checkComponents(
  form: Form,
  body: Json,
  path: Path,
  options: { readonly v2: boolean; readonly files: ReadonlySet<string> },
): readonly Json[] {
  const at = [...path, "components"];
  const given = list(form, body, "components", path, { max: options.v2 ? LIMITS.total : LIMITS.rows });
  const context: Context = { form, files: options.files, customIds: new Set(), ids: new Set(), count: 0 };
  const kept = given.map((each, index) =>
    checkOne(context, each, [...at, index], options.v2 ? TOP_LEVEL : [ROW]),
  );
  if (context.count > LIMITS.total)
    form.fail(
      at,
      "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED",
      `The total number of components in this message (${context.count}) exceeds the maximum of ${LIMITS.total}.`,
    );
  const components = kept.filter((each) => each !== undefined);
  const characters = displayedTexts(components).reduce((sum, each) => sum + length(each), 0);
  if (characters > LIMITS.text)
    form.fail(
      at,
      "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED",
      `The total number of displayable characters in this message's components (${characters}) exceeds the maximum of ${LIMITS.text}.`,
    );
  return numbered(components, context.ids);
}

function checkOne(context: Context, value: unknown, path: Path, types: readonly number[]): Json | undefined {
  const { form } = context;
  context.count++;
  const from = object(form, value, path);
  if (!from) return undefined;
  if (from.type === undefined) return required(form, [...path, "type"]);
  const { type } = from;
  if (typeof type !== "number" || !types.includes(type)) {
    const message = `Value of field "type" must be one of (${types.join(", ")}${types.length === 1 ? "," : ""}).`;
    form.fail([...path, "type"], "UNION_TYPE_CHOICES", message);
    return undefined;
  }
  const id = integer(form, from, "id", path, { min: 0, max: 2 ** 31 - 1 });
  if (id && context.ids.has(id))
    form.fail([...path, "id"], "COMPONENT_ID_DUPLICATED", "Component id cannot be duplicated");
  if (id) context.ids.add(id);
  const children = (types: readonly number[], min: number, max: number) =>
    list(form, from, "components", path, { min, max })
      .map((each, index) => checkOne(context, each, [...path, "components", index], types))
      .filter((each) => each !== undefined);
  return { type, id: id ?? 0, ...fields(context, type, from, path, children) };
}

type Children = (types: readonly number[], min: number, max: number) => readonly Json[];

function fields(context: Context, type: number, from: Json, path: Path, children: Children): Json {
  const { form } = context;
  switch (type) {
    case ROW:
      return { components: row(form, children([BUTTON, ...SELECTS], 1, LIMITS.buttons), path) };
    case BUTTON:
      return button(context, from, path);
    case SECTION:
      return {
        components: children([TEXT], 1, LIMITS.sectionTexts),
        accessory:
          from.accessory === undefined
            ? required(form, [...path, "accessory"])
            : checkOne(context, from.accessory, [...path, "accessory"], [BUTTON, THUMBNAIL]),
      };
    case TEXT:
      return {
        content: text(form, from, "content", path, { min: 1, max: LIMITS.text, required: true }) ?? "",
      };
    case THUMBNAIL:
      return media(context, from, path);
    case 12:
      return {
        items: list(form, from, "items", path, { min: 1, max: LIMITS.gallery }).map((item, index) => {
          const at = [...path, "items", index];
          return media(context, object(form, item, at) ?? {}, at);
        }),
      };
    case 13: {
      const file = object(form, from.file, [...path, "file"]);
      return {
        file: file && asset(context, file, [...path, "file"], ["attachment:"]),
        spoiler: flag(form, from, "spoiler", path) ?? false,
      };
    }
    case 14:
      return {
        divider: flag(form, from, "divider", path) ?? true,
        spacing: integer(form, from, "spacing", path, { min: 1, max: 2 }) ?? 1,
      };
    case 17:
      return {
        accent_color: integer(form, from, "accent_color", path, { min: 0, max: 0xffffff }) ?? null,
        spoiler: flag(form, from, "spoiler", path) ?? false,
        components: children(IN_CONTAINER, 1, LIMITS.total),
      };
    default:
      return select(context, type, from, path);
  }
}

function row(form: Form, components: readonly Json[], path: Path): readonly Json[] {
  if (components.length > 1 && components.some((each) => each.type !== BUTTON))
    form.fail(
      [...path, "components"],
      "COMPONENT_LAYOUT_WIDTH_EXCEEDED",
      "The specified component exceeds the maximum width",
    );
  return components;
}

function media(context: Context, from: Json, path: Path): Json {
  const { form } = context;
  const at = [...path, "media"];
  const given = from.media === undefined ? required(form, at) : object(form, from.media, at);
  return compact({
    media: given && asset(context, given, at, ["http:", "https:", "attachment:"]),
    description: text(form, from, "description", path, { min: 1, max: LIMITS.description }),
    spoiler: flag(form, from, "spoiler", path) ?? false,
  });
}

function asset(context: Context, from: Json, path: Path, schemes: readonly string[]): Json | undefined {
  const { form } = context;
  const address = url(form, from, "url", path, { required: true, schemes: ["attachment:"] });
  if (address === undefined) return undefined;
  const { protocol } = new URL(address);
  const at = [...path, "url"];
  if (!schemes.includes(protocol)) {
    form.fail(
      at,
      "URL_TYPE_INVALID_SCHEME",
      `Scheme "${protocol.slice(0, -1)}" is not supported. Scheme must be one of ('attachment').`,
    );
  } else if (
    protocol === "attachment:" &&
    !context.files.has(decodeURIComponent(address.slice("attachment://".length)))
  ) {
    form.fail(
      at,
      "REFERENCED_ATTACHMENT_NOT_FOUND",
      `The attachment "${address}" was not sent with the message`,
    );
  }
  return { url: address, proxy_url: address, width: 0, height: 0 };
}

/** Gives each component without an id the next free number, in reading order. */
function numbered(components: readonly Json[], taken: ReadonlySet<number>): readonly Json[] {
  let last = 0;
  const next = () => {
    do last++;
    while (taken.has(last));
    return last;
  };
  const number = (component: Json): Json => {
    const id = component.id === 0 ? next() : component.id;
    const inner = component.components;
    const accessory = component.accessory;
    return {
      ...component,
      id,
      ...(Array.isArray(inner) ? { components: inner.map((each) => number(each)) } : {}),
      ...(isJson(accessory) ? { accessory: number(accessory) } : {}),
    };
  };
  return components.map(number);
}
