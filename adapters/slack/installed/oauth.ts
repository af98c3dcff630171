import { webApi } from "@slack/bolt";
import type { Log } from "../../../src/runtime/log.ts";
import { toChatError } from "../errors.ts";
import { BOT_SCOPES } from "../manifest.ts";
import { createWebClient, webClientOptions } from "../out/api.ts";

/** Short, since a person is waiting for the page. */
const CALL_TIMEOUT_MS = 4_000;

/** What Slack grants for acting in a workspace, or in all of an organization's. */
export interface Credentials {
  readonly botToken: string;
  readonly botUserId: string;
  readonly botId: string | undefined;
  /** The name of the workspace or organization. */
  readonly name: string;
  /** The workspace's URL, ending in a slash. */
  readonly url: string | undefined;
  readonly organization: boolean;
  /** If the app rotates tokens: what gets the next one, and when this one expires (epoch ms). */
  readonly rotation: { readonly refreshToken: string; readonly expiresAt: number } | undefined;
}

/** An installation: where, and with what. `id`: the workspace's or the organization's. */
export interface Grant {
  readonly id: string;
  readonly appId: string | undefined;
  readonly credentials: Credentials;
}

/** Slack's OAuth v2 (docs.slack.dev, "Installing with OAuth"). Failing calls throw the errors of Slack's web client. */
export interface OAuth {
  /** Where somebody approves the installation. */
  authorizeUrl(state: string): string;
  exchange(code: string): Promise<Grant>;
  renew(refreshToken: string, credentials: Credentials): Promise<Credentials>;
  /** Whether Slack accepts the token; rejects if Slack does not say. */
  works(botToken: string): Promise<boolean>;
}

/** Slack's response lacks a field that it always includes. */
export class IncompleteAnswer extends Error {
  override readonly name = "IncompleteAnswer";
}

export function createOAuth(options: {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUri: string;
  readonly apiUrl: string;
  readonly now: () => number;
  readonly log: Log;
}): OAuth {
  const { clientId, clientSecret, redirectUri, apiUrl, now, log } = options;
  const web = new webApi.WebClient(undefined, {
    ...webClientOptions(apiUrl, log),
    timeout: CALL_TIMEOUT_MS,
  });
  const app = { client_id: clientId, client_secret: clientSecret };

  const rotationOf = (answer: {
    readonly refresh_token?: string;
    readonly expires_in?: number;
  }): Credentials["rotation"] =>
    answer.refresh_token && answer.expires_in
      ? { refreshToken: answer.refresh_token, expiresAt: now() + answer.expires_in * 1000 }
      : undefined;

  return {
    authorizeUrl(state) {
      const url = new URL("/oauth/v2/authorize", apiUrl);
      url.search = String(
        new URLSearchParams({
          client_id: clientId,
          scope: BOT_SCOPES.join(","),
          redirect_uri: redirectUri,
          state,
        }),
      );
      return url.href;
    },

    async exchange(code) {
      const answer = await web.oauth.v2.access({ ...app, code, redirect_uri: redirectUri });
      const { access_token: botToken, bot_user_id: botUserId, app_id: appId } = answer;
      const organization = answer.is_enterprise_install === true;
      const owner = organization ? answer.enterprise : answer.team;
      if (!botToken || !botUserId || !owner?.id)
        throw new IncompleteAnswer("Slack did not say where the app was installed.");
      const { bot_id: botId, url } = await createWebClient(botToken, {
        apiUrl,
        log,
        timeoutMs: CALL_TIMEOUT_MS,
      }).auth.test();
      return {
        id: owner.id,
        appId,
        credentials: {
          botToken,
          botUserId,
          botId,
          name: owner.name ?? owner.id,
          // An organization's URL is not that of any of its workspaces.
          url: organization ? undefined : url,
          organization,
          rotation: rotationOf(answer),
        },
      };
    },

    async renew(refreshToken, credentials) {
      const answer = await web.oauth.v2.access({
        ...app,
        grant_type: "refresh_token",
        refresh_token: refreshToken,
      });
      if (!answer.access_token) throw new IncompleteAnswer("Slack sent no new token.");
      return { ...credentials, botToken: answer.access_token, rotation: rotationOf(answer) };
    },

    async works(botToken) {
      try {
        await createWebClient(botToken, { apiUrl, log, timeoutMs: CALL_TIMEOUT_MS }).auth.test();
        return true;
      } catch (error) {
        if (toChatError(error, "confirm the bot token").kind === "unauthorized") return false;
        throw error;
      }
    },
  };
}
