import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { encodeAction } from "../../../../src/chat/action.ts";
import type { ChatAdapter } from "../../../../src/chat/adapter.ts";
import { defineCommand } from "../../../../src/chat/command.ts";
import type { Form } from "../../../../src/chat/form.ts";
import { text } from "../../../../src/chat/option.ts";
import { systemClock } from "../../../../src/runtime/clock.ts";
import { until } from "../../../until.ts";
import { type Core, createCore, reply } from "../core.ts";
import { buttonLabels, readBlocks } from "../reader.ts";
import { fieldsOf } from "../seen-form.ts";
import { CHANNEL, createWorkspace, type Workspace } from "../stage.ts";

const COMMANDS = [
  defineCommand({
    name: "setup",
    description: "Opens a form",
    options: { time: text("When"), zone: text("Where", { suggest: "zone" }), words: text("About what") },
    reply: "private",
    run: () => Promise.reject(new Error("the core runs commands, not the adapter")),
  }),
];

const FORM: Form = {
  command: "setup",
  title: "Papers here",
  submit: "Save",
  options: { id: "s1" },
  sections: [
    {
      name: "when",
      label: "When they come",
      fields: [
        { kind: "time", name: "time", label: "Time", value: "09:00" },
        { kind: "suggest", name: "zone", label: "Zone", required: false },
      ],
    },
    {
      name: "which",
      label: "Which papers",
      fields: [
        { kind: "text", name: "words", label: "Keywords", required: false, maxLength: 50 },
        {
          kind: "choices",
          name: "fields",
          label: "Fields",
          values: [],
          choices: Array.from({ length: 11 }, (_, n) => ({ value: `f${n}`, label: `Field ${n}` })),
        },
      ],
    },
  ],
};

let workspace: Workspace;
let core: Core;
let adapter: ChatAdapter;

const start = async (given: Parameters<typeof createWorkspace>[0] = {}) => {
  workspace = await createWorkspace(given);
  adapter = workspace.adapter({ log: core.log, clock: systemClock });
  await adapter.start(COMMANDS, core.handlers);
};
const open = async (user = "U0ADA", channel = CHANNEL) => {
  core.reply = async () => ({ kind: "form", form: FORM });
  await workspace.slack.command(user, channel, "/papers", "setup");
  await until("the form is open", () => workspace.slack.modal(user) !== undefined);
};
const entries = { fields: ["f0", "f10"], words: "moe" };
const shown = (user = "U0ADA") => readBlocks(workspace.slack.modal(user)?.given.blocks);

beforeEach(() => {
  core = createCore();
});
afterEach(async () => {
  await adapter.stop();
  await workspace.close();
});

