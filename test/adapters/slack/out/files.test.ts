import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ChatAdapter, DeliveryKey } from "../../../../src/chat/adapter.ts";
import { defineCommand } from "../../../../src/chat/command.ts";
import type { Message } from "../../../../src/chat/message.ts";
import { until } from "../../../until.ts";
import { type Core, createCore } from "../core.ts";
import { readBlocks } from "../reader.ts";
import { CHANNEL, createWorkspace, quickClock, type Workspace } from "../stage.ts";

const KEY = "k1abcdefghijklmnop" as DeliveryKey;
const COMMANDS = [
  defineCommand({
    name: "export",
    description: "Gives files",
    options: {},
    reply: "private",
    run: () => Promise.reject(new Error("the core runs commands, not the adapter")),
  }),
];
const WITH_CHART: Message = {
  summary: "The week in numbers",
  blocks: [
    { kind: "heading", text: "The week" },
    {
      kind: "chart",
      title: "Votes",
      alt: "Ada 3 votes, Ben 5 votes",
      labels: ["Ada", "Ben"],
      series: [{ name: "Votes", values: [3, 5] }],
    },
  ],
};
const WITH_FILES: Message = {
  summary: "Your favourites & more",
  blocks: [{ kind: "paragraph", text: ["Two files."] }],
  files: [
    { name: "favourites.bib", mediaType: "application/x-bibtex", content: "@article{a, title={Ünï}}" },
    { name: "empty.csv", mediaType: "text/csv", content: "" },
  ],
};

let workspace: Workspace;
let core: Core;
let adapter: ChatAdapter;

/** The adapter's pauses take no time but move the workspace's clock, by which files are processed. */
const start = async (given: Parameters<typeof createWorkspace>[0] = {}) => {
  let waited = 0;
  workspace = await createWorkspace({
    fileProcessingMs: 1_500,
    now: () => Date.now() + waited,
    ...given,
  });
  const sleep = async (ms: number, signal?: AbortSignal) => {
    await quickClock.sleep(ms, signal);
    waited += ms;
  };
  adapter = workspace.adapter({ log: core.log, clock: { ...quickClock, sleep } });
  await adapter.start(COMMANDS, core.handlers);
};
const channel = () => ({ platform: "slack", workspace: workspace.slack.workspaceId, id: CHANNEL }) as const;
const ask = async (id = CHANNEL) =>
  (await workspace.slack.command("U0ADA", id, "/papers", "export")).message();
const pictures = (blocks: readonly object[] = []) =>
  JSON.stringify(blocks).match(/"slack_file"/g)?.length ?? 0;
const text = (content: Uint8Array | undefined) => new TextDecoder().decode(content);

beforeEach(() => {
  core = createCore();
});
afterEach(async () => {
  await adapter.stop();
  await workspace.close();
});

describe("a chart on Slack", () => {
  it("is posted as a picture with its words, as soon as Slack can show it, and drawn once", async () => {
    await start();
    const ref = await adapter.post(channel(), WITH_CHART, KEY);
    expect(workspace.slack.messages(CHANNEL)).toHaveLength(1);
    const [message] = workspace.slack.messages(CHANNEL);
    expect(message?.blocks[1]).toMatchObject({ type: "image", alt_text: "Ada 3 votes, Ben 5 votes" });
    expect(pictures(message?.blocks)).toBe(1);
    expect(workspace.calls("chat.postMessage").length).toBeGreaterThan(1);
    await adapter.edit(ref, WITH_CHART, KEY);
    expect(pictures(workspace.slack.messages(CHANNEL)[0]?.blocks)).toBe(1);
    expect(workspace.calls("files.getUploadURLExternal")).toHaveLength(1);
    expect(await adapter.find(channel(), KEY, 0)).toEqual(ref);
  });

  it("is a picture in a private answer too", async () => {
    await start();
    core.reply = async () => ({ kind: "message", message: WITH_CHART, private: true });
    const answer = await ask();
    expect(answer.ephemeralFor).toBe("U0ADA");
    expect(pictures(answer.blocks)).toBe(1);
  });

  it.each([
    ["Slack never shows it", { fileProcessingMs: 1e9 }, undefined],
    ["it may not be uploaded", {}, "files.getUploadURLExternal"],
    ["its upload cannot be completed", {}, "files.completeUploadExternal"],
  ] as const)("is told in words where %s, and costs nothing else", async (_, given, refused) => {
    await start(given);
    if (refused) workspace.answerAlways(refused, () => Response.json({ ok: false, error: "missing_scope" }));
    await adapter.post(channel(), WITH_CHART, KEY);
    expect(workspace.slack.messages(CHANNEL)).toHaveLength(1);
    expect(readBlocks(workspace.slack.messages(CHANNEL)[0]?.blocks)).toContain("Ada 3 votes, Ben 5 votes");
    core.reply = async () => ({ kind: "message", message: WITH_CHART, private: true });
    expect(readBlocks((await ask()).blocks)).toContain("Ada 3 votes");
  });
});

