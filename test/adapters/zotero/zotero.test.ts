import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createZotero } from "../../../adapters/zotero/index.ts";
import type { Paper, PaperId } from "../../../src/papers/paper.ts";
import type { ReferenceManager } from "../../../src/references/reference-manager.ts";
import { createTestClock, type TestClock } from "../../fakes/clock.ts";
import { makePaper } from "../../fixtures/papers.ts";
import type { StoredGroup } from "./library.ts";
import { startZotero, type ZoteroServer } from "./zotero-server.ts";

const KEY = "P9NiFoyLeZu2bZNvvuQPDWsd";
const INBOX = "ABCD2345";
const access = { group: "123456", key: KEY };
const both = { library: true, write: true };

let zotero: ZoteroServer;
let group: StoredGroup;
let clock: TestClock;
let library: ReferenceManager;
beforeEach(async () => {
  clock = createTestClock("2025-06-06T12:00:00Z");
  zotero = await startZotero(clock.now);
  zotero.keys.set(KEY, { user: 1, groups: { all: both } });
  group = zotero.addGroup(123456, "Reading group");
  group.collections.set(INBOX, "Inbox");
  library = createZotero({ endpoint: zotero.url, fetch, clock, userAgent: "paperboy-test/1" });
});
afterEach(() => zotero.close());

const paper = makePaper({
  id: "2506.00001",
  title: "Otters: A Study",
  abstract: "Otters float.",
  authors: ["Ada Lovelace", "Laurens van der Maaten", "Martin Luther King Jr.", "The Otter Team"],
  keywords: ["otters", "rivers"],
  categories: ["cs.CL", "cs.LG"],
  publishedAt: Date.UTC(2025, 5, 2),
});
const place = (which: Paper = paper, token = "t".repeat(32), into?: "none") =>
  library.place(access, { paper: which, collection: into === "none" ? undefined : INBOX, token });
const titles = () => [...group.items.values()].map(({ data }) => data.title);

describe("an item", () => {
  it("is a preprint in Zotero's own schema", async () => {
    expect(await place()).toBe("added");
    const [{ data } = { data: {} }] = [...group.items.values()];
    expect(data).toMatchObject({
      itemType: "preprint",
      title: "Otters: A Study",
      creators: [
        { creatorType: "author", firstName: "Ada", lastName: "Lovelace" },
        { creatorType: "author", firstName: "Laurens", lastName: "van der Maaten" },
        { creatorType: "author", firstName: "Martin Luther, Jr.", lastName: "King" },
        { creatorType: "author", name: "The Otter Team" },
      ],
      abstractNote: "Otters float.",
      repository: "arXiv",
      archiveID: "arXiv:2506.00001",
      date: "2025-06-02",
      DOI: "10.48550/arXiv.2506.00001",
      url: "https://arxiv.org/abs/2506.00001",
      extra: "arXiv:2506.00001 [cs.CL]",
      tags: [{ tag: "otters" }, { tag: "rivers" }],
      collections: [INBOX],
    });
  });

  it("is taken with the longest names and tags, and with hardly anything known", async () => {
    const long = "x".repeat(400);
    expect(await place({ ...paper, authors: [`Ada ${long}`, long], keywords: [long] })).toBe("added");
    const bare = makePaper({ id: "10.1101/2025.06.01.123456", title: "Bare", abstract: "", authors: [] });
    expect(await place({ ...bare, categories: [], keywords: [] }, "u".repeat(32), "none")).toBe("added");
    const { DOI, collections, repository } = [...group.items.values()][1]?.data ?? {};
    expect({ DOI, collections, repository }).toEqual({
      DOI: "10.1101/2025.06.01.123456",
      collections: [],
      repository: undefined,
    });
  });
});

