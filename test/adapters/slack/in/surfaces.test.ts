import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { encodeAction } from "../../../../src/chat/action.ts";
import type { ChatAdapter } from "../../../../src/chat/adapter.ts";
import { defineCommand } from "../../../../src/chat/command.ts";
import type { Message } from "../../../../src/chat/message.ts";
import { text } from "../../../../src/chat/option.ts";
import { until } from "../../../until.ts";
import { type Core, createCore, reply, words } from "../core.ts";
import { mentions, readBlocks } from "../reader.ts";
import { CHANNEL, createWorkspace, PRIVATE_CHANNEL, type Workspace } from "../stage.ts";

const run = () => Promise.reject(new Error("the core runs commands, not the adapter"));
const COMMANDS = [
  defineCommand({
    name: "show",
    description: "One paper",
    options: { paper: text("Which", { required: true, takes: "rest", maxLength: 300 }) },
    reply: "private",
    shortcut: { label: "Show paper", option: "paper" },
    run,
  }),
  defineCommand({
    name: "search",
    description: "Finds papers",
    options: { query: text("What", { required: true, takes: "rest" }) },
    reply: "private",
    run,
  }),
  defineCommand({ name: "help", description: "Helps", options: {}, reply: "private", run }),
  defineCommand({ name: "settings", description: "Tells", options: {}, reply: "private", run }),
  defineCommand({ name: "home", description: "Home", options: {}, reply: "private", hidden: true, run }),
];

let workspace: Workspace;
let core: Core;
let adapter: ChatAdapter;

beforeEach(async () => {
  core = createCore();
  workspace = await createWorkspace();
  adapter = workspace.adapter({ log: core.log });
  await adapter.start(COMMANDS, core.handlers);
});
afterEach(async () => {
  await adapter.stop();
  await workspace.close();
});

const bot = () => `<@${workspace.slack.botUserId}>`;
const ours = (channel = CHANNEL) =>
  workspace.slack.messages(channel).filter(({ user }) => user === workspace.slack.botUserId);

describe("the menu of a message on Slack", () => {
  const choose = async (said: string, thread?: string) => {
    const message = workspace.slack.say("U0BEN", CHANNEL, said, thread);
    const answers = await workspace.slack.shortcut("U0ADA", message, "show");
    return { message, answer: await answers.message() };
  };

  it("gives the message's words and addresses to the command, and answers privately", async () => {
    const { message, answer } = await choose("read <https://arxiv.org/abs/2506.01234|this &amp; weep>");
    expect(answer.ephemeralFor).toBe("U0ADA");
    expect(core.commands[0]).toMatchObject({
      name: "show",
      picked: "https://arxiv.org/abs/2506.01234\nread this & weep https://arxiv.org/abs/2506.01234",
      message: { channel: { id: CHANNEL }, id: message.ts },
      person: { user: "U0ADA" },
      timeZone: "Europe/Berlin",
    });
  });

  it("keeps an address at the end of more words than any command takes", async () => {
    await choose(`${"many words ".repeat(1_000)}<https://arxiv.org/abs/2506.01234>`);
    expect(core.commands[0]?.picked).toContain("2506.01234");
  });

  it("answers in the thread where the message stands", async () => {
    const first = workspace.slack.say("U0BEN", CHANNEL, "a thread");
    const { answer } = await choose("https://arxiv.org/abs/2506.01234", first.ts);
    expect(answer.threadTs).toBe(first.ts);
  });
});

