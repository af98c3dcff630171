import { describe, expect, test } from "vitest";
import { likedTold } from "../../src/ranking/standing.ts";
import type { Reason } from "../../src/taste/reason.ts";

describe("what the team's taste says of a paper", () => {
  const told = (because: Reason | undefined) => likedTold({ fit: 1, above: 2, because });

  test.each([
    [{ kind: "topic", topic: "agents", papers: 3 }, "your team liked 3 papers on agents"],
    [{ kind: "topic", topic: "multimodal", papers: 2 }, "your team liked 2 multimodal papers"],
    [{ kind: "topic", topic: "long-horizon", papers: 2 }, "your team liked 2 long-horizon papers"],
    [{ kind: "topic", topic: "coding agent", papers: 2 }, "your team liked 2 coding agent papers"],
    [{ kind: "topic", topic: "retrieval", papers: 2 }, "your team liked 2 papers on retrieval"],
    [{ kind: "author", name: "Ada Lovelace", papers: 2 }, "your team liked 2 papers by Ada Lovelace"],
    [{ kind: "organization", name: "Acme", papers: 2 }, "your team liked 2 papers from Acme"],
    [{ kind: "paper", title: "Otters", votes: 4 }, "close to “Otters”, which 4 of you liked"],
    [{ kind: "itself", votes: 2 }, "2 of you liked it"],
    [{ kind: "itself", votes: 1 }, "one of you liked it"],
    [{ kind: "paper", title: "Otters", votes: 1 }, "close to “Otters”, which one of you liked"],
  ] as const)("%j", (because, words) => expect(told(because)).toBe(words));

  test("is nothing without a reason, and no longer than a line or two", () => {
    expect(told(undefined)).toBeUndefined();
    expect(told({ kind: "paper", title: "Otters ".repeat(40), votes: 12 })?.length).toBeLessThan(110);
  });
});
