import { createZotero } from "../../adapters/zotero/index.ts";
import { createSecretBox } from "../../src/runtime/secrets/secret-box.ts";
import type { StoredGroup } from "../adapters/zotero/library.ts";
import { startZotero } from "../adapters/zotero/zotero-server.ts";
import { openDesk } from "../commands/desk.ts";
import { createTestClock } from "../fakes/clock.ts";

export const KEY = "P9NiFoyLeZu2bZNvvuQPDWsd";
export const INBOX = "ABCD2345";
const AT = "2025-06-06T12:00:00Z";
const MINUTE_MS = 60_000;

/** A desk at which a team may connect Zotero, and Zotero itself with a group of theirs. */
export async function openZoteroDesk(log?: Parameters<typeof openDesk>[0]["log"]) {
  // Zotero counts time of its own, and the client by the house's clock.
  const own = createTestClock(AT);
  const zotero = await startZotero(own.now);
  zotero.keys.set(KEY, { user: 1, groups: { all: { library: true, write: true } } });
  const group: StoredGroup = zotero.addGroup(123456, "Reading group");
  group.collections.set(INBOX, "Inbox");
  const clock = createTestClock(AT);
  const manager = createZotero({ endpoint: zotero.url, fetch, clock, userAgent: "paperboy-test/1" });
  const box = createSecretBox([Buffer.alloc(32, 7)]);
  const desk = await openDesk({ at: AT, references: { manager, box }, ...(log ? { log } : {}) });

  /** Time passes, and what is due in the background is done. */
  async function pass(minutes = 1): Promise<void> {
    await desk.clock.advance(minutes * MINUTE_MS);
    await clock.advance(minutes * MINUTE_MS);
    await own.advance(minutes * MINUTE_MS);
    await desk.bot.tick();
    await desk.bot.housekept();
  }

  return {
    ...desk,
    zotero,
    group,
    pass,
    manage: (options: Record<string, string> = {}, more = {}) =>
      desk.run("zotero", options, { canManageTeam: true, ...more }),
    titles: () => [...group.items.values()].map(({ data }) => data.title),
    async close() {
      await desk.bot.stop();
      await desk.store.close();
      await zotero.close();
    },
  };
}
