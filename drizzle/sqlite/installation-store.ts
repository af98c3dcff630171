import { and, eq } from "drizzle-orm";
import { union } from "drizzle-orm/sqlite-core";
import type { Installation, InstallationStore } from "../../src/chat/connection/installation-store.ts";
import type { Platform } from "../../src/chat/refs.ts";
import type { Database } from "./connection/database.ts";
import { installations, installedWorkspaces } from "./schema.ts";

/** The part of the store that knows where the app is installed. */
export function createInstallations({ orm, read, write }: Database): InstallationStore {
  const at = (platform: Platform, id: string | typeof installedWorkspaces.organization) =>
    and(eq(installations.platform, platform), eq(installations.id, id));
  const inWorkspace = (platform: Platform, workspace: string) =>
    and(eq(installedWorkspaces.platform, platform), eq(installedWorkspaces.workspace, workspace));
  const one = (platform: Platform, id: string): Promise<Installation | undefined> =>
    read(() => {
      const { sealed } = installations;
      const row = orm.select({ sealed }).from(installations).where(at(platform, id)).get();
      return row && { platform, id, ...row };
    });
  /** Only one process uses the file, so an in-memory lock is enough. */
  const turns = new Map<string, Promise<unknown>>();

  return {
    saveInstallation: ({ platform, id, sealed }, now) =>
      write(() => {
        orm
          .insert(installations)
          .values({ platform, id, sealed, installedAt: now, changedAt: now })
          .onConflictDoUpdate({
            target: [installations.platform, installations.id],
            set: { sealed, installedAt: now, changedAt: now },
          })
          .run();
      }),
    installation: one,
    installedWorkspaces: (platform) =>
      read(() => {
        const own = orm
          .select({ id: installations.id })
          .from(installations)
          .where(eq(installations.platform, platform));
        const placed = orm
          .select({ id: installedWorkspaces.workspace })
          .from(installedWorkspaces)
          .innerJoin(installations, at(platform, installedWorkspaces.organization));
        return union(own, placed)
          .all()
          .map(({ id }) => id)
          .sort();
      }),
    deleteInstallation: (platform, id) =>
      write(() => {
        const { platform: of, organization, workspace } = installedWorkspaces;
        if (orm.delete(installations).where(at(platform, id)).run().changes === 0) return [];
        const placed = orm
          .delete(installedWorkspaces)
          .where(and(eq(of, platform), eq(organization, id)))
          .returning({ workspace })
          .all();
        return [id, ...placed.map((row) => row.workspace)];
      }),
    async changeInstallation(platform, id, now, change) {
      const key = JSON.stringify([platform, id]);
      const turn = (turns.get(key) ?? Promise.resolve()).then(async () => {
        const current = await one(platform, id);
        const sealed = current && (await change(current));
        if (sealed === undefined) return current;
        await write(() => {
          orm.update(installations).set({ sealed, changedAt: now }).where(at(platform, id)).run();
        });
        return { platform, id, sealed };
      });
      const settled = turn.catch(() => {});
      turns.set(key, settled);
      void settled.then(() => turns.get(key) === settled && turns.delete(key));
      return turn;
    },
    placeWorkspace: (platform, workspace, organization) =>
      write(() => {
        orm
          .insert(installedWorkspaces)
          .values({ platform, workspace, organization })
          .onConflictDoUpdate({
            target: [installedWorkspaces.platform, installedWorkspaces.workspace],
            set: { organization },
          })
          .run();
      }),
    organizationOf: (platform, workspace) =>
      read(
        () =>
          orm
            .select({ organization: installedWorkspaces.organization })
            .from(installedWorkspaces)
            .where(inWorkspace(platform, workspace))
            .get()?.organization,
      ),
  };
}
