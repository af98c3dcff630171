import { afterEach, beforeEach, expect, it } from "vitest";
import { asMessage } from "../../src/chat/reply.ts";
import { teamOf } from "../../src/teams/team-id.ts";
import type { Day } from "../../src/time/day.ts";
import { makePapers } from "../fixtures/papers.ts";
import { INBOX, KEY, openZoteroDesk } from "../references/stage.ts";
import { buttons, openDesk, titles, words } from "./desk.ts";

let desk: Awaited<ReturnType<typeof openZoteroDesk>>;
beforeEach(async () => {
  desk = await openZoteroDesk();
  await desk.store.savePapers(makePapers(7), desk.clock.now());
});
afterEach(() => desk.close());

const library = () => desk.store.referenceLibrary(teamOf(desk.general));
const said = async (options: Record<string, string>, more = {}) =>
  (await desk.manage(options, more)).message.summary;
const labels = (choices: readonly { readonly label: string }[]) => choices.map(({ label }) => label);

it("asks a manager for the key in a form, and nobody else", async () => {
  const { message, private: onlyForMe } = await desk.run("zotero");
  expect(onlyForMe).toBe(true);
  expect(words(message)).toMatch(/No Zotero library yet/);
  expect(asMessage(await desk.press(message, "Connect a library")).message.summary).toMatch(/^Only /);
  const form = await desk.adapter.run({
    person: desk.person("ada"),
    channel: desk.general,
    canManage: true,
    canManageTeam: true,
    name: "zotero",
    options: { form: "yes" },
  });
  expect(form).toMatchObject({
    kind: "form",
    form: {
      sections: [
        {
          fields: [
            { name: "key" },
            { name: "group" },
            { name: "collection" },
            { name: "votes" },
            { name: "emoji" },
          ],
        },
      ],
    },
  });
  expect(await said({ key: KEY }, { canManageTeam: false })).toMatch(/^Only /);
  expect(await library()).toBeUndefined();
});

it("connects the only group of a key, keeps the key encrypted, and shows it never again", async () => {
  expect(await said({ key: KEY, group: "", collection: "", votes: "" })).toBe(
    "Papers go to “Reading group”.",
  );
  const kept = await library();
  expect(kept).toMatchObject({
    group: { id: "123456", name: "Reading group" },
    collection: undefined,
    votes: undefined,
  });
  expect(JSON.stringify(kept)).not.toContain(KEY);
  const { message } = await desk.run("zotero");
  expect(JSON.stringify(message)).not.toContain(KEY);
  expect(labels(buttons(message))).toEqual(["Change", "Take its papers as our taste", "Disconnect"]);
  expect(words((await desk.run("privacy")).message)).toMatch(
    /Papers can be sent to the Zotero library “Reading group”/,
  );
});

it("takes a group by address, number or name, and a collection by name", async () => {
  desk.zotero.addGroup(77, "Otters");
  for (const group of ["https://www.zotero.org/groups/123456/reading_group", "123456", "reading GROUP"]) {
    expect(await said({ key: KEY, group, collection: "inbox" })).toBe(
      "Papers go to “Reading group”, collection “Inbox”.",
    );
    expect((await library())?.collection).toEqual({ id: INBOX, name: "Inbox" });
  }
});

it("changes what it was not told to keep, and keeps the rest", async () => {
  await said({ key: KEY, collection: "Inbox" });
  expect(words((await desk.manage({ votes: "3" })).message)).toMatch(
    /Papers that reach 3 votes are sent automatically/,
  );
  expect(await library()).toMatchObject({ collection: { name: "Inbox" }, votes: 3 });
  expect(await said({ key: "", group: "Reading group", collection: "", votes: "0" })).toBe(
    "Papers go to “Reading group”.",
  );
  expect(await library()).toMatchObject({ collection: undefined, votes: undefined });
});

it("takes one emoji that sends papers, and says how to use it", async () => {
  await said({ key: KEY, emoji: "<:zotero:123456789012345678>" });
  expect(await library()).toMatchObject({ emoji: ":zotero:" });
  expect(words((await desk.run("zotero")).message)).toMatch(
    /Reacting with :zotero: to a message about one paper sends it, too/,
  );
  expect(await said({ emoji: "3️⃣" })).toMatch(/Enter one emoji like 📚/);
  expect(await said({ votes: "2" })).toMatch(/^Papers go to/);
  expect(await library()).toMatchObject({ emoji: ":zotero:", votes: 2 });
  await said({ emoji: "" });
  expect(await library()).toMatchObject({ emoji: undefined });
});

