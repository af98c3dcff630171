import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { encodeAction } from "../../src/chat/action.ts";
import type {
  ButtonPress,
  ChannelRef,
  ChatAdapter,
  CommandCall,
  DeliveryKey,
  MessageRef,
  Person,
  Reply,
} from "../../src/chat/adapter.ts";
import { defineCommand } from "../../src/chat/command.ts";
import type { Form } from "../../src/chat/form.ts";
import type { Message } from "../../src/chat/message.ts";
import { text } from "../../src/chat/option.ts";
import type { ChatStage } from "./chat-adapter.ts";

/** What a person sees after a command, a press or a submitted form. */
export interface SeenAnswer {
  /** `update`: what the button stands in has become this. `form`: a form has opened, or is still open. */
  readonly kind: "message" | "update" | "form";
  readonly private: boolean;
  /** Of a form: what it says is wrong, if anything. */
  readonly text: string;
  /** Labels of its buttons, in reading order. */
  readonly buttons: readonly string[];
  readonly form?: SeenForm;
  /** The same person presses one of its buttons. */
  press(label: string): Promise<SeenAnswer>;
}

export interface SeenForm {
  readonly title: string;
  /** `value`: what it holds before anything is entered, choices joined by commas. */
  readonly fields: readonly { readonly name: string; readonly label: string; readonly value: string }[];
  /** Fields left out keep what they hold. */
  submit(entered: Readonly<Record<string, string | readonly string[]>>): Promise<SeenAnswer>;
}

/** A stage on which people fill in forms and turn pages. */
export interface RepliesStage extends ChatStage {
  /** Runs `/papers name …` and waits for the final answer. */
  ask(
    person: Person,
    channel: ChannelRef,
    name: string,
    options?: Readonly<Record<string, string | number | boolean>>,
  ): Promise<SeenAnswer>;
  /** Presses the button with this label and waits for the final answer. */
  tap(message: MessageRef, person: Person, label: string): Promise<SeenAnswer>;
  /** Chooses in a menu and waits for the final answer. */
  choose(message: MessageRef, person: Person, label: string): Promise<SeenAnswer>;
}

