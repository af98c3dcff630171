import { ComponentType } from "discord.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { carriesKey, toAction, toCustomId } from "../../../../adapters/discord/render/delivery-marker.ts";
import { renderDiscord } from "../../../../adapters/discord/render/message.ts";
import type { DeliveryKey } from "../../../../src/chat/adapter.ts";
import type { Block, Entry, Message } from "../../../../src/chat/message.ts";
import { flatten, read, type WireComponent, wordsOf } from "../reader.ts";
import { LINE } from "../traps.ts";

const KEY = "abcdefghijklmnopqrstuvwxy" as DeliveryKey;
const folded = (text: string) => text.replace(/[\s\p{Cc}]+/gu, " ").trim();

function entry(ballot: number, over: Partial<Entry> = {}): Entry {
  return {
    kind: "entry",
    ballot,
    title: `Paper number ${ballot}`,
    href: `https://huggingface.co/papers/2506.0000${ballot % 10}`,
    byline: "Lab of Things",
    reason: "140 ▲ · new today",
    body: "It says something in one sentence.",
    facts: [["3 comments"], [{ kind: "link", text: "arXiv", href: "https://arxiv.org/abs/2506.00001" }]],
    image: { url: `https://cdn.example/${ballot}.png`, alt: `Figure of paper ${ballot}` },
    actions: [{ kind: "press", id: `vote:2506.000${ballot}`, label: "Vote" }],
    ...over,
  };
}

function digest(count: number, over: Partial<Entry> = {}): Message {
  return {
    summary: `${count} papers today`,
    blocks: [
      { kind: "heading", text: "Papers of Friday" },
      ...Array.from({ length: count }, (_, index) => entry(index + 1, over)),
      { kind: "note", text: ["React with a number to vote."] },
    ],
  };
}

function wire(message: Message, key?: DeliveryKey) {
  const payload = JSON.parse(JSON.stringify(renderDiscord(message, key))) as {
    components: WireComponent[];
    flags: number;
    allowed_mentions: unknown;
    content?: string;
  };
  const all = flatten(payload.components);
  return {
    ...payload,
    all,
    words: wordsOf(payload.components),
    votes: all.filter((c) => c.custom_id !== undefined),
    textLength: all.reduce((sum, c) => sum + (c.content?.length ?? 0), 0),
  };
}

const COUNTS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

