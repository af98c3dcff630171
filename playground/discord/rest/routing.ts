import type { Upload } from "../checks/attachments.ts";
import type { Json } from "../json.ts";

/** A parsed request. */
export interface Call {
  /** A named part of the path. Throws if the template has no such part. */
  readonly param: (name: string) => string;
  readonly query: URLSearchParams;
  /** The body; an empty object if there is none. Arrays are passed as `list`. */
  readonly body: Json;
  readonly list: readonly unknown[] | undefined;
  readonly files: readonly Upload[];
}

export interface Reply {
  readonly status: number;
  readonly body?: unknown;
}

export interface Route {
  readonly method: string;
  /** E.g. `/channels/:channel/messages`. */
  readonly path: string;
  /** Carries its own credentials in the path: needs no bot token, and is exempt from the global rate limit. */
  readonly open?: boolean;
  readonly handle: (call: Call) => Reply;
}

/** The route that matches a path. */
export interface Match {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

/** Finds the route for a method and path; "wrong-method" if only the path matches. */
export function createRouter(
  routes: readonly Route[],
): (method: string, path: string) => Match | "wrong-method" | undefined {
  const bySize = new Map<number, { readonly route: Route; readonly parts: readonly string[] }[]>();
  for (const route of routes) {
    const parts = split(route.path);
    bySize.set(parts.length, [...(bySize.get(parts.length) ?? []), { route, parts }]);
  }
  return (method, path) => {
    const given = split(path);
    let seen = false;
    for (const { route, parts } of bySize.get(given.length) ?? []) {
      if (!parts.every((part, index) => part.startsWith(":") || part === given[index])) continue;
      seen = true;
      if (route.method !== method) continue;
      const params: Record<string, string> = {};
      for (const [index, part] of parts.entries())
        if (part.startsWith(":")) params[part.slice(1)] = given[index] ?? "";
      return { route, params };
    }
    return seen ? "wrong-method" : undefined;
  };
}

/** The rate-limit bucket's major parameter: the channel, guild or webhook in the path. */
export function majorOf({ route, params }: Match): string {
  const [first] = split(route.path);
  if (first === "channels") return params.channel ?? "";
  if (first === "guilds") return params.guild ?? "";
  if (first === "webhooks" || first === "interactions") return params.token ?? "";
  return "";
}

function split(path: string): string[] {
  return path.split("/").slice(1).map(decode);
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
