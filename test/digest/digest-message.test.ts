import { describe, expect, test } from "vitest";
import { withTallies } from "../../src/cards/vote-counts.ts";
import type { Entry, Message, Text } from "../../src/chat/message.ts";
import { type Circumstances, digestMessage, quietMessage } from "../../src/digest/digest-message.ts";
import type { PaperId } from "../../src/papers/paper.ts";
import type { RankedPaper } from "../../src/ranking/rank.ts";
import type { Day } from "../../src/time/day.ts";
import { FRIDAY, FRIDAY_MORNING, makeListing, makeRanked, THURSDAY } from "../fixtures/listings.ts";
import { makeKnownPaper } from "../fixtures/papers.ts";

const HOUR = 3_600_000;
const VOTE = "Vote: react with a paper’s number, or press Vote.";

const ranked = (id: string, title: string, parts: Partial<RankedPaper> = {}) =>
  makeRanked(makeKnownPaper({ id, title, firstSeenAt: FRIDAY_MORNING - HOUR }), parts);

function about(parts: Partial<Circumstances> = {}): Circumstances {
  return { day: FRIDAY, now: FRIDAY_MORNING, today: undefined, earlier: undefined, older: [], ...parts };
}

function plain(text: Text): string {
  return text
    .map((span) =>
      typeof span === "string"
        ? span
        : span.kind === "channel" || span.kind === "person"
          ? JSON.stringify(span)
          : span.kind === "time"
            ? `<${span.style} ${span.at}>`
            : span.text,
    )
    .join("");
}

const notesOf = ({ blocks }: Message) =>
  blocks.flatMap((block) => (block.kind === "note" ? [plain(block.text)] : []));

describe("digestMessage", () => {
  test("says in its notification how many papers, for which day, and which", () => {
    expect(digestMessage([ranked("a", "One"), ranked("b", "Two")], about()).summary).toBe(
      "2 trending papers for Friday 12 June: One; Two",
    );
    expect(digestMessage([ranked("a", "One")], about()).summary).toBe(
      "1 trending paper for Friday 12 June: One",
    );
  });

  test("is a heading, the entries in order with their reasons, and how to vote", () => {
    const { blocks } = digestMessage(
      [ranked("a", "One"), ranked("b", "Two", { because: ["on a topic"] })],
      about(),
    );
    expect(blocks.map(({ kind }) => kind)).toEqual(["heading", "paragraph", "entry", "entry", "note"]);
    expect(blocks[0]).toEqual({ kind: "heading", text: "Friday 12 June" });
    expect(blocks[3]).toMatchObject({ ballot: 2, title: "Two", reason: "1 ▲ · on a topic" });
    expect(blocks[3]).toMatchObject({
      actions: [
        { id: "vote:b", label: "Vote" },
        { kind: "menu", label: "More about “Two”" },
      ],
    });
    expect(blocks[4]).toEqual({ kind: "note", text: [VOTE] });
  });

  test("names each list once, above its papers, yesterday by the channel's own date", () => {
    const listNames = (entries: readonly RankedPaper[], parts: Partial<Circumstances> = {}) =>
      digestMessage(entries, about(parts)).blocks.flatMap((block) =>
        block.kind === "paragraph" ? [plain(block.text)] : block.kind === "entry" ? [block.title] : [],
      );
    const [one, two] = [ranked("a", "One"), ranked("b", "Two", { day: THURSDAY })];
    expect(listNames([one, two])).toEqual(["New today", "One", "From yesterday", "Two"]);
    expect(listNames([two])).toEqual(["From yesterday", "Two"]);
    // Early on Friday by UTC it is Thursday still in California, and Saturday soon in Samoa.
    for (const day of [THURSDAY, "2026-06-13" as Day])
      expect(listNames([one, two], { day })).toEqual(["New today", "One", "From Thursday", "Two"]);
    const monday = { day: "2026-06-15" as Day, now: FRIDAY_MORNING + 72 * HOUR };
    expect(listNames([one], monday)).toEqual(["From Friday", "One"]);
    expect(listNames([ranked("c", "Three", { day: "2026-06-05" as Day })])).toEqual(["From 5 June", "Three"]);
    const again = makeRanked(makeKnownPaper({ id: "d", title: "Four", firstSeenAt: 0 }));
    expect(listNames([one, again])).toEqual(["On today’s list", "One", "Four"]);
  });

  test("tells the lists it chose from and how old the upvotes are", () => {
    const papers = [makeKnownPaper(), makeKnownPaper({ id: "2506.00002" })];
    const today = makeListing(FRIDAY, papers, FRIDAY_MORNING - HOUR);
    const earlier = makeListing(THURSDAY, papers.slice(1), FRIDAY_MORNING - 11 * HOUR);
    const told = (parts: Partial<Circumstances>) => notesOf(digestMessage([], about(parts)));
    expect(told({ today, earlier })).toEqual([
      `${VOTE} Hugging Face Daily Papers: 2 listed so far (upvotes as of <time ${today.syncedAt}>), 1 on Thursday (upvotes as of <time ${earlier.syncedAt}>)`,
    ]);
    const together = { ...earlier, syncedAt: today.syncedAt - HOUR };
    expect(told({ today, earlier: together })).toEqual([
      `${VOTE} Hugging Face Daily Papers: 2 listed so far, 1 on Thursday · upvotes as of <time ${together.syncedAt}>`,
    ]);
    expect(told({ today: makeListing(FRIDAY, []), earlier })).toEqual([
      `${VOTE} Hugging Face Daily Papers: 1 on Thursday · upvotes as of <time ${earlier.syncedAt}>`,
    ]);
    expect(told({ today: { ...today, day: THURSDAY } })).toEqual([
      `${VOTE} Hugging Face Daily Papers: 2 listed on Thursday · upvotes as of <time ${today.syncedAt}>`,
    ]);
    expect(told({ earlier: makeListing(THURSDAY, papers, FRIDAY_MORNING - 12 * HOUR) })).toEqual([
      `${VOTE} Hugging Face Daily Papers: 2 on Thursday · upvotes as of <datetime ${FRIDAY_MORNING - 12 * HOUR}>`,
    ]);
    expect(told({ today: makeListing(FRIDAY, []), earlier: makeListing(THURSDAY, []) })).toEqual([VOTE]);
  });

  test("says what is out of the ordinary before the small print", () => {
    const told = (parts: Partial<Circumstances>) => notesOf(digestMessage([], about(parts)));
    expect(told({ feedProblem: "secret detail" })).toEqual([
      "Today’s list could not be loaded just now, so newer papers and upvotes may be missing.",
      VOTE,
    ]);
    const few = makeListing(FRIDAY, [makeKnownPaper()]);
    expect(told({ today: few, filling: true })[0]).toBe("Today’s list is still filling.");
    expect(told({ today: few })[0]).not.toMatch(/filling/);
    expect(told({ late: { dueAt: FRIDAY_MORNING - 2 * HOUR } })).toEqual([
      `Late: this was due <datetime ${FRIDAY_MORNING - 2 * HOUR}>.`,
      VOTE,
    ]);
    const sample = { from: "2026-06-08" as Day, to: FRIDAY };
    expect(told({ sample })).toEqual(["Sample: papers of 8–12 June 2026.", VOTE]);
    expect(told({ sample, late: { dueAt: 0 } })[0]).toBe(
      "Sample: papers of 8–12 June 2026. Late: this was due <datetime 0>.",
    );
  });
});

