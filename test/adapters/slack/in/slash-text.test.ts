import { describe, expect, it } from "vitest";
import { asTyped, withPeople } from "../../../../adapters/slack/in/slash-text.ts";
import { club } from "../../../../commands/club.ts";
import { growthExponent, LINEAR } from "../../../growth.ts";

describe("a command's text", () => {
  it.each([
    ["search R&amp;B &lt;eos&gt; a &amp;amp; b", "search R&B <eos> a &amp; b"],
    ["show <https://arxiv.org/abs/2506.01234>", "show https://arxiv.org/abs/2506.01234"],
    ["show <https://hf.co/papers/1|hf.co/papers/1> now", "show https://hf.co/papers/1 now"],
    ["search <#C123|general> <!here> <!subteam^S1|@team>", "search #general  @team"],
    ["club schedule x y z <@U0ADA|ada>", "club schedule x y z <@U0ADA|ada>"],
    ["search &amp;amp;lt; &amp;#38;", "search &amp;lt; &#38;"],
    ["watch author Ada Lovelace", "watch author Ada Lovelace"],
    [
      "subscribe include:„a, b“ days:mon—fri to:\u00a0me …",
      "subscribe include:„a, b“ days:mon—fri to:\u00a0me …",
    ],
    ['subscribe 09:00 include:"a, b"', 'subscribe 09:00 include:"a, b"'],
  ])("%s is read as it was typed", (sent, typed) => {
    expect(asTyped(sent)).toBe(typed);
  });

  it.each(["<#", "<!", "<#a|", "<https:", "<mailto:a|"])("a long run of %s is read in linear time", (piece) =>
    expect(growthExponent(asTyped, piece)).toBeLessThan(LINEAR),
  );
});

describe("people in options", () => {
  const people = { nameOf: async (user: string) => `Name of ${user}` };

  it.each(["<@U0ADA>", "<@U0ADA|ada>", "<@W0ADA|>"])("%s is known by id and name", async (presenter) => {
    const id = presenter.slice(2, 7);
    expect(await withPeople(club, { presenter, paper: presenter }, people)).toEqual({
      presenter: { user: id, name: `Name of ${id}` },
      paper: presenter,
    });
  });

  it("what is no mention stays as it is, for the command to refuse", async () => {
    expect(await withPeople(club, { presenter: "@ada", date: "today" }, people)).toEqual({
      presenter: "@ada",
      date: "today",
    });
  });
});
