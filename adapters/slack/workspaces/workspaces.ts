import { directIn, workspaceOf } from "../../../src/chat/refs.ts";
import { ChatError } from "../../../src/runtime/errors.ts";
import type { Workspace } from "./workspace.ts";

/** Where an event from Slack comes from, as Bolt reads it. */
export interface Source {
  readonly teamId: string | undefined;
  readonly enterpriseId: string | undefined;
  readonly isEnterpriseInstall: boolean;
}

/** The workspaces in which the app is installed. */
export interface Workspaces {
  /** The workspaces we post to, including those for direct messages; undefined: all of them. */
  readonly served: readonly string[] | undefined;
  /** The workspace of a channel or person. Rejects with ChatError `unsent` if the app is not installed there. */
  of(place: { readonly workspace: string }): Promise<Workspace>;
  /** The same, but only if it is cached, for callers that cannot wait. */
  known(place: { readonly workspace: string }): Workspace | undefined;
  /** The workspace an event comes from; undefined if the app is not installed there. */
  heard(source: Source): Promise<Workspace | undefined>;
  /** Slack reports the app's tokens revoked there or, if `uninstalled`, the whole app removed. */
  ended(source: Source, how: "uninstalled" | "revoked"): Promise<void>;
}

/** The error for a workspace the app cannot reach: its messages wait, in case the app is installed again. */
export function notInstalled(workspace: string): ChatError {
  return new ChatError("unsent", `Paperboy is not installed in the Slack workspace ${workspace}.`);
}

/** With one bot token, everything comes from its workspace. */
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
    // The channels stay subscribed: with a new token everything continues.
    ended: () => only.token.doubt(),
  };
}
