import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { StoreError } from "../../src/runtime/errors.ts";
import type { Store } from "../../src/store.ts";
import { makePapers } from "../fixtures/papers.ts";
import { accessContract } from "./access.ts";
import { addressContract } from "./addresses.ts";
import { channelMoveContract } from "./channel-moves.ts";
import { clubContract } from "./club.ts";
import { deliveryLogContract } from "./delivery-log.ts";
import { eventLogContract } from "./event-log.ts";
import { installationContract } from "./installations.ts";
import { newsContract } from "./news.ts";
import { outboxContract } from "./outbox.ts";
import { paperPostsContract } from "./paper-posts.ts";
import { paperContract } from "./papers.ts";
import { postedContract } from "./posted-messages.ts";
import { privacyContract } from "./privacy.ts";
import { readingListContract } from "./reading-list.ts";
import { referenceContract } from "./references.ts";
import { T0 } from "./samples.ts";
import { sessionLogContract } from "./session-log.ts";
import { shardContract } from "./shards.ts";
import { sharedPapersContract } from "./shared-papers.ts";
import { subscriptionContract } from "./subscriptions.ts";
import { tasteContract } from "./taste.ts";
import { teamContract } from "./teams.ts";
import { tenantContract } from "./tenants.ts";
import { twoProcessesContract } from "./two-processes.ts";
import { voteContract } from "./votes.ts";
import { watchContract } from "./watches.ts";

/**
 * What every store promises. `open` gives a new, empty one each time; `openTwo`, where two processes can share one,
 * gives two on the same data.
 */
export function storeContract(
  name: string,
  open: () => Promise<Store>,
  openTwo?: () => Promise<readonly [Store, Store]>,
): void {
  describe(name, () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    test("knows its size", async () => {
      const empty = await store.size();
      expect(empty).toBeGreaterThan(0);
      await store.savePapers(makePapers(500), T0);
      expect(await store.size()).toBeGreaterThan(empty);
    });

    describe("papers", () => paperContract(() => store));
    describe("subscriptions", () => subscriptionContract(() => store));
    describe("addresses", () => addressContract(() => store));
    describe("a channel that moves", () => channelMoveContract(() => store));
    describe("outbox", () => outboxContract(() => store));
    describe("delivery log", () => deliveryLogContract(() => store));
    describe("papers in posts of their own", () => paperPostsContract(() => store));
    describe("posted messages", () => postedContract(() => store));
    describe("votes", () => voteContract(() => store));
    describe("teams", () => teamContract(() => store));
    describe("access keys", () => accessContract(() => store));
    describe("watches", () => watchContract(() => store));
    describe("privacy", () => privacyContract(() => store));
    describe("the journal club", () => clubContract(() => store));
    describe("reading lists", () => readingListContract(() => store));
    describe("shared papers", () => sharedPapersContract(() => store));
    describe("taste", () => tasteContract(() => store));
    describe("reference libraries", () => referenceContract(() => store));
    describe("news", () => newsContract(() => store));
    describe("sessions", () => sessionLogContract(() => store));
    describe("shards", () => shardContract(() => store));
    describe("installations", () => installationContract(() => store));
    describe("taken events", () => eventLogContract(() => store));

    test("throws StoreError from every kind of call once closed", async () => {
      const closed = await open();
      await closed.close();
      await expect(closed.librarySize()).rejects.toThrow(StoreError);
      await expect(closed.applyCasts([])).rejects.toThrow(StoreError);
    });
  });
  describe(`${name}, shared by teams`, () => tenantContract(open));
  if (openTwo) describe(`${name}, shared by two`, () => twoProcessesContract(openTwo));
}
