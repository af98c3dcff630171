import { setTimeout as sleep } from "node:timers/promises";
import type { HttpBindings } from "@hono/node-server";
import { type Context, Hono } from "hono";
import type { Json } from "../checks/schema.ts";
import type { ApiFault, Faults } from "../faults.ts";
import { chatMethods } from "./chat-methods.ts";
import { conversationMethods } from "./conversation-methods.ts";
import { fileMethods } from "./file-methods.ts";
import { type Args, type Method, type MethodContext, textArg } from "./methods.ts";
import { otherMethods } from "./other-methods.ts";
import type { RateLimits } from "./rate-limits.ts";
import { Refusal } from "./refusal.ts";
import { viewMethods } from "./view-methods.ts";

const METHODS: Readonly<Record<string, Method>> = {
  ...chatMethods,
  ...conversationMethods,
  ...fileMethods,
  ...otherMethods,
  ...viewMethods,
};
const JSON_ARGS = new Set(["blocks", "metadata", "view", "attachments", "files"]);

/** A logged Web API call, without its token. */
export interface LoggedCall {
  readonly at: number;
  readonly method: string;
  readonly args: Args;
  readonly status: number;
  /** The error code, if it was refused. */
  readonly error?: string;
  /** The injected fault. */
  readonly fault?: string;
}

/** A token's kind and permissions. */
export interface Token {
  readonly kind: "bot" | "app";
  readonly scopes: readonly string[];
  readonly state: "valid" | "revoked" | "inactive";
}

type Bindings = { Bindings: Partial<HttpBindings> };
type Call = Context<Bindings>;
type Answer = {
  readonly status: 200 | 429 | 500;
  readonly body: Json;
  readonly headers?: Record<string, string>;
};

/** Slack's Web API: POST (or GET) `/api/<method>`. */
export function createWebApi(options: {
  readonly now: () => number;
  readonly tokens: (value: string) => Token | undefined;
  readonly context: (args: Args, scopes: readonly string[]) => Omit<MethodContext, "sharing">;
  readonly rateLimits: RateLimits | undefined;
  readonly faults: Faults;
  readonly record: (call: LoggedCall) => void;
}): Hono<Bindings> {
  const execute = (method: string, args: Args, secret: string | undefined, fault?: ApiFault): Answer => {
    try {
      return { status: 200, ...carryOut(method, args, secret, fault) };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (error.code === "ratelimited") {
        const seconds = String(error.details.retryAfter);
        return { status: 429, body: { ok: false, error: error.code }, headers: { "Retry-After": seconds } };
      }
      return { status: 200, body: { ok: false, error: error.code, ...error.details } };
    }
  };

  const carryOut = (name: string, args: Args, secret: string | undefined, fault?: ApiFault) => {
    const method = Object.hasOwn(METHODS, name) ? METHODS[name] : undefined;
    if (!method) throw new Refusal("unknown_method", { req_method: name });
    if (method.token === "none")
      return { body: { ok: true, ...method.run(options.context(args, [])) }, headers: {} };
    const token = authorize(method, secret);
    const context = { ...options.context(args, token.scopes), ...sharingOf(fault) };
    const scope = typeof method.scope === "function" ? method.scope(context) : method.scope;
    const headers = {
      "x-oauth-scopes": token.scopes.join(","),
      ...(scope === undefined ? {} : { "x-accepted-oauth-scopes": scope }),
    };
    if (scope !== undefined && !token.scopes.includes(scope))
      throw new Refusal("missing_scope", { needed: scope, provided: token.scopes.join(",") });
    const wait = options.rateLimits?.check({
      method: name,
      token: secret ?? "",
      channel: textArg(args, "channel"),
      perMinute: method.perMinute,
    });
    if (wait !== undefined) throw new Refusal("ratelimited", { retryAfter: wait });
    return { body: { ok: true, ...method.run(context) }, headers };
  };

  const authorize = (method: Method, secret: string | undefined): Token => {
    if (secret === undefined) throw new Refusal("not_authed");
    const token = options.tokens(secret);
    if (!token) throw new Refusal("invalid_auth");
    if (token.state === "revoked") throw new Refusal("token_revoked");
    if (token.state === "inactive") throw new Refusal("account_inactive");
    if (token.kind !== (method.token ?? "bot")) throw new Refusal("not_allowed_token_type");
    return token;
  };

  const answer = async (c: Call): Promise<Response> => {
    const method = c.req.param("method") ?? "";
    const { args, secret } = await readArgs(c);
    const fault = options.faults.takeForCall(method);
    const log = (status: number, error?: unknown) =>
      options.record({
        at: options.now(),
        method,
        args,
        status,
        ...(error === undefined ? {} : { error: String(error) }),
        ...(fault ? { fault: fault.kind ?? "slow" } : {}),
      });
    if (fault?.latencyMs && fault.kind !== "shared-late") await sleep(fault.latencyMs);
    if (fault?.kind === "ratelimited") {
      log(429, "ratelimited");
      return c.json({ ok: false, error: "ratelimited" }, 429, {
        "Retry-After": String(fault.retryAfter ?? 1),
      });
    }
    if (fault?.kind?.endsWith("-before")) {
      log(0, fault.kind);
      return broken(c, fault.kind);
    }
    const result = execute(method, args, secret, fault);
    if (fault?.kind === "no-history" && result.body.ok)
      Object.assign(result.body, { messages: [], has_more: false });
    log(result.status, result.body.error);
    if (fault?.kind?.endsWith("-after")) return broken(c, fault.kind);
    return c.json(result.body, result.status, result.headers ?? {});
  };

  const app = new Hono<Bindings>();
  app.post("/api/:method", answer);
  app.get("/api/:method", answer);
  return app;
}

function sharingOf(fault: ApiFault | undefined): Pick<MethodContext, "sharing"> {
  if (fault?.kind === "shared-never") return { sharing: "never" };
  return fault?.kind === "shared-late" ? { sharing: { afterMs: fault.latencyMs ?? 0 } } : {};
}

async function broken(c: Call, kind: string): Promise<Response> {
  const socket = c.env?.incoming?.socket;
  if (kind.startsWith("reset")) {
    // An RST, as when a proxy dies; a plain close would look like an empty response.
    socket?.resetAndDestroy();
  } else if (kind.startsWith("timeout")) {
    await new Promise<void>((resolve) =>
      socket && !socket.destroyed ? socket.once("close", () => resolve()) : resolve(),
    );
  }
  return c.text("Internal Server Error", 500);
}

async function readArgs(c: Call): Promise<{ args: Args; secret: string | undefined }> {
  const type = c.req.header("content-type") ?? "";
  const args: Record<string, unknown> = { ...c.req.query() };
  if (c.req.method === "POST") {
    const body = await c.req.text();
    if (type.startsWith("application/json")) Object.assign(args, parseJson(body));
    else for (const [name, value] of new URLSearchParams(body)) args[name] = value;
  }
  for (const [name, value] of Object.entries(args)) {
    if (JSON_ARGS.has(name) && typeof value === "string" && value !== "") args[name] = parseJson(value);
  }
  const bearer = /^Bearer (.+)$/.exec(c.req.header("authorization") ?? "")?.[1];
  const secret = bearer ?? textArg(args, "token");
  delete args.token;
  return { args, secret };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return "not JSON";
  }
}
