import fc from "fast-check";

/** Strings as titles and abstracts really hold them, and as nobody should be able to use them. */
export const TRAPS = [
  "<eos>",
  "S*",
  "S**",
  "L_2 and L_1",
  "__init__",
  "[IDK]",
  "a [b",
  "a] b",
  "][",
  "[x](https://evil.example)",
  "Pass@k",
  "$\\alpha$",
  "ends with \\",
  "`code`",
  "``two``",
  "```block```",
  "<think>",
  "<1 GB",
  "@everyone",
  "@here now",
  "<@123456789012345678>",
  "<@&123456789012345678>",
  "<#123456789012345678>",
  "<:x:123456789012345678>",
  "<t:1700000000:R>",
  "</papers:123456789012345678>",
  ":smile: 12:30:45",
  "||x||",
  "~~x~~",
  "# x",
  "### x",
  "-# x",
  "- x",
  "* x",
  "+ x",
  "> x",
  ">>> x",
  "1. x",
  "2) x",
  "https://example.com/a_b_(c)*d*",
  "see https://example.com/a, and http://b.example.",
  "¯\\_(ツ)_/¯",
  "*** a ***",
  "μ γ 数学 👩‍🔬",
] as const;

/** One-line texts full of traps. */
export const LINE = fc.oneof(
  fc.constantFrom(...TRAPS),
  fc
    .array(
      fc.oneof(
        fc.constantFrom(...TRAPS, ..."\\*_~`|[]()<>@#:-+.1> /&$".split("")),
        fc.string({ unit: "grapheme", maxLength: 6 }),
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join("")),
);
