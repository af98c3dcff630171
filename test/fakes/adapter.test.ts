import type {
  ButtonPress,
  ChannelRef,
  DeliveryKey,
  MessageRef,
  Person,
  Reply,
} from "../../src/chat/adapter.ts";
import type { Form } from "../../src/chat/form.ts";
import type { Message, Text } from "../../src/chat/message.ts";
import { asMessage } from "../../src/chat/reply.ts";
import { chatAdapterContract, type PostFault } from "../contract/chat-adapter.ts";
import { chatRepliesContract, type RepliesStage, type SeenAnswer } from "../contract/chat-replies.ts";
import type { Fault } from "./adapter.ts";
import { createFakeAdapter, createFakeWorld } from "./adapter.ts";

chatAdapterContract("fake", { dedupes: true, slowHandlerMs: 0 }, createStage);
chatRepliesContract("fake", { slowHandlerMs: 0 }, createStage);

async function createStage(): Promise<RepliesStage> {
  const world = createFakeWorld();
  const make = () => createFakeAdapter({ world, nonceWindowMs: 60_000 });
  let adapter = make();
  const first = adapter;
  const channel = (id: string): ChannelRef => ({ platform: "discord", workspace: "w1", id });
  const person = (user: string): Person => ({ platform: "discord", workspace: "w1", user });
  type Where = Pick<ButtonPress, "person" | "channel" | "canManage"> & { readonly message?: MessageRef };

  const tap = async (shown: Message | undefined, label: string, where: Where): Promise<SeenAnswer> => {
    const presses = (shown ? actionsOf(shown) : []).flatMap((action) =>
      action.kind === "menu" ? action.choices : action.kind === "press" ? [action] : [],
    );
    const action = presses.find((candidate) => candidate.label === label);
    if (!action) throw new Error(`No button or choice ${label}.`);
    const message = where.message ?? { channel: where.channel, id: "private" };
    const reply = await adapter.press({ ...where, message, action: action.id });
    if (reply.kind === "update" && where.message)
      await adapter.edit(where.message, reply.message, "" as DeliveryKey);
    return toSeen(reply, where);
  };

  const toSeen = (reply: Reply, where: Where): SeenAnswer => {
    if (reply.kind === "form") return toForm(reply.form, where, "");
    const { message, private: hidden } = asMessage(reply);
    return {
      kind: reply.kind,
      private: hidden,
      text: wordsOf(message),
      buttons: actionsOf(message).map(({ label }) => label),
      press: (label) => tap(message, label, where),
    };
  };

  /** The fake shows all sections at once, and stays open until all is well. */
  const toForm = (form: Form, where: Where, problem: string): SeenAnswer => {
    const fields = form.sections
      .flatMap((section) => section.fields)
      .map((field) => ({
        name: field.name,
        label: field.label,
        value: "values" in field ? field.values.join(",") : (field.value ?? ""),
      }));
    const submit = async (entered: Readonly<Record<string, string | readonly string[]>>) => {
      const filled = fields.map(({ name, value }) => [name, [entered[name] ?? value].flat().join(",")]);
      const values = Object.fromEntries(filled);
      const reply = await adapter.run({
        ...where,
        name: form.command,
        options: { ...form.options, ...values },
      });
      if (reply.kind !== "message" || reply.problem === undefined) return toSeen(reply, where);
      return toForm(withValues(form, values), where, wordsOf(reply.message));
    };
    const shown = { title: form.title, fields, submit };
    const press = () => Promise.reject(new Error("A form has no such button."));
    return { kind: "form", private: true, text: problem, buttons: [], form: shown, press };
  };

  return {
    adapter: first,
    channel: channel("c1"),
    otherChannel: channel("c2"),
    ada: person("ada"),
    ben: person("ben"),
    manager: person("manager"),
    now: () => Date.now(),
    another: () => {
      adapter = make();
      return adapter;
    },
    read: async (where) =>
      adapter.posts(where).map((post) => ({
        id: post.ref.id,
        text: wordsOf(post.message),
        buttons: actionsOf(post.message).map((action) => action.label),
        seeds: Array.from({ length: post.seeded }, (_, index) => index + 1),
        under: post.under?.id,
      })),
    react: (message, by, emoji) => adapter.react(message, by, emoji),
    unreact: (message, by, emoji) => adapter.unreact(message, by, emoji),
    reactOddly: async (message, by) => {
      for (const emoji of ["#️⃣", "🎉", ":parrot:"]) await adapter.react(message, by, emoji);
    },
    press: async (message, by, label, nth = 0) => {
      const post = adapter.posts().find((candidate) => candidate.ref.id === message.id);
      const action = post && actionsOf(post.message).filter((candidate) => candidate.label === label)[nth];
      if (action?.kind !== "press") throw new Error(`No button ${label} #${nth}.`);
      const reply = asMessage(await adapter.press({ message, person: by, action: action.id }));
      return { private: reply.private, text: wordsOf(reply.message) };
    },
    run: async (by, where, name, options) => {
      try {
        const canManage = by.user === "manager";
        const reply = asMessage(await adapter.run({ person: by, channel: where, name, options, canManage }));
        return { private: reply.private, text: wordsOf(reply.message) };
      } catch {
        return { private: true, text: "Something went wrong." };
      }
    },
    privates: async (to) =>
      adapter.told.filter((t) => t.person.user === to.user).map((t) => wordsOf(t.message)),
    failNextPost: (fault) => adapter.fail("post", FAULTS[fault]),
    cut: async () => {
      adapter.disconnect();
      adapter.reconnect(true);
    },
    removeChannel: (where) => adapter.remove({ workspace: where.workspace, channel: where.id }),
    close: async () => {},
    ask: async (by, where, name) => {
      const asked = { person: by, channel: where, canManage: by.user === "manager" };
      return toSeen(await adapter.run({ ...asked, name }), asked);
    },
    choose: async (message, by, label) =>
      tap(adapter.posts().find((post) => post.ref.id === message.id)?.message, label, {
        person: by,
        channel: message.channel,
        canManage: by.user === "manager",
        message,
      }),
    tap: async (message, by, label) =>
      tap(adapter.posts().find((post) => post.ref.id === message.id)?.message, label, {
        person: by,
        channel: message.channel,
        canManage: by.user === "manager",
        message,
      }),
  };
}

