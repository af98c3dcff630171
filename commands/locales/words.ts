import type { Option } from "../../src/chat/command.ts";
import type { Listed } from "../index.ts";

/** Every word that people see of the commands, in one language: what is missing or too much is a type error. */
export type Words = { readonly [C in Listed as C["name"]]: WordsOf<C> };

/** What must be said of the command `C` in another language: every word that people see of it. */
type WordsOf<C> = {
  readonly name: string;
  readonly description: string;
  readonly options: C extends { readonly options: infer O }
    ? { readonly [K in keyof O as O[K] extends { readonly hidden: true } ? never : K]: OptionWordsOf<O[K]> }
    : never;
} & (C extends { readonly shortcut: { readonly label: string } } ? { readonly shortcut: string } : unknown);

type OptionWordsOf<O> = { readonly name: string; readonly description: string } & ([ChoicesOf<O>] extends [
  never,
]
  ? unknown
  : { readonly choices: Readonly<Record<ChoicesOf<O>, string>> });

/** The values of a choice; never for other options. */
type ChoicesOf<O> = O extends Option<infer T> ? Literals<T> : never;
type Literals<T> = T extends string ? (string extends T ? never : T) : never;