describe("a paper that is there", () => {
  it.each([
    [
      "by its DOI, as a connector saves it",
      { title: paper.title, DOI: "https://doi.org/10.48550/ARXIV.2506.00001" },
    ],
    ["by its arXiv id, under an older title", { title: "Old", archiveID: "arXiv:2506.00001v1" }],
    ["by its address", { title: "Old", url: "https://arxiv.org/pdf/2506.00001v2" }],
    ["by what stands in Extra", { title: "Old", extra: "Read this\narXiv: 2506.00001 [cs]" }],
    ["by all of its title, published elsewhere", { title: "Otters – a study", DOI: "10.5555/1" }],
  ])("is known %s", async (_, data) => {
    zotero.addItem(group, {
      itemType: "journalArticle",
      creators: [{ creatorType: "author", firstName: "Ada", lastName: "Lovelace" }],
      ...data,
    });
    expect(await place()).toBe("there");
    expect(group.items.size).toBe(1);
  });

  it.each([
    ["another paper of that title", { title: paper.title, archiveID: "arXiv:2401.99999" }],
    ["a note on it", { itemType: "note", title: paper.title }],
    [
      "an attachment",
      { itemType: "attachment", title: paper.title, url: "https://arxiv.org/pdf/2506.00001" },
    ],
    ["one whose Extra cites it", { title: "Otters: A Study of Others", extra: "Cites 2506.00001" }],
  ])("is not %s", async (_, data) => {
    zotero.addItem(group, { itemType: "preprint", ...data });
    expect(await place()).toBe("added");
  });

  it("is added anew where it lies in the trash", async () => {
    zotero.addItem(group, { itemType: "preprint", title: paper.title }).trashed = true;
    expect(await place()).toBe("added");
  });

  it("comes into the collection as well, unless somebody changed it since", async () => {
    group.collections.set("WXYZ6789", "Elsewhere");
    const item = zotero.addItem(group, {
      itemType: "preprint",
      title: paper.title,
      collections: ["WXYZ6789"],
    });
    expect(await place()).toBe("there");
    expect(item.data.collections).toEqual(["WXYZ6789", INBOX]);
    const patch = zotero.asked.find(({ method }) => method === "PATCH");
    expect(patch?.headers["if-unmodified-since-version"]).toBe("3");
    expect(await place()).toBe("there");
    expect(zotero.asked.filter(({ method }) => method === "PATCH")).toHaveLength(1);
  });

  it("is found by a title with quotation marks", async () => {
    const quoted = { ...paper, title: 'On the "Otter" Question' };
    await place(quoted);
    expect(await place(quoted, "u".repeat(32))).toBe("there");
    expect(titles()).toEqual([quoted.title]);
  });
});