describe("a digest", () => {
  it.each(COUNTS)("of %i papers keeps the limits, every link, picture and vote button", (count) => {
    const seen = wire(digest(count), KEY);
    expect(seen.flags).toBe(1 << 15);
    expect(seen.content).toBeUndefined();
    expect(seen.allowed_mentions).toEqual({ parse: [] });
    expect(seen.all.length).toBeLessThanOrEqual(40);
    expect(seen.textLength).toBeLessThanOrEqual(4_000);
    expect(seen.votes.map((button) => button.custom_id)).toEqual(
      Array.from({ length: count }, (_, index) => `vote:2506.000${index + 1}#${KEY}`),
    );
    const pictures = seen.all.flatMap((c) =>
      c.media ? [c.media.url] : (c.items ?? []).map((i) => i.media.url),
    );
    expect(pictures).toEqual(
      Array.from({ length: count }, (_, index) => `https://cdn.example/${index + 1}.png`),
    );
    const links = seen.all.flatMap((c) => read(c.content ?? "").links.map((l) => l.label));
    expect(links.filter((label) => label === "arXiv")).toHaveLength(count);
    for (let ballot = 1; ballot <= count; ballot++) expect(links).toContain(`Paper number ${ballot}`);
  });

  it.each(COUNTS)("of %i papers has each vote button right below its own paper", (count) => {
    const [container] = wire(digest(count), KEY).components;
    const parts = container?.components ?? [];
    let current = "";
    for (const part of parts) {
      if (part.type === 9) current = read(part.components?.[0]?.content ?? "").text;
      if (part.type === 10) current = read(part.content ?? "").text;
      const button = part.type === 1 ? part.components?.[0] : undefined;
      if (button?.custom_id === undefined) continue;
      const ballot = /vote:2506\.000(\d+)#/.exec(button.custom_id)?.[1];
      expect(current).toMatch(new RegExp(`^${ballot}\\. `));
    }
  });

  it("shows a picture at each of up to nine papers, and those of ten in one gallery", () => {
    const galleries = (count: number) => wire(digest(count)).all.filter((c) => c.type === 12).length;
    expect(galleries(9)).toBe(9);
    expect(galleries(10)).toBe(1);
  });

  it("puts rules between papers while there is room for them", () => {
    const rules = (count: number) => wire(digest(count)).all.filter((c) => c.type === 14).length;
    expect(rules(7)).toBe(6);
    expect(rules(8)).toBe(0);
  });

  it("begins with its heading, which is what notifications show", () => {
    expect(wire(digest(3)).all.find((c) => c.type === 10)?.content).toBe("## Papers of Friday");
  });

  it("reads from top to bottom: number and title, who and why, what, facts", () => {
    expect(wire(digest(1)).words).toBe(
      [
        "Papers of Friday",
        "1. Paper number 1",
        "Lab of Things · 140 ▲ · new today",
        "It says something in one sentence.",
        "3 comments · arXiv",
        "React with a number to vote.",
      ].join("\n"),
    );
  });

  it("gives a compact entry one line of small print, before what it says", () => {
    const { all } = wire(digest(1, { compact: true }));
    const text = all.find(({ content }) => content?.startsWith("**1.**"))?.content ?? "";
    const [, small = "", body] = text.split("\n");
    expect(small).toMatch(/^-# Lab of Things · 140 ▲ · new today · 3 comments · \[arXiv\]/);
    expect(body).toBe("It says something in one sentence.");
  });

  it("leaves the text the whole width: a button and a picture come under it", () => {
    const image = { url: "https://cdn.example/1.png", alt: "A figure" } as const;
    const { image: _, ...bare } = entry(1);
    for (const { components } of [wire(digest(1, { image })), wire({ ...digest(0), blocks: [bare] })]) {
      const types = components[0]?.components?.map(({ type }) => type) ?? [];
      expect(types).not.toContain(ComponentType.Section);
      expect(types).toContain(ComponentType.ActionRow);
    }
    const types = wire(digest(1, { image })).components[0]?.components?.map(({ type }) => type);
    expect(types).toEqual([
      ComponentType.TextDisplay,
      ComponentType.TextDisplay,
      ComponentType.MediaGallery,
      ComponentType.ActionRow,
      ComponentType.TextDisplay,
    ]);
  });

  it("names each picture of the gallery by its paper", () => {
    const gallery = wire(digest(10)).all.find((c) => c.type === 12);
    expect(gallery?.items?.[1]?.description).toBe("2. Figure of paper 2");
  });
});

describe("too much text", () => {
  const bodies = (seen: ReturnType<typeof wire>) =>
    seen.all.flatMap((c) => (c.content?.startsWith("**") ? [read(c.content).text.split("\n")[2] ?? ""] : []));

  it("fits exactly at the limit and is cut one past it", () => {
    const message = (length: number): Message => ({
      summary: "s",
      blocks: [{ kind: "paragraph", text: ["x".repeat(length)] }],
    });
    expect(wire(message(4_000)).words).toBe("x".repeat(4_000));
    expect(wire(message(4_001)).words).toBe(`${"x".repeat(3_999)}…`);
  });

  it("shortens the longest bodies alone, alike, and visibly", () => {
    const message: Message = {
      summary: "s",
      blocks: [
        entry(1, { body: "word ".repeat(500) }),
        entry(2, { body: "A short one." }),
        entry(3, { body: "word ".repeat(500) }),
      ],
    };
    const seen = wire(message);
    const [first = "", second, third = ""] = bodies(seen);
    expect(second).toBe("A short one.");
    expect(first).toBe(third);
    expect(first.endsWith("…")).toBe(true);
    expect(seen.textLength).toBeLessThanOrEqual(4_000);
    expect(seen.textLength).toBeGreaterThan(3_900);
  });

  it("shortens titles only when bodies are short already, and one long title before all others", () => {
    const long = wire(
      { summary: "s", blocks: [entry(1, { title: "long ".repeat(400) }), ...digest(9).blocks.slice(2)] },
      KEY,
    );
    expect(long.textLength).toBeLessThanOrEqual(4_000);
    expect(long.words).toContain("It says something in one sentence.");
    for (let ballot = 2; ballot <= 9; ballot++) expect(long.words).toContain(`Paper number ${ballot}\n`);
    expect(long.words).toMatch(/^1\. long long .*…$/m);
  });

  it("keeps ten papers with titles of 2,000 characters and whole abstracts", () => {
    const seen = wire(digest(10, { title: "*".repeat(2_000), body: "_b_ ".repeat(480) }), KEY);
    expect(seen.textLength).toBeLessThanOrEqual(4_000);
    expect(seen.votes).toHaveLength(10);
    expect(seen.words.match(/^\d+\. \*{20,}…$/gm)).toHaveLength(10);
  });

  it("tells what each of ten papers says, at the cost of the last of many links", () => {
    const link = (text: string) => [
      { kind: "link" as const, text, href: `https://x.example/${"y".repeat(25)}` },
    ];
    const facts = [["12 comments"], link("Code"), link("arXiv"), link("PDF"), link("Project")];
    const title = "A Title of the Usual Length: Seventy Characters, Give or Take a Few of Them";
    const seen = wire(digest(10, { title, facts, body: "Some forty words about it. ".repeat(8) }), KEY);
    for (const body of bodies(seen)) expect(body.length).toBeGreaterThan(60);
    expect(seen.words.match(/^12 comments · Code · arXiv$/gm)).toHaveLength(10);
    const five = wire(digest(5, { title, facts, body: "Some forty words about it. ".repeat(8) }), KEY);
    expect(five.words.match(/^12 comments · Code · arXiv · PDF · Project$/gm)).toHaveLength(5);
  });

  it("leaves out a body of which only a word or two would remain", () => {
    const title = "Long ".repeat(60);
    const byline = "Lab of Things and Others ".repeat(2);
    const seen = wire(digest(10, { title, byline, body: "Some forty words about it. ".repeat(8) }), KEY);
    expect(seen.words).not.toMatch(/^Some/m);
    expect(seen.words.match(/^3 comments · arXiv$/gm)).toHaveLength(10);
  });

  it("refuses what cannot be shown rather than dropping some of it", () => {
    const actions = Array.from({ length: 45 }, (_, index) => ({
      kind: "press" as const,
      id: `a${index}`,
      label: "A",
    }));
    expect(() => renderDiscord({ summary: "s", blocks: [{ kind: "actions", actions }] })).toThrow(
      /40 components/,
    );
    expect(() =>
      renderDiscord({
        summary: "s",
        blocks: [{ kind: "actions", actions: [{ ...actions[0], id: "x".repeat(75) } as never] }],
      }),
    ).toThrow(/longer than Discord/);
  });
});

describe("any message", () => {
  const image = fc.record({ url: fc.constantFrom("https://i.example/a.png", "nonsense", ""), alt: LINE });
  const anEntry: fc.Arbitrary<Entry> = fc.record(
    {
      kind: fc.constant("entry" as const),
      title: LINE,
      facts: fc.array(
        fc.oneof(
          LINE.map((t) => [t]),
          LINE.map((text) => [{ kind: "link" as const, text, href: "https://l.example/x_y" }]),
        ),
        { maxLength: 4 },
      ),
      ballot: fc.integer({ min: 1, max: 10 }),
      href: fc.constant("https://t.example/a_b"),
      byline: LINE,
      reason: LINE,
      body: fc.oneof(LINE, fc.lorem({ maxCount: 300 })),
      image,
    },
    { requiredKeys: ["kind", "title", "facts"] },
  );
  const aBlock: fc.Arbitrary<Block> = fc.oneof(
    { weight: 4, arbitrary: anEntry },
    { weight: 1, arbitrary: LINE.map((text) => ({ kind: "heading" as const, text })) },
    { weight: 1, arbitrary: LINE.map((t) => ({ kind: "paragraph" as const, text: [t] })) },
    { weight: 1, arbitrary: LINE.map((t) => ({ kind: "note" as const, text: [t] })) },
    { weight: 1, arbitrary: image.map((i) => ({ kind: "image" as const, ...i })) },
  );
  const numbered = (blocks: readonly Block[]): Block[] =>
    blocks.map((block, index) =>
      block.kind === "entry" && index % 3 !== 2
        ? { ...block, actions: [{ kind: "press", id: `vote:${index}`, label: "Vote" }] }
        : block,
    );

  it("keeps every limit, every title and every button, and mentions nobody", () => {
    fc.assert(
      fc.property(fc.array(aBlock, { minLength: 1, maxLength: 12 }).map(numbered), (blocks) => {
        const seen = wire({ summary: "What it is", blocks }, KEY);
        expect(seen.all.length).toBeLessThanOrEqual(40);
        expect(seen.textLength).toBeLessThanOrEqual(4_000);
        expect(seen.allowed_mentions).toEqual({ parse: [] });
        const buttons = blocks.flatMap((b) => (b.kind === "entry" ? (b.actions ?? []) : []));
        expect(seen.votes).toHaveLength(buttons.length);
        for (const component of seen.all) {
          if (component.content === undefined) continue;
          expect(component.content).not.toBe("");
          const { effects } = read(component.content);
          for (const effect of ["mention", "emoji", "time", "autolink", "spoiler", "code", "quote", "list"]) {
            expect(effects).not.toContain(effect);
          }
        }
        for (const block of blocks) {
          if (block.kind !== "entry" || folded(block.title).length > 20) continue;
          expect(seen.words).toContain(folded(block.title));
        }
      }),
      { numRuns: 200 },
    );
  });

  it("comes out the same when it goes to the next channel, but for the key", () => {
    fc.assert(
      fc.property(fc.array(aBlock, { minLength: 1, maxLength: 12 }).map(numbered), (blocks) => {
        const message = { summary: "What it is", blocks };
        const keys = [KEY, undefined, "zzz" as DeliveryKey, KEY];
        const sent = keys.map((key) => renderDiscord(message, key));
        expect(sent).toEqual(keys.map((key) => renderDiscord(structuredClone(message), key)));
      }),
      { numRuns: 50 },
    );
  });

  it("shows the summary where no block has words", () => {
    expect(wire({ summary: "A *picture*", blocks: [] }).words).toBe("A *picture*");
    const picture = { kind: "image", url: "https://i.example/a.png", alt: "A curve" } as const;
    const seen = wire({ summary: "Look", blocks: [picture] });
    expect(seen.words).toBe("Look");
    expect(seen.all.find((c) => c.items)?.items?.[0]?.description).toBe("A curve");
  });

  it("says in words what a picture without a usable address shows", () => {
    expect(wire({ summary: "s", blocks: [{ kind: "image", url: "x", alt: "A curve" }] }).words).toBe(
      "A curve",
    );
  });

  it("lays buttons out in rows of five, with pages as link buttons or, when too long for one, links", () => {
    const press = (n: number) => ({ kind: "press" as const, id: `a${n}`, label: `A${n}` });
    const open = (label: string, href: string) => ({ kind: "open" as const, label, href });
    const long = `https://x.example/${"y".repeat(600)}`;
    const seen = wire({
      summary: "s",
      blocks: [
        {
          kind: "actions",
          actions: [
            press(1),
            press(2),
            press(3),
            press(4),
            press(5),
            open("Page", "https://p.example"),
            open("Far", long),
          ],
        },
      ],
    });
    const rows = seen.all.filter((c) => c.type === 1).map((row) => row.components?.map((c) => c.label));
    expect(rows).toEqual([["A1", "A2", "A3", "A4", "A5"], ["Page"]]);
    expect(seen.all.find((c) => c.label === "Page")).toMatchObject({ style: 5, url: "https://p.example/" });
    expect(read(seen.all.find((c) => c.content)?.content ?? "").links).toEqual([
      { label: "Far", href: long },
    ]);
  });
});

describe("the delivery key", () => {
  it("is found on messages with and without buttons, and only on its own", () => {
    const notice: Message = { summary: "s", blocks: [{ kind: "paragraph", text: ["Nothing today."] }] };
    const other = "zzz" as DeliveryKey;
    for (const message of [digest(3), notice]) {
      const { components } = wire(message, KEY);
      expect(carriesKey(components, KEY)).toBe(true);
      expect(carriesKey(components, other)).toBe(false);
      expect(carriesKey(wire(message).components, KEY)).toBe(false);
    }
  });

  it("is found by either of its two carriers alone", () => {
    const [container] = wire(digest(2), KEY).components;
    const other = "zzz" as DeliveryKey;
    const { id: _, ...withoutId } = container as WireComponent;
    expect(carriesKey([withoutId], KEY)).toBe(true);
    expect(carriesKey([withoutId], other)).toBe(false);
    const [notice] = wire({ summary: "s", blocks: [] }, KEY).components;
    expect(carriesKey([{ id: notice?.id ?? 0 }], KEY)).toBe(true);
  });

  it("leaves every action id as it was, even one that holds the mark itself", () => {
    for (const id of ["vote:2506.00001", "vote:a#b", "vote:a#", "#"]) {
      expect(toAction(toCustomId(id, KEY))).toBe(id);
      expect(toAction(toCustomId(id, undefined))).toBe(id);
    }
  });
});

describe("menus of entries", () => {
  const withMenu = (ballot: number): Partial<Entry> => ({
    actions: [
      { kind: "press", id: `vote:2506.000${ballot}`, label: "Vote" },
      {
        kind: "menu",
        label: `More about “Paper number ${ballot}”`,
        choices: [
          { id: `run:show?paper=2506.000${ballot}`, label: "Details" },
          { id: `run:save?paper=2506.000${ballot}`, label: "Save" },
        ],
      },
    ],
  });
  const many = (count: number): Message => ({
    ...digest(0),
    blocks: Array.from({ length: count }, (_, index) => entry(index + 1, withMenu(index + 1))),
  });
  const selects = (message: Message) => wire(message, KEY).all.filter(({ type }) => type === 3);

  it.each(COUNTS.slice(1))("of %i papers share one select, which leads to each paper's details", (count) => {
    const [select, ...more] = selects(many(count));
    expect(more).toEqual([]);
    expect(select?.options?.map(({ label, value }) => [label, value])).toEqual(
      Array.from({ length: count }, (_, index) => [
        `${index + 1}. Paper number ${index + 1}`,
        `run:show?paper=2506.000${index + 1}`,
      ]),
    );
    const { all, votes } = wire(many(count), KEY);
    expect(all.length).toBeLessThanOrEqual(40);
    expect(votes.filter(({ custom_id }) => custom_id?.startsWith("vote:"))).toHaveLength(count);
  });

  it("of several papers offer after these what every paper's menu asks for", () => {
    const blocks = [1, 2].map((ballot) => {
      const [vote, menu] = withMenu(ballot).actions ?? [];
      if (!vote || menu?.kind !== "menu") throw new Error("This entry has no menu.");
      const send = { id: `run:zotero?send=2506.000${ballot}`, label: "Send to Zotero", ofAll: "To Zotero: " };
      return entry(ballot, { actions: [vote, { ...menu, choices: [...menu.choices, send] }] });
    });
    const [select] = selects({ ...digest(0), blocks });
    expect(select?.options?.map(({ label, value }) => [label, value])).toEqual([
      ["1. Paper number 1", "run:show?paper=2506.0001"],
      ["2. Paper number 2", "run:show?paper=2506.0002"],
      ["To Zotero: 1. Paper number 1", "run:zotero?send=2506.0001"],
      ["To Zotero: 2. Paper number 2", "run:zotero?send=2506.0002"],
    ]);
  });

  it("of a single paper is a select with all of its choices", () => {
    const [select] = selects(many(1));
    expect(select?.placeholder).toBe("More about “Paper number 1”");
    expect(select?.options?.map(({ label }) => label)).toEqual(["Details", "Save"]);
  });

  it("keep within the limits of titles and choices, each paper once", () => {
    const twice = many(2);
    const same = {
      ...twice,
      blocks: [...twice.blocks, entry(1, { ...withMenu(1), title: "x".repeat(500) })],
    };
    const [select] = selects(same);
    expect(select?.options).toHaveLength(2);
    for (const { label } of select?.options ?? []) expect(label.length).toBeLessThanOrEqual(100);
  });
});
