import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { StoreError } from "../../src/runtime/errors.ts";
import type { Store } from "../../src/store.ts";
import { clubContract } from "./store/club.ts";
import { libraryContract } from "./store/library.ts";
import { outboxContract } from "./store/outbox.ts";
import { paperPostsContract } from "./store/paper-posts.ts";
import { postedContract } from "./store/posted.ts";
import { privacyContract } from "./store/privacy.ts";
import { readingListContract } from "./store/reading-list.ts";
import { sharedContract } from "./store/shared.ts";
import { subscriptionContract } from "./store/subscriptions.ts";
import { teamContract } from "./store/teams.ts";
import { voteContract } from "./store/votes.ts";
import { watchContract } from "./store/watches.ts";

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

    describe("library", () => libraryContract(() => store));
    describe("subscriptions", () => subscriptionContract(() => store));
    describe("outbox", () => outboxContract(() => store));
    describe("papers in posts of their own", () => paperPostsContract(() => store));
    describe("posted messages", () => postedContract(() => store));
    describe("votes", () => voteContract(() => store));
    describe("teams", () => teamContract(() => store));
    describe("watches", () => watchContract(() => store));
    describe("privacy", () => privacyContract(() => store));
    describe("the journal club", () => clubContract(() => store));
    describe("reading lists", () => readingListContract(() => store));

    test("throws StoreError from every kind of call once closed", async () => {
      const closed = await open();
      await closed.close();
      await expect(closed.librarySize()).rejects.toThrow(StoreError);
      await expect(closed.applyCasts([])).rejects.toThrow(StoreError);
    });
  });
  if (openTwo) describe(`${name}, shared by two`, () => sharedContract(openTwo));
}