/** The promises of ChatAdapter about replies of every kind. `slowHandlerMs`: see ChatTraits. */
export function chatRepliesContract(
  name: string,
  traits: { readonly slowHandlerMs: number },
  setup: () => Promise<RepliesStage>,
): void {
  describe(`Replies: ${name}`, () => {
    let stage: RepliesStage;
    let core: Core;
    const extra: ChatAdapter[] = [];

    beforeEach(async () => {
      stage = await setup();
      core = createCore();
      await stage.adapter.start(COMMANDS, core.handlers);
    });
    afterEach(async () => {
      for (const adapter of [stage.adapter, ...extra.splice(0)]) await adapter.stop();
      await stage.close();
    });

    const post = () => stage.adapter.post(stage.channel, page(1), KEY);
    const texts = async () => (await stage.read(stage.channel)).map((message) => message.text);

    describe("an update", () => {
      it("takes the place of the message with the button", async () => {
        const ref = await post();
        core.answer = async () => ({ kind: "update", message: page(2) });
        const turned = await stage.tap(ref, stage.ada, "Next");
        expect(turned).toMatchObject({ kind: "update", text: expect.stringContaining("Page 2") });
        expect(await texts()).toEqual([expect.stringContaining("Page 2")]);
        expect(core.presses).toMatchObject([{ action: TURN, message: ref, person: stage.ada }]);
      });

      it("works on an answer that only its asker sees, page after page", async () => {
        core.answer = async () => ({ kind: "message", message: page(1), private: true });
        const first = await stage.ask(stage.ada, stage.channel, "list");
        expect(first).toMatchObject({ kind: "message", private: true });
        core.answer = async () => ({ kind: "update", message: page(2) });
        const second = await first.press("Next");
        expect(second).toMatchObject({ kind: "update", text: expect.stringContaining("Page 2") });
        core.answer = async () => ({ kind: "update", message: page(3) });
        expect((await second.press("Next")).text).toContain("Page 3");
        expect(await texts()).toEqual([]);
      });

      it("works after a restart", async () => {
        const ref = await post();
        await stage.adapter.stop();
        const adapter = stage.another();
        extra.push(adapter);
        await adapter.start(COMMANDS, core.handlers);
        core.answer = async () => ({ kind: "update", message: page(2) });
        await stage.tap(ref, stage.ben, "Next");
        expect(await texts()).toEqual([expect.stringContaining("Page 2")]);
      });

      it("makes way for a private answer where there is something to say", async () => {
        const ref = await post();
        core.answer = async () => ({ kind: "message", message: words("There is no more."), private: true });
        const said = await stage.tap(ref, stage.ada, "Next");
        expect(said).toMatchObject({ kind: "message", private: true });
        expect(said.text).toContain("There is no more.");
        expect(await texts()).toEqual([expect.stringContaining("Page 1")]);
      });

      it.runIf(traits.slowHandlerMs > 0)(
        "comes in the end where it is slow, and so does a private answer",
        async () => {
          const ref = await post();
          core.answer = slowly({ kind: "update", message: page(2) });
          expect((await stage.tap(ref, stage.ada, "Next")).text).toContain("Page 2");
          expect(await texts()).toEqual([expect.stringContaining("Page 2")]);
          core.answer = slowly({ kind: "message", message: words("Too late."), private: true });
          const said = await stage.tap(ref, stage.ada, "Next");
          expect(said).toMatchObject({ kind: "message", private: true });
          expect(said.text).toContain("Too late.");
          expect(await texts()).toEqual([expect.stringContaining("Page 2")]);
        },
        20_000,
      );
    });

    describe("a menu", () => {
      it("gives back the choice as a press, the same one twice as well, and an update takes its place", async () => {
        const ref = await stage.adapter.post(stage.channel, MENUS, KEY);
        core.answer = async () => ({ kind: "message", message: words("Here it is."), private: true });
        const seen = await stage.choose(ref, stage.ada, "Details");
        expect(seen).toMatchObject({ kind: "message", private: true });
        await stage.choose(ref, stage.ada, "Details");
        expect(core.presses).toMatchObject([
          { action: DETAILS, message: ref, person: stage.ada },
          { action: DETAILS, message: ref, person: stage.ada },
        ]);
        core.answer = async () => ({ kind: "update", message: page(2) });
        expect(await stage.choose(ref, stage.ada, "Turn")).toMatchObject({ kind: "update" });
        expect(await texts()).toEqual([expect.stringContaining("Page 2")]);
      });

      it("is found again by its message's key, and works after a restart", async () => {
        const ref = await stage.adapter.post(stage.channel, MENUS, KEY);
        await stage.adapter.stop();
        const adapter = stage.another();
        extra.push(adapter);
        await adapter.start(COMMANDS, core.handlers);
        expect(await adapter.find(stage.channel, KEY, stage.now() - 60_000)).toEqual(ref);
        await stage.choose(ref, stage.ben, "Details");
        expect(core.presses).toMatchObject([{ action: DETAILS, person: stage.ben }]);
      });
    });

    describe("a form", () => {
      it("opens with what is known, and runs its command with what was entered", async () => {
        core.answer = async () => ({ kind: "form", form: SMALL });
        const { form } = await stage.ask(stage.manager, stage.channel, "set");
        expect(form?.fields).toMatchObject([
          { name: "topics", label: "Topics", value: "agents, vision" },
          { name: "at", label: "Time", value: "09:00" },
          { name: "count", label: "Papers", value: "5" },
          { name: "days", label: "Days", value: "mon,tue" },
        ]);
        core.answer = async () => ({ kind: "message", message: words("Saved."), private: true });
        const saved = await form?.submit({ topics: "S* & <eos>", at: "17:30", days: ["tue", "sun"] });
        expect(saved).toMatchObject({ kind: "message", private: true });
        expect(saved?.text).toContain("Saved.");
        expect(core.calls.at(-1)).toMatchObject({
          name: "set",
          person: stage.manager,
          channel: stage.channel,
          canManage: true,
          options: { topics: "S* & <eos>", at: "17:30", count: "5", days: "tue,sun", mode: "a b&c" },
        });
      });

      it("opens from a button, also after a restart, and gives an emptied field as it is", async () => {
        const ref = await post();
        core.answer = async () => ({ kind: "form", form: SMALL });
        const { form } = await stage.tap(ref, stage.ada, "Settings");
        core.answer = async () => ({ kind: "message", message: words("Saved."), private: true });
        await form?.submit({ topics: "" });
        expect(core.calls.at(-1)).toMatchObject({
          name: "set",
          canManage: false,
          options: { topics: "", at: "09:00" },
        });
      });

      it("loses nothing that was entered where something is wrong with it", async () => {
        core.answer = async () => ({ kind: "form", form: SMALL });
        const { form } = await stage.ask(stage.manager, stage.channel, "set");
        core.answer = async (call) => {
          if ("name" in call && call.options.at !== undefined)
            return { kind: "message", message: words("Too early."), private: true, problem: "at" };
          return { kind: "form", form: SMALL };
        };
        const refused = await form?.submit({ topics: "long and winding", at: "03:00" });
        expect(refused?.text).toContain("Too early.");
        const kept = [refused?.text, ...(refused?.form?.fields ?? []).map(({ value }) => value)].join("\n");
        expect(kept).toContain("long and winding");
        expect(kept).toContain("03:00");
        const again = refused?.form ? refused : await refused?.press("Open the form again");
        core.answer = async () => ({ kind: "message", message: words("Saved."), private: true });
        const saved = await again?.form?.submit({ at: "05:00" });
        expect(saved?.text).toContain("Saved.");
        expect(core.calls.at(-1)?.options).toMatchObject({ at: "05:00", mode: "a b&c" });
      });

      it("reaches every field, however many there are", async () => {
        core.answer = async () => ({ kind: "form", form: LARGE });
        const answer = await stage.ask(stage.manager, stage.channel, "set");
        const wanted = LARGE.sections.flatMap(({ fields }) => fields.map(({ name: field }) => field));
        const forms = answer.form
          ? [answer.form]
          : await Promise.all(LARGE.sections.map(async ({ label }) => (await answer.press(label)).form));
        const reached = forms.flatMap((form) => form?.fields.map((field) => field.name) ?? []);
        expect(reached).toEqual(wanted);
      });

      it.runIf(traits.slowHandlerMs > 0)(
        "is offered as buttons where it is too late to open it",
        async () => {
          core.answer = slowly({ kind: "form", form: SMALL });
          const late = await stage.ask(stage.manager, stage.channel, "set");
          expect(late).toMatchObject({ kind: "message", private: true, buttons: ["When and which"] });
          core.answer = async () => ({ kind: "form", form: SMALL });
          expect((await late.press("When and which")).form?.fields).toHaveLength(4);
          expect(core.presses.at(-1)?.action).toBe(
            encodeAction({
              kind: "run",
              command: "set",
              options: { mode: "a b&c", form: "when" },
              update: false,
            }),
          );
        },
        20_000,
      );

      it("takes one of what is suggested while typing", async () => {
        core.answer = async () => ({ kind: "form", form: PLACE });
        const { form } = await stage.ask(stage.manager, stage.channel, "set");
        expect(form?.fields).toMatchObject([{ name: "query", label: "Zone", value: "Europe/Berlin" }]);
        core.answer = async () => ({ kind: "message", message: words("Saved."), private: true });
        await form?.submit({ query: "UTC" });
        expect(core.calls.at(-1)?.options).toMatchObject({ query: "UTC", mode: "a b&c" });
      });
    });

    const slowly = (reply: Reply) => async () => {
      await new Promise((resolve) => setTimeout(resolve, traits.slowHandlerMs));
      return reply;
    };
  });
}

