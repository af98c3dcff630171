import type { ChannelRef, Person } from "../../src/chat/adapter.ts";
import type { Message, Text } from "../../src/chat/message.ts";
import { asMessage } from "../../src/chat/reply.ts";
import { type ChatStage, chatAdapterContract, type PostFault } from "../contract/chat-adapter.ts";
import type { Fault } from "./adapter.ts";
import { createFakeAdapter, createFakeWorld } from "./adapter.ts";

chatAdapterContract("fake", { dedupes: true, slowHandlerMs: 0 }, async (): Promise<ChatStage> => {
  const world = createFakeWorld();
  const make = () => createFakeAdapter({ world, nonceWindowMs: 60_000 });
  let adapter = make();
  const first = adapter;
  const channel = (id: string): ChannelRef => ({ platform: "discord", workspace: "w1", id });
  const person = (user: string): Person => ({ platform: "discord", workspace: "w1", user });
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
      })),
    react: (message, by, ballot) => adapter.react(message, by, ballot),
    unreact: (message, by, ballot) => adapter.unreact(message, by, ballot),
    reactOddly: async () => {},
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
  };
});

const FAULTS: Readonly<Record<PostFault, Fault>> = {
  "lost-answer": { error: "unknown", landsAfterMs: 0 },
  "rate-limited": { error: "rate-limited", retryAfterMs: 1_000 },
  forbidden: { error: "forbidden" },
  gone: { error: "gone" },
  rejected: { error: "rejected" },
};

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
      typeof span === "string" ? span : span.kind === "time" ? new Date(span.at).toISOString() : span.text,
    )
    .join("");
}
