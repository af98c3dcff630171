import type { Paper, PaperId } from "../../src/papers/paper.ts";
import type {
  LibraryAccess,
  Named,
  Placing,
  ReferenceManager,
} from "../../src/references/reference-manager.ts";
import { ChatError } from "../../src/runtime/errors.ts";
import { oneLine } from "../../src/text/collapse-whitespace.ts";
import { createZoteroApi, type ZoteroOptions } from "./api.ts";
import { notKept } from "./errors.ts";
import { asObject, isPaper, itemOf, type KnownItem, knownItem } from "./item.ts";

/** Zotero's maximum per page. */
const PAGE = 100;
/** Libraries are read newest first, and the first 2,000 items say what people like. */
const PAGES_AT_MOST = 20;

/** Creates the reference manager for Zotero's groups. */
export function createZotero(options: ZoteroOptions): ReferenceManager {
  const call = createZoteroApi(options);

  type Query = Readonly<Record<string, string>>;

  async function list(key: string, path: string, query: Query): Promise<readonly unknown[]> {
    const { json } = await call({ key, path, query: { ...query, limit: String(PAGE) } });
    if (!Array.isArray(json)) throw new ChatError("unknown", "Zotero answered something other than a list.");
    return json;
  }

  /** Reads a list page by page, as far as the caller goes on. */
  async function* pages(key: string, path: string, query: Query = {}): AsyncGenerator<readonly unknown[]> {
    for (let page = 0; page < PAGES_AT_MOST; page += 1) {
      const found = await list(key, path, { ...query, start: String(page * PAGE) });
      yield found;
      if (found.length < PAGE) return;
    }
  }

  async function listAll(key: string, path: string): Promise<readonly unknown[]> {
    const all: unknown[] = [];
    for await (const found of pages(key, path)) all.push(...found);
    return all;
  }

  const search = async ({ group, key }: LibraryAccess, q: string): Promise<readonly KnownItem[]> =>
    (await list(key, `groups/${group}/items/top`, { q })).flatMap((one) => knownItem(one) ?? []);

  /**
   * Finds the paper's item. Zotero searches titles, creators and years but not DOIs or arXiv ids (“everything” only adds the
   * text of attached files). So we search for candidates by title, then by first author in case the title changed, and
   * compare their fields.
   */
  async function find(access: LibraryAccess, paper: Paper): Promise<KnownItem | undefined> {
    for (const question of [titleQuestion(paper), paper.authors[0]]) {
      const items = question ? await search(access, question) : [];
      const found = items.find((item) => isPaper(item, paper));
      if (found) return found;
    }
    return undefined;
  }

  /** Adds an existing item to the collection, unless someone changed the item meanwhile. */
  async function moveInto({ group, key }: LibraryAccess, item: KnownItem, collection: string | undefined) {
    if (collection === undefined || item.collections.includes(collection)) return;
    await call({
      key,
      method: "PATCH",
      path: `groups/${group}/items/${item.key}`,
      headers: { "if-unmodified-since-version": String(item.version) },
      body: { collections: [...item.collections, collection] },
    });
  }

  /** Returns false if a request with this token was already carried out. */
  async function add({ group, key }: LibraryAccess, { paper, collection, token }: Placing): Promise<boolean> {
    const { status, json } = await call({
      key,
      method: "POST",
      path: `groups/${group}/items`,
      headers: { "zotero-write-token": token },
      // One item per request: if some of several failed, the token would block their retry.
      body: [itemOf(paper, collection)],
      pass: [412],
    });
    if (status === 412) return false;
    const { successful, failed } = asObject(json);
    if (asObject(successful)[0] !== undefined) return true;
    const { code, message } = asObject(asObject(failed)[0]);
    if (typeof code === "number") throw notKept(code, String(message));
    throw new ChatError("unknown", "Zotero did not say whether it saved the item.");
  }

  return {
    async groups(key) {
      const { json } = await call({ key, path: "keys/current" });
      const { userID, access } = asObject(json);
      const permitted = asObject(asObject(access).groups);
      const mayWrite = (id: string) => asObject(permitted[id] ?? permitted.all).write === true;
      const groups = await listAll(key, `users/${userID}/groups`);
      return groups.flatMap((one) => {
        const group = groupOf(one, userID);
        return group && mayWrite(group.id) ? [group] : [];
      });
    },

    collections: async ({ group, key }) =>
      (await listAll(key, `groups/${group}/collections`)).flatMap((one) => {
        const { key: id, name } = asObject(asObject(one).data);
        return typeof id === "string" && typeof name === "string" ? [{ id, name: oneLine(name) }] : [];
      }),

    async place(access, placing) {
      const { paper, collection } = placing;
      const there = await find(access, paper);
      if (there) {
        await moveInto(access, there, collection);
        return "there";
      }
      if (await add(access, placing)) return "added";
      if (await find(access, paper)) return "added";
      throw new ChatError("unknown", "Zotero accepted the item but does not show it yet.");
    },

    async papers({ group, key }, limit) {
      const ids = new Set<PaperId>();
      const newestFirst = { sort: "dateAdded", direction: "desc" };
      for await (const found of pages(key, `groups/${group}/items/top`, newestFirst)) {
        for (const id of found.flatMap((one) => knownItem(one)?.arxivIds ?? [])) ids.add(id);
        if (ids.size >= limit) break;
      }
      return [...ids].slice(0, limit);
    },
  };
}

/** Returns undefined if only admins may edit the library and the key's owner is not one. */
function groupOf(listed: unknown, user: unknown): Named | undefined {
  const { id, name, libraryEditing, owner, admins } = asObject(asObject(listed).data);
  if (typeof id !== "number" || typeof name !== "string") return undefined;
  const isAdmin = owner === user || (Array.isArray(admins) && admins.includes(user));
  if (libraryEditing === "admins" && !isAdmin) return undefined;
  return { id: String(id), name: oneLine(name) };
}

/** Returns the longest part of the title without quotation marks, which are search syntax. */
function titleQuestion({ title }: Paper): string {
  const [longest = ""] = title.split('"').toSorted((a, b) => b.length - a.length);
  return longest.trim();
}