describe("files on Slack", () => {
  it("of a private answer go to the asker's direct messages, and the answer says so", async () => {
    await start();
    core.reply = async () => ({ kind: "message", message: WITH_FILES, private: true });
    const answer = await ask();
    expect(answer.ephemeralFor).toBe("U0ADA");
    expect(readBlocks(answer.blocks)).toContain(
      "In your direct messages with Paperboy: favourites.bib, empty.csv.",
    );
    const [sent] = workspace.slack.directMessages("U0ADA");
    expect(sent?.text).toBe("Your favourites &amp; more");
    expect(sent?.files?.map(({ name }) => name)).toEqual(["favourites.bib", "empty.csv"]);
    expect(text(sent?.files?.[0]?.content)).toBe("@article{a, title={Ünï}}");
    expect(workspace.slack.messages(CHANNEL)).toEqual([]);
  });

  it("of a private answer that appear later are promised when they have appeared", async () => {
    await start();
    let looks = 0;
    workspace.answerAlways("conversations.history", () => {
      looks += 1;
      if (looks === 2) workspace.answerAlways("conversations.history", undefined);
      return Response.json({ ok: true, messages: [{ ts: "1.1", files: [{ id: "F0OTHER" }] }] });
    });
    core.reply = async () => ({ kind: "message", message: WITH_FILES, private: true });
    expect(readBlocks((await ask()).blocks)).toContain("In your direct messages with Paperboy");
    expect(looks).toBe(2);
    expect(workspace.calls("conversations.history")).toHaveLength(1);
  });

  it("of a private answer that never appear are not promised", async () => {
    await start();
    workspace.answerAlways("files.completeUploadExternal", () => Response.json({ ok: true, files: [] }));
    core.reply = async () => ({ kind: "message", message: WITH_FILES, private: true });
    const said = readBlocks((await ask()).blocks);
    expect(said).toContain("Slack did not deliver favourites.bib, empty.csv. Please try again");
    expect(said).not.toContain("In your direct messages");
  });

  it.each([
    ["the scope is missing", () => Response.json({ ok: false, error: "missing_scope" })],
    ["it may look once a minute", () => new Response("", { status: 429, headers: { "Retry-After": "60" } })],
    ["somebody else answers", () => new Response("<html>", { status: 403 })],
  ])("of a private answer are on the way where nobody can look: %s", async (_, answer) => {
    await start();
    workspace.answerAlways("conversations.history", answer);
    core.reply = async () => ({ kind: "message", message: WITH_FILES, private: true });
    expect(readBlocks((await ask()).blocks)).toContain("On the way to your direct messages");
    expect(workspace.slack.directMessages("U0ADA")).toHaveLength(1);
  });

  it.each([
    [
      "Slack refuses them",
      "files.getUploadURLExternal",
      () => Response.json({ ok: false, error: "missing_scope" }),
    ],
    ["a proxy answers", "files.getUploadURLExternal", () => new Response("<html>", { status: 403 })],
    ["they cannot be completed", "files.completeUploadExternal", () => new Response("", { status: 500 })],
    [
      "there are no direct messages",
      "conversations.open",
      () => Response.json({ ok: false, error: "cannot_dm_bot" }),
    ],
  ] as const)(
    "of a private answer leave the answer as it is, and say so, where %s",
    async (_, method, answer) => {
      await start();
      workspace.answerAlways(method, answer);
      core.reply = async () => ({ kind: "message", message: WITH_FILES, private: true });
      const said = readBlocks((await ask()).blocks);
      expect(said).toContain("Two files.");
      expect(said).toContain("Slack did not deliver favourites.bib, empty.csv.");
    },
  );

  it.each([
    ["never appear", "files.completeUploadExternal", () => Response.json({ ok: true, files: [] })],
    [
      "are refused",
      "files.getUploadURLExternal",
      () => Response.json({ ok: false, error: "file_upload_size_restricted" }),
    ],
  ] as const)("for everybody that %s are told of in words", async (_, method, answer) => {
    await start();
    workspace.answerAlways(method, answer);
    core.reply = async () => ({ kind: "message", message: WITH_FILES, private: false });
    await ask();
    const told = () => workspace.slack.ephemerals("U0ADA", CHANNEL);
    await until("the asker is told", () => told().length === 1);
    expect(readBlocks(told()[0]?.blocks)).toContain("Slack did not deliver favourites.bib");
  });

  it("in direct messages stand there", async () => {
    await start();
    const home = await adapter.direct({ ...channel(), user: "U0ADA" });
    core.reply = async () => ({ kind: "message", message: WITH_FILES, private: true });
    await workspace.slack.command("U0ADA", home.id, "/papers", "export");
    const shared = () => workspace.slack.directMessages("U0ADA").filter(({ files }) => files !== undefined);
    await until("the files are there", () => shared().length === 1);
  });

  it("for everybody stand in the channel, or with the asker where we are not in it", async () => {
    await start({
      users: [{ id: "U0ADA", name: "ada" }],
      channels: [
        { id: CHANNEL, name: "papers" },
        { id: "G0HIDDEN01", name: "hidden", private: true, bot: false },
      ],
    });
    core.reply = async () => ({ kind: "message", message: WITH_FILES, private: false });
    await ask();
    const here = () => workspace.slack.messages(CHANNEL).filter(({ files }) => files !== undefined);
    await until("the files are here", () => here().length === 1);
    await ask("G0HIDDEN01");
    await until("the files are with the asker", () => workspace.slack.directMessages("U0ADA").length === 1);
    const told = () => workspace.slack.ephemerals("U0ADA", "G0HIDDEN01");
    await until("the asker is told so", () => told().length === 1);
    expect(readBlocks(told()[0]?.blocks)).toContain("In your direct messages with Paperboy");
  });

  it("of a post stand below it", async () => {
    await start();
    const ref = await adapter.post(channel(), WITH_FILES, KEY);
    const [first, second] = workspace.slack.messages(CHANNEL);
    expect(first?.ts).toBe(ref.id);
    expect(second?.threadTs).toBe(ref.id);
    expect(second?.files).toHaveLength(2);
    expect(await adapter.find(channel(), KEY, 0)).toEqual(ref);
  });

  it.each([
    ["cannot be uploaded", "files.getUploadURLExternal", "500-before", 1],
    ["cannot be shared", "files.completeUploadExternal", "500-before", 1],
    ["are shared but Slack's answer is lost", "files.completeUploadExternal", "500-after", 2],
  ] as const)("of a post that %s cost it nothing, and are tried once", async (_, method, kind, messages) => {
    await start();
    workspace.slack.fault({ match: (called) => called === method, times: 1, kind });
    const ref = await adapter.post(channel(), WITH_FILES, KEY);
    expect(workspace.slack.messages(CHANNEL)).toHaveLength(messages);
    expect(workspace.slack.messages(CHANNEL)[0]?.ts).toBe(ref.id);
    expect(workspace.calls("chat.postMessage")).toHaveLength(1);
  });

  it("of a post that is refused stay unseen", async () => {
    await start();
    workspace.refuse("chat.postMessage", "not_in_channel");
    await expect(adapter.post(channel(), WITH_FILES, KEY)).rejects.toMatchObject({ kind: "forbidden" });
    expect(workspace.slack.messages(CHANNEL)).toEqual([]);
    expect(workspace.calls("files.completeUploadExternal")).toEqual([]);
  });
});