describe("what goes wrong", () => {
  it.each(["lost", "cut"] as const)("adds nothing twice when the answer is %s", async (fault) => {
    zotero.fail("POST", fault);
    await expect(place()).rejects.toMatchObject({ kind: "unknown" });
    expect(await place()).toBe("there");
    expect(group.items.size).toBe(1);
  });

  it("adds nothing twice even where the item does not show yet", async () => {
    zotero.fail("POST", "lost");
    await expect(place()).rejects.toMatchObject({ kind: "unknown" });
    for (const item of group.items.values()) item.trashed = true;
    await expect(place()).rejects.toMatchObject({ kind: "unknown" });
    for (const item of group.items.values()) item.trashed = false;
    expect(await place()).toBe("there");
    expect(group.items.size).toBe(1);
  });

  it("waits as long as Retry-After says, and asks nothing meanwhile", async () => {
    zotero.fail("GET", { retryAfter: 90 });
    await expect(place()).rejects.toMatchObject({ kind: "rate-limited", retryAfterMs: 90_000 });
    const before = zotero.asked.length;
    await clock.advance(89_000);
    await expect(place()).rejects.toThrow("Zotero asks us to wait 1 second.");
    expect(zotero.asked.length).toBe(before);
    await clock.advance(1_000);
    expect(await place()).toBe("added");
  });

  it("asks nothing more when Zotero answers and asks to back off", async () => {
    zotero.askToBackOff(10);
    await expect(place()).rejects.toMatchObject({ kind: "rate-limited" });
    expect(zotero.asked).toHaveLength(1);
    zotero.askToBackOff(undefined);
    await clock.advance(10_000);
    expect(await place()).toBe("added");
  });

  it.each([
    ["a deleted key", () => zotero.keys.delete(KEY), "unauthorized", /does not know this key/],
    [
      "a key that only reads",
      () => zotero.keys.set(KEY, { user: 1, groups: { all: { library: true, write: false } } }),
      "forbidden",
      /can read the library but not change it/,
    ],
    [
      "a key that opens nothing",
      () => zotero.keys.set(KEY, { user: 1, groups: {} }),
      "forbidden",
      /left the group/,
    ],
    ["a group that is gone", () => zotero.groups.delete(123456), "gone", /group no longer exists/],
    ["a collection that is gone", () => group.collections.clear(), "gone", /collection no longer exists/],
  ] as const)("says what to do about %s", async (_, happen, kind, words) => {
    happen();
    const error = await place().catch((thrown: Error) => thrown);
    expect(error).toMatchObject({ kind, message: expect.stringMatching(words) });
    expect((error as Error).message).toMatch(/\/papers team zotero/);
  });

  it.each([
    ["an error of Zotero's own", "error", "unknown"],
    ["a page of a proxy with a status that means something else", "proxy", "unsent"],
  ] as const)("takes %s for something that passes", async (_, fault, kind) => {
    zotero.fail("POST", fault);
    await expect(place()).rejects.toMatchObject({ kind });
    expect(await place()).toBe("added");
  });

  it("tells what Zotero does not take", async () => {
    await expect(place({ ...paper, abstract: "x".repeat(70_000) })).rejects.toMatchObject({
      kind: "rejected",
      message: expect.stringMatching(/too long/),
    });
    expect(group.items.size).toBe(0);
  });

  it("never repeats the key", async () => {
    zotero.keys.clear();
    const error = await place().catch((thrown: Error) => thrown);
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain(KEY);
    expect(zotero.asked.every(({ path }) => !path.includes(KEY))).toBe(true);
  });

  it("says that Zotero cannot be reached", async () => {
    await zotero.close();
    await expect(place()).rejects.toMatchObject({ kind: "unsent" });
  });
});

describe("a key", () => {
  it("opens the groups that it may change, and no others", async () => {
    zotero.addGroup(2, "Read only");
    zotero.addGroup(3, "Admins alone", { owner: 9, libraryEditing: "admins" });
    zotero.addGroup(4, "Where I am admin", { owner: 9, admins: [1], libraryEditing: "admins" });
    zotero.keys.set(KEY, { user: 1, groups: { all: both, 2: { library: true, write: false } } });
    expect(await library.groups(KEY)).toEqual([
      { id: "123456", name: "Reading group" },
      { id: "4", name: "Where I am admin" },
    ]);
    expect(await library.collections(access)).toEqual([{ id: INBOX, name: "Inbox" }]);
  });
});

describe("reading", () => {
  it("gives the arXiv papers of the library, last added first, page by page", async () => {
    for (let n = 1; n <= 230; n += 1)
      zotero.addItem(group, {
        itemType: "preprint",
        title: `P${n}`,
        archiveID: `arXiv:2506.${String(n).padStart(5, "0")}`,
      });
    zotero.addItem(group, { itemType: "book", title: "A book" });
    const found = await library.papers(access, 150);
    expect(found).toHaveLength(150);
    expect(found[0]).toBe("2506.00230" as PaperId);
    expect(zotero.asked.map(({ path }) => new URL(path, "http://x").searchParams.get("start"))).toEqual([
      "0",
      "100",
    ]);
    expect(await library.papers(access, 500)).toHaveLength(230);
  });
});
