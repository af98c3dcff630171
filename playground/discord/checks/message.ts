import { isJson, type Json, refuse } from "../json.ts";
import { displayedTexts, findMentions } from "../world/mentions.ts";
import { type Draft, FLAGS } from "../world/model.ts";
import { checkAttachments, type Upload } from "./attachments.ts";
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
  url,
} from "./complaints.ts";
import { checkComponents } from "./components.ts";

/** The message in a request, and how to send it. */
export interface CheckedMessage {
  readonly draft: Draft;
  readonly nonce: string | number | undefined;
  readonly enforceNonce: boolean;
  readonly replyTo: string | undefined;
}

const LEGACY_FIELDS = ["content", "embeds", "poll", "stickers", "sticker_ids"] as const;

/**
 * Checks the message in a request body. `before` is the message being edited: what the body omits stays. `flags` are
 * those the caller may set. Throws ApiError 50035 listing all errors, or 50006 for an empty message.
 */
export function checkMessage(
  body: Json,
  options: {
    readonly before?: Draft;
    readonly files?: readonly Upload[];
    readonly flags?: number;
    readonly path?: Path;
  } = {},
): CheckedMessage {
  const form = createForm();
  const { before, path = [] } = options;
  const settable = options.flags ?? FLAGS.suppressEmbeds | FLAGS.suppressNotifications | FLAGS.componentsV2;
  const given = integer(form, body, "flags", path, { min: 0, max: 2 ** 32 - 1 }) ?? 0;
  // Once a message consists of components, it stays so.
  const flags = (given & settable) | (before ? before.flags & ~FLAGS.suppressEmbeds : 0);
  const v2 = (flags & FLAGS.componentsV2) !== 0;
  if (v2) refuseLegacyFields(form, { ...legacyLeft(before), ...body }, path);

  const attachments = checkAttachments(form, body, path, before?.attachments ?? [], options.files ?? []);
  const files = new Set(attachments.map((file) => file.filename));
  const content = text(form, body, "content", path, { max: 2000 }) ?? "";
  const embeds = checkEmbeds(form, body, path);
  const components = checkComponents(form, body, path, { v2, files });
  const nonce = checkNonce(form, body, path);
  const allowed = checkAllowedMentions(form, body, path);
  const reference = isJson(body.message_reference) ? body.message_reference : undefined;
  const enforceNonce = flag(form, body, "enforce_nonce", path) ?? false;
  form.settle();

  const keep = <K extends "content" | "embeds" | "components">(key: K, fresh: Draft[K]) =>
    before && !(key in body) && !(v2 && key !== "components") ? before[key] : fresh;
  const shown = {
    content: keep("content", content.trim()),
    embeds: keep("embeds", embeds),
    components: keep("components", components),
  };
  if (!shown.content && !shown.embeds.length && !shown.components.length && !attachments.length)
    throw refuse.emptyMessage();
  const mentions = findMentions([shown.content, ...displayedTexts(shown.components)], allowed);
  return {
    draft: { ...shown, attachments, flags, mentions },
    nonce,
    enforceNonce,
    replyTo: typeof reference?.message_id === "string" ? reference.message_id : undefined,
  };
}

/** What a message had before components took over, which must be emptied explicitly. */
function legacyLeft(before: Draft | undefined): Json {
  return before ? { content: before.content, embeds: before.embeds } : {};
}

