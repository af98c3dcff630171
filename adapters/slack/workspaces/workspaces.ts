import { directIn, workspaceOf } from "../../../src/chat/refs.ts";
import { ChatError } from "../../../src/runtime/errors.ts";
import type { Workspace } from "./workspace.ts";

/** Where something from Slack comes from, as Bolt reads it. */
export interface Source {
  readonly teamId: string | undefined;
  readonly enterpriseId: string | undefined;
  readonly isEnterpriseInstall: boolean;
}

/** The workspaces in which the app is installed. */
export interface Workspaces {
  /** The workspaces of what is posted from here, those of direct messages among them; undefined: all that there are. */
  readonly served: readonly string[] | undefined;
  /** The one that a channel or person is in. Rejects with ChatError `unsent` where the app is not installed there. */
  of(place: { readonly workspace: string }): Promise<Workspace>;
  /** The same where it is at hand, for what cannot wait. */
  known(place: { readonly workspace: string }): Workspace | undefined;
  /** The one from which Slack sends something; undefined where the app is not installed there. */
  heard(source: Source): Promise<Workspace | undefined>;
  /** Slack says that the app's tokens there have ended; `uninstalled`: with the whole app. */
  ended(source: Source, how: "uninstalled" | "revoked"): Promise<void>;
}

/** A workspace that the app cannot reach: what is meant for it waits, in case it is installed again. */
export function notInstalled(workspace: string): ChatError {
  return new ChatError("unsent", `Paperboy is not installed in the Slack workspace ${workspace}.`);
}

/** One bot token is one workspace: all that comes is from there. */
export function onlyWorkspace(only: Workspace): Workspaces {
  const known: Workspaces["known"] = (place) => {
    const workspace = workspaceOf(place);
    return workspace === only.self.workspace || workspace === "" ? only : undefined;
  };
  return {
    served: [only.self.workspace, directIn(only.self.workspace), ""],
    known,
    async of(place) {
      const found = known(place);
      if (!found) throw notInstalled(workspaceOf(place));
      return found;
    },
    heard: async () => only,
    // The channels stay subscribed: with a new token everything goes on as it was.
    ended: () => only.token.doubt(),
  };
}