describe("quietMessage", () => {
  test("says why, and nothing about votes", () => {
    const message = quietMessage(
      "No paper had 50 upvotes.",
      about({ today: makeListing(FRIDAY, [makeKnownPaper()]) }),
    );
    expect(message.summary).toBe("No papers for Friday 12 June. No paper had 50 upvotes.");
    expect(message.blocks.slice(0, 2)).toEqual([
      { kind: "heading", text: "Friday 12 June" },
      { kind: "paragraph", text: ["No paper had 50 upvotes."] },
    ]);
    expect(notesOf(message)).toEqual([
      `Hugging Face Daily Papers: 1 listed so far · upvotes as of <time ${FRIDAY_MORNING - 300_000}>`,
    ]);
    expect(quietMessage("x".repeat(500), about()).summary.length).toBe(300);
    expect(quietMessage("Nothing.", about()).blocks).toHaveLength(2);
  });
});

describe("withTallies", () => {
  const message = digestMessage([ranked("a", "One"), ranked("b", "Two")], about());
  const buttons = (shown: Message) =>
    shown.blocks
      .filter((block): block is Entry => block.kind === "entry")
      .map(({ actions }) =>
        actions?.flatMap((action) => (action.kind === "press" ? [[action.label, action.describe]] : [])),
      );

  test("puts votes on their own buttons and changes nothing else", () => {
    const shown = withTallies(message, new Map([["b" as PaperId, 2]]));
    expect(buttons(shown)).toEqual([
      [["Vote", "Vote for “One”"]],
      [["Vote · 2", "Vote for “Two”, 2 votes so far"]],
    ]);
    expect(withTallies(shown, new Map())).toEqual(message);
    expect(buttons(message)[1]).toEqual([["Vote", "Vote for “Two”"]]);
  });

  test("leaves other buttons and entries without buttons alone", () => {
    const other: Message = {
      summary: "x",
      blocks: [
        { kind: "entry", title: "None", facts: [] },
        {
          kind: "entry",
          title: "Others",
          facts: [],
          actions: [
            { kind: "press", id: "else:1", label: "Else" },
            { kind: "open", label: "Open", href: "https://example.org/vote:a" },
          ],
        },
        { kind: "actions", actions: [{ kind: "press", id: "vote:a", label: "Another way to vote" }] },
      ],
    };
    expect(withTallies(other, new Map([["a" as PaperId, 1]]))).toEqual(other);
  });
});
