import { Buffer } from "node:buffer";
import type { RawFile } from "discord.js";
import { drawChart } from "../../../src/charts/chart-image.ts";
import type { DeliveryKey } from "../../../src/chat/adapter.ts";
import type { Chart, Message, TextFile } from "../../../src/chat/message.ts";
import type { Log } from "../../../src/runtime/log.ts";
import { altText } from "../render/components.ts";
import type { PlaceMark } from "../render/delivery-marker.ts";
import { LIMITS } from "../render/limits.ts";
import { type DiscordPayload, renderDiscord } from "../render/message.ts";

/** A message ready to send: its body and its files. */
export interface Sendable {
  readonly body: DiscordPayload & {
    /** Everything the message should have: an edit removes all others. */
    readonly attachments: readonly {
      readonly id: string;
      readonly filename: string;
      readonly description?: string;
    }[];
  };
  readonly files: readonly RawFile[];
}

/** Why no files are sent: we lack the permission, or Discord has just refused them. */
export type WhyNoFiles = "forbidden" | "refused";

/**
 * Renders the message with its charts drawn and its files attached. A chart that cannot be drawn or sent is put into
 * words. If files exceed Discord's limits, or are sent `without`, a note lists what was left out.
 */
export async function toSendable(
  message: Message,
  key: DeliveryKey | PlaceMark | undefined,
  log: Log,
  without?: WhyNoFiles,
): Promise<Sendable> {
  const charts = message.blocks.filter((block) => block.kind === "chart");
  const texts = message.files ?? [];
  // The usual case.
  if (charts.length === 0 && texts.length === 0)
    return { body: { ...renderDiscord(message, key), attachments: [] }, files: [] };
  const files: (RawFile & { readonly description?: string })[] = [];
  const pictures = new Map<Chart, string>();
  for (const chart of without ? [] : charts.slice(0, LIMITS.files)) {
    try {
      const { png } = await drawChart(chart);
      const name = `chart-${pictures.size + 1}.png`;
      pictures.set(chart, name);
      files.push({ name, data: Buffer.from(png), contentType: "image/png", description: altText(chart.alt) });
    } catch (error) {
      log.error("chart not drawn", { error });
    }
  }
  const names: string[] = [];
  const left: TextFile[] = [];
  for (const text of texts) {
    const data = Buffer.from(text.content, "utf8");
    if (without || data.byteLength > LIMITS.fileBytes || files.length >= LIMITS.files) {
      left.push(text);
      continue;
    }
    const name = fileName(text.name);
    names.push(name);
    files.push({ name, data, contentType: text.mediaType });
  }
  const shown: Message =
    left.length === 0 ? message : { ...message, blocks: [...message.blocks, leftOut(left, without)] };
  const payload = renderDiscord(shown, key, { pictures, files: names });
  const attachments = files.map(({ name, description }, index) => ({
    id: String(index),
    filename: name,
    ...(description === undefined ? {} : { description }),
  }));
  return { body: { ...payload, attachments }, files: files.map(({ description: _, ...file }) => file) };
}

/** Discord alters any other name, and the message could no longer refer to its file. */
function fileName(name: string): string {
  return name.normalize("NFKD").replace(/[^A-Za-z0-9._-]+/g, "_");
}

const REASONS: Readonly<Record<WhyNoFiles, string>> = {
  forbidden: "Paperboy lacks the permission Attach Files here",
  refused: "Discord refused the upload",
};

function leftOut(files: readonly TextFile[], without: WhyNoFiles | undefined): Message["blocks"][number] {
  const names = files.map(({ name }) => name).join(", ");
  const why = without ? REASONS[without] : "Discord takes at most 10 files of 10 MB";
  return { kind: "note", text: [`${why}, so this was left out: ${names}.`] };
}
