import { once } from "node:events";
import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { type Context, Hono } from "hono";
import type { Upload } from "../checks/attachments.ts";
import { createForm } from "../checks/complaints.ts";
import type { Faults, RestFault } from "../faults.ts";
import { ApiError, isJson, type Json, refuse } from "../json.ts";
import type { RateLimiter } from "./rate-limits.ts";
import { type Call, createRouter, type Match, majorOf, type Reply, type Route } from "./routing.ts";

/** A request and how it was answered. */
export interface RestEntry {
  /** Epoch milliseconds, by the server's clock. */
  readonly at: number;
  readonly method: string;
  /** Without `/api/v10` and the query. */
  readonly path: string;
  /** The path template; absent if no such route exists. */
  readonly route?: string;
  /** 0 if the response was withheld or the connection reset. */
  readonly status: number;
  readonly body?: unknown;
  readonly fault?: RestFault["kind"];
}

export interface RestPorts {
  readonly routes: readonly Route[];
  readonly token: () => string;
  readonly now: () => number;
  readonly newId: () => string;
  /** Default: no limits. */
  readonly rates: RateLimiter | undefined;
  readonly faults: Faults;
  readonly log: (entry: RestEntry) => void;
}

type Env = { Bindings: Partial<HttpBindings> };
/** `html` or `text` replaces the JSON body. */
type Answer = Reply & {
  readonly headers?: Readonly<Record<string, string>>;
  readonly html?: string;
  readonly text?: string;
};

const PREFIX = /^.*?\/api(?=\/|$)/;
/** Discord's errors for the registration of commands and for everything else. */
const STATUS_FAULTS: Readonly<Record<string, readonly [commands: () => ApiError, others: () => ApiError]>> = {
  "400": [() => invalid(["0", "options", "3", "description"]), () => invalid(["content"])],
  "401": [refuse.unauthorized, refuse.unauthorized],
  "403": [refuse.missingAccess, refuse.missingPermissions],
  "404": [refuse.unknownApplication, refuse.unknownChannel],
};

/** The REST API as a Hono app that answers everything below `/api`. */
export function createRest(ports: RestPorts): Hono<Env> {
  const find = createRouter(ports.routes);

  async function serve(context: Context<Env>): Promise<Response> {
    const { method } = context.req;
    const [, version, path] = /^\/(v\d+)?(.*)$/.exec(context.req.path.replace(PREFIX, "")) ?? [];
    const wanted = `/${(path ?? "").replace(/^\//, "")}`;
    const fault = ports.faults.takeForCall(method, wanted);
    const match = find(method, wanted);
    const at = ports.now();
    const sent = await readBody(context, ports.newId);
    if (fault?.latencyMs) await new Promise((resolve) => setTimeout(resolve, fault.latencyMs));
    const early = fault && !fault.kind.endsWith("-after") ? fault : undefined;
    const answer =
      early && early.kind !== "slow"
        ? failure(early, wanted)
        : settle(() => carryOut(context, version, match, sent));
    const late = fault?.kind.endsWith("-after") ? failure(fault, wanted) : answer;
    if (ports.rates && [401, 403, 429].includes(late.status)) ports.rates.invalid();
    ports.log({
      at,
      method,
      path: wanted,
      status: late.status,
      ...(typeof match === "object" ? { route: match.route.path } : {}),
      ...(sent instanceof ApiError ? {} : { body: sent.raw }),
      ...(fault ? { fault: fault.kind } : {}),
    });
    if (late.status === 0) return withhold(context, fault?.kind.startsWith("reset") ?? false);
    return respond(context, late);
  }

  function carryOut(
    context: Context<Env>,
    version: string | undefined,
    match: Match | "wrong-method" | undefined,
    sent: Sent | ApiError,
  ): Answer {
    const banned = ports.rates?.bannedFor() ?? 0;
    if (banned > 0)
      return {
        status: 429,
        html: "error code: 1015",
        headers: { "Retry-After": String(Math.ceil(banned / 1000)) },
      };
    if (version !== "v10") throw refuse.badVersion();
    if (match === undefined) throw refuse.unknownRoute();
    if (match === "wrong-method") throw refuse.wrongMethod();
    if (!match.route.open && context.req.header("authorization") !== `Bot ${ports.token()}`)
      throw refuse.unauthorized();
    const { route } = match;
    const verdict = ports.rates?.take({
      method: route.method,
      route: route.path,
      major: majorOf(match),
      exempt: route.open ?? false,
    });
    const headers = verdict?.headers ?? {};
    if (verdict?.refused)
      return { ...rateLimited(verdict.refused.retryAfter, verdict.refused.global), headers };
    const reply = settle(() => {
      if (sent instanceof ApiError) throw sent;
      return route.handle(callOf(context, match, sent));
    });
    return { ...reply, headers };
  }

  return new Hono<Env>().all("/api", serve).all("/api/*", serve);
}

