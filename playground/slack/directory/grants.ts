import { randomUUID } from "node:crypto";

/** The app as Slack knows it. */
export interface RegisteredApp {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly signingSecret: string;
  /** Where events, commands and presses go. */
  readonly requestUrl: string;
  /** Where people are led back to after they have let the app in. */
  readonly redirectUrl: string;
}

const CODE_LIFE_MS = 600_000;

type Asked = Readonly<Record<string, string | undefined>>;

/** What an exchanged code was given for, or how Slack refuses it. */
export type Exchanged = { readonly team: string; readonly scope: string } | { readonly error: string };

/** Codes that people's consents come as, each good once. */
export interface Grants {
  /** What Slack's page would say instead of asking; undefined where all is as it should be. */
  problem(asked: Asked): string | undefined;
  /** Where somebody who consents is led. */
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
