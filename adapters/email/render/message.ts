import type { Block, Chart, Message, TextFile } from "../../../src/chat/message.ts";
import { clip } from "../../../src/text/truncate.ts";
import { visible } from "../../../src/text/visible.ts";
import { renderText } from "../../text/render/message.ts";
import { escapeHtml, htmlOf, type Reader, withoutChat } from "./html.ts";
import { LIMITS } from "./limits.ts";
import { STYLE } from "./style.ts";

/** A message rendered as a mail. */
export interface MailContent {
  /** A single line. */
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly files: readonly TextFile[];
}

/** The parts of a mail that depend on its reader. */
export interface MailReader {
  readonly zone: string;
  readonly actionLink: (id: string) => string | undefined;
  readonly pictures?: ReadonlyMap<Chart, string>;
  /** Why the mail was sent, and how to stop it. */
  readonly footer: { readonly words: string; readonly unsubscribe: string };
}

/** The message as subject, HTML and plain text. Excess content is shortened, then dropped, with a note. */
export function renderMail(message: Message, reader: MailReader): MailContent {
  const subject = subjectOf(message);
  return {
    subject,
    html: withinLimit(message, subject, reader),
    text: `${plain(message)}\n\n-- \n${reader.footer.words}\nUnsubscribe: ${reader.footer.unsubscribe}\n`,
    files: message.files ?? [],
  };
}

function subjectOf({ summary, blocks, post }: Message): string {
  const heading = blocks.find((block) => block.kind === "heading");
  return clip(visible(post?.title ?? heading?.text ?? summary), LIMITS.subject) || "Paperboy";
}

function withinLimit(message: Message, subject: string, reader: MailReader): string {
  const whole = page(message.blocks, Number.MAX_SAFE_INTEGER);
  if (fits(whole)) return whole;
  const kept = (count: number): string => {
    const left = message.blocks.length - count;
    const blocks = message.blocks.slice(0, count);
    return page(left > 0 ? [...blocks, leftOut(left)] : blocks, LIMITS.shortBody);
  };
  const all = kept(message.blocks.length);
  if (fits(all)) return all;
  // The most blocks that still fit.
  let [low, high] = [0, message.blocks.length];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (fits(kept(middle))) low = middle;
    else high = middle;
  }
  return kept(low);

  function page(blocks: readonly Block[], body: number): string {
    const { zone, actionLink, pictures = new Map() } = reader;
    const of: Reader = { zone, actionLink, pictures, body };
    return pageOf(subject, message.summary, blocks.map((block) => htmlOf(block, of)).join("\n"), reader);
  }
}

function leftOut(blocks: number): Block {
  return { kind: "note", text: [`… and ${blocks} more that did not fit here.`] };
}

function fits(html: string): boolean {
  return Buffer.byteLength(html) <= LIMITS.htmlBytes;
}

function pageOf(subject: string, summary: string, body: string, { footer }: MailReader): string {
  return `<!doctype html>
<html lang="en" dir="ltr"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(subject)}</title><style>${STYLE}</style></head>
<body><div class="unseen">${escapeHtml(clip(summary, LIMITS.preheader))}</div>
<div class="page" role="article">
${body}
<p class="foot">${escapeHtml(footer.words)} <a href="${escapeHtml(footer.unsubscribe)}">Unsubscribe</a></p>
</div></body></html>
`;
}

function plain(message: Message): string {
  const blocks = message.blocks.flatMap((block): readonly Block[] => {
    if (block.kind === "note") return [{ ...block, text: withoutChat(block.text) }];
    // What opens a page is a link here, as in HTML.
    if (block.kind === "actions")
      return block.actions.flatMap((action) =>
        action.kind === "open"
          ? [{ kind: "paragraph", text: [`${action.label}: ${action.href}`] } as const]
          : [],
      );
    return [block];
  });
  return renderText({ ...message, blocks });
}
