import type { References } from "../../src/references/references.ts";
import type { ReferenceLibrary, ReferenceStore } from "../../src/references/store.ts";
import { UserError } from "../../src/runtime/errors.ts";
import type { Services } from "../../src/services.ts";
import type { TeamId } from "../../src/teams/team-id.ts";

/** Throws UserError if there is no key to encrypt libraries' keys with. */
export function requireReferences({ references }: Pick<Services, "references">): References {
  if (references) return references;
  throw new UserError(
    "Zotero is not set up here: Paperboy has no secret to encrypt the library's key with. Its operator can set PAPERBOY_SECRET_KEY.",
  );
}

/** Returns the library that the team connected. Throws UserError if there is none. */
export async function requireLibrary(
  { store }: { readonly store: Pick<ReferenceStore, "referenceLibrary"> },
  team: TeamId,
): Promise<ReferenceLibrary> {
  const library = await store.referenceLibrary(team);
  if (library) return library;
  throw new UserError(
    "No Zotero library is connected here. A manager can connect one with “/papers team zotero”.",
  );
}
