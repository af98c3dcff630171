import type { Installation, InstallationStore } from "../../../src/chat/connection/installation-store.ts";
import type { Clock } from "../../../src/runtime/clock.ts";
import type { Log } from "../../../src/runtime/log.ts";
import type { SecretBox } from "../../../src/runtime/secrets/secret-box.ts";
import { toChatError } from "../errors.ts";
import type { Credentials, Grant, OAuth } from "./oauth.ts";

const PLATFORM = "slack";

/** Slack's rotated tokens last twelve hours; renewing this early leaves time in case Slack is down. */
const RENEW_BEFORE_MS = 3_600_000;

/** Where the app is installed, and with which credentials. */
export interface Installations {
  save(grant: Grant): Promise<void>;
  /** The credentials of a workspace or organization, with a token that stays valid for a while. */
  read(id: string): Promise<Credentials | undefined>;
  /** The ids of all workspaces and organizations that have installed the app. */
  workspaces(): Promise<readonly string[]>;
  /** The ids it served, including its own; empty if there was no installation. */
  remove(id: string): Promise<readonly string[]>;
}

const purposeOf = (id: string) => `${PLATFORM}:${id}`;

/** Decrypts the credentials of an installation; `stale` if with an older key. Throws UserError if no key fits. */
export function openCredentials(
  box: SecretBox,
  { id, sealed }: Pick<Installation, "id" | "sealed">,
): { readonly credentials: Credentials; readonly stale: boolean } {
  const { text, stale } = box.open(sealed, purposeOf(id));
  return { credentials: JSON.parse(text) as Credentials, stale };
}

/** Stores tokens encrypted, each bound to its workspace or organization. */
export function createInstallations(options: {
  readonly store: InstallationStore;
  readonly box: SecretBox;
  readonly oauth: Pick<OAuth, "renew">;
  readonly clock: Clock;
  readonly log: Log;
}): Installations {
  const { store, box, oauth, clock, log } = options;
  const seal = (id: string, credentials: Credentials) => box.seal(JSON.stringify(credentials), purposeOf(id));
  const open = (id: string, sealed: string) => {
    const { credentials, stale } = openCredentials(box, { id, sealed });
    const { rotation } = credentials;
    const ending = rotation !== undefined && rotation.expiresAt - clock.now() < RENEW_BEFORE_MS;
    return { credentials, stale, ending };
  };

  /** The credentials with a renewed token; unchanged if Slack gives none and the current one is still valid. */
  const renewed = async (id: string, credentials: Credentials): Promise<Credentials> => {
    const { rotation } = credentials;
    if (!rotation) return credentials;
    try {
      return await oauth.renew(rotation.refreshToken, credentials);
    } catch (thrown) {
      const error = toChatError(thrown, "renew the bot token");
      if (rotation.expiresAt <= clock.now()) throw error;
      log.warn("slack token not renewed; trying again", { workspace: id, error: error.message });
      return credentials;
    }
  };

  return {
    save: ({ id, credentials }) =>
      store.saveInstallation({ platform: PLATFORM, id, sealed: seal(id, credentials) }, clock.now()),

    async read(id) {
      const found = await store.installation(PLATFORM, id);
      if (!found) return undefined;
      const { credentials, stale, ending } = open(id, found.sealed);
      if (!stale && !ending) return credentials;
      const changed = await store.changeInstallation(PLATFORM, id, clock.now(), async (current) => {
        const held = open(id, current.sealed);
        if (held.ending) return seal(id, await renewed(id, held.credentials));
        return held.stale ? seal(id, held.credentials) : undefined;
      });
      return changed && open(id, changed.sealed).credentials;
    },

    workspaces: () => store.installedWorkspaces(PLATFORM),
    remove: (id) => store.deleteInstallation(PLATFORM, id),
  };
}