function refuseLegacyFields(form: Form, body: Json, path: Path): void {
  for (const field of LEGACY_FIELDS) {
    const value = body[field] ?? undefined;
    if (value === undefined || value === "" || (Array.isArray(value) && value.length === 0)) continue;
    form.fail(
      [...path, field],
      "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
      `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
    );
  }
}

function checkNonce(form: Form, body: Json, path: Path): string | number | undefined {
  const nonce = body.nonce ?? undefined;
  if (nonce === undefined || Number.isSafeInteger(nonce)) return nonce as number | undefined;
  return text(form, body, "nonce", path, { max: 25 });
}

function checkAllowedMentions(form: Form, body: Json, path: Path): Json | undefined {
  const given = body.allowed_mentions ?? undefined;
  if (given === undefined) return undefined;
  const at = [...path, "allowed_mentions"];
  const allowed = object(form, given, at);
  if (!allowed) return undefined;
  const parse = list(form, allowed, "parse", at, { max: 3 });
  for (const [index, kind] of parse.entries()) {
    if (!["users", "roles", "everyone"].includes(String(kind)))
      form.fail(
        [...at, "parse", index],
        "BASE_TYPE_CHOICES",
        "Value must be one of {'users', 'roles', 'everyone'}.",
      );
  }
  for (const kind of ["users", "roles"]) {
    if (list(form, allowed, kind, at, { max: 100 }).length > 0 && parse.includes(kind))
      form.fail(
        at,
        "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
        `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`,
      );
  }
  return allowed;
}

function checkEmbeds(form: Form, body: Json, path: Path): readonly Json[] {
  const embeds = list(form, body, "embeds", path, { max: 10 }).map((value, index) => {
    const at = [...path, "embeds", index];
    return checkEmbed(form, object(form, value, at) ?? {}, at);
  });
  const total = embeds.reduce((sum, embed) => sum + embedLength(embed), 0);
  if (total > 6000)
    form.fail([...path, "embeds"], "MAX_EMBED_SIZE_EXCEEDED", "Embed size exceeds maximum size of 6000");
  return embeds;
}

function checkEmbed(form: Form, from: Json, at: Path): Json {
  const part = (key: string) => (isJson(from[key]) ? from[key] : undefined);
  const image = (key: string) => {
    const given = part(key);
    return (
      given && { url: url(form, given, "url", [...at, key], { required: true, schemes: ["attachment:"] }) }
    );
  };
  const footer = part("footer");
  const author = part("author");
  const timestamp = text(form, from, "timestamp", at, { max: 64 });
  if (timestamp !== undefined && Number.isNaN(Date.parse(timestamp)))
    form.fail(
      [...at, "timestamp"],
      "DATE_TIME_TYPE_PARSE",
      `Could not parse ${timestamp}. Should be ISO8601.`,
    );
  return compact({
    type: "rich",
    title: text(form, from, "title", at, { max: 256 }),
    description: text(form, from, "description", at, { max: 4096 }),
    url: url(form, from, "url", at),
    color: integer(form, from, "color", at, { min: 0, max: 0xffffff }),
    timestamp,
    footer: footer && {
      text: text(form, footer, "text", [...at, "footer"], { min: 1, max: 2048, required: true }),
    },
    author:
      author &&
      compact({
        name: text(form, author, "name", [...at, "author"], { min: 1, max: 256, required: true }),
        url: url(form, author, "url", [...at, "author"]),
      }),
    image: image("image"),
    thumbnail: image("thumbnail"),
    fields: list(form, from, "fields", at, { max: 25 }).map((value, index) => {
      const where = [...at, "fields", index];
      const field = object(form, value, where) ?? {};
      return {
        name: text(form, field, "name", where, { min: 1, max: 256, required: true }),
        value: text(form, field, "value", where, { min: 1, max: 1024, required: true }),
        inline: flag(form, field, "inline", where) ?? false,
      };
    }),
  });
}

function embedLength(embed: Json): number {
  const nested = (key: string, field: string) => (isJson(embed[key]) ? embed[key][field] : undefined);
  const fields = Array.isArray(embed.fields) ? embed.fields.filter(isJson) : [];
  const texts = [embed.title, embed.description, nested("footer", "text"), nested("author", "name")];
  for (const field of fields) texts.push(field.name, field.value);
  return texts.reduce<number>((sum, value) => sum + (typeof value === "string" ? length(value) : 0), 0);
}
