import { createAdaptorServer } from "@hono/node-server";
import { Hono } from "hono";
import { createSlackAdapter, type SlackOptions } from "../../../adapters/slack/index.ts";
import { createSlack, type Slack } from "../../../playground/slack/index.ts";
import { systemClock } from "../../../src/runtime/clock.ts";
import { type Log, silentLog } from "../../../src/runtime/log.ts";

/** Pauses shortened twentyfold: what is tried is that they are made, not how long they are. Deadlines keep their length. */
export const quickClock = {
  ...systemClock,
  sleep: (ms: number, signal?: AbortSignal) => systemClock.sleep(ms < 20_000 ? ms / 20 : ms, signal),
};

export const CHANNEL = "C0PAPERS01";
export const OTHER_CHANNEL = "C0PAPERS02";
export const PRIVATE_CHANNEL = "C0SECRET01";

type Answer = (args: URLSearchParams) => Response | Promise<Response>;

/** A workspace on loopback, with Slack's errors to order. */
export interface Workspace {
  readonly slack: Slack;
  /** The next call of `method` (or the next answer, `response_url`) is refused so and not carried out. */
  refuse(method: string, error: string, details?: Readonly<Record<string, unknown>>): void;
  /** Every call of `method` (or every answer, `response_url`) is answered so until `undefined` is given. */
  answerAlways(method: string, answer: Answer | undefined): void;
  /** The arguments of all calls of `method`, oldest first. */
  calls(method: string): readonly Readonly<Record<string, unknown>>[];
  options(log?: Log): SlackOptions;
  adapter(options?: Partial<SlackOptions>): ReturnType<typeof createSlackAdapter>;
  close(): Promise<void>;
}

/** Ada and Ben are members, Mia is an admin; the bot is in all channels. */
export async function createWorkspace(options: Parameters<typeof createSlack>[0] = {}): Promise<Workspace> {
  const slack = createSlack({
    users: [
      { id: "U0ADA", name: "ada" },
      { id: "U0BEN", name: "ben" },
      { id: "U0MIA", name: "mia", admin: true },
    ],
    channels: [
      { id: CHANNEL, name: "papers" },
      { id: OTHER_CHANNEL, name: "more-papers" },
      { id: PRIVATE_CHANNEL, name: "secret", private: true },
    ],
    customEmoji: ["parrot"],
    retriesMs: [0, 100, 200],
    ...options,
  });
  const refusals: { method: string; body: Record<string, unknown> }[] = [];
  const standing = new Map<string, Answer>();
  const shell = new Hono();
  shell.post("/api/:method", async (c, next) => {
    const method = c.req.param("method");
    const always = standing.get(method);
    if (always) return always(new URLSearchParams(await c.req.text()));
    const index = refusals.findIndex((refusal) => refusal.method === method);
    if (index < 0) return next();
    const [refusal] = refusals.splice(index, 1);
    return c.json({ ok: false, ...refusal?.body });
  });
  shell.post("/response/:id", async (c, next) => {
    const always = standing.get("response_url");
    if (always) return always(new URLSearchParams(await c.req.text()));
    const index = refusals.findIndex((refusal) => refusal.method === "response_url");
    if (index < 0) return next();
    const [refusal] = refusals.splice(index, 1);
    return c.json({ ok: false, ...refusal?.body }, 400);
  });
  shell.route("/", slack.app);
  const server = createAdaptorServer({ fetch: shell.fetch });
  server.on("upgrade", (request, socket, head) => {
    if (!slack.upgrade(request, socket, head)) socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("The workspace has no port.");
  slack.setPublicUrl(`http://127.0.0.1:${address.port}`);

  const settings = (log: Log = silentLog): SlackOptions => ({
    botToken: slack.botToken,
    appToken: slack.appToken,
    apiUrl: slack.apiUrl,
    log,
    clock: quickClock,
  });
  return {
    slack,
    refuse: (method, error, details) => refusals.push({ method, body: { error, ...details } }),
    answerAlways: (method, answer) => {
      if (answer) standing.set(method, answer);
      else standing.delete(method);
    },
    calls: (method) =>
      slack.log.filter((call) => call.method === method).map((call) => call.args as Record<string, unknown>),
    options: settings,
    adapter: (given) => createSlackAdapter({ ...settings(), ...given }),
    async close() {
      await slack.close();
      if ("closeAllConnections" in server) server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
