import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ChannelRef, ChatHandlers, DeliveryKey, MessageRef } from "../../../../src/chat/adapter.ts";
import type { Message } from "../../../../src/chat/message.ts";
import { until } from "../../../until.ts";
import { createDiscordStage, type DiscordStage } from "../stage.ts";

const KEY = "k1abcdefghijklmnopqrstuvw" as DeliveryKey;
const OTHER_KEY = "k2abcdefghijklmnopqrstuvw" as DeliveryKey;
const ONE = { kind: "ballot", ballot: 1 } as const;
const DIGEST: Message = {
  summary: "2 papers today",
  blocks: [
    { kind: "heading", text: "Papers of Friday 12 June 2026" },
    {
      kind: "entry",
      ballot: 1,
      title: "A paper",
      facts: [],
      actions: [{ kind: "press", id: "vote:2506.00001", label: "Vote" }],
    },
  ],
};
const QUIET: Message = {
  summary: "Nothing today",
  blocks: [{ kind: "paragraph", text: ["Nothing today."] }],
};

let stage: DiscordStage;
let told: { ballots: unknown[]; presses: unknown[] };
beforeEach(async () => {
  stage = await createDiscordStage();
});
afterEach(async () => {
  await stage.adapter.stop();
  await stage.close();
});

async function start(): Promise<void> {
  told = { ballots: [], presses: [] };
  const handlers = {
    ballot: async (event: unknown) => void told.ballots.push(event),
    press: async (press: unknown) => {
      told.presses.push(press);
      return { kind: "message", message: QUIET, private: true };
    },
    connected: () => {},
    removed: async () => {},
  } as unknown as ChatHandlers;
  await stage.adapter.start([], handlers);
}

const place = (spec: Omit<Parameters<DiscordStage["discord"]["addChannel"]>[0], "guild">): ChannelRef => ({
  platform: "discord",
  workspace: stage.guild,
  id: stage.discord.addChannel({ guild: stage.guild, ...spec }).id,
});
const postsIn = (forum: ChannelRef) =>
  stage.discord.guilds()[0]?.channels.filter((channel) => channel.parent === forum.id) ?? [];
const threads = (forum: ChannelRef) => postsIn(forum).map(({ id, name }) => ({ id, name }));
const lose = (path: RegExp) =>
  stage.discord.fault({ match: (method, at) => method === "POST" && path.test(at), kind: "500-after" });

describe("a forum", () => {
  it("gets a post a day, named after it, in which voting works", async () => {
    const forum = place({ name: "reading", kind: "forum", tags: ["Off topic", "Papers"], requireTag: true });
    await start();
    const ref = await stage.adapter.post(forum, DIGEST, KEY);
    expect(threads(forum)).toEqual([{ id: ref.channel.id, name: "Papers of Friday 12 June 2026" }]);
    expect(ref).toEqual({ channel: { ...forum, id: ref.channel.id }, id: ref.channel.id });
    const [message] = await stage.read(ref.channel);
    expect(message).toMatchObject({ id: ref.id, buttons: ["Vote"] });
    await stage.adapter.seed(ref, 1);
    await stage.react(ref, stage.ada, 1);
    await stage.press(ref, stage.ada, "Vote");
    await until("the ballot is told", () => told.ballots.length === 1);
    expect(told.ballots).toEqual([{ kind: "added", message: ref, person: stage.ada, mark: ONE }]);
    expect(told.presses).toMatchObject([{ message: ref, channel: ref.channel }]);
    expect(await stage.adapter.ballots(ref, () => true)).toEqual([{ person: stage.ada, mark: ONE }]);
    await stage.adapter.edit(ref, QUIET, KEY);
    expect((await stage.read(ref.channel))[0]?.text).toContain("Nothing today");
  });

  it("is looked through for a post whose answer was lost, open or archived, after a restart too", async () => {
    const forum = place({ name: "reading", kind: "forum" });
    await start();
    const since = stage.now();
    lose(/\/threads$/);
    await expect(stage.adapter.post(forum, DIGEST, KEY)).rejects.toMatchObject({ kind: "unknown" });
    await stage.adapter.post(forum, QUIET, OTHER_KEY);
    stage.discord.openThread(stage.ada.user, forum.id, "Papers of Friday 12 June 2026");
    const lost = threads(forum)[0]?.id ?? "";
    const ref: MessageRef = { channel: { ...forum, id: lost }, id: lost };
    expect(await stage.adapter.find(forum, KEY, since)).toEqual(ref);
    stage.discord.archive(lost);
    const again = stage.another();
    await stage.adapter.stop();
    await again.start([], { connected: () => {}, removed: async () => {} } as unknown as ChatHandlers);
    expect(await again.find(forum, KEY, since)).toEqual(ref);
    expect(await again.find(forum, KEY, since + 3_600_000)).toEqual(ref);
    expect(await again.find(forum, "k3" as DeliveryKey, since)).toBeUndefined();
    stage.discord.deleteChannel(lost);
    expect(await again.find(forum, KEY, since)).toBeUndefined();
    await again.stop();
  });

  it("files a paper's own post under the tags that suit it, whatever its title and topics", async () => {
    const names = ["Papers", "NLP", "Agents", "!Vision", "a", "b", "c", "d", "e"];
    const forum = place({ name: "reading", kind: "forum", tags: names, requireTag: true });
    await start();
    const paper = (title: string, topics: readonly string[], key: DeliveryKey): Promise<MessageRef> =>
      stage.adapter.post(forum, { ...DIGEST, post: { title, topics } }, key);
    const ref = await paper("On agents", ["cs.CV", "Vision", "nlp", "agent"], KEY);
    await paper("\u{1f600}".repeat(80), ["e", "d", "c", "b", "a"], OTHER_KEY);
    await paper(" \n ", [], "k3" as DeliveryKey);
    expect(postsIn(forum).map(({ name, tags }) => ({ name, tags }))).toEqual([
      { name: "On agents", tags: ["Papers", "NLP", "Agents"] },
      { name: `${"\u{1f600}".repeat(49)}…`, tags: ["a", "b", "c", "d", "e"] },
      { name: "Papers", tags: ["Papers"] },
    ]);
    expect(await stage.adapter.find(forum, KEY, stage.now() - 60_000)).toEqual(ref);
    await stage.react(ref, stage.ada, 1);
    expect(await stage.adapter.ballots(ref, () => true)).toEqual([{ person: stage.ada, mark: ONE }]);
  });

  it("says what to do where every post needs a tag and none suits", async () => {
    const forum = place({ name: "reading", kind: "forum", tags: ["Off topic"], requireTag: true });
    await start();
    const refused = stage.adapter.post(forum, DIGEST, KEY);
    await expect(refused).rejects.toMatchObject({
      kind: "forbidden",
      message: expect.stringContaining("a tag named Papers"),
    });
    expect(threads(forum)).toEqual([]);
  });
});

