import { describe, expect, it } from "vitest";
import { keycap, toBallotEvent, toMark } from "../../../../adapters/discord/in/reactions.ts";

describe("ballots", () => {
  it("are the keycaps 1 to 10, with or without their variation selector", () => {
    for (let ballot = 1; ballot <= 10; ballot++) {
      expect(toMark({ id: null, name: keycap(ballot) })).toEqual({ kind: "ballot", ballot });
      expect(toMark({ name: keycap(ballot).replace("\ufe0f", "") })).toEqual({ kind: "ballot", ballot });
    }
    expect(keycap(1)).toBe("1️⃣");
    expect(keycap(10)).toBe("🔟");
  });

  it.each(["0️⃣", "#️⃣", "*️⃣", "1", "11️⃣", "👍🏽", "❤️", "🔟🔟"])("are not %s", (name) => {
    expect(toMark({ id: null, name })).toMatchObject({ kind: "emoji" });
  });

  it.each(["", null])("are nothing where the emoji is called %j", (name) => {
    expect(toMark({ id: null, name })).toBeUndefined();
  });

  it.each([
    ["👍", "👍", ""],
    ["👍🏽", "👍", "🏽"],
    ["❤️", "❤", ""],
    ["🧑🏿‍🔬", "🧑‍🔬", "🏿"],
  ])("take %s for the emoji %s", (name, emoji, variant) => {
    expect(toMark({ name })).toEqual({ kind: "emoji", emoji, variant });
  });

  it("are not custom emoji that call themselves so", () => {
    const id = "123456789012345678";
    expect(toMark({ id, name: "1️⃣" })).toEqual({ kind: "emoji", emoji: ":1️⃣:", variant: id });
    expect(toMark({ id, name: null })).toBeUndefined();
  });
});

describe("reaction dispatches", () => {
  const data = {
    channel_id: "11",
    message_id: "22",
    guild_id: "33",
    user_id: "44",
    emoji: { id: null, name: "2️⃣" },
  };

  it("of our own and of other bots are not told", () => {
    expect(toBallotEvent("MESSAGE_REACTION_ADD", data, "44")).toBeUndefined();
    expect(toBallotEvent("MESSAGE_REACTION_REMOVE", data, "44")).toBeUndefined();
    expect(
      toBallotEvent("MESSAGE_REACTION_ADD", { ...data, member: { user: { bot: true } } }, "1"),
    ).toBeUndefined();
    expect(toBallotEvent("MESSAGE_REACTION_ADD", data, "1")).toMatchObject({
      kind: "added",
      mark: { ballot: 2 },
    });
  });

  it("outside a server name no workspace", () => {
    const { guild_id: _, ...direct } = data;
    expect(toBallotEvent("MESSAGE_REACTION_ADD", direct, "1")).toMatchObject({
      message: { id: "22", channel: { platform: "discord", workspace: "", id: "11" } },
      person: { platform: "discord", workspace: "", user: "44" },
    });
  });

  it("of an emoji cleared name it", () => {
    const emoji = { id: null, name: "👍" };
    expect(toBallotEvent("MESSAGE_REACTION_REMOVE_EMOJI", { ...data, emoji }, "1")).toMatchObject({
      kind: "cleared",
      mark: { emoji: "👍" },
    });
    const nameless = { id: "123456789012345678", name: null };
    expect(toBallotEvent("MESSAGE_REACTION_REMOVE_EMOJI", { ...data, emoji: nameless }, "1")).toBeUndefined();
  });
});