describe("a mention on Slack", () => {
  it("is answered below it, naming nobody", async () => {
    core.reply = async () => reply("Two papers on <sparse> nets by @everyone");
    const asked = workspace.slack.say("U0ADA", CHANNEL, `${bot()} sparse &amp; dense nets`);
    await until("it is answered", () => ours().length === 1);
    const [answer] = ours();
    expect(answer?.threadTs).toBe(asked.ts);
    expect(mentions(answer?.blocks)).toEqual([]);
    expect(answer?.mentions).toEqual([]);
    expect(core.commands).toMatchObject([
      { name: "search", options: { query: "sparse & dense nets" }, message: { id: asked.ts } },
    ]);
  });

  it("in a thread is answered in it", async () => {
    const first = workspace.slack.say("U0BEN", CHANNEL, "<https://arxiv.org/abs/2506.01234>");
    workspace.slack.say("U0ADA", CHANNEL, `what is <https://arxiv.org/abs/2506.01234>, ${bot()}?`, first.ts);
    await until("it is answered", () => ours().length === 1);
    expect(ours()[0]?.threadTs).toBe(first.ts);
    expect(core.commands[0]).toMatchObject({ name: "show", options: { paper: "2506.01234" } });
  });

  it("is answered privately where the answer is the asker's own, or something went wrong", async () => {
    workspace.slack.say("U0ADA", CHANNEL, `${bot()} settings`);
    await until("it is answered", () => workspace.slack.ephemerals("U0ADA", CHANNEL).length === 1);
    core.reply = () => Promise.reject(new Error("secret detail"));
    workspace.slack.say("U0ADA", CHANNEL, `${bot()} settings`);
    await until("it is answered", () => workspace.slack.ephemerals("U0ADA", CHANNEL).length === 2);
    expect(ours()).toEqual([]);
    expect(readBlocks(workspace.slack.ephemerals("U0ADA", CHANNEL)[1]?.blocks)).not.toContain("secret");
  });

  it("is answered once however often it is told, and however slowly", async () => {
    const patient = await createWorkspace({ ackMs: 200, retriesMs: [0, 50, 50] });
    const other = patient.adapter({ log: core.log });
    await other.start(COMMANDS, core.handlers);
    core.reply = () => new Promise((resolve) => setTimeout(() => resolve(reply("Help")), 700));
    patient.slack.repeatNextEvent(3);
    patient.slack.say("U0ADA", CHANNEL, `<@${patient.slack.botUserId}>`);
    await patient.slack.eventsSettled();
    patient.slack.retryLastEvent(1);
    const answered = () => patient.slack.messages(CHANNEL).filter(({ botId }) => botId !== undefined);
    await until("it is answered", () => answered().length > 0);
    await patient.slack.eventsSettled();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(answered()).toHaveLength(1);
    expect(core.commands).toMatchObject([{ name: "help" }]);
    await other.stop();
    await patient.close();
  });

  it("by another app is let be", async () => {
    await fetch(`${workspace.slack.apiUrl}chat.postMessage`, {
      method: "POST",
      headers: { authorization: `Bearer ${workspace.slack.botToken}`, "content-type": "application/json" },
      body: JSON.stringify({ channel: CHANNEL, text: `${bot()} help` }),
    });
    await workspace.slack.eventsSettled();
    expect(core.commands).toEqual([]);
  });
});

describe("direct messages on Slack", () => {
  const home = async () =>
    (await adapter.direct({ platform: "slack", workspace: workspace.slack.workspaceId, user: "U0ADA" })).id;

  it("are answered there, openly and only once", async () => {
    const channel = await home();
    workspace.slack.say("U0ADA", channel, "settings");
    await until("it is answered", () => ours(channel).length === 1);
    workspace.slack.say("U0ADA", channel, `${bot()} sparse nets`);
    await until("it is answered", () => ours(channel).length === 2);
    await workspace.slack.eventsSettled();
    expect(ours(channel)).toHaveLength(2);
    expect(ours(channel).every(({ threadTs, ephemeralFor }) => !threadTs && !ephemeralFor)).toBe(true);
    expect(core.commands).toMatchObject([
      {
        name: "settings",
        channel: { workspace: `${workspace.slack.workspaceId}/`, id: channel },
        canManage: true,
      },
      { name: "search", options: { query: "sparse nets" } },
    ]);
  });

  it("take slash commands", async () => {
    const channel = await home();
    const answers = await workspace.slack.command("U0ADA", channel, "/papers", "settings");
    expect((await answers.message()).channel).toBe(channel);
    expect(core.commands[0]).toMatchObject({
      canManage: true,
      channel: { workspace: `${workspace.slack.workspaceId}/`, id: channel },
    });
  });
});

