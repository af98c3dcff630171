import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { toSendable } from "../../../../adapters/discord/out/files.ts";
import { LIMITS } from "../../../../adapters/discord/render/limits.ts";
import type { ChatHandlers, DeliveryKey, Reply } from "../../../../src/chat/adapter.ts";
import { defineCommand } from "../../../../src/chat/command.ts";
import type { Chart, Message } from "../../../../src/chat/message.ts";
import { silentLog } from "../../../../src/runtime/log.ts";
import { createDiscordStage, type DiscordStage } from "../stage.ts";

const KEY = "k1abcdefghijklmnopqrstuvw" as DeliveryKey;
const CHART: Chart = {
  kind: "chart",
  title: "Upvotes",
  alt: "Upvotes: agents 12, vision 7",
  labels: ["agents", "vision"],
  series: [{ name: "Upvotes", values: [12, 7] }],
};
const BIB = { name: "favourites.bib", mediaType: "application/x-bibtex", content: "@article{S*, title={é}}" };
const REPORT: Message = {
  summary: "The week",
  blocks: [{ kind: "heading", text: "The week" }, CHART, { kind: "note", text: ["By upvotes."] }],
  files: [BIB],
};
const report = defineCommand({
  name: "report",
  description: "Shows the week",
  options: {},
  reply: "private",
  run: () => Promise.reject(new Error("not here")),
});

describe("files and charts on Discord", () => {
  let stage: DiscordStage;
  let reply: () => Promise<Reply>;
  beforeEach(async () => {
    stage = await createDiscordStage();
    reply = async () => ({ kind: "message", message: REPORT, private: true });
    const handlers = {
      command: () => reply(),
      press: () => reply(),
      connected: () => {},
      removed: async () => {},
    } as unknown as ChatHandlers;
    await stage.adapter.start([report], handlers);
  });
  afterEach(async () => {
    await stage.adapter.stop();
    await stage.close();
  });

  const attached = (id: string) => stage.discord.message(id)?.attachments ?? [];
  const expectReport = (id: string) => {
    const files = attached(id);
    expect(files.map(({ name, type }) => [name, type])).toEqual([
      ["chart-1.png", "image/png"],
      ["favourites.bib", "application/x-bibtex"],
    ]);
    expect(files[0]?.description).toBe(CHART.alt);
    expect([...(files[0]?.content ?? [])].slice(1, 4)).toEqual([..."PNG"].map((c) => c.charCodeAt(0)));
    expect(new TextDecoder().decode(files[1]?.content)).toBe(BIB.content);
    const shown = JSON.stringify(stage.discord.message(id)?.components);
    expect(shown).toContain("attachment://chart-1.png");
    expect(shown).toContain("attachment://favourites.bib");
  };

  it("go along with a post, and once more with every edit", async () => {
    const ref = await stage.adapter.post(stage.channel, REPORT, KEY);
    expectReport(ref.id);
    await stage.adapter.edit(ref, REPORT, KEY);
    expectReport(ref.id);
    expect(await stage.adapter.find(stage.channel, KEY, stage.now())).toEqual(ref);
    const { files: _, ...without } = REPORT;
    await stage.adapter.edit(ref, { ...without, blocks: [{ kind: "heading", text: "Nothing" }] }, KEY);
    expect(attached(ref.id)).toEqual([]);
  });

  it("go along with an answer, at once or late", async () => {
    const command = () => stage.discord.command(stage.ada.user, stage.channel.id, "papers", "report");
    const quick = await command();
    expectReport(quick.message?.id ?? "");
    reply = async () => {
      await new Promise((resolve) => setTimeout(resolve, 1_800));
      return { kind: "message", message: REPORT, private: true };
    };
    const late = await command();
    expect(late).toMatchObject({ deferred: true, ephemeral: true });
    expectReport(late.message?.id ?? "");
  });

  it("go along with a private message to a person", async () => {
    await stage.adapter.tell(stage.ada, REPORT);
    const [message] = stage.discord.messages(stage.discord.directChannel(stage.ada.user).id);
    expectReport(message?.id ?? "");
  });
});

describe("what Discord does not take", () => {
  const file = (name: string, bytes: number) => ({
    name,
    mediaType: "text/plain",
    content: "a".repeat(bytes),
  });
  const message = (files: Message["files"] = []): Message => ({ summary: "x", blocks: [], files });

  it("is left out and said so", async () => {
    const at = await toSendable(message([file("at.txt", LIMITS.fileBytes)]), undefined, silentLog);
    expect(at.files).toHaveLength(1);
    const past = await toSendable(message([file("past.txt", LIMITS.fileBytes + 1)]), undefined, silentLog);
    expect(past.files).toEqual([]);
    expect(JSON.stringify(past.body.components)).toContain("past.txt");
    const many = Array.from({ length: 11 }, (_, index) => file(`f${index}.txt`, 1));
    const eleven = await toSendable(message(many), undefined, silentLog);
    expect(eleven.files).toHaveLength(10);
    expect(JSON.stringify(eleven.body.components)).toContain("left out: f10.txt");
  });

  it("gets names that Discord leaves as they are", async () => {
    const { body, files } = await toSendable(message([file("Möbius & co.bib", 1)]), undefined, silentLog);
    expect(files[0]?.name).toMatch(/^[A-Za-z0-9._-]+\.bib$/);
    expect(JSON.stringify(body.components)).toContain(`attachment://${files[0]?.name}`);
  });
});
