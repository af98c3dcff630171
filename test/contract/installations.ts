import { expect, test } from "vitest";
import type { InstallationStore } from "../../src/chat/connection/installation-store.ts";

const slack = (id: string, sealed = `tokens of ${id}`) => ({ platform: "slack", id, sealed });

/** What every store of installations promises. */
export function installationContract(store: () => InstallationStore): void {
  test("keeps one for each workspace and platform, the last that was saved", async () => {
    expect(await store().installation("slack", "T1")).toBeUndefined();
    await store().saveInstallation(slack("T2"), 1);
    await store().saveInstallation(slack("T1"), 2);
    await store().saveInstallation(slack("T1", "newer"), 3);
    await store().saveInstallation({ ...slack("T1"), platform: "teams" }, 3);
    expect(await store().installation("slack", "T1")).toEqual(slack("T1", "newer"));
    expect(await store().installation("slack", "T3")).toBeUndefined();
    expect(await store().installedWorkspaces("slack")).toEqual(["T1", "T2"]);
    expect(await store().installedWorkspaces("discord")).toEqual([]);
  });

  test("deletes one alone", async () => {
    for (const id of ["T1", "T2"]) await store().saveInstallation(slack(id), 1);
    expect(await store().deleteInstallation("slack", "T1")).toEqual(["T1"]);
    expect(await store().deleteInstallation("slack", "T1")).toEqual([]);
    expect(await store().installedWorkspaces("slack")).toEqual(["T2"]);
  });

  test("knows the workspaces of an organization as long as it is installed there", async () => {
    await store().saveInstallation(slack("E1"), 1);
    await store().placeWorkspace("slack", "T1", "E9");
    await store().placeWorkspace("slack", "T1", "E1");
    await store().placeWorkspace("slack", "T2", "E2");
    expect(await store().organizationOf("slack", "T1")).toBe("E1");
    expect(await store().installedWorkspaces("slack")).toEqual(["E1", "T1"]);
    expect(await store().organizationOf("teams", "T1")).toBeUndefined();
    expect(await store().deleteInstallation("slack", "E1")).toEqual(["E1", "T1"]);
    expect(await store().organizationOf("slack", "T1")).toBeUndefined();
    expect(await store().organizationOf("slack", "T2")).toBe("E2");
  });

  test("changes one after the other, each beginning with what the last left", async () => {
    await store().saveInstallation(slack("T1", "0"), 1);
    let inside = 0;
    const next = () =>
      store().changeInstallation("slack", "T1", 2, async ({ sealed }) => {
        inside += 1;
        expect(inside).toBe(1);
        await new Promise(setImmediate);
        inside -= 1;
        return String(Number(sealed) + 1);
      });
    const results = await Promise.all([next(), next(), next()]);
    expect(results.map((one) => one?.sealed).sort()).toEqual(["1", "2", "3"]);
    expect(await store().installation("slack", "T1")).toEqual(slack("T1", "3"));
  });

  test("leaves one as it is where nothing replaces it, and where changing it fails", async () => {
    await store().saveInstallation(slack("T1"), 1);
    expect(await store().changeInstallation("slack", "T1", 2, async () => undefined)).toEqual(slack("T1"));
    const wrong = new TypeError("Slack is away");
    const failing = store().changeInstallation("slack", "T1", 2, async () => {
      throw wrong;
    });
    await expect(failing).rejects.toBe(wrong);
    expect(await store().installation("slack", "T1")).toEqual(slack("T1"));
    const asked: unknown[] = [];
    const missing = await store().changeInstallation("slack", "T9", 2, async (one) => void asked.push(one));
    expect([missing, asked]).toEqual([undefined, []]);
  });
}
