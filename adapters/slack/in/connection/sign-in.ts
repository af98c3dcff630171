import type { webApi } from "@slack/bolt";
import { ChatError } from "../../../../src/runtime/errors.ts";
import type { Log } from "../../../../src/runtime/log.ts";
import { BOT_SCOPES } from "../../manifest.ts";
import { insist, type Patience } from "./insist.ts";

/** The account the bot token belongs to. */
export interface Self {
  readonly user: string;
  readonly workspace: string;
  readonly botId: string | undefined;
  /** The workspace's URL, ending in a slash. */
  readonly url: string | undefined;
}

/**
 * Asks Slack who owns the token, retrying for as long as it takes. Rejects if Slack rejects the token. Bolt's own check
 * reports a bad token as an unhandled rejection.
 */
export async function signIn(web: webApi.WebClient, patience: Patience): Promise<Self> {
  const ask = async (): Promise<Self> => {
    const {
      user_id: user,
      team_id: workspace,
      bot_id: botId,
      url,
      response_metadata,
    } = await web.auth.test();
    if (!user || !workspace) throw new ChatError("unknown", "Slack did not say whose the bot token is.");
    warnOfMissingScopes(response_metadata?.scopes, patience.log);
    return { user, workspace, botId, url };
  };
  const { result } = await insist("sign in", ask, patience);
  return result;
}

function warnOfMissingScopes(granted: readonly string[] | undefined, log: Log): void {
  const missing = granted ? BOT_SCOPES.filter((scope) => !granted.includes(scope)) : [];
  if (missing.length === 0) return;
  log.warn("slack app lacks scopes; update it with slack-manifest.json and reinstall it", { missing });
}
