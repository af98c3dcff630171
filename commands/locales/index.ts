import type { Command } from "../../src/chat/command.ts";
import { type CommandWords, LOCALES, type Locale, type Translations } from "../../src/chat/translation.ts";
import type { Services } from "../../src/services.ts";
import { commands } from "../index.ts";
import { de } from "./de.ts";
import { es } from "./es.ts";
import { fr } from "./fr.ts";
import { ja } from "./ja.ts";
import { ko } from "./ko.ts";
import { zh } from "./zh.ts";

const WORDS: Readonly<Record<Locale, Readonly<Record<string, CommandWords>>>> = { de, fr, es, ja, ko, zh };

/** Every command with its descriptions in every language; commands that only buttons run have none. */
export const translatedCommands: readonly Command<Services>[] = commands.map((command) => {
  const known = LOCALES.flatMap((locale) => {
    const said = WORDS[locale][command.name];
    return said && !command.hidden ? [[locale, said] as const] : [];
  });
  if (known.length < LOCALES.length) return command;
  return { ...command, translations: Object.fromEntries(known) as unknown as Translations };
});
