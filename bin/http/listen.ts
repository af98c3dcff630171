import { serve } from "@hono/node-server";
import type { Hono } from "hono";
import type { HttpAddress } from "../../src/runtime/addresses.ts";
import type { Clock } from "../../src/runtime/clock.ts";
import type { Log } from "../../src/runtime/log.ts";

const AGAIN_MS = 60_000;

/** What is served, for the log, and the variable that sets its address. */
export interface Served {
  readonly what: string;
  readonly variable: string;
}

/**
 * Serves `app` at the address until `stopping` is aborted. If the address is unavailable, logs that and retries every
 * minute: digests do not depend on it.
 */
export async function keepListening(
  app: Pick<Hono, "fetch">,
  { host, port }: HttpAddress,
  { what, variable }: Served,
  { clock, log, stopping }: { readonly clock: Clock; readonly log: Log; readonly stopping: AbortSignal },
): Promise<void> {
  const address = `${host.includes(":") ? `[${host}]` : host}:${port}`;
  while (!stopping.aborted) {
    try {
      const listening = await listen(app, host, port, stopping);
      log.info(`${what} served`, { address: `http://${listening}` });
      return;
    } catch (error) {
      log.error(`${what} not served; retrying in a minute`, {
        address,
        error: `${WHY[(error as NodeJS.ErrnoException).code ?? ""] ?? String(error)} ${variable} names the address.`,
      });
      await clock.sleep(AGAIN_MS, stopping).catch(() => {});
    }
  }
}

const WHY: Readonly<Record<string, string>> = {
  EADDRINUSE: "Another program, or another Paperboy, is listening there.",
  EADDRNOTAVAIL: "This machine has no such address.",
  EACCES: "This user may not open ports below 1024.",
  ENOTFOUND: "The host name is unknown.",
};

/** Resolves with the address once it is listening. */
function listen(
  app: Pick<Hono, "fetch">,
  hostname: string,
  port: number,
  stopping: AbortSignal,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname, port }, ({ address, family, port: taken }) =>
      resolve(`${family === "IPv6" ? `[${address}]` : address}:${taken}`),
    );
    server.once("error", reject);
    stopping.addEventListener("abort", () => void server.close(), { once: true });
    // Clients' keep-alive connections must not keep the process alive.
    server.unref();
  });
}
