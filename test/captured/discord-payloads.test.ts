import { describe, expect, it } from "vitest";
import { discordCommands } from "../../adapters/discord/in/commands.ts";
import { toSendable } from "../../adapters/discord/out/files.ts";
import { renderModal } from "../../adapters/discord/render/form.ts";
import { renderDiscord } from "../../adapters/discord/render/message.ts";
import { translatedCommands as commands } from "../../commands/locales/index.ts";
import type { DeliveryKey } from "../../src/chat/adapter.ts";
import type { Form } from "../../src/chat/form.ts";
import type { Message } from "../../src/chat/message.ts";
import { silentLog } from "../../src/runtime/log.ts";
import { TRAPS } from "../adapters/discord/traps.ts";
import { loadChecks } from "./checks.ts";

const KEY = "k1234567890123456789abcde" as DeliveryKey;
const checks = await loadChecks();

/** Every other kind of payload than digests of captured papers, against Discord's official description. */
describe.skipIf(typeof checks === "string")(
  typeof checks === "string" ? checks : "Discord payloads by the official description",
  () => {
    const check = (method: string, path: string, body: unknown) => {
      if (typeof checks === "string") throw new Error(checks);
      const verdict = checks.discord({
        method,
        path: `/api/v10${path}`,
        jsonBody: JSON.parse(JSON.stringify(body)),
      });
      expect(verdict).toMatchObject({ ok: true, errors: [], unknown: [] });
    };

    it("registers commands that Discord takes", () => {
      check("PUT", "/applications/123456789012345678/commands", discordCommands(commands));
      check(
        "PUT",
        "/applications/123456789012345678/guilds/123456789012345678/commands",
        discordCommands(commands),
      );
    });

    it.each(TRAPS)(
      "posts, edits and answers with %s everywhere",
      (trap) => {
        for (const count of [0, 7, 10]) {
          const payload = renderDiscord(everything(trap, count), KEY);
          const { flags } = payload;
          check("POST", "/channels/1/messages", { ...payload, nonce: KEY, enforce_nonce: true });
          check("PATCH", "/channels/1/messages/2", payload);
          check("POST", "/interactions/1/token/callback", {
            type: 4,
            data: { ...payload, flags: flags | 64 },
          });
          check("PATCH", "/webhooks/1/token/messages/@original", payload);
          check("POST", "/webhooks/1/token", payload);
        }
      },
      60_000,
    );

    it.each(TRAPS)("opens forms with %s everywhere", (trap) => {
      for (const section of form(trap).sections)
        check("POST", "/interactions/1/token/callback", { type: 9, data: renderModal(form(trap), section) });
    });

    it.each(TRAPS)(
      "sends charts and files with %s everywhere, in channels, forums and answers",
      async (trap) => {
        const whole = everything(trap, 7);
        const message: Message = {
          ...whole,
          blocks: [
            ...whole.blocks,
            { kind: "chart", title: trap, alt: trap, labels: [trap], series: [{ name: trap, values: [1] }] },
          ],
          files: [{ name: `${trap}.bib`, mediaType: "text/plain", content: trap }],
        };
        const { body } = await toSendable(message, KEY, silentLog);
        check("POST", "/channels/1/messages", { ...body, nonce: KEY, enforce_nonce: true });
        check("PATCH", "/channels/1/messages/2", body);
        check("POST", "/channels/1/threads", { name: "Papers", message: body, applied_tags: ["3"] });
        check("POST", "/interactions/1/token/callback", { type: 4, data: body });
        check("POST", "/interactions/1/token/callback", { type: 7, data: body });
        check("POST", "/webhooks/1/token", body);
      },
      60_000,
    );

    it("defers as Discord wants it", () => {
      check("POST", "/interactions/1/token/callback", { type: 5, data: { flags: 64 } });
      check("POST", "/interactions/1/token/callback", { type: 5, data: { flags: 0 } });
      check("POST", "/interactions/1/token/callback", { type: 6 });
      check("POST", "/users/@me/channels", { recipient_id: "123456789012345678" });
    });
  },
);

function form(text: string): Form {
  const choices = [1, 2].map((number) => ({ value: `v${number}`, label: `${text} ${number}`.slice(0, 75) }));
  const words = { label: text.slice(0, 45), hint: text.repeat(5).slice(0, 100) };
  return {
    command: "subscribe",
    title: "Daily papers",
    submit: "Save",
    options: { mode: "x" },
    sections: [
      {
        name: "when",
        label: text.slice(0, 40),
        fields: [
          { kind: "text", name: "a", ...words, value: text, required: false, maxLength: 250 },
          { kind: "text", name: "b", ...words, required: true, maxLength: 9_000 },
          { kind: "time", name: "c", ...words, value: "09:00" },
          { kind: "choice", name: "d", ...words, choices, value: "v1" },
          { kind: "choices", name: "e", ...words, choices, values: ["v1", "v2"] },
        ],
      },
    ],
  };
}

function everything(text: string, count: number): Message {
  return {
    summary: text,
    blocks: [
      { kind: "heading", text },
      ...Array.from({ length: count }, (_, index) => ({
        kind: "entry" as const,
        ballot: index + 1,
        title: text.repeat(index + 1),
        href: "https://huggingface.co/papers/2506.00001",
        byline: text,
        reason: text,
        body: `${text} `.repeat(80),
        facts: [[text], [{ kind: "link" as const, text, href: "https://arxiv.org/abs/2506.00001" }]],
        ...(index % 2 === 0 ? { image: { url: `https://cdn.example/${index}.png`, alt: text } } : {}),
        actions: [{ kind: "press" as const, id: `vote:2506.0000${index}`, label: "Vote" }],
      })),
      { kind: "paragraph", text: [text, { kind: "time", at: 1_700_000_000_000, style: "relative" }] },
      {
        kind: "note",
        text: [
          { kind: "code", text },
          { kind: "em", text },
          { kind: "strong", text },
        ],
      },
      { kind: "actions", actions: [{ kind: "open", label: text, href: "https://example.com/" }] },
    ],
  };
}