const FAULTS: Readonly<Record<PostFault, Fault>> = {
  "lost-answer": { error: "unknown", landsAfterMs: 0 },
  "rate-limited": { error: "rate-limited", retryAfterMs: 1_000 },
  forbidden: { error: "forbidden" },
  gone: { error: "gone" },
  rejected: { error: "rejected" },
};

function withValues(form: Form, values: Readonly<Record<string, string>>): Form {
  const sections = form.sections.map((section) => ({
    ...section,
    fields: section.fields.map((field) => {
      const value = values[field.name] ?? "";
      return "values" in field ? { ...field, values: value.split(",") } : { ...field, value };
    }),
  }));
  return { ...form, sections };
}

function actionsOf(message: Message) {
  return message.blocks.flatMap((block) =>
    block.kind === "entry" || block.kind === "actions" ? (block.actions ?? []) : [],
  );
}

function wordsOf(message: Message): string {
  const lines = message.blocks.flatMap((block) => {
    switch (block.kind) {
      case "heading":
        return [block.text];
      case "paragraph":
      case "note":
        return [plain(block.text)];
      case "entry":
        return [block.title, block.byline, block.reason, block.body, ...block.facts.map(plain)];
      case "image":
      case "chart":
        return [block.alt];
      case "actions":
        return [];
      default:
        return block satisfies never;
    }
  });
  return [message.summary, ...lines].filter((line) => line !== undefined).join("\n");
}

function plain(text: Text): string {
  return text
    .map((span) =>
      typeof span === "string"
        ? span
        : span.kind === "time"
          ? new Date(span.at).toISOString()
          : span.kind === "channel"
            ? `#${span.channel.id}`
            : span.kind === "person"
              ? span.person.user
              : span.text,
    )
    .join("");
}
