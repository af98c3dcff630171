import type { LocalizationMap } from "discord.js";
import { Locale as DiscordLocale } from "discord.js";
import { LOCALES, type Locale } from "../../../src/chat/translation.ts";

/** Discord's language codes. */
const CODES: Readonly<Record<Locale, DiscordLocale>> = {
  de: DiscordLocale.German,
  fr: DiscordLocale.French,
  es: DiscordLocale.SpanishES,
  ja: DiscordLocale.Japanese,
  ko: DiscordLocale.Korean,
  zh: DiscordLocale.ChineseCN,
};

/** The description's localizations in Discord's format; empty if there are none. */
export function described(wordsIn: (locale: Locale) => string | undefined): {
  description_localizations?: LocalizationMap;
} {
  const known = LOCALES.flatMap((locale) => {
    const words = wordsIn(locale);
    return words === undefined ? [] : [[CODES[locale], words] as const];
  });
  return known.length === 0 ? {} : { description_localizations: Object.fromEntries(known) };
}

/** Descriptions that exist only on Discord: for the parent command and the channel option. */
export const OWN_WORDS = {
  root: {
    de: "Die angesagten Forschungspapiere des Tages",
    fr: "Les articles de recherche les plus remarqués du jour",
    es: "Los artículos de investigación más destacados del día",
    ja: "今日の注目論文",
    ko: "오늘의 인기 연구 논문",
    zh: "今天的热门研究论文",
  },
  place: {
    de: "Der Kanal, das Forum oder der Thread (sonst dieser)",
    fr: "Le salon, le forum ou le fil (par défaut : celui-ci)",
    es: "El canal, foro o hilo (por defecto, este)",
    ja: "チャンネル、フォーラム、またはスレッド（既定はここ）",
    ko: "채널, 포럼 또는 스레드 (기본값: 여기)",
    zh: "频道、论坛或子区（默认：当前）",
  },
} as const satisfies Readonly<Record<string, Readonly<Record<Locale, string>>>>;
