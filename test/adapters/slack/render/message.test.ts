import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LIMITS } from "../../../../adapters/slack/render/limits.ts";
import { renderSlack } from "../../../../adapters/slack/render/message.ts";
import { checkBlocks } from "../../../../playground/slack/checks/blocks.ts";
import type { Block, Entry, Message, Span } from "../../../../src/chat/message.ts";
import { digest, entry, TRAPS } from "../messages.ts";
import { buttonLabels, buttons, links, mentions, menus, readBlocks, unescapeMrkdwn } from "../reader.ts";

const KEYCAPS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "keycap_ten"];

/** A message of these blocks, as Slack gets it. */
const draw = (...blocks: Block[]) => renderSlack({ summary: "Something", blocks }).blocks;

/** The least that an entry with a button can be. */
const bare = (number: number): Entry => ({
  kind: "entry",
  title: `E${number}`,
  facts: [],
  actions: [{ kind: "press", id: `vote:${number}`, label: "Vote" }],
});

/** The renderer's own and Slack's published limits hold, and nobody is mentioned. */
function expectAcceptable(message: Message): void {
  const { text, blocks } = renderSlack(message);
  expect(text.length).toBeGreaterThan(0);
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(LIMITS.text);
  expect(text).not.toMatch(/<[@!#]/);
  expect(JSON.stringify(blocks).length).toBeLessThanOrEqual(LIMITS.total);
  expect(checkBlocks(blocks as never)).toMatchObject({ complaints: [], tooLong: false });
  expect(mentions(blocks)).toEqual([]);
}

describe("renderSlack", () => {
  describe.each(TRAPS)("shows %j as it is written", (trap) => {
    it("in a heading", () => {
      expect(readBlocks(draw({ kind: "heading", text: trap }))).toBe(trap);
    });
    it("in every kind of span", () => {
      const spans: Span[] = [
        `${trap} `,
        { kind: "strong", text: trap },
        { kind: "em", text: trap },
        { kind: "code", text: trap },
        { kind: "link", text: trap, href: "https://example.com/a?b=1&c=2" },
      ];
      expect(readBlocks(draw({ kind: "paragraph", text: spans }))).toBe(
        `${trap} ${trap}${trap}${trap}${trap}`,
      );
    });
    it("in small print, with and without links", () => {
      expect(readBlocks(draw({ kind: "note", text: [trap] }))).toBe(trap);
      const href = "https://example.com/a?b=1&c=2";
      const linked = draw({ kind: "note", text: [trap, " ", { kind: "link", text: trap, href }] });
      expect(readBlocks(linked)).toBe(`${trap} ${trap}`);
      expect(links(linked)).toEqual([href]);
    });
    it("everywhere in an entry", () => {
      const said = { title: trap, byline: trap, reason: trap, body: trap, facts: [[trap]] };
      for (const image of [undefined, { url: "https://example.com/a.png", alt: trap }]) {
        const { image: _, ...plain } = entry(1, said);
        const blocks = draw(image ? { ...plain, image } : plain);
        expect(readBlocks(blocks.filter(({ type }) => type !== "image"))).toBe(
          `:one:  ${trap}\n${trap} · ${trap}\n${trap}\n${trap}\nVote · 3`,
        );
        expect(mentions(blocks)).toEqual([]);
      }
    });
    it("in the notification", () => {
      expect(unescapeMrkdwn(renderSlack({ summary: trap, blocks: [] }).text)).toBe(trap);
      expect(renderSlack({ summary: trap, blocks: [] }).text).not.toMatch(/[<>]/);
    });
  });

  it("keeps any text literal in any place", () => {
    const words = fc.oneof(
      fc.string({ unit: "grapheme", minLength: 1, maxLength: 60 }),
      fc.array(fc.constantFrom(...TRAPS), { minLength: 1, maxLength: 4 }).map((parts) => parts.join(" ")),
      fc.string({
        unit: fc.constantFrom("<", ">", "&", "*", "_", "`", ":", "@", "!", "a", "~", "|"),
        minLength: 1,
      }),
    );
    const literal = words.filter((text) => text.trim() === text && text !== "" && !text.includes("\r"));
    fc.assert(
      fc.property(literal, (text) => {
        const href = "https://example.com/x";
        expect(readBlocks(draw({ kind: "heading", text }))).toBe(text);
        expect(readBlocks(draw({ kind: "note", text: [text] }))).toBe(text);
        const note = draw({ kind: "note", text: [text, { kind: "link", text, href }] });
        expect(readBlocks(note)).toBe(text + text);
        const blocks = draw(entry(2, { title: text, body: text }));
        expect(readBlocks(blocks)).toContain(`:two:  ${text}\n`);
        expect(readBlocks(blocks).split("\n").slice(-2).join("\n")).toContain("Vote · 3");
        expect(mentions([...note, ...blocks])).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it("draws a digest of ten with every entry, number, button and link, and room for the bodies", () => {
    const message = digest(10);
    const { blocks } = renderSlack(message);
    const seen = readBlocks(blocks);
    expect(blocks.length).toBeLessThanOrEqual(LIMITS.blocks);
    for (let number = 1; number <= 10; number++) {
      expect(seen).toContain(
        `:${KEYCAPS[number - 1]}:  ${entry(number).title}\nUniversity of Somewhere · 140 ▲`,
      );
    }
    expect(buttons(blocks).map((button) => button.action_id)).toEqual(
      Array.from({ length: 10 }, (_, index) => `vote:2506.${10_001 + index}`),
    );
    expect(links(blocks)).toHaveLength(41);
    expect(blocks.filter(({ type }) => type === "image")).toHaveLength(10);
    expect(seen.match(/A small model learns to refuse/g)).toHaveLength(10);
    expectAcceptable(message);
  });

  it("gives a compact entry one line for who, why and facts", () => {
    const seen = readBlocks(draw({ ...entry(1), compact: true })).split("\n");
    expect(seen[1]).toMatch(/^University of Somewhere · 140 ▲.* · .*arXiv/);
  });

  it("puts a picture under the text, which keeps the whole width", () => {
    const image = { url: "https://example.com/a.png", alt: "A figure" } as const;
    const blocks = draw({ ...entry(1), image });
    expect(blocks.map(({ type }) => type)).toEqual(["rich_text", "image", "actions"]);
    expect(blocks[1]).toEqual({ type: "image", image_url: image.url, alt_text: "A figure" });
  });

  it("looks like this", () => {
    const { image: _, ...plain } = entry(2);
    expect(
      renderSlack({ ...digest(0), blocks: [{ kind: "heading", text: "Today" }, entry(1), plain] }).blocks,
    ).toMatchSnapshot();
  });

  it.each([1, 2, 5, 10])("gives way fairly where %i bodies are too long", (count) => {
    const long = "A sentence that says something about the paper. ".repeat(80).trim();
    const message = digest(count, (number) => entry(number, { body: number === 1 ? "Short." : long }));
    const bodies = renderSlack(message).blocks.flatMap((block) =>
      block.type === "rich_text" ? [readBlocks([block]).split("\n").at(-1) ?? ""] : [],
    );
    expect(bodies[0]).toBe("Short.");
    const shortened = bodies.slice(1);
    for (const body of shortened) expect(body).toMatch(/\w…$|\.…$/);
    expect(new Set(shortened.map((body) => body.length)).size).toBeLessThanOrEqual(1);
    if (count > 1)
      expect(JSON.stringify(renderSlack(message).blocks).length).toBeGreaterThan(
        count === 2 ? 3_000 : 12_000,
      );
    expectAcceptable(message);
  });

  it("shortens titles of 2,000 characters after the bodies, and loses no entry", () => {
    const message = digest(10, (number) =>
      entry(number, { title: `${number} ${"Very Long Words ".repeat(125)}` }),
    );
    const { blocks } = renderSlack(message);
    expect(buttons(blocks)).toHaveLength(10);
    expect(readBlocks(blocks).match(/(Very|Long|Words)…/g)).toHaveLength(10);
    expectAcceptable(message);
  });

  it("holds every limit for any message", () => {
    const text = (max: number) =>
      fc.oneof(
        fc.string({ unit: "grapheme", maxLength: 80 }),
        fc.nat(max).map((length) => "wörd <b> ".repeat(Math.ceil(length / 9)).slice(0, length)),
      );
    const href = fc.oneof(
      fc.webUrl({ withQueryParameters: true }),
      fc.constantFrom(
        "javascript:alert(1)",
        "not a url",
        `https://example.com/${"x".repeat(3_100)}`,
        "ftp://a.b",
      ),
    );
    const span: fc.Arbitrary<Span> = fc.oneof(
      text(400),
      fc.record({ kind: fc.constantFrom("strong", "em", "code"), text: text(200) }),
      fc.record({ kind: fc.constant("link"), text: text(200), href }),
      fc.record({
        kind: fc.constant("time"),
        at: fc.integer({ min: 0, max: 4e12 }),
        style: fc.constantFrom("date", "time", "datetime", "relative"),
      }),
    ) as fc.Arbitrary<Span>;
    const spans = fc.array(span, { maxLength: 4 });
    const action = fc.oneof(
      fc.record({ kind: fc.constant("press"), id: fc.uuid(), label: text(100), describe: text(120) }),
      fc.record({ kind: fc.constant("open"), label: text(100), href }),
    );
    const block = fc.oneof(
      fc.record({ kind: fc.constant("heading"), text: text(300) }),
      fc.record({ kind: fc.constantFrom("paragraph", "note"), text: spans }),
      fc.record({ kind: fc.constant("image"), url: href, alt: text(2_500) }),
      fc.record({ kind: fc.constant("actions"), actions: fc.array(action, { maxLength: 30 }) }),
      fc.record(
        {
          kind: fc.constant("entry"),
          title: text(2_000),
          facts: fc.array(spans, { maxLength: 4 }),
          ballot: fc.integer({ min: 1, max: 10 }),
          href,
          byline: text(400),
          reason: text(100),
          body: text(4_000),
          image: fc.record({ url: href, alt: text(500) }),
          actions: fc.array(action, { maxLength: 3 }),
        },
        { requiredKeys: ["kind", "title", "facts"] },
      ),
    );
    const message = fc.record({
      summary: fc.string({ minLength: 1, maxLength: 6_000 }).filter((words) => words.trim() !== ""),
      blocks: fc.array(block, { maxLength: 30 }),
    }) as unknown as fc.Arbitrary<Message>;
    fc.assert(fc.property(message, expectAcceptable), { numRuns: 60 });
  });

  describe("at the limits", () => {
    it.each([150, 151])("a heading of %i characters", (length) => {
      const shown = readBlocks(draw({ kind: "heading", text: "x".repeat(length) }));
      expect(shown).toBe(length === 150 ? "x".repeat(150) : `${"x".repeat(149)}…`);
    });
    it.each([75, 76])("a button of %i characters", (length) => {
      const [button] = buttons(
        draw({ kind: "actions", actions: [{ kind: "press", id: "a", label: "x".repeat(length) }] }),
      );
      expect(button?.text).toMatchObject({ text: length === 75 ? "x".repeat(75) : `${"x".repeat(74)}…` });
    });
    it.each([25, 26])("%i buttons", (count) => {
      const actions = Array.from({ length: count }, (_, n) => ({
        kind: "press" as const,
        id: `a${n}`,
        label: "Go",
      }));
      expect(draw({ kind: "actions", actions })).toHaveLength(count === 25 ? 1 : 2);
    });
    it.each([50, 51])("%i blocks: what does not fit is said", (count) => {
      const blocks = draw(...Array.from({ length: count }, (_, n) => ({ ...bare(n), actions: [] })));
      expect(blocks).toHaveLength(50);
      expect(readBlocks(blocks).includes("… and 2 more that did not fit here.")).toBe(count === 51);
    });
    it.each([17, 18])("%i entries of two blocks each: dividers go before any words", (count) => {
      const body = "One sentence of a body. ".repeat(8).trim();
      const blocks = draw(...Array.from({ length: count }, (_, n) => ({ ...bare(n), body })));
      const lines = blocks.filter((block) => block.type === "divider").length;
      expect(lines).toBe(count === 17 ? 16 : 0);
      expect(readBlocks(blocks).split(body)).toHaveLength(count + 1);
    });
  });

  it("says in words what it cannot show as a picture or a link", () => {
    const bad = `https://example.com/${"x".repeat(3_100)}`;
    expect(readBlocks(draw({ kind: "image", url: "data:image/png;base64,AAAA", alt: "A chart" }))).toBe(
      "A chart",
    );
    expect(readBlocks(draw({ kind: "paragraph", text: [{ kind: "link", text: "here", href: bad }] }))).toBe(
      "here",
    );
    expect(
      readBlocks(draw({ kind: "actions", actions: [{ kind: "open", label: "Open", href: "ftp://a.b/c" }] })),
    ).toBe("Open: ftp://a.b/c");
  });

  it("leaves pictures out on demand", () => {
    const { blocks } = renderSlack(digest(3), { images: false });
    expect(JSON.stringify(blocks)).not.toContain("image_url");
    expect(readBlocks(blocks).match(/A small model learns to refuse/g)).toHaveLength(3);
  });

  it("leaves times to the reader's own zone, with words for those who cannot", () => {
    const at = Date.UTC(2026, 0, 5, 9, 30);
    const [paragraph] = draw({ kind: "paragraph", text: [{ kind: "time", at, style: "datetime" }] });
    expect(JSON.stringify(paragraph)).toContain(`"timestamp":${at / 1000}`);
    expect(readBlocks([paragraph])).toBe("2026-01-05 09:30 UTC");
    const [note] = draw({ kind: "note", text: ["Updated ", { kind: "time", at, style: "relative" }] });
    expect(note).toMatchObject({ type: "context" });
    expect(readBlocks([note])).toBe("Updated 2026-01-05 09:30 UTC");
  });
});

describe("a menu", () => {
  const choices = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ id: `run:do?n=${index}`, label: `Choice ${index}` }));
  const drawn = (count: number) =>
    renderSlack({
      summary: "Menu",
      blocks: [
        { kind: "actions", actions: [{ kind: "menu", label: "What to do", choices: choices(count) }] },
      ],
    }).blocks;

  it.each([2, 5])("of %i choices stands behind ⋯", (count) => {
    expect(buttons(drawn(count))).toEqual([]);
    expect(menus(drawn(count))).toEqual([
      { id: "menu:0", options: choices(count).map(({ id, label }) => ({ label, value: id })) },
    ]);
  });

  it("of six has its first as a button before ⋯, which holds five", () => {
    expect(buttonLabels(drawn(6))).toEqual(["Choice 0"]);
    expect(menus(drawn(6))[0]?.options).toHaveLength(5);
  });

  it("lets screen readers tell that button from others like it", () => {
    const described = choices(6).map((choice, index) =>
      index === 0 ? { ...choice, describe: "Choice 0 of “Otters”" } : choice,
    );
    const { blocks } = renderSlack({
      summary: "Menu",
      blocks: [{ kind: "actions", actions: [{ kind: "menu", label: "More", choices: described }] }],
    });
    expect(JSON.stringify(blocks)).toContain('"accessibility_label":"Choice 0 of “Otters”"');
  });

  it("of more is a select with all of them", () => {
    expect(buttonLabels(drawn(7))).toEqual([]);
    expect(menus(drawn(25))[0]?.options).toHaveLength(25);
  });

  it("of each of ten papers gives way to what the papers say", () => {
    const long = "A sentence that says something about the paper. ".repeat(8).trim();
    const message = digest(10, (number) =>
      entry(number, {
        body: long,
        actions: [...(entry(number).actions ?? []), { kind: "menu", label: "More", choices: choices(6) }],
      }),
    );
    const { blocks } = renderSlack(message);
    expect(menus(blocks)).toEqual([]);
    expect(buttonLabels(blocks).filter((label) => label === "Choice 0")).toHaveLength(10);
    expectAcceptable(message);
  });
});
