import type { App } from "@slack/bolt";
import type { Clock } from "../../../../src/runtime/clock.ts";
import { withDeadline } from "../../../../src/runtime/deadline.ts";
import { messageOf } from "../../../../src/runtime/errors.ts";
import type { HttpRoute } from "../../../../src/runtime/http-routes.ts";
import type { Log } from "../../../../src/runtime/log.ts";
import { EVENTS_PATH } from "../../paths.ts";
import { isFromSlack } from "./request-signature.ts";

/** Slack waits three seconds and ignores a later answer. */
const ANSWER_WITHIN_MS = 2_800;

type Receive = App["processEvent"];
type Unknowns = { readonly [name: string]: unknown };

/**
 * The route for Slack's requests. Each is answered once it is acknowledged; Slack redelivers one that fails or takes
 * too long. `receive` is undefined until the adapter has started.
 */
export function eventRoute(options: {
  readonly signingSecret: string;
  readonly receive: () => Receive | undefined;
  readonly clock: Clock;
  readonly log: Log;
}): HttpRoute {
  const { signingSecret, receive, clock, log } = options;

  const acknowledged = async (body: Unknowns, headers: Headers, handle: Receive): Promise<Response> => {
    let acknowledge = (_response: Response): void => {};
    const answer = new Promise<Response>((resolve) => {
      acknowledge = resolve;
    });
    const retries = Number(headers.get("x-slack-retry-num") ?? Number.NaN);
    const done = handle({
      body,
      ack: async (said?: unknown) => acknowledge(answerOf(said)),
      ...(Number.isNaN(retries) ? {} : { retryNum: retries }),
      retryReason: headers.get("x-slack-retry-reason") ?? "",
    }).then(
      // Nothing was accepted: the next process, or the next attempt, will handle it.
      () => new Response(null, { status: 503 }),
      (error: unknown) => {
        log.warn("slack event failed; slack will redeliver it", {
          error: messageOf(error),
        });
        return new Response(null, { status: 500 });
      },
    );
    return Promise.race([answer, done]);
  };

  return {
    method: "POST",
    path: EVENTS_PATH,
    async handle(request) {
      const text = await request.text();
      const { headers } = request;
      if (!isFromSlack(headers, text, { signingSecret, now: clock.now() }))
        return new Response("This is for Slack.\n", { status: 401 });
      const body = read(text, headers.get("content-type") ?? "");
      if (!body) return new Response("Expected JSON or a form.\n", { status: 400 });
      if (body.type === "url_verification") return Response.json({ challenge: body.challenge });
      if (body.ssl_check !== undefined) return new Response();
      if (body.type === "app_rate_limited") {
        log.warn("slack rate limited our events for a minute", {
          workspace: String(body.team_id),
        });
        return new Response();
      }
      const handle = receive();
      if (!handle) return new Response(null, { status: 503 });
      const late = () => new Error("too late");
      const answer = acknowledged(body, headers, handle);
      return withDeadline(clock, ANSWER_WITHIN_MS, answer, late).catch(() => {
        log.warn("slack event timed out; slack will redeliver it", {});
        return new Response(null, { status: 503 });
      });
    },
  };
}

/** Parses Slack's body: JSON, a form, or JSON in a form's `payload`. */
function read(text: string, type: string): Unknowns | undefined {
  if (!type.startsWith("application/x-www-form-urlencoded")) return readObject(text);
  const form = new URLSearchParams(text);
  const payload = form.get("payload");
  return payload === null ? Object.fromEntries(form) : readObject(payload);
}

function readObject(text: string): Unknowns | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Unknowns) : undefined;
  } catch {
    return undefined;
  }
}

/** The response to what Bolt acknowledged with: nothing, text, or an object. */
function answerOf(said: unknown): Response {
  if (said === undefined || said === "") return new Response();
  return typeof said === "string" ? new Response(said) : Response.json(said);
}