it.each([
  ["no key", {}, { group: "Reading group" }, /A key is needed/],
  ["a key that Zotero does not know", {}, { key: "nonsense" }, /does not know this key/],
  ["a key that no header can hold", {}, { key: "a 🔑\nx: y" }, /does not know this key/],
  [
    "a collection that is not there",
    {},
    { key: KEY, collection: "Inbx" },
    /no collection “Inbx”\. Did you mean “Inbox”\?/,
  ],
  [
    "a group that the key does not open",
    {},
    { key: KEY, group: "999" },
    /no group “999”\. The key opens: Reading group \(123456\)/,
  ],
  [
    "several groups",
    { second: true },
    { key: KEY },
    /opens several groups\. Name one: Reading group \(123456\), Otters \(77\)/,
  ],
  ["a key that only reads", { readOnly: true }, { key: KEY }, /choose “Read\/Write”/],
])(
  "says what to do about %s",
  async (_, { second, readOnly }: { second?: boolean; readOnly?: boolean }, options, expected) => {
    if (second) desk.zotero.addGroup(77, "Otters");
    if (readOnly) desk.zotero.keys.set(KEY, { user: 1, groups: { all: { library: true, write: false } } });
    const answer = await said(options as Record<string, string>);
    expect(answer).toMatch(expected);
    expect(answer).not.toContain(KEY);
    expect(await library()).toBeUndefined();
  },
);

it("offers to send a paper on its card, only where a library is connected", async () => {
  const card = async () => labels(buttons((await desk.run("show", { paper: "2506.00001" })).message));
  expect(await card()).not.toContain("Send to Zotero");
  expect((await desk.run("zotero", { send: "2506.00001" })).message.summary).toMatch(
    /No Zotero library is connected here/,
  );
  await desk.manage({ key: KEY });
  expect(await card()).toContain("Send to Zotero");
});

it("offers to send each paper of a digest, only where a library is connected", async () => {
  desk.feed.days.set("2025-06-06", makePapers(7));
  await desk.subscribe(desk.general, desk.clock.now() + 86_400_000);
  await desk.bot.services.library.sync("2025-06-06" as Day);
  const menus = async () =>
    buttons((await desk.run("preview")).message).flatMap((action) =>
      action.kind === "menu" ? [labels(action.choices)] : [],
    );
  expect((await menus()).flat()).not.toContain("Send to Zotero");
  await desk.manage({ key: KEY });
  const offered = await menus();
  expect(offered).toHaveLength(3);
  for (const choices of offered) expect(choices).toContain("Send to Zotero");
});

it("disconnects after asking, and deletes the key", async () => {
  await desk.manage({ key: KEY });
  expect(words((await desk.manage({ end: "ask" })).message)).toMatch(/Disconnect the library\?/);
  expect(await library()).toBeDefined();
  expect(await said({ end: "yes" })).toBe("Disconnected, and the key is deleted.");
  expect(await library()).toBeUndefined();
  expect(await said({ end: "yes" })).toBe("No library was connected.");
});

it("takes the library's papers as the team's taste, removable like those that were pasted", async () => {
  expect((await desk.run("taste", { papers: "zotero" })).message.summary).toMatch(
    /No Zotero library is connected/,
  );
  await desk.manage({ key: KEY });
  expect((await desk.run("taste", { papers: "zotero" })).message.summary).toMatch(
    /No paper in the Zotero library has an arXiv id/,
  );
  for (const { id, title } of makePapers(3))
    desk.zotero.addItem(desk.group, { itemType: "preprint", title, archiveID: `arXiv:${id}` });
  const { message } = await desk.run("taste", { papers: "zotero" });
  expect(message.summary).toBe("Added 3 papers.");
  expect(titles(message)).toHaveLength(3);
  await desk.press(message, "Remove all");
  expect(await desk.store.tasteOf([teamOf(desk.general)], 9)).toEqual([[]]);
});

it("tells the operator's part where no key can be kept", async () => {
  const bare = await openDesk({ at: "2025-06-06T12:00:00Z" });
  expect((await bare.run("zotero")).message.summary).toMatch(/operator can set PAPERBOY_SECRET_KEY/);
  expect((await bare.run("taste", { papers: "zotero" })).message.summary).toMatch(/PAPERBOY_SECRET_KEY/);
  await bare.bot.stop();
  await bare.store.close();
});
