import { expect, it } from "vitest";
import { readEmoji } from "../../src/chat/reaction.ts";

it.each([
  ["📚", "📚"],
  ["👍🏽", "👍"],
  ["❤️", "❤"],
  ["🇩🇪", "🇩🇪"],
  [":zotero:", ":zotero:"],
  ["<:zotero:123456789012345678>", ":zotero:"],
  ["<a:zotero:123456789012345678>", ":zotero:"],
  ["3️⃣", undefined],
  ["🔟", undefined],
  ["📚📌", undefined],
  ["books", undefined],
  ["@everyone", undefined],
  ["<@123>", undefined],
])("reads “%s” as one emoji as reactions spell it, or not at all", (typed, emoji) => {
  expect(readEmoji(typed)).toBe(emoji);
});
