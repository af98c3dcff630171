import { randomUUID } from "node:crypto";

/** The app as registered with Slack. */
export interface RegisteredApp {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly signingSecret: string;
  /** The URL for events, commands and presses. */
  readonly requestUrl: string;
  /** The URL people are redirected to after approving the app. */
  readonly redirectUrl: string;
}

const CODE_LIFE_MS = 600_000;

type Asked = Readonly<Record<string, string | undefined>>;

/** What an exchanged code was granted for, or Slack's error. */
export type Exchanged = { readonly team: string; readonly scope: string } | { readonly error: string };

/** Codes issued when people consent; each can be used once. */
export interface Grants {
  /** The error Slack's page would show instead of asking; undefined if there is none. */
  problem(asked: Asked): string | undefined;
  /** The URL Slack redirects to after consent. */
  allow(asked: Asked, team: string): string;
  exchange(args: URLSearchParams): Exchanged;
}

export function createGrants(app: RegisteredApp, now: () => number): Grants {
  const open = new Map<string, { readonly team: string; readonly scope: string; readonly until: number }>();
  return {
    problem({ client_id, scope, redirect_uri }) {
      if (client_id !== app.clientId) return "Invalid client_id parameter";
      if (!scope) return "No scopes requested";
      return redirect_uri === app.redirectUrl ? undefined : "redirect_uri did not match any configured URIs";
    },
    allow({ scope = "", state }, team) {
      const code = randomUUID();
      open.set(code, { team, scope, until: now() + CODE_LIFE_MS });
      return `${app.redirectUrl}?${new URLSearchParams({ code, state: state ?? "" })}`;
    },
    exchange(args) {
      if (args.get("client_id") !== app.clientId) return { error: "invalid_client_id" };
      if (args.get("client_secret") !== app.clientSecret) return { error: "bad_client_secret" };
      const code = args.get("code") ?? "";
      const grant = open.get(code);
      open.delete(code);
      if (!grant || grant.until < now()) return { error: "invalid_code" };
      if (args.get("redirect_uri") !== app.redirectUrl) return { error: "bad_redirect_uri" };
      return { team: grant.team, scope: grant.scope };
    },
  };
}
