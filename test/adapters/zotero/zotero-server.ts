import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { badCollection, matches, newKey, type StoredGroup, type StoredItem, writeItem } from "./library.ts";

interface Key {
  readonly user: number;
  /** By group id or `all`. */
  readonly groups: Readonly<Record<string, { readonly library: boolean; readonly write: boolean }>>;
}

/** What goes wrong with the next request that is carried out; `lost` and `cut` come after it was. */
export type ZoteroFault = "lost" | "cut" | "error" | "proxy" | { readonly retryAfter: number };

/** How an answer looks to its reader. */
interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const TOKEN_MS = 12 * 3_600_000;
const AT_ONCE = 50;
const PAGE_AT_MOST = 100;

/**
 * Zotero's Web API v3 on loopback, as far as zotero.org/support/dev/web_api/v3 and the server's own tests
 * (github.com/zotero/dataserver) say what it takes and refuses.
 */
export async function startZotero(now: () => number = Date.now) {
  const keys = new Map<string, Key>();
  const groups = new Map<number, StoredGroup>();
  const tokens = new Map<string, number>();
  const asked: {
    readonly method: string;
    readonly path: string;
    readonly headers: IncomingMessage["headers"];
  }[] = [];
  const faults: { readonly on: string; readonly fault: ZoteroFault }[] = [];
  let backoff: number | undefined;

  const refuse = (status: number, body: string, headers = {}): Answer => ({ status, body, headers });

  function access(key: Key, group: StoredGroup) {
    const { library = false, write = false } = key.groups[group.id] ?? key.groups.all ?? {};
    const edits = group.libraryEditing === "members" || [group.owner, ...group.admins].includes(key.user);
    return { library, write: write && edits };
  }

  function post(group: StoredGroup, body: unknown): Answer {
    if (!Array.isArray(body)) return refuse(400, "Uploaded data must be a JSON array");
    if (body.length > AT_ONCE) return refuse(413, `Cannot add more than ${AT_ONCE} items at a time`);
    group.version += 1;
    const successful: Record<string, unknown> = {};
    const failed: Record<string, unknown> = {};
    for (const [index, one] of body.entries()) {
      const written = writeItem(group, one, group.version);
      if (written.kind === "failed") failed[index] = { code: written.code, message: written.message };
      else successful[index] = written.item;
    }
    const headers = { "last-modified-version": String(group.version) };
    return { status: 200, body: { successful, unchanged: {}, failed }, headers };
  }

  function patch(
    group: StoredGroup,
    item: StoredItem | undefined,
    body: unknown,
    version: string | undefined,
  ): Answer {
    if (!item) return refuse(404, "Item does not exist");
    if (version === undefined)
      return refuse(428, "Either If-Unmodified-Since-Version or object version property must be provided");
    if (Number(version) !== item.version)
      return refuse(
        412,
        `Item has been modified since specified version (expected ${version}, found ${item.version})`,
      );
    const change = body as { collections?: unknown };
    const problem = badCollection(group, change.collections);
    if (problem) return refuse(...problem);
    group.version += 1;
    item.version = group.version;
    item.data = { ...item.data, ...change, version: group.version };
    return { status: 204, headers: { "last-modified-version": String(group.version) } };
  }

  function page(all: readonly unknown[], query: URLSearchParams, version: number): Answer {
    const limit = Math.min(Number(query.get("limit") ?? 25), PAGE_AT_MOST);
    const start = Number(query.get("start") ?? 0);
    const headers = { "total-results": String(all.length), "last-modified-version": String(version) };
    return { status: 200, body: all.slice(start, start + limit), headers };
  }

  function top(group: StoredGroup, query: URLSearchParams): Answer {
    const q = query.get("q");
    const found = [...group.items.values()].filter(
      (item) => !item.trashed && (q === null || matches(item, q)),
    );
    return page(query.get("direction") === "desc" ? found.reverse() : found, query, group.version);
  }

  function inGroup(
    group: StoredGroup,
    key: Key,
    request: IncomingMessage,
    path: string,
    url: URL,
    body: unknown,
  ) {
    const { library, write } = access(key, group);
    if (!library) return refuse(403, "Forbidden");
    const version = request.headers["if-unmodified-since-version"];
    if (request.method !== "GET" && !write) return refuse(403, "Write access denied");
    const item = /^items\/(\w+)$/.exec(path)?.[1];
    if (request.method === "POST" && path === "items") return post(group, body);
    if (request.method === "PATCH" && item)
      return patch(group, group.items.get(item), body, String(version ?? "") || undefined);
    if (request.method === "GET" && path === "items/top") return top(group, url.searchParams);
    if (request.method === "GET" && path === "collections") {
      const all = [...group.collections].map(([id, name]) => ({
        key: id,
        version: 1,
        data: { key: id, name },
      }));
      return page(all, url.searchParams, group.version);
    }
    return refuse(404, "Not found");
  }

  function answer(request: IncomingMessage, url: URL, sent: string): Answer {
    const given = String(request.headers["zotero-api-key"] ?? "");
    const key = keys.get(given);
    if (!key) return refuse(403, given ? "Invalid key" : "Forbidden");
    const token = request.headers["zotero-write-token"];
    const remembered = `${given} ${token}`;
    if (request.method !== "GET" && token !== undefined) {
      if (String(token).length < 5 || String(token).length > 32)
        return refuse(400, "Write token must be 5-32 characters in length");
      if ((tokens.get(remembered) ?? Number.NEGATIVE_INFINITY) > now() - TOKEN_MS)
        return refuse(412, "Write token already used");
    }
    if (url.pathname === "/keys/current")
      return {
        status: 200,
        body: { key: given, userID: key.user, username: "ada", access: { groups: key.groups } },
      };
    if (url.pathname === `/users/${key.user}/groups`) {
      const mine = [...groups.values()].filter((group) => access(key, group).library);
      return page(
        mine.map(({ items: _, collections: __, version, ...data }) => ({ id: data.id, version, data })),
        url.searchParams,
        1,
      );
    }
    const [, id = "", path = ""] = /^\/groups\/(\d+)\/(.+)$/.exec(url.pathname) ?? [];
    const group = groups.get(Number(id));
    if (!group) return refuse(404, "Not found");
    let body: unknown;
    try {
      body = sent === "" ? undefined : JSON.parse(sent);
    } catch {
      return refuse(400, "JSON Error: Syntax error, malformed JSON");
    }
    const done = inGroup(group, key, request, path, url, body);
    // Also where objects of the request failed: it is the request that was carried out.
    if (done.status < 300 && request.method !== "GET" && token !== undefined) tokens.set(remembered, now());
    return done;
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", "http://zotero");
    const sent = await text(request);
    asked.push({
      method: request.method ?? "",
      path: `${url.pathname}${url.search}`,
      headers: request.headers,
    });
    const next = faults.findIndex(({ on }) => on === request.method);
    const [{ fault } = { fault: undefined }] = next < 0 ? [] : faults.splice(next, 1);
    const answered =
      fault === "error"
        ? refuse(500, "An error occurred")
        : fault === "proxy"
          ? refuse(403, "<html><body>Blocked by your network</body></html>")
          : typeof fault === "object"
            ? refuse(429, "Request rate limit exceeded", { "retry-after": String(fault.retryAfter) })
            : answer(request, url, sent);
    if (fault === "lost") return void request.socket.destroy();
    const body = typeof answered.body === "string" ? answered.body : JSON.stringify(answered.body);
    const headers = {
      ...answered.headers,
      ...(backoff === undefined ? {} : { backoff: String(backoff) }),
      ...(answered.status === 204 ? {} : { "content-length": String(Buffer.byteLength(body)) }),
    };
    response.writeHead(answered.status, headers);
    if (fault !== "cut") return void response.end(answered.status === 204 ? undefined : body);
    response.write(body.slice(0, body.length / 2));
    setImmediate(() => request.socket.destroy());
  }

  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    keys,
    groups,
    asked,
    addGroup(id: number, name: string, parts: Partial<StoredGroup> = {}): StoredGroup {
      const group: StoredGroup = {
        id,
        name,
        owner: 1,
        admins: [],
        libraryEditing: "members",
        version: 7,
        items: new Map(),
        collections: new Map(),
        ...parts,
      };
      groups.set(id, group);
      return group;
    },
    /** Something that people have saved themselves. */
    addItem(group: StoredGroup, data: Record<string, unknown>): StoredItem {
      const key = newKey(group);
      const item = { key, version: 3, data: { collections: [], creators: [], ...data, key, version: 3 } };
      group.items.set(key, item);
      return item;
    },
    /** The next request of that method goes wrong. */
    fail: (on: "GET" | "POST" | "PATCH", fault: ZoteroFault) => void faults.push({ on, fault }),
    askToBackOff(seconds: number | undefined) {
      backoff = seconds;
    },
    close: () =>
      new Promise<void>((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

export type ZoteroServer = Awaited<ReturnType<typeof startZotero>>;