const KEY = "k1abcdefghijklmnopqrstuvw" as DeliveryKey;
const TURN = encodeAction({ kind: "run", command: "list", options: { page: "2" }, update: true });
const SET = encodeAction({ kind: "run", command: "set", options: {}, update: false });

const DETAILS = encodeAction({ kind: "run", command: "list", options: { query: "a b" }, update: false });

const COMMANDS = ["list", "set"].map((name) =>
  defineCommand({
    name,
    description: "Answers",
    options: { query: text("Words", { suggest: "zone" }) },
    reply: "private",
    run: () => Promise.reject(new Error("the core runs commands, not the adapter")),
  }),
);

const SMALL: Form = {
  command: "set",
  title: "Daily papers",
  submit: "Save",
  options: { mode: "a b&c" },
  sections: [
    {
      name: "when",
      label: "When and which",
      fields: [
        {
          kind: "text",
          name: "topics",
          label: "Topics",
          value: "agents, vision",
          required: false,
          maxLength: 250,
        },
        { kind: "time", name: "at", label: "Time", hint: "Local time", value: "09:00" },
        { kind: "choice", name: "count", label: "Papers", choices: choices("3", "5", "10"), value: "5" },
        {
          kind: "choices",
          name: "days",
          label: "Days",
          choices: choices("mon", "tue", "sun"),
          values: ["mon", "tue"],
        },
      ],
    },
  ],
};

