import { ballotMark, type Mark, plainEmoji } from "../../../src/chat/reaction.ts";

/** Slack's names for the keycaps 1 to 10. */
const KEYCAPS: readonly string[] = [
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "keycap_ten",
];

/**
 * Emoji that people vote with, by Slack's names, so that one list of emoji serves every platform. Other emoji keep
 * Slack's name, e.g. `:sauropod:`.
 */
const UNICODE: Readonly<Record<string, string>> = {
  "+1": "👍",
  thumbsup: "👍",
  "-1": "👎",
  thumbsdown: "👎",
  heart: "❤️",
  yellow_heart: "💛",
  green_heart: "💚",
  blue_heart: "💙",
  purple_heart: "💜",
  star: "⭐",
  star2: "🌟",
  "star-struck": "🤩",
  heart_eyes: "😍",
  fire: "🔥",
  rocket: "🚀",
  tada: "🎉",
  clap: "👏",
  raised_hands: "🙌",
  ok_hand: "👌",
  muscle: "💪",
  pray: "🙏",
  "100": "💯",
  trophy: "🏆",
  first_place_medal: "🥇",
  gem: "💎",
  sparkles: "✨",
  bulb: "💡",
  brain: "🧠",
  exploding_head: "🤯",
  arrow_up: "⬆️",
  arrow_down: "⬇️",
  small_red_triangle: "🔺",
  small_red_triangle_down: "🔻",
  heavy_plus_sign: "➕",
  heavy_minus_sign: "➖",
  heart_on_fire: "❤️‍🔥",
  poop: "💩",
  hankey: "💩",
  zzz: "💤",
  x: "❌",
  no_entry: "⛔",
  eyes: "👀",
  book: "📖",
  books: "📚",
  bookmark: "🔖",
  pushpin: "📌",
  round_pushpin: "📍",
  white_check_mark: "✅",
  heavy_check_mark: "✔️",
  ballot_box_with_check: "☑️",
};

/** Slack's name for a ballot's keycap emoji; undefined outside 1 to 10. */
export function ballotEmoji(ballot: number): string | undefined {
  return KEYCAPS[ballot - 1];
}

/** An emoji that is all of what somebody typed, as `Mark` spells it: Slack sends it by its name, `:books:`. Other text is unchanged. */
export function readTypedEmoji(typed: string): string {
  const [, name] = /^:([^:\s]+(?:::skin-tone-\d)?):$/.exec(typed) ?? [];
  const mark = name === undefined ? undefined : toMark(name);
  return mark?.kind === "emoji" ? mark.emoji : typed;
}

/** The mark for the reaction that Slack calls `name`, which may include a skin tone: `+1::skin-tone-3`. */
export function toMark(name: string): Mark {
  const [base = "", variant = ""] = name.split("::");
  const ballot = variant === "" ? KEYCAPS.indexOf(base) : -1;
  if (ballot !== -1) return ballotMark(ballot + 1);
  const emoji = Object.hasOwn(UNICODE, base) ? plainEmoji(UNICODE[base] ?? "") : `:${base}:`;
  return { kind: "emoji", emoji, variant };
}