interface Sent {
  readonly raw: unknown;
  readonly files: readonly Upload[];
}

async function readBody(context: Context<Env>, newId: () => string): Promise<Sent | ApiError> {
  const type = context.req.header("content-type") ?? "";
  try {
    if (type.startsWith("multipart/form-data")) {
      const form = await context.req.formData();
      const files = [...form].flatMap(([key, value]) => {
        const number = /^files\[(\d+)\]$/.exec(key)?.[1];
        return number === undefined || typeof value === "string" ? [] : [{ number, file: value }];
      });
      const payload = form.get("payload_json");
      return {
        raw: typeof payload === "string" ? JSON.parse(payload) : {},
        files: await Promise.all(
          files.map(async ({ number, file }) => ({
            number,
            id: newId(),
            filename: file.name,
            size: file.size,
            contentType: file.type,
            content: new Uint8Array(await file.arrayBuffer()),
          })),
        ),
      };
    }
    const text = await context.req.text();
    return { raw: text === "" ? undefined : JSON.parse(text), files: [] };
  } catch {
    return refuse.badJson();
  }
}

function callOf(context: Context<Env>, match: Match, sent: Sent): Call {
  return {
    param(name) {
      const value = match.params[name];
      if (value === undefined) throw new Error(`${match.route.path} has no part "${name}".`);
      return value;
    },
    query: new URL(context.req.url).searchParams,
    body: isJson(sent.raw) ? sent.raw : {},
    list: Array.isArray(sent.raw) ? sent.raw : undefined,
    files: sent.files,
  };
}

/** Converts an ApiError to its response; anything else is a bug in this server. */
function settle(work: () => Answer): Answer {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { status: error.status, body: errorBody(error) };
  }
}

function errorBody(error: ApiError): Json {
  return { message: error.message, code: error.code, ...(error.errors ? { errors: error.errors } : {}) };
}

function rateLimited(retryAfter: number, global: boolean): Answer {
  return { status: 429, body: { message: "You are being rate limited.", retry_after: retryAfter, global } };
}

function failure(fault: RestFault, path: string): Answer {
  const { kind } = fault;
  if (kind === "200-text") return { status: 200, text: "OK" };
  if (kind.startsWith("timeout") || kind.startsWith("reset")) return { status: 0 };
  if (kind.startsWith("502"))
    return { status: 502, html: "<html><head><title>502 Bad Gateway</title></head></html>" };
  if (kind === "429") {
    const retryAfter = fault.retryAfter ?? 1;
    return {
      ...rateLimited(retryAfter, false),
      headers: { "Retry-After": String(retryAfter), "X-RateLimit-Scope": "user" },
    };
  }
  const refusal = STATUS_FAULTS[kind]?.[path.includes("/commands") ? 0 : 1]();
  if (refusal) return { status: refusal.status, body: errorBody(refusal) };
  return { status: 500, body: { message: "500: Internal Server Error", code: 0 } };
}

/** "Invalid Form Body", as for a text that is too long. */
function invalid(path: readonly string[]): ApiError {
  const form = createForm();
  form.fail(path, "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 100 in length.");
  try {
    form.settle();
  } catch (error) {
    if (error instanceof ApiError) return error;
  }
  throw new Error("A form with a complaint must be refused.");
}

function respond(context: Context<Env>, answer: Answer): Response {
  for (const [name, value] of Object.entries(answer.headers ?? {})) context.header(name, value);
  if (answer.html !== undefined) return context.html(answer.html, answer.status as 502);
  if (answer.text !== undefined) return context.text(answer.text, answer.status as 200);
  if (answer.body === undefined) return context.body(null, answer.status as 204);
  return context.json(answer.body as Json, answer.status as 200);
}

/** Resets the connection, or keeps it open and silent until the client leaves. */
async function withhold(context: Context<Env>, reset: boolean): Promise<Response> {
  const { incoming, outgoing } = context.env;
  if (!incoming || !outgoing) throw new Error("Lost answers need a server with sockets.");
  if (reset) incoming.socket.resetAndDestroy();
  else if (!incoming.socket.destroyed) await once(outgoing, "close");
  return RESPONSE_ALREADY_SENT;
}
