import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Paper, PaperId } from "../../src/papers/paper.ts";
import { findKeyword } from "../../src/ranking/keywords.ts";
import { createProfile, type Profile } from "../../src/taste/profile.ts";
import { createTaste } from "../../src/taste/taste.ts";
import { createTermReader, type Terms } from "../../src/taste/terms.ts";
import { describeUsual } from "../../src/taste/usual.ts";
import { makePaper } from "../fixtures/papers.ts";

const WORDS = [
  "diffusion",
  "agents",
  "robots",
  "speech",
  "proteins",
  "graphs",
  "video",
  "retrieval",
] as const;

/** A paper on one topic, in words of its own otherwise. */
function paperOn(topic: string, n: number): Paper {
  return makePaper({
    id: `${topic}${n}`,
    title: `Study ${n} of ${topic} models`,
    abstract: `We look at ${topic}, and at ${topic} again, with method${n} on corpus${n % 7}.`,
    keywords: [`${topic} models`],
    authors: [`Author ${topic}${n}`],
  });
}

function contents({ papers, weights, holding, topics }: Profile) {
  return {
    papers,
    weights: new Map([...weights].sort(([a], [b]) => a - b)),
    holding: new Map([...holding].sort(([a], [b]) => a - b)),
    topics: new Map([...topics].map(([stem, texts]) => [stem, new Map([...texts].sort())] as const).sort()),
  };
}

/** What 40 papers on all topics are like, with a reader that has read them. */
function setUp() {
  const read = createTermReader();
  const usual = createProfile();
  const papers = WORDS.flatMap((topic) => [1, 2, 3, 4, 5].map((n) => paperOn(topic, n)));
  const listed = papers.map((paper) => ({ id: paper.id, terms: read(paper) }));
  for (const { terms } of listed) usual.add(terms);
  const judge = (liked: readonly Paper[], disliked: readonly Paper[] = [], votes = 1) => {
    const [up, down] = [createProfile(), createProfile()];
    for (const paper of liked) up.add(read(paper));
    for (const paper of disliked) down.add(read(paper));
    const rated = new Set<PaperId>([...liked, ...disliked].map(({ id }) => id));
    const taste = createTaste(
      up,
      down,
      rated,
      describeUsual(usual, listed),
      liked.map((paper) => ({ terms: read(paper), votes })),
    );
    if (!taste) throw new Error("a taste was expected");
    return (paper: Paper) => taste(read(paper));
  };
  return { read, judge };
}

describe("a profile", () => {
  test("to which papers were added and from which some were taken is that of the papers left", () => {
    const read = createTermReader();
    const pool: readonly Terms[] = WORDS.flatMap((topic) => [1, 2, 3].map((n) => read(paperOn(topic, n))));
    fc.assert(
      fc.property(fc.array(fc.nat(pool.length - 1), { maxLength: 60 }), (toggles) => {
        const kept = new Set<number>();
        const followed = createProfile();
        for (const n of toggles) {
          const terms = pool[n] as Terms;
          if (kept.delete(n)) followed.remove(terms);
          else {
            kept.add(n);
            followed.add(terms);
          }
        }
        const afresh = createProfile();
        for (const n of [...kept].sort()) afresh.add(pool[n] as Terms);
        expect(contents(followed)).toEqual(contents(afresh));
        for (const n of kept) followed.remove(pool[n] as Terms);
        expect(contents(followed)).toEqual(contents(createProfile()));
      }),
    );
  });
});

