import type { Platform } from "../refs.ts";

/** An installation of the app in one workspace, or in a whole organization. */
export interface Installation {
  readonly platform: Platform;
  /** The workspace's id, or the organization's. */
  readonly id: string;
  /** The platform's credentials for it, encrypted. */
  readonly sealed: string;
}

/** Installations of the app, for platforms on which other people install it. */
export interface InstallationStore {
  /** Creates or replaces one. */
  saveInstallation(installation: Installation, at: number): Promise<void>;
  installation(platform: Platform, id: string): Promise<Installation | undefined>;
  /** The workspaces with the app, sorted: each installation's own id, and those placed in an installed organization. */
  installedWorkspaces(platform: Platform): Promise<readonly string[]>;
  /**
   * Deletes an installation together with the workspaces placed in it, and returns them and itself. Returns none if
   * there was no such installation.
   */
  deleteInstallation(platform: Platform, id: string): Promise<readonly string[]>;
  /**
   * Re-seals an installation: `change` returns the new `sealed`, or undefined to leave it. Concurrent changes of the
   * same one wait, across processes too, and then start from the new state. Resolves to the installation as stored
   * afterwards. Rejects with whatever `change` throws, and changes nothing then.
   */
  changeInstallation(
    platform: Platform,
    id: string,
    at: number,
    change: (current: Installation) => Promise<string | undefined>,
  ): Promise<Installation | undefined>;
  /** Records that a workspace belongs to an organization in which the app is installed. */
  placeWorkspace(platform: Platform, workspace: string, organization: string): Promise<void>;
  /** The organization that a workspace was last placed in, while the app is installed there. */
  organizationOf(platform: Platform, workspace: string): Promise<string | undefined>;
}
