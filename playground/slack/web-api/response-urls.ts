import { Hono } from "hono";
import { isObject } from "../checks/schema.ts";
import type { Files } from "../world/files.ts";
import type { StoredMessage, World } from "../world/world.ts";
import { type Content, readContent } from "./message-content.ts";
import { flagArg, textArg } from "./methods.ts";
import { Refusal } from "./refusal.ts";

/** Slack accepts five answers within 30 minutes. */
const USES = 5;
const LIFE_MS = 30 * 60_000;

/** A command or press that the app may answer. */
export interface Exchange {
  readonly channel: string;
  readonly user: string;
  /** The message whose button was pressed. */
  readonly source?: StoredMessage;
  readonly answered: (message: StoredMessage | undefined) => void;
}

/** The `response_url`s of commands and presses. */
export interface ResponseUrls {
  readonly app: Hono;
  /** Opens an exchange and returns its path, e.g. `/response/…`. */
  open(exchange: Exchange): string;
  /** Shows the app's answer (from an acknowledgement or by URL); throws Refusal. */
  answer(exchange: Exchange, body: Readonly<Record<string, unknown>>): void;
}

export function createResponseUrls(world: World, files: Pick<Files, "check">): ResponseUrls {
  const open = new Map<string, { readonly exchange: Exchange; readonly until: number; left: number }>();

  const answer: ResponseUrls["answer"] = (exchange, body) => {
    const { source } = exchange;
    if (flagArg(body, "delete_original")) {
      if (source) world.remove(source);
      return exchange.answered(undefined);
    }
    const content = readContent({ world, files }, body);
    if (content.text === undefined && !content.blocks?.length) throw new Refusal("no_text");
    if (flagArg(body, "replace_original") && source) {
      replace(source, content);
      return exchange.answered(source);
    }
    const shared = body.response_type === "in_channel";
    const threadTs = textArg(body, "thread_ts");
    exchange.answered(
      world.add({
        channel: exchange.channel,
        user: world.botUserId,
        botId: world.botId,
        text: content.text ?? "",
        blocks: content.blocks ?? [],
        mentions: content.mentions,
        ...(shared ? {} : { ephemeralFor: exchange.user }),
        ...(threadTs === undefined ? {} : { threadTs }),
      }),
    );
  };

  const replace = (source: StoredMessage, content: Content) => {
    source.mentions = [...source.mentions, ...content.mentions];
    world.edit(source, { text: content.text ?? source.text, blocks: content.blocks ?? [] });
  };

  const app = new Hono();
  app.post("/response/:id", async (c) => {
    const entry = open.get(c.req.param("id"));
    if (!entry || entry.until < world.now()) return c.json({ ok: false, error: "expired_url" }, 404);
    if (entry.left === 0) return c.json({ ok: false, error: "used_url" }, 404);
    const body: unknown = await c.req.json().catch(() => undefined);
    if (!isObject(body)) return c.json({ ok: false, error: "invalid_payload" }, 400);
    try {
      answer(entry.exchange, body);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return c.json({ ok: false, error: error.code, ...error.details }, 400);
    }
    entry.left -= 1;
    return c.text("ok");
  });

  return {
    app,
    answer,
    open: (exchange) => {
      for (const [known, { until }] of open) {
        if (until >= world.now()) break;
        open.delete(known);
      }
      const id = world.nextId("R");
      open.set(id, { exchange, until: world.now() + LIFE_MS, left: USES });
      return `/response/${id}`;
    },
  };
}
