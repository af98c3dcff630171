import { createHash } from "node:crypto";
import type { ChannelRef } from "../../src/chat/refs.ts";
import type { HttpRoute } from "../../src/runtime/http-routes.ts";
import { createRateLimit } from "../../src/runtime/rate-limit.ts";
import type { Services } from "../../src/services.ts";
import type { AccessGrant, AccessKind, FeedKind } from "../../src/teams/access-store.ts";
import { contentsOf } from "./contents.ts";
import { FORMATS, type Format } from "./formats.ts";

/** A key and a format. */
const FILE = /^([\w-]{1,80})\.(atom|json)$/;
/** Readers poll a few times an hour. */
const CALLS = 60;
const WITHIN_MS = 60_000;
/** How often lists are refreshed, in seconds. */
const FRESH_S = 900;

/** `/feeds/<key>.atom` and `.json`: anyone who knows the URL can read the feed. */
export function feedRoutes(services: Services): readonly HttpRoute[] {
  const { access, clock, publicUrl } = services;
  const calls = createRateLimit(clock, CALLS, WITHIN_MS);
  const nothing = () =>
    new Response("No such feed. Its address may have been renewed or revoked.\n", { status: 404 });

  async function handle(
    request: Request,
    { file = "" }: Readonly<Record<string, string>>,
  ): Promise<Response> {
    const [, key = "", ending] = FILE.exec(file) ?? [];
    const grant = key === "" ? undefined : await access.open(key);
    if (!grant || !isFeed(grant.kind)) return nothing();
    const waitMs = calls.take(key);
    if (waitMs > 0)
      return new Response("Too many requests.\n", {
        status: 429,
        headers: { "retry-after": String(Math.ceil(waitMs / 1_000)) },
      });
    const { mediaType, write } = FORMATS[ending as Format];
    const contents = await contentsOf(services, grant.kind, grant);
    const updated = Math.max(grant.createdAt, ...contents.entries.map((entry) => entry.updated));
    const address = `${publicUrl ?? ""}/feeds/${file}`;
    const body = write({ ...contents, subject: subjectOf(grant), address, updated });
    const headers = {
      etag: `"${createHash("sha256").update(body).digest("base64url")}"`,
      "last-modified": new Date(updated).toUTCString(),
      "cache-control": `private, max-age=${FRESH_S}`,
      "x-robots-tag": "noindex",
    };
    return isFresh(request.headers, headers)
      ? new Response(null, { status: 304, headers })
      : new Response(body, { headers: { ...headers, "content-type": mediaType } });
  }

  return [{ method: "GET", path: "/feeds/:file", handle }];
}

function isFeed(kind: AccessKind): kind is FeedKind {
  switch (kind) {
    case "channel-feed":
    case "watch-feed":
    case "favourites-feed":
      return true;
    case "agent":
    case "team-agent":
      return false;
    default:
      return kind satisfies never;
  }
}

/** The identity of a feed: a team's favourites are the same wherever their address was created. */
function subjectOf({ kind, team, channel }: AccessGrant): string {
  return kind === "favourites-feed" ? `${kind} ${team}` : `${kind} ${team} ${placeOf(channel)}`;
}

function placeOf({ platform, workspace, id }: ChannelRef): string {
  return `${platform}:${workspace}:${id}`;
}

/** Whether the reader already has this version (RFC 9110, 13.2.2): tags decide, and dates only if there are none. */
function isFresh(
  asked: Headers,
  { etag, "last-modified": modified }: { etag: string; "last-modified": string },
): boolean {
  const tags = asked.get("if-none-match");
  if (tags !== null)
    return tags.split(",").some((tag) => ["*", etag].includes(tag.trim().replace(/^W\//, "")));
  const since = Date.parse(asked.get("if-modified-since") ?? "");
  return !Number.isNaN(since) && Date.parse(modified) <= since;
}
