import type { AddressInfo } from "node:net";
import { createAdaptorServer, type HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import { html } from "hono/html";
import { createSlack } from "../index.ts";
import type { Slack, SlackOptions } from "../slack.ts";
import { createGrants, type RegisteredApp } from "./grants.ts";

/** Slack with several workspaces, where people install one app over HTTP. */
export interface SlackDirectory {
  readonly apiUrl: string;
  workspace(id: string): Slack;
  /** Approves the app for a workspace on the page at `authorizeUrl`; returns the URL Slack redirects to. */
  allow(authorizeUrl: string, workspace: string): string;
  close(): Promise<void>;
}

/** Serves on a free loopback port. */
export async function startSlackDirectory(options: {
  readonly app: RegisteredApp;
  readonly workspaces: readonly (SlackOptions & { readonly team: { readonly id: string } })[];
  readonly now?: () => number;
}): Promise<SlackDirectory> {
  const { app, now = Date.now } = options;
  const { requestUrl, signingSecret } = app;
  const workspaces = new Map(
    options.workspaces.map((one) => [
      one.team.id,
      createSlack({ now, ...one, http: { requestUrl, signingSecret }, installed: false }),
    ]),
  );
  const workspace = (id: string): Slack => {
    const found = workspaces.get(id);
    if (!found) throw new Error(`There is no workspace ${id}.`);
    return found;
  };
  const grants = createGrants(app, now);
  const http = new Hono<{ Bindings: Partial<HttpBindings> }>();

  http.get("/oauth/v2/authorize", async (c) => {
    const problem = grants.problem(c.req.query());
    if (problem) return c.text(problem, 400);
    const names = [...workspaces].map(([id, { team }]) => {
      const query = new URLSearchParams({ ...c.req.query(), team: id });
      return html`<li><a href="/oauth/v2/allow?${query}">Allow in ${team.name}</a></li>`;
    });
    const { redirect_uri: back, state } = c.req.query();
    const denied = new URLSearchParams({ error: "access_denied", state: state ?? "" });
    return c.html(
      html`<!doctype html><title>Slack</title><h1>An app asks for access</h1><ul>${names}</ul><a href="${back}?${denied}">Cancel</a>`,
    );
  });
  http.get("/oauth/v2/allow", (c) => {
    const { team = "", ...asked } = c.req.query();
    if (grants.problem(asked) || !workspaces.has(team)) return c.text("This request is not valid.", 400);
    return c.redirect(grants.allow(asked, team));
  });
  http.post("/api/oauth.v2.access", async (c) => {
    const answer = grants.exchange(new URLSearchParams(await c.req.text()));
    if ("error" in answer) return c.json({ ok: false, ...answer });
    const { team, appId, botUserId, issueToken } = workspace(answer.team);
    return c.json({
      ok: true,
      access_token: issueToken(),
      token_type: "bot",
      scope: answer.scope,
      bot_user_id: botUserId,
      app_id: appId,
      team: { id: team.id, name: team.name },
      enterprise: null,
      is_enterprise_install: false,
      authed_user: { id: "U0VISITOR1" },
    });
  });
  // Each token belongs to one workspace.
  http.all("/api/:method", (c) => {
    const token = /^Bearer (.+)$/.exec(c.req.header("authorization") ?? "")?.[1];
    const own = [...workspaces.values()].find(({ botToken }) => botToken === token);
    return own ? own.app.fetch(c.req.raw, c.env) : c.json({ ok: false, error: "invalid_auth" });
  });
  for (const [id, { app: own }] of workspaces) http.route(`/workspaces/${id}`, own);

  const server = createAdaptorServer({ fetch: http.fetch });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => resolve());
  });
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  for (const [id, slack] of workspaces) slack.setPublicUrl(`${base}/workspaces/${id}`);

  return {
    apiUrl: `${base}/api/`,
    workspace,
    allow: (authorizeUrl, team) => {
      const asked = Object.fromEntries(new URL(authorizeUrl).searchParams);
      const problem = grants.problem(asked);
      if (problem) throw new Error(problem);
      return grants.allow(asked, workspace(team).team.id);
    },
    async close() {
      for (const slack of workspaces.values()) await slack.close();
      if ("closeAllConnections" in server) server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