describe("a thread", () => {
  it("is posted into like a channel", async () => {
    await start();
    const { id } = stage.discord.openThread(stage.ada.user, stage.channel.id, "digest talk");
    const thread = { ...stage.channel, id };
    const ref = await stage.adapter.post(thread, DIGEST, KEY);
    expect(ref.channel).toEqual(thread);
    expect(await stage.adapter.find(thread, KEY, stage.now() - 60_000)).toEqual(ref);
    expect(await stage.adapter.find(stage.channel, KEY, stage.now() - 60_000)).toBeUndefined();
  });
});

describe("an announcement channel", () => {
  const published = (ref: MessageRef) => ((stage.discord.message(ref.id)?.flags ?? 0) & 1) === 1;

  it("publishes what is posted to its followers", async () => {
    const channel = place({ name: "news", kind: "announcement" });
    await start();
    const ref = await stage.adapter.post(channel, DIGEST, KEY);
    await until("it is published", () => published(ref));
    expect(await stage.adapter.find(channel, KEY, stage.now() - 60_000)).toEqual(ref);
  });

  it("keeps the post where Discord lets no more be published", async () => {
    const channel = place({ name: "news", kind: "announcement" });
    await start();
    stage.discord.fault({ match: (_, path) => path.endsWith("/crosspost"), kind: "429", retryAfter: 1_800 });
    const ref = await stage.adapter.post(channel, DIGEST, KEY);
    await stage.adapter.stop();
    expect(published(ref)).toBe(false);
    expect(await stage.read(channel)).toHaveLength(1);
    expect(stage.discord.log.filter(({ path }) => path.endsWith("/crosspost"))).toHaveLength(1);
  });
});

describe("a missing permission", () => {
  it.each([
    [["SendMessages"], "text", ["Send Messages"]],
    [["ViewChannel"], "text", ["View Channel"]],
    [["SendMessages", "SendMessagesInThreads"], "forum", ["Create Posts", "Send Messages in Threads"]],
  ] as const)("is named: %s in a channel of kind %s", async (deny, kind, names) => {
    const channel = place({ name: "closed", kind, deny });
    await start();
    const refused = stage.adapter.post(channel, DIGEST, KEY);
    const message = `Paperboy lacks a permission in #closed. Give it there: ${names.join(", ")}.`;
    await expect(refused).rejects.toMatchObject({ kind: "forbidden", message });
  });

  it("to attach files leaves the files out, not the post", async () => {
    const channel = place({ name: "plain", deny: ["AttachFiles"] });
    await start();
    const files = [{ name: "a.txt", mediaType: "text/plain", content: "a" }];
    await stage.adapter.post(channel, { ...QUIET, files }, KEY);
    const [message] = await stage.read(channel);
    expect(message?.text).toContain("Attach Files");
    expect(message?.text).toContain("a.txt");
  });
});

describe("a message that asks for a thread", () => {
  const DISCUSSION: Message = { ...DIGEST, thread: "A paper worth a thread" };

  it("opens one in the channel and stands in it", async () => {
    await start();
    const under = await stage.adapter.post(stage.channel, DIGEST, KEY);
    const posted = await stage.adapter.post(stage.channel, DISCUSSION, OTHER_KEY, under);
    expect(threads(stage.channel)).toEqual([{ id: posted.channel.id, name: "A paper worth a thread" }]);
    expect(stage.discord.messages(posted.channel.id).map(({ id }) => id)).toEqual([posted.id]);
    expect(stage.adapter.link(posted)).toContain(`${posted.channel.id}/${posted.id}`);
  });

  it("is a reply where no thread can be opened: in a thread, and in direct messages", async () => {
    await start();
    const inside = (await stage.adapter.post(stage.channel, DISCUSSION, KEY)).channel;
    const direct = await stage.adapter.direct(stage.ada);
    for (const where of [inside, direct]) {
      const under = await stage.adapter.post(where, DIGEST, `a${where.id}` as DeliveryKey);
      const posted = await stage.adapter.post(where, DISCUSSION, `b${where.id}` as DeliveryKey, under);
      expect(posted.channel).toEqual(where);
      expect(stage.discord.message(posted.id)?.replyTo).toBe(under.id);
    }
  });

  it("says which permission is missing", async () => {
    await start();
    stage.discord.denyBot(stage.channel.id, ["CreatePublicThreads"]);
    await expect(stage.adapter.post(stage.channel, DISCUSSION, KEY)).rejects.toMatchObject({
      kind: "forbidden",
      message: expect.stringContaining("Create Public Threads"),
    });
  });
});