describe("a form on Slack", () => {
  it("opens as one modal with all its sections", async () => {
    await start();
    await open();
    expect(shown()).toBe("When they come\nTime\nZone\n\nWhich papers\nKeywords\nFields");
    expect(fieldsOf(workspace.slack, "U0ADA").map(({ element }) => element.type)).toEqual([
      "timepicker",
      "external_select",
      "plain_text_input",
      "multi_static_select",
    ]);
    expect(workspace.slack.ephemerals("U0ADA", CHANNEL)).toEqual([]);
  });

  it("takes an emoji for itself, although Slack sends its name", async () => {
    await start();
    await open();
    core.reply = async () => reply("Saved.");
    await workspace.slack.submit("U0ADA", { ...entries, words: ":books:" });
    expect(core.commands.at(-1)?.options).toMatchObject({ words: "📚" });
  });

  it("shows what is wrong at its field, keeps what was typed, and takes the next try", async () => {
    await start();
    await open();
    core.reply = async () => reply("That is no time.", { problem: "time" });
    expect(await workspace.slack.submit("U0ADA", entries)).toEqual({
      problems: { time: "That is no time." },
    });
    expect(workspace.slack.ephemerals("U0ADA", CHANNEL)).toEqual([]);
    core.reply = async () => reply("Saved.");
    expect(await workspace.slack.submit("U0ADA", { ...entries, time: "10:00" })).toEqual({});
    await until("it is answered", () => workspace.slack.ephemerals("U0ADA", CHANNEL).length === 1);
    expect(workspace.slack.modal("U0ADA")).toBeUndefined();
    expect(core.commands.at(-1)?.options).toEqual({
      id: "s1",
      time: "10:00",
      zone: "",
      words: "moe",
      fields: "f0,f10",
    });
  });

  it("says elsewhere what is wrong with something that it has no field for", async () => {
    await start();
    await open();
    core.reply = async () => reply("Not allowed.", { problem: "id" });
    await workspace.slack.submit("U0ADA", entries);
    await until("it is answered", () => workspace.slack.ephemerals("U0ADA", CHANNEL).length === 1);
  });

  it("is acknowledged in time by a slow core, and keeps what was typed when that finds something wrong", async () => {
    await start();
    await open();
    let finish = (_: ReturnType<typeof reply>) => {};
    core.reply = () => new Promise((resolve) => (finish = resolve));
    expect(await workspace.slack.submit("U0ADA", { ...entries, time: "08:08" })).toEqual({});
    expect(shown()).toContain("One moment");
    finish(reply("That is no time.", { problem: "time" }));
    await until("the form is there again", () => fieldsOf(workspace.slack, "U0ADA").length === 4);
    expect(shown().split("\n")[0]).toBe("That is no time.");
    expect(fieldsOf(workspace.slack, "U0ADA").map(({ value }) => value)).toEqual([
      "08:08",
      "",
      "moe",
      "f0,f10",
    ]);
    await workspace.slack.submit("U0ADA", { words: "nothing else" });
    finish(reply("Saved."));
    await until("it is answered", () => workspace.slack.ephemerals("U0ADA", CHANNEL).length === 1);
    await until("the form says so", () => shown().includes("Done."));
  });

  it("is told apart by the channel where it was asked for, and answers there", async () => {
    await start();
    const home = (
      await adapter.direct({ platform: "slack", workspace: workspace.slack.workspaceId, user: "U0ADA" })
    ).id;
    await open("U0ADA", home);
    core.reply = async () => reply("Saved.");
    await workspace.slack.submit("U0ADA", entries);
    await until("it is answered", () => workspace.slack.directMessages("U0ADA").length === 1);
    expect(core.commands.at(-1)).toMatchObject({
      channel: { workspace: `${workspace.slack.workspaceId}/`, id: home },
      canManage: true,
    });
  });

  it.each(["private", "open"])(
    "is answered at home where the bot is not in the channel (%s)",
    async (kind) => {
      await start({
        users: [{ id: "U0ADA", name: "ada" }],
        channels: [{ id: "G0HIDDEN01", name: "hidden", private: true, bot: false }],
      });
      await open("U0ADA", "G0HIDDEN01");
      core.reply = async () => reply("Saved.", { open: kind === "open" });
      await workspace.slack.submit("U0ADA", entries);
      await until("it is answered", () => workspace.slack.directMessages("U0ADA").length === 1);
      const [message] = workspace.slack.directMessages("U0ADA");
      expect(readBlocks(message?.blocks)).toContain("Saved.");
      expect(readBlocks(message?.blocks)).toContain("/invite @Paperboy");
    },
  );

  it("is offered as buttons where it came too late to open", async () => {
    await start();
    workspace.refuse("views.open", "expired_trigger_id");
    core.reply = async () => ({ kind: "form", form: FORM });
    const answers = await workspace.slack.command("U0ADA", CHANNEL, "/papers", "setup");
    const message = await answers.message();
    expect(message.ephemeralFor).toBe("U0ADA");
    expect(buttonLabels(message.blocks)).toEqual(["When they come", "Which papers"]);
    core.press = async () => ({ kind: "form", form: FORM });
    const id = encodeAction({
      kind: "run",
      command: "setup",
      options: { id: "s1", form: "when" },
      update: false,
    });
    await workspace.slack.press("U0ADA", message, id);
    await until("the form is open", () => workspace.slack.modal("U0ADA") !== undefined);
  });

  it("suggests while somebody types, from the first look on", async () => {
    await start();
    await open();
    core.suggest = async () => [
      { label: "Europe/Berlin (12:00 now)", value: "Europe/Berlin" },
      { label: "x".repeat(200), value: "x" },
      { label: "too long to come back whole", value: "y".repeat(200) },
    ];
    const options = await workspace.slack.suggestions("U0ADA", "zone", "");
    expect(options).toHaveLength(2);
    expect(core.typings).toEqual([{ command: "setup", option: "zone", text: "" }]);
    core.suggest = () => Promise.reject(new Error("the disk is full"));
    expect(await workspace.slack.suggestions("U0ADA", "zone", "ber")).toEqual([]);
  });

  it("of an older version says so", async () => {
    await start();
    await open();
    const id = workspace.slack.modal("U0ADA")?.id ?? "";
    const view = {
      type: "modal",
      callback_id: "form-of-old",
      title: { type: "plain_text", text: "Papers" },
      submit: { type: "plain_text", text: "Save" },
      blocks: [
        {
          type: "input",
          label: { type: "plain_text", text: "Time" },
          element: { type: "plain_text_input", initial_value: "9" },
        },
      ],
    };
    await fetch(`${workspace.slack.apiUrl}views.update`, {
      method: "POST",
      headers: { authorization: `Bearer ${workspace.slack.botToken}`, "content-type": "application/json" },
      body: JSON.stringify({ view_id: id, view }),
    });
    await workspace.slack.submit("U0ADA");
    expect(shown()).toContain("older version");
  });
});

describe("a button on Slack that runs a command", () => {
  it("asks who presses it, so that admins may do what they may, and turns a private message too", async () => {
    await start();
    const turn = encodeAction({ kind: "run", command: "setup", options: { page: "2" }, update: true });
    core.reply = async () => ({
      kind: "message",
      private: true,
      message: {
        summary: "Page 1",
        blocks: [{ kind: "actions", actions: [{ kind: "press", id: turn, label: "Next" }] }],
      },
    });
    const answers = await workspace.slack.command("U0MIA", CHANNEL, "/papers", "setup");
    const first = await answers.message();
    await adapter.stop();
    adapter = workspace.adapter({ log: core.log });
    await adapter.start(COMMANDS, core.handlers);
    core.press = async () => ({
      kind: "update",
      message: { summary: "Page 2", blocks: [{ kind: "heading", text: "Two" }] },
    });
    await (await workspace.slack.press("U0MIA", first, turn)).message();
    expect(readBlocks(workspace.slack.ephemerals("U0MIA", CHANNEL)[0]?.blocks)).toBe("Two");
    expect(workspace.slack.ephemerals("U0MIA", CHANNEL)).toHaveLength(1);
    expect(core.presses[0]).toMatchObject({ canManage: true, timeZone: "Europe/Berlin" });
  });
});