const LARGE: Form = {
  ...SMALL,
  sections: [
    ...SMALL.sections,
    {
      name: "which",
      label: "Keywords",
      fields: [{ kind: "text", name: "include", label: "Only papers with", required: false, maxLength: 250 }],
    },
  ],
};

const PLACE: Form = {
  ...SMALL,
  sections: [
    {
      name: "where",
      label: "Where",
      fields: [{ kind: "suggest", name: "query", label: "Zone", value: "Europe/Berlin", required: true }],
    },
  ],
};

function choices(...values: readonly string[]) {
  return values.map((value) => ({ value, label: `${value} of them` }));
}

function page(number: number): Message {
  return {
    summary: `Page ${number}`,
    blocks: [
      { kind: "paragraph", text: [`Page ${number}: S* <eos>`] },
      {
        kind: "actions",
        actions: [
          { kind: "press", id: TURN, label: "Next" },
          { kind: "press", id: SET, label: "Settings" },
        ],
      },
    ],
  };
}

const MENUS: Message = {
  summary: "What next?",
  blocks: [
    { kind: "paragraph", text: ["What next?"] },
    {
      kind: "actions",
      actions: [
        {
          kind: "menu",
          label: "What to do",
          choices: [
            { id: DETAILS, label: "Details" },
            { id: TURN, label: "Turn" },
          ],
        },
      ],
    },
  ],
};

function words(said: string): Message {
  return { summary: said, blocks: [{ kind: "paragraph", text: [said] }] };
}

interface Core {
  readonly handlers: Parameters<ChatAdapter["start"]>[1];
  readonly calls: CommandCall[];
  readonly presses: ButtonPress[];
  answer: (asked: CommandCall | ButtonPress) => Promise<Reply>;
}

/** Writes down what the adapter tells, and answers everything with `answer`. */
function createCore(): Core {
  const core: Core = {
    calls: [],
    presses: [],
    answer: async () => ({ kind: "message", message: words("Done."), private: true }),
    handlers: {
      command: (call) => {
        core.calls.push(call);
        return core.answer(call);
      },
      press: (press) => {
        core.presses.push(press);
        return core.answer(press);
      },
      suggest: async () => [{ label: "UTC (12:00 now)", value: "UTC" }],
      ballot: async () => {},
      linked: async () => {},
      connected: () => {},
      removed: async () => {},
      moved: async () => {},
      fatal: () => {},
    },
  };
  return core;
}
