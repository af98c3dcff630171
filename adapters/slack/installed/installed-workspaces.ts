import { LRUCache } from "lru-cache";
import type { InstallationStore } from "../../../src/chat/connection/installation-store.ts";
import { directIn, workspaceOf } from "../../../src/chat/refs.ts";
import { ChatError } from "../../../src/runtime/errors.ts";
import type { Self } from "../in/connection/sign-in.ts";
import { createWorkspace, type Workspace, type WorkspaceParts } from "../workspaces/workspace.ts";
import { notInstalled, type Source, type Workspaces } from "../workspaces/workspaces.ts";
import type { Installations } from "./installations.ts";
import type { Credentials, Grant, OAuth } from "./oauth.ts";

/** Workspaces cached; beyond this, the least recently used are read again. */
const AT_HAND = 5_000;
/** How long a process that was not notified may keep using a removed or replaced token. */
const TRUST_MS = 60_000;

interface Entry {
  readonly workspace: Workspace;
  readonly installation: string;
  readonly readAt: number;
}

/** Workspaces that install the app themselves, at any time. */
export interface InstalledWorkspaces extends Workspaces {
  /** Called when somebody has installed the app. */
  installed(grant: Grant): Promise<void>;
}

export function installedWorkspaces(options: {
  readonly installations: Installations;
  readonly store: Pick<InstallationStore, "placeWorkspace" | "organizationOf">;
  readonly oauth: Pick<OAuth, "works">;
  readonly parts: WorkspaceParts;
}): InstalledWorkspaces {
  const { installations, store, oauth, parts } = options;
  const { clock, log, handlers } = parts;
  const atHand = new LRUCache<string, Entry>({ max: AT_HAND });
  const loading = new Map<string, Promise<Workspace | undefined>>();
  /** Organizations by workspace, for those this process has seen. */
  const placed = new LRUCache<string, string>({ max: AT_HAND });

  const forget = (installation: string): void => {
    for (const [id, entry] of atHand.entries()) if (entry.installation === installation) atHand.delete(id);
  };

  /** The installation of the workspace itself, or of its organization. */
  const find = async (
    id: string,
  ): Promise<{ readonly installation: string; readonly credentials: Credentials } | undefined> => {
    const own = await installations.read(id);
    if (own) return { installation: id, credentials: own };
    const organization = await store.organizationOf("slack", id);
    const shared = organization && (await installations.read(organization));
    return shared ? { installation: organization, credentials: shared } : undefined;
  };

  const load = async (id: string): Promise<Workspace | undefined> => {
    const readAt = clock.monotonic();
    const found = await find(id);
    if (!found) {
      atHand.delete(id);
      return undefined;
    }
    const { installation, credentials } = found;
    const { botToken } = credentials;
    const before = atHand.peek(id)?.workspace;
    const workspace =
      before?.botToken === botToken
        ? before
        : createWorkspace(selfIn(id, credentials), botToken, parts, (error) => {
            forget(installation);
            log.warn("slack token rejected for a workspace", {
              workspace: id,
              error: error.message,
            });
            return notInstalled(id);
          });
    atHand.set(id, { workspace, installation, readAt });
    return workspace;
  };

  const get = async (id: string): Promise<Workspace | undefined> => {
    const entry = atHand.get(id);
    if (entry && clock.monotonic() - entry.readAt < TRUST_MS) return entry.workspace;
    const running = loading.get(id) ?? load(id).finally(() => loading.delete(id));
    loading.set(id, running);
    return running;
  };

  /**
   * References without a workspace date from single-workspace times: they mean the only workspace, while there is just
   * one.
   */
  const nameless = async (): Promise<string> => {
    const [only, ...others] = await installations.workspaces();
    if (only === undefined || others.length > 0)
      throw new ChatError(
        "unsent",
        "The reference names no Slack workspace, and Paperboy is in none or in several.",
      );
    return only;
  };

  const closeChannels = async (workspaces: readonly string[]): Promise<void> => {
    for (const id of workspaces)
      for (const workspace of [id, directIn(id)]) await handlers.removed({ platform: "slack", workspace });
  };

  return {
    // Any process may serve any workspace; what is meant for one without the app waits.
    served: undefined,
    known(place) {
      const id = workspaceOf(place);
      const entry = atHand.get(id);
      // The next caller will find it.
      if (!entry) void get(id).catch(() => {});
      return entry?.workspace;
    },

    async of(place) {
      const id = workspaceOf(place) || (await nameless());
      const workspace = await get(id);
      if (!workspace) throw notInstalled(id);
      return workspace;
    },

    async heard({ teamId, enterpriseId, isEnterpriseInstall }) {
      const id = teamId ?? enterpriseId;
      if (id === undefined) return undefined;
      if (isEnterpriseInstall && enterpriseId && id !== enterpriseId && placed.get(id) !== enterpriseId) {
        await store.placeWorkspace("slack", id, enterpriseId);
        placed.set(id, enterpriseId);
      }
      return get(id);
    },

    async ended(source, how) {
      for (const id of namedBy(source)) {
        const credentials = await installations.read(id);
        if (credentials && (await oauth.works(credentials.botToken))) {
          // The event may be old, and the app reinstalled since.
          log.info("slack token reported revoked, but still valid", { workspace: id });
          continue;
        }
        const workspaces = await installations.remove(id);
        forget(id);
        if (workspaces.length > 0) log.info("slack workspace removed the app", { workspace: id, how });
        // A revoked token can be replaced by reinstalling, after which everything continues.
        if (how === "uninstalled") await closeChannels(workspaces.length > 0 ? workspaces : [id]);
      }
    },

    async installed(grant) {
      const { id, credentials } = grant;
      await installations.save(grant);
      forget(id);
      log.info("slack workspace installed the app", {
        workspace: id,
        organization: credentials.organization,
      });
      // Reactions made while the app was not installed were missed.
      handlers.connected({ platform: "slack", gap: true, workspaces: [id, directIn(id)] });
    },
  };
}

function selfIn(workspace: string, { botUserId: user, botId, url }: Credentials): Self {
  return { user, workspace, botId, url };
}

/** The installation an event may concern: the workspace's, or its organization's. */
function namedBy({ teamId, enterpriseId }: Source): readonly string[] {
  return [...new Set([teamId, enterpriseId])].filter((id) => id !== undefined);
}
