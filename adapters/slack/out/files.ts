import { createHash } from "node:crypto";
import type { webApi } from "@slack/bolt";
import { LRUCache } from "lru-cache";
import { drawChart } from "../../../src/charts/chart-image.ts";
import type { Chart, Message, TextFile } from "../../../src/chat/message.ts";
import type { Clock } from "../../../src/runtime/clock.ts";
import { ChatError } from "../../../src/runtime/errors.ts";
import type { Log } from "../../../src/runtime/log.ts";
import { clip } from "../../../src/text/truncate.ts";
import { toChatError } from "../errors.ts";
import { LIMITS } from "../render/limits.ts";
import { escapeWithin } from "../render/text.ts";

/** For each of the three calls of an upload. */
const CALL_MS = 5_000;
/** Chart pictures to cache, so that an edit shows the same file again. */
const REMEMBERED = 200;
/** Slack scans a shared file before showing it, which takes a few seconds; occasionally it never appears. */
const APPEARS_AFTER_MS = [2_000, 3_000, 5_000] as const;
/** How far back to read a thread, to allow for clock skew. */
const LOOK_BACK_MS = 10 * 60_000;
/** Messages to search for a shared file: the number Slack gives every app. */
const NEWEST = 15;

/** An uploaded file that is not visible yet. */
export interface Upload {
  readonly id: string;
  readonly title: string;
}

export interface Files {
  /**
   * Draws and uploads a message's charts, and returns their file ids for `slack_file`. Never rejects: missing ones are
   * shown as text.
   */
  pictures(message: Message): Promise<ReadonlyMap<Chart, string>>;
  /** Drops pictures that Slack refuses to show; they are uploaded again next time. */
  forget(pictures: ReadonlyMap<Chart, string>): void;
  /** Uploads a message's files, not visible yet. Rejects with ChatError. */
  upload(files: readonly TextFile[]): Promise<readonly Upload[]>;
  /** Shares uploaded files in a channel, with the message's summary; they appear later. Rejects with ChatError. */
  share(uploads: readonly Upload[], channel: string, summary: string, thread?: string): Promise<void>;
  /**
   * Whether shared files have appeared in the channel, waiting at most ten seconds; undefined if Slack does not let us
   * look. Never rejects.
   */
  appeared(uploads: readonly Upload[], channel: string, thread?: string): Promise<boolean | undefined>;
}

/** `web` must not retry calls; it needs `files:write`, and `…:history` to see which files have appeared. */
export function createFiles(options: {
  readonly web: webApi.WebClient;
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  readonly stopped: AbortSignal;
  readonly log: Log;
}): Files {
  const { web, clock, stopped, log } = options;
  const drawn = new LRUCache<string, Promise<string>>({ max: REMEMBERED });

  /** Uploads the content; the file is unusable until the upload is completed. */
  const send = async (name: string, content: Uint8Array, alt?: string): Promise<string> => {
    const { upload_url: url, file_id: id } = await web.files.getUploadURLExternal({
      filename: name,
      length: content.length,
      ...(alt ? { alt_txt: alt } : {}),
    });
    if (!url || !id) throw new ChatError("unknown", "Slack did not say where to upload a file.");
    const signal = AbortSignal.timeout(CALL_MS);
    const response = await options.fetch(url, { method: "POST", body: new Uint8Array(content), signal });
    if (!response.ok)
      throw new ChatError("unknown", `Slack answered an upload with HTTP ${response.status}.`);
    return id;
  };

  const draw = async (chart: Chart): Promise<string> => {
    const { png } = await drawChart(chart);
    const id = await send("chart.png", png, clip(chart.alt, LIMITS.fileAlt));
    await web.files.completeUploadExternal({ files: [{ id, title: clip(chart.title, LIMITS.title) }] });
    return id;
  };

  const picture = (chart: Chart): Promise<string> => {
    const key = keyOf(chart);
    const known = drawn.get(key);
    if (known) return known;
    const fresh = draw(chart);
    drawn.set(key, fresh);
    fresh.catch(() => drawn.delete(key));
    return fresh;
  };

  return {
    async pictures(message) {
      const charts = message.blocks.filter((block) => block.kind === "chart");
      const found = new Map<Chart, string>();
      for (const chart of charts) {
        try {
          found.set(chart, await picture(chart));
        } catch (error) {
          log.warn("chart shown as text", { error: toChatError(error, "take a picture").message });
        }
      }
      return found;
    },

    forget(pictures) {
      for (const chart of pictures.keys()) drawn.delete(keyOf(chart));
    },

    async upload(files) {
      try {
        return await Promise.all(
          files.map(async ({ name, content }) => ({
            // Slack rejects empty files.
            id: await send(name, new TextEncoder().encode(content === "" ? "\n" : content)),
            title: name,
          })),
        );
      } catch (error) {
        throw toChatError(error, "take a file");
      }
    },

    async share(uploads, channel, summary, thread) {
      const [first, ...rest] = uploads.map(({ id, title }) => ({ id, title }));
      if (!first) return;
      const where = thread ? { channel_id: channel, thread_ts: thread } : { channel_id: channel };
      try {
        await web.files.completeUploadExternal({
          files: [first, ...rest],
          ...where,
          initial_comment: escapeWithin(summary, LIMITS.fileComment),
        });
      } catch (error) {
        throw toChatError(error, "share a file");
      }
    },

    async appeared(uploads, channel, thread) {
      const wanted = uploads.map(({ id }) => id);
      const newest = { channel, limit: NEWEST };
      // A thread is read from its first message.
      const since = String(Math.floor((clock.now() - LOOK_BACK_MS) / 1000));
      try {
        for (const wait of APPEARS_AFTER_MS) {
          await clock.sleep(wait, stopped);
          const { messages } = thread
            ? await web.conversations.replies({ ...newest, ts: thread, oldest: since })
            : await web.conversations.history(newest);
          const shown = new Set(messages?.flatMap(({ files }) => files?.map(({ id }) => id) ?? []));
          if (wanted.every((id) => shown.has(id))) return true;
        }
        return false;
      } catch (error) {
        log.info("shared files not looked up", { error: toChatError(error, "look").message });
        return undefined;
      }
    },
  };
}

function keyOf(chart: Chart): string {
  return createHash("sha256").update(JSON.stringify(chart)).digest("base64url");
}
