import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { secureHeaders } from "hono/secure-headers";
import type { Clock } from "../../src/runtime/clock.ts";
import { withDeadline } from "../../src/runtime/deadline.ts";
import type { HttpRoute } from "../../src/runtime/http-routes.ts";
import type { Log } from "../../src/runtime/log.ts";
import { drawn } from "./web-page.ts";

const DEADLINE_MS = 10_000;
const BODY_BYTES = 1_000_000;

/** Pages have their own styles, pictures and forms but no scripts, and may not be framed. */
const HEADERS = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: ["'unsafe-inline'"],
    imgSrc: ["'self'", "data:", "https:"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
  // The rest of the domain is not ours to decide about.
  strictTransportSecurity: "max-age=15552000",
  xFrameOptions: "DENY",
  // Feed readers and link previews fetch from other origins.
  crossOriginResourcePolicy: "cross-origin",
  overwrite: false,
});

class TooLate extends Error {
  override readonly name = "TooLate";
}

/**
 * Combines the routes into one application. Failures are logged by route pattern, since the URL may contain a secret;
 * the caller learns only that something failed.
 */
export function publicApp(
  routes: readonly HttpRoute[],
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): Hono {
  const app = new Hono();
  app.use(HEADERS);
  for (const { method, path, maxBodyBytes = BODY_BYTES, handle } of routes) {
    const limit = bodyLimit({
      maxSize: maxBodyBytes,
      onError: (c) => c.text("The request is too large.\n", 413),
    });
    // The deadline includes reading the body: a slow upload must not hold a connection for long.
    const late = () => new TooLate(`no answer within ${DEADLINE_MS / 1_000} s`);
    app.on(
      method,
      path,
      async (_, next) => withDeadline(clock, DEADLINE_MS, next(), late),
      limit,
      async (c) => drawn(await handle(c.req.raw, c.req.param())),
    );
  }
  app.onError((error, c) => {
    const route = c.req.routePath;
    log.error("public request failed", { method: c.req.method, route, error });
    if (error instanceof TooLate) return c.text("This is taking too long. Try again later.\n", 503);
    return c.text("Something went wrong. Try again later.\n", 500);
  });
  app.notFound((c) => c.text("Nothing here.\n", 404));
  return app;
}
