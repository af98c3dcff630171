import type { InstallationStore } from "../../../src/chat/connection/installation-store.ts";
import { createSecretBox } from "../../../src/runtime/secrets/secret-box.ts";
import type { TokenOf } from "../channel-names.ts";
import { openCredentials } from "./installations.ts";

/**
 * Bot tokens of the workspaces that installed the app, as they are stored: for commands beside the running bot, which
 * renews them. Throws UserError if no key opens one.
 */
export function storedTokens(
  store: Pick<InstallationStore, "installation" | "organizationOf">,
  secretKeys: readonly Buffer[],
): TokenOf {
  const box = createSecretBox(secretKeys);
  const read = async (id: string) => {
    const found = await store.installation("slack", id);
    return found && openCredentials(box, found).credentials.botToken;
  };
  return async (workspace) => {
    const own = await read(workspace);
    if (own !== undefined) return own;
    const organization = await store.organizationOf("slack", workspace);
    return organization === undefined ? undefined : read(organization);
  };
}
