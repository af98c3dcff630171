import type { Platform } from "../refs.ts";

/** The app as it is installed in one workspace, or in all those of an organization. */
export interface Installation {
  readonly platform: Platform;
  /** The workspace's id, or the organization's. */
  readonly id: string;
  /** What the platform gave to act there, encrypted. */
  readonly sealed: string;
}

/** Where the app is installed, for a platform on which others install it. */
export interface InstallationStore {
  /** Creates or replaces one. */
  saveInstallation(installation: Installation, at: number): Promise<void>;
  installation(platform: Platform, id: string): Promise<Installation | undefined>;
  /** The workspaces that the app is installed in, in order: each installation's own id, and those placed in one. */
  installedWorkspaces(platform: Platform): Promise<readonly string[]>;
  /**
   * The workspaces that it was for: itself, and those placed in it, which are forgotten with it. None where there was no
   * such installation.
   */
  deleteInstallation(platform: Platform, id: string): Promise<readonly string[]>;
  /**
   * Seals one anew: `change` gives what replaces `sealed`, or undefined to leave it. Others that change the same one wait
   * meanwhile, in other processes too, and then begin with what this one left. Resolves to what holds; rejects with what
   * `change` throws, and then nothing has changed.
   */
  changeInstallation(
    platform: Platform,
    id: string,
    at: number,
    change: (current: Installation) => Promise<string | undefined>,
  ): Promise<Installation | undefined>;
  /** Notes that a workspace is one of an organization in which the app is installed. */
  placeWorkspace(platform: Platform, workspace: string, organization: string): Promise<void>;
  /** The organization that a workspace was last placed in, while the app is installed there. */
  organizationOf(platform: Platform, workspace: string): Promise<string | undefined>;
}
