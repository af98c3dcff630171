/** An item as Zotero keeps it. */
export interface StoredItem {
  key: string;
  version: number;
  data: Record<string, unknown>;
  trashed?: boolean;
}

/** A group with its library. */
export interface StoredGroup {
  readonly id: number;
  readonly name: string;
  readonly owner: number;
  readonly admins: readonly number[];
  libraryEditing: "members" | "admins";
  version: number;
  readonly items: Map<string, StoredItem>;
  readonly collections: Map<string, string>;
}

/** What becomes of one object of a write. */
export type Written =
  | { readonly kind: "successful"; readonly item: StoredItem }
  | { readonly kind: "failed"; readonly code: number; readonly message: string };

/** Fields by item type, as zotero.org/support/dev/web_api/v3/types_and_fields has them. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  preprint: [
    "title",
    "abstractNote",
    "genre",
    "repository",
    "archiveID",
    "place",
    "date",
    "series",
    "seriesNumber",
    "DOI",
    "citationKey",
    "url",
    "accessDate",
    "archive",
    "archiveLocation",
    "shortTitle",
    "language",
    "libraryCatalog",
    "callNumber",
    "rights",
    "extra",
  ],
  webpage: ["title", "abstractNote", "websiteTitle", "date", "url", "accessDate", "extra"],
};
const BESIDE = ["itemType", "creators", "tags", "collections", "relations"];
const CREATORS = ["author", "contributor", "editor", "translator", "reviewedAuthor"];
const LONGEST_NAME = 255;
const LONGEST_FIELD = 65_535;
const KEY = /^[23456789ABCDEFGHIJKLMNPQRSTUVWXYZ]{8}$/;

/** Adds an item, or says why Zotero would not. */
export function writeItem(group: StoredGroup, given: unknown, version: number): Written {
  const failed = (code: number, message: string): Written => ({ kind: "failed", code, message });
  if (typeof given !== "object" || given === null || Array.isArray(given))
    return failed(400, "Invalid value for index 0 in uploaded data; expected JSON object");
  const data = given as Record<string, unknown>;
  const { key, version: known, itemType } = data;
  if (key !== undefined && (typeof key !== "string" || !KEY.test(key)))
    return failed(400, `'${key}' is not a valid item key`);
  if (typeof key === "string" && known === undefined && group.items.has(key))
    return failed(428, "Either If-Unmodified-Since-Version or object version property must be provided");
  if (typeof key === "string" && known !== (group.items.get(key)?.version ?? 0))
    return failed(412, `Item has been modified since specified version (expected ${known})`);
  if (itemType === undefined) return failed(400, "'itemType' property not provided");
  const fields = FIELDS[String(itemType)];
  if (!fields) return failed(400, `'${itemType}' is not a valid itemType`);
  for (const [name, value] of Object.entries(data)) {
    if (name === "key" || name === "version") continue;
    if (![...fields, ...BESIDE].includes(name)) return failed(400, `Invalid property '${name}'`);
    if (BESIDE.includes(name)) continue;
    if (typeof value !== "string") return failed(400, `Unexpected value for property '${name}'`);
    if (value.length > LONGEST_FIELD) return failed(413, `'${name}' field value too long`);
  }
  const problem = badCreator(data.creators) ?? badTag(data.tags) ?? badCollection(group, data.collections);
  if (problem) return failed(...problem);
  const id = typeof key === "string" ? key : newKey(group);
  const item: StoredItem = { key: id, version, data: { ...data, key: id, version } };
  group.items.set(id, item);
  return { kind: "successful", item };
}

type Problem = readonly [code: number, message: string];

function badCreator(creators: unknown = []): Problem | undefined {
  if (!Array.isArray(creators)) return [400, "'creators' property must be an array"];
  for (const { creatorType, ...name } of creators as Record<string, string>[]) {
    if (creatorType === undefined) return [400, "creator object must contain 'creatorType'"];
    if (!CREATORS.includes(creatorType)) return [400, `'${creatorType}' is not a valid creator type`];
    const given = Object.keys(name).sort().join(",");
    if (given !== "name" && given !== "firstName,lastName")
      return [400, "creator object must contain 'firstName'/'lastName' or 'name'"];
    if (Object.values(name).every((part) => part.trim() === ""))
      return [400, "creator object must contain 'firstName'/'lastName' or 'name'"];
    if (Object.values(name).some((part) => part.length > LONGEST_NAME)) return [413, "Creator name too long"];
  }
  return undefined;
}

function badTag(tags: unknown = []): Problem | undefined {
  if (!Array.isArray(tags)) return [400, "'tags' property must be an array"];
  for (const { tag, ...more } of tags as Record<string, unknown>[]) {
    if (typeof tag !== "string" || tag.trim() === "") return [400, "Invalid tag name"];
    if (Object.keys(more).some((name) => name !== "type")) return [400, "Invalid tag property"];
    if (tag.length > LONGEST_NAME) return [413, `Tag '${tag.slice(0, 20)}…' too long`];
  }
  return undefined;
}

export function badCollection(group: StoredGroup, collections: unknown = []): Problem | undefined {
  if (!Array.isArray(collections)) return [400, "'collections' property must be an array"];
  for (const key of collections) {
    if (!KEY.test(String(key))) return [400, `'${key}' is not a valid collection key`];
    if (!group.collections.has(key)) return [409, `Collection ${key} not found`];
  }
  return undefined;
}

/** In Zotero's alphabet, which has neither 0 nor 1. */
export function newKey(group: StoredGroup): string {
  return String(group.items.size).padStart(8, "0").replaceAll("0", "A").replaceAll("1", "B");
}

/** Whether Zotero's quick search finds the item: each word in its title, in a creator's name, or as its year. */
export function matches({ data }: StoredItem, question: string): boolean {
  const creators = (data.creators ?? []) as Record<string, string>[];
  const names = creators.map(
    ({ firstName = "", lastName = "", name = "" }) => `${firstName} ${lastName}${name}`,
  );
  const texts = [String(data.title ?? ""), ...names].map((text) => text.toLowerCase());
  const year = String(data.date ?? "").slice(0, 4);
  const words = question.toLowerCase().split(/\s+/).filter(Boolean);
  return words.every((word) => word === year || texts.some((text) => text.includes(word)));
}
