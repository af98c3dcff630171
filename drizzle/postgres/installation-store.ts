import { and, eq } from "drizzle-orm";
import { union } from "drizzle-orm/pg-core";
import type { Installation, InstallationStore } from "../../src/chat/connection/installation-store.ts";
import type { Platform } from "../../src/chat/refs.ts";
import type { Database } from "./connection/database.ts";
import { installations, installedWorkspaces } from "./schema.ts";

/** The part of the store that knows where the app is installed. */
export function createInstallations({ ask, write }: Database): InstallationStore {
  const at = (platform: Platform, id: string | typeof installedWorkspaces.organization) =>
    and(eq(installations.platform, platform), eq(installations.id, id));
  const inWorkspace = (platform: Platform, workspace: string) =>
    and(eq(installedWorkspaces.platform, platform), eq(installedWorkspaces.workspace, workspace));
  const { sealed: content } = installations;

  return {
    saveInstallation: ({ platform, id, sealed }, now) =>
      ask(async ({ orm }) => {
        await orm
          .insert(installations)
          .values({ platform, id, sealed, installedAt: now, changedAt: now })
          .onConflictDoUpdate({
            target: [installations.platform, installations.id],
            set: { sealed, installedAt: now, changedAt: now },
          });
      }),
    installation: (platform, id) =>
      ask(async ({ orm }) => {
        const [row] = await orm.select({ sealed: content }).from(installations).where(at(platform, id));
        return row && { platform, id, ...row };
      }),
    installedWorkspaces: (platform) =>
      ask(async ({ orm }) => {
        const own = orm
          .select({ id: installations.id })
          .from(installations)
          .where(eq(installations.platform, platform));
        const placed = orm
          .select({ id: installedWorkspaces.workspace })
          .from(installedWorkspaces)
          .innerJoin(installations, at(platform, installedWorkspaces.organization));
        const rows = await union(own, placed);
        return rows.map(({ id }) => id).sort();
      }),
    deleteInstallation: (platform, id) =>
      write(async ({ orm }) => {
        const { platform: of, organization, workspace } = installedWorkspaces;
        const deleted = await orm.delete(installations).where(at(platform, id));
        if (deleted.rowCount === 0) return [];
        const placed = await orm
          .delete(installedWorkspaces)
          .where(and(eq(of, platform), eq(organization, id)))
          .returning({ workspace });
        return [id, ...placed.map((row) => row.workspace)];
      }),
    async changeInstallation(platform, id, now, change) {
      let thrown: { readonly error: unknown } | undefined;
      const changed = await write(async ({ orm }): Promise<Installation | undefined> => {
        thrown = undefined;
        const [row] = await orm
          .select({ sealed: content })
          .from(installations)
          .where(at(platform, id))
          .for("update");
        if (!row) return undefined;
        const current = { platform, id, ...row };
        const sealed = await change(current).catch((error: unknown) => {
          thrown = { error };
          return undefined;
        });
        if (sealed === undefined) return current;
        await orm.update(installations).set({ sealed, changedAt: now }).where(at(platform, id));
        return { platform, id, sealed };
      });
      if (thrown) throw thrown.error;
      return changed;
    },
    placeWorkspace: (platform, workspace, organization) =>
      ask(async ({ orm }) => {
        await orm
          .insert(installedWorkspaces)
          .values({ platform, workspace, organization })
          .onConflictDoUpdate({
            target: [installedWorkspaces.platform, installedWorkspaces.workspace],
            set: { organization },
          });
      }),
    organizationOf: (platform, workspace) =>
      ask(async ({ orm }) => {
        const { organization } = installedWorkspaces;
        const [row] = await orm
          .select({ organization })
          .from(installedWorkspaces)
          .where(inWorkspace(platform, workspace));
        return row?.organization;
      }),
  };
}