describe("taste", () => {
  test("finds what is like the liked papers, and names the topic with the number of liked papers on it", () => {
    const { judge } = setUp();
    const taste = judge([7, 8, 9].map((n) => paperOn("diffusion", n)));
    const { fit, because } = taste(paperOn("diffusion", 20));
    expect(fit).toBeGreaterThan(0.2);
    expect(because).toEqual({ kind: "topic", topic: "diffusion models", papers: 3 });
    expect(taste(paperOn("speech", 20))).toMatchObject({ fit: 0, because: undefined });
  });

  describe("without a topic names", () => {
    /** On diffusion, of which only one liked paper tells. */
    const paper = (parts: Partial<Paper>) => ({ ...paperOn("diffusion", 20), ...parts });
    const liked = (parts: Partial<Paper> = {}) =>
      [paperOn("diffusion", 7), paperOn("video", 7)].map((one) => ({ ...one, ...parts }));

    test("the author of most of the liked papers", () => {
      const authors = ["Zoe", "Ada"];
      const { because } = setUp().judge(liked({ authors }))(paper({ authors: ["Bob", "Ada"] }));
      expect(because).toEqual({ kind: "author", name: "Ada", papers: 2 });
    });

    test("an organization that the team likes more often than it comes", () => {
      const organization = "Acme Labs";
      const { because } = setUp().judge(liked({ organization }))(paper({ organization }));
      expect(because).toEqual({ kind: "organization", name: "Acme Labs", papers: 2 });
    });

    test("a liked paper that is close, with how many voted for it", () => {
      const { because } = setUp().judge(liked(), [], 4)(paper({}));
      expect(because).toEqual({ kind: "paper", title: "Study 7 of diffusion models", votes: 4 });
    });
  });

  test("a paper that the team liked itself, and never as close to itself", () => {
    const liked = [paperOn("diffusion", 7), paperOn("diffusion", 8), paperOn("video", 7)];
    const [own = paperOn("diffusion", 7)] = liked;
    expect(setUp().judge(liked, [], 4)(own).because).toEqual({ kind: "itself", votes: 4 });
    expect(setUp().judge(liked, [], 0)(own).because).toMatchObject({ kind: "topic" });
  });

  test("turns from what is disliked", () => {
    const { judge } = setUp();
    const liked = [
      paperOn("diffusion", 7),
      paperOn("diffusion", 8),
      paperOn("video", 7),
      paperOn("video", 8),
    ];
    const disliked = [paperOn("video", 9), paperOn("video", 10), paperOn("video", 11)];
    const video = paperOn("video", 20);
    expect(judge(liked, disliked)(video).above).toBeLessThan(judge(liked)(video).above);
  });

  test("says nothing where nobody can tell what is usual, or nothing is liked", () => {
    const read = createTermReader();
    const liked = createProfile();
    liked.add(read(paperOn("video", 1)));
    expect(
      createTaste(liked, createProfile(), new Set(), describeUsual(createProfile(), []), []),
    ).toBeUndefined();
    const usual = createProfile();
    for (let n = 0; n < 25; n += 1) usual.add(read(paperOn("graphs", n)));
    expect(createTaste(createProfile(), liked, new Set(), describeUsual(usual, []), [])).toBeUndefined();
  });

  test("only ever names what so many liked papers hold, in words people write; no reason, no fit", () => {
    const { judge } = setUp();
    const papers = fc.array(fc.tuple(fc.constantFrom(...WORDS), fc.integer({ min: 6, max: 12 })), {
      minLength: 1,
      maxLength: 12,
    });
    const unique = (drawn: readonly (readonly [string, number])[]) => [
      ...new Map(drawn.map(([topic, n]) => [`${topic}${n}`, paperOn(topic, n)])).values(),
    ];
    fc.assert(
      fc.property(papers, papers, fc.constantFrom(...WORDS), (up, down, topic) => {
        const liked = unique(up);
        const { fit, because } = judge(liked, unique(down))(paperOn(topic, 30));
        expect(fit).toBeGreaterThanOrEqual(0);
        expect(fit).toBeLessThanOrEqual(1);
        expect(fit > 0).toBe(because !== undefined);
        if (because?.kind === "paper") expect(liked.map(({ title }) => title)).toContain(because.title);
        if (because?.kind !== "topic") return;
        expect(because.papers).toBeGreaterThanOrEqual(2);
        expect(liked.filter((paper) => findKeyword(paper, [because.topic]))).toHaveLength(because.papers);
      }),
    );
  });

  test("does not depend on the order in which papers were liked", () => {
    const { judge } = setUp();
    const liked = [..."123456"].map((n, i) => paperOn(WORDS[i % 3] as string, Number(n) + 6));
    fc.assert(
      fc.property(
        fc.shuffledSubarray(liked, { minLength: 6 }),
        fc.constantFrom(...WORDS),
        (shuffled, topic) => {
          expect(judge(shuffled)(paperOn(topic, 30))).toEqual(judge(liked)(paperOn(topic, 30)));
        },
      ),
      { numRuns: 30 },
    );
  });
});
