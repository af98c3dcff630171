/** Slack's names for the most common reaction emoji, and the emoji. Not Slack's complete list. */
export const EMOJI: Readonly<Record<string, string>> = {
  zero: "0️⃣",
  one: "1️⃣",
  two: "2️⃣",
  three: "3️⃣",
  four: "4️⃣",
  five: "5️⃣",
  six: "6️⃣",
  seven: "7️⃣",
  eight: "8️⃣",
  nine: "9️⃣",
  keycap_ten: "🔟",
  "+1": "👍",
  "-1": "👎",
  heart: "❤️",
  eyes: "👀",
  tada: "🎉",
  rocket: "🚀",
  fire: "🔥",
  star: "⭐",
  sparkles: "✨",
  joy: "😂",
  smile: "😄",
  thinking_face: "🤔",
  clap: "👏",
  raised_hands: "🙌",
  pray: "🙏",
  wave: "👋",
  white_check_mark: "✅",
  heavy_check_mark: "✔️",
  x: "❌",
  warning: "⚠️",
  bulb: "💡",
  books: "📚",
  book: "📖",
  newspaper: "📰",
  page_facing_up: "📄",
  memo: "📝",
  mag: "🔍",
  link: "🔗",
  calendar: "📅",
  clock3: "🕒",
  bookmark: "🔖",
  speech_balloon: "💬",
  computer: "💻",
  arrow_up: "⬆️",
  arrow_up_small: "🔼",
  small_red_triangle: "🔺",
  chart_with_upwards_trend: "📈",
  trophy: "🏆",
  robot_face: "🤖",
  bell: "🔔",
  gear: "⚙️",
  "100": "💯",
};

/** Aliases; Slack's events use the primary name. */
const ALIASES: Readonly<Record<string, string>> = {
  thumbsup: "+1",
  thumbsdown: "-1",
  hooray: "tada",
};

/**
 * The name Slack stores for a reaction (`thumbsup` → `+1`, skin tones kept); undefined if Slack does not know the
 * emoji.
 */
export function reactionName(given: string, custom: ReadonlySet<string>): string | undefined {
  const [, base = "", tone = ""] = /^:?([a-z0-9_+'-]+)(::skin-tone-[2-6])?:?$/.exec(given) ?? [];
  const name = ALIASES[base] ?? base;
  if (!Object.hasOwn(EMOJI, name) && !custom.has(name)) return undefined;
  return name + tone;
}