describe("the App Home on Slack", () => {
  const MORE = encodeAction({ kind: "run", command: "settings", options: {}, update: false });
  const TURN = encodeAction({ kind: "run", command: "settings", options: { page: "2" }, update: true });
  const page = (title: string): Message => ({
    summary: title,
    blocks: [
      { kind: "heading", text: title },
      {
        kind: "actions",
        actions: [
          { kind: "press", id: MORE, label: "Settings" },
          { kind: "press", id: TURN, label: "Next" },
          { kind: "press", id: "vote:2506.00001", label: "Vote" },
        ],
      },
    ],
  });
  let title = "At home";
  const published = () => workspace.calls("views.publish").length;
  const open = async () => {
    const before = published();
    workspace.slack.openHome("U0ADA");
    await workspace.slack.eventsSettled();
    await until("the home is asked for", () => core.commands.some(({ name }) => name === "home"));
    return before;
  };
  const shown = () => readBlocks(workspace.slack.home("U0ADA")?.given.blocks);
  const modal = () => readBlocks(workspace.slack.modal("U0ADA")?.given.blocks);

  beforeEach(() => {
    title = "At home";
    core.reply = async ({ name, options }) => {
      if (name === "home") return { kind: "message", message: page(title), private: true };
      return options.page ? { kind: "message", message: page("Page 2"), private: true } : reply("Settings");
    };
  });

  it("is filled when it is opened, and written again only where it has changed, even after a restart", async () => {
    await open();
    await until("it is filled", () => published() === 1);
    expect(shown()).toContain("At home");
    expect(core.commands[0]).toMatchObject({
      name: "home",
      canManage: true,
      channel: { workspace: `${workspace.slack.workspaceId}/` },
    });
    await adapter.stop();
    adapter = workspace.adapter({ log: core.log });
    await adapter.start(COMMANDS, core.handlers);
    await open();
    await until("it is asked for again", () => core.commands.length === 2);
    title = "Changed";
    await open();
    await until("it is filled again", () => published() === 2);
    expect(shown()).toContain("Changed");
    expect(workspace.slack.home("U0BEN")).toBeUndefined();
  });

  it("shows what its buttons answer over it, and what they have changed in it", async () => {
    await open();
    await until("it is filled", () => published() === 1);
    title = "Changed";
    await workspace.slack.pressInView("U0ADA", workspace.slack.home("U0ADA")?.id ?? "", MORE);
    await until("the answer is open", () => modal() === "Settings");
    await until("it is filled again", () => published() === 2);
    expect(workspace.slack.directMessages("U0ADA")).toEqual([]);
    const { channel } = core.commands[0] ?? {};
    expect(core.commands[1]).toMatchObject({ name: "settings", channel });
    expect(core.commands[1]).not.toHaveProperty("message");
    await workspace.slack.pressInView("U0ADA", workspace.slack.home("U0ADA")?.id ?? "", "vote:2506.00001");
    await until("the vote is told", () => core.presses.length === 1);
    expect(core.presses[0]).toMatchObject({ action: "vote:2506.00001", channel });
  });

  it("turns its own pages, and those of the answers over it", async () => {
    await open();
    await until("it is filled", () => published() === 1);
    const home = workspace.slack.home("U0ADA")?.id ?? "";
    await workspace.slack.pressInView("U0ADA", home, TURN);
    await until("it has turned", () => shown().includes("Page 2"));
    core.reply = async () => ({ kind: "message", message: page("An answer"), private: true });
    await workspace.slack.pressInView("U0ADA", home, MORE);
    await until("the answer is open", () => modal().includes("An answer"));
    core.reply = async () => ({ kind: "message", message: page("Its second page"), private: true });
    const answer = workspace.slack.modal("U0ADA")?.id ?? "";
    await workspace.slack.pressInView("U0ADA", answer, TURN);
    await until("it has turned", () => modal().includes("Its second page"));
    core.reply = async () => reply("On top");
    await workspace.slack.pressInView("U0ADA", answer, MORE);
    await until("the next is on top", () => modal() === "On top");
    workspace.slack.closeModal("U0ADA");
    expect(modal()).toContain("Its second page");
  });

  it("answers in direct messages where nothing can be opened any more", async () => {
    await open();
    await until("it is filled", () => published() === 1);
    workspace.refuse("views.open", "expired_trigger_id");
    await workspace.slack.pressInView("U0ADA", workspace.slack.home("U0ADA")?.id ?? "", MORE);
    await until("it is answered", () => workspace.slack.directMessages("U0ADA").length === 1);
    expect(readBlocks(workspace.slack.directMessages("U0ADA")[0]?.blocks)).toBe("Settings");
  });

  it("opens forms, which answer in direct messages", async () => {
    await open();
    await until("it is filled", () => published() === 1);
    core.reply = async ({ options }) =>
      options.words === undefined
        ? {
            kind: "form",
            form: {
              command: "settings",
              title: "Settings",
              submit: "Save",
              options: {},
              sections: [
                {
                  name: "all",
                  label: "All",
                  fields: [{ kind: "text", name: "words", label: "Words", required: false, maxLength: 20 }],
                },
              ],
            },
          }
        : { kind: "message", message: words("Saved."), private: true };
    await workspace.slack.pressInView("U0ADA", workspace.slack.home("U0ADA")?.id ?? "", MORE);
    await until("the form is open", () => workspace.slack.modal("U0ADA")?.given.submit !== undefined);
    const before = published();
    core.reply = async ({ name }) =>
      name === "home" ? { kind: "message", message: page("Changed"), private: true } : reply("Saved.");
    await workspace.slack.submit("U0ADA", { words: "x" });
    await until("it is answered", () => workspace.slack.directMessages("U0ADA").length === 1);
    await until("the home tells what has changed", () => published() > before && shown().includes("Changed"));
  });

  it("is left alone where there is no command to fill it", async () => {
    await adapter.stop();
    adapter = workspace.adapter({ log: core.log });
    await adapter.start(
      COMMANDS.filter(({ name }) => name !== "home"),
      core.handlers,
    );
    workspace.slack.openHome("U0ADA");
    await workspace.slack.eventsSettled();
    expect(core.commands).toEqual([]);
    expect(published()).toBe(0);
  });
});

it("keeps to the private channel where it was mentioned", async () => {
  workspace.slack.say("U0ADA", PRIVATE_CHANNEL, `${bot()} help`);
  await until("it is answered", () => ours(PRIVATE_CHANNEL).length === 1);
});
