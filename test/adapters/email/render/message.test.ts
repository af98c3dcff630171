import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LIMITS } from "../../../../adapters/email/render/limits.ts";
import { renderMail } from "../../../../adapters/email/render/message.ts";
import { encodeAction } from "../../../../src/chat/action.ts";
import type { Block, Message } from "../../../../src/chat/message.ts";
import { CHAT_ONLY } from "../../../../src/digest/small-print.ts";
import { needBrowser, openBrowser } from "../../../journeys/browser.ts";

const NASTY = `S* <eos> & "q" 'a' </div><script>alert(1)</script> @everyone`;
const reader = {
  zone: "Europe/Berlin",
  actionLink: (id: string) => `https://papers.lab.example/mail/${encodeURIComponent(id)}`,
  footer: { words: "You asked for it.", unsubscribe: "https://papers.lab.example/mail/end" },
};
const entry = (parts: Partial<Extract<Block, { kind: "entry" }>> = {}): Block => ({
  kind: "entry",
  ballot: 1,
  title: NASTY,
  href: "https://huggingface.co/papers/2506.00001",
  byline: "Ada & Ben <Lab>",
  reason: "140 ▲",
  body: "A sentence.",
  facts: [[{ kind: "link", text: "PDF", href: "https://arxiv.org/pdf/2506.00001" }]],
  actions: [
    { kind: "press", id: encodeAction({ kind: "vote", paper: "2506.00001" as never }), label: "Vote" },
  ],
  ...parts,
});
const message = (...blocks: Block[]): Message => ({ summary: "One paper", blocks });

it("shows every string as it is written, and never as markup", () => {
  const facts = [["Code ★ 18"], ["2 comments"]];
  const { html } = renderMail(message({ kind: "heading", text: NASTY }, entry({ facts })), reader);
  expect(html).not.toContain("<script");
  expect(html).toContain("S* &lt;eos&gt; &amp; &quot;q&quot; &#39;a&#39;");
  expect(html).toContain("140&nbsp;▲");
  expect(html).toContain("Code&nbsp;★&nbsp;18&nbsp;· 2 comments");
});

it("follows links of the web alone", () => {
  const hrefs = ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "not a url"];
  for (const href of hrefs) {
    const { html } = renderMail(message(entry({ href, image: { url: href, alt: "a picture" } })), reader);
    expect(html).not.toContain(href);
    expect(html).toContain("a picture");
  }
});

it("has a subject of one line, whatever it is called after", () => {
  const subject = (text: string) => renderMail(message({ kind: "heading", text }), reader).subject;
  expect(subject("Papers\r\nBcc: eve@evil.example\n\nx")).toBe("Papers Bcc: eve@evil.example x");
  expect(subject("x".repeat(1_000)).length).toBeLessThanOrEqual(LIMITS.subject);
  expect(renderMail(message(), reader).subject).toBe("One paper");
});

it("says times in the reader's zone, with its name", () => {
  const at = Date.parse("2025-06-06T07:00:00Z");
  const { html } = renderMail(
    message({ kind: "note", text: [{ kind: "time", at, style: "datetime" }] }),
    reader,
  );
  expect(html).toContain("6 June 2025 at 09:00 CEST");
});

it("leaves out what can be done in a chat alone, also in plain text", () => {
  const [words = ""] = CHAT_ONLY;
  const { html, text } = renderMail(message({ kind: "note", text: [words, " ", "From the list."] }), reader);
  expect([html.includes("react"), text.includes("react")]).toEqual([false, false]);
  expect(html).toContain("From the list.");
});

it("offers only what there is a page for", () => {
  const silent = renderMail(message(entry()), { ...reader, actionLink: () => undefined });
  expect(silent.html).not.toContain("Vote");
  expect(renderMail(message(entry()), reader).html).toContain(">Vote</a>");
});

it("stays below what Gmail shows: bodies are shortened first, then the end is left out, and says so", () => {
  const long = Array.from({ length: 10 }, () => entry({ body: "word ".repeat(20_000) }));
  const short = renderMail(message(...long), reader).html;
  expect(Buffer.byteLength(short)).toBeLessThanOrEqual(LIMITS.htmlBytes);
  expect(short.match(/class="entry"/g)).toHaveLength(10);
  const many = Array.from({ length: 400 }, () => entry());
  const cut = renderMail(message(...many), reader).html;
  expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(LIMITS.htmlBytes);
  expect(cut).toMatch(/… and \d+ more that did not fit here\./);
  expect(cut).toContain("Unsubscribe");
});

describe("in a browser", () => {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());
  needBrowser(() => browser);

  it.each([
    [390, "light"],
    [390, "dark"],
    [1000, "light"],
    [1000, "dark"],
  ] as const)(
    "fits %d px in %s mode, with text that stands out and no picture needed",
    async (width, colorScheme) => {
      const page = await (browser as Browser).newPage({ viewport: { width, height: 800 }, colorScheme });
      const image = { url: "https://nowhere.example/x.png", alt: "What the picture shows" };
      await page.route(/^https?:/, (route) => route.abort());
      const { html } = renderMail(message(entry({ title: "W".repeat(200), image }), entry()), reader);
      await page.setContent(html);
      const seen = await page.evaluate(`(() => {
      const light = (text) => { const [r, g, b] = text.match(/[\\d.]+/g).map((n) => { const c = n / 255; return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; }); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
      const back = light(getComputedStyle(document.querySelector(".page")).backgroundColor);
      const ratios = [...document.querySelectorAll("h2 a, p, .button, .foot a")].map((one) => { const ink = light(getComputedStyle(one).color); return (Math.max(ink, back) + 0.05) / (Math.min(ink, back) + 0.05); });
      const button = document.querySelector(".button").getBoundingClientRect();
      return { wide: document.documentElement.scrollWidth, least: Math.min(...ratios), tall: button.height, scripts: document.scripts.length };
    })()`);
      const { wide, least, tall, scripts } = seen as Record<"wide" | "least" | "tall" | "scripts", number>;
      expect(wide).toBeLessThanOrEqual(width);
      // WCAG 2.2: 1.4.3 and 2.5.8.
      expect(least).toBeGreaterThanOrEqual(4.5);
      expect(tall).toBeGreaterThanOrEqual(36);
      expect(scripts).toBe(0);
      await page.close();
    },
  );
});
