import type { Listed } from "../index.ts";

/** The descriptions of all commands in one language; a missing or superfluous one is a type error. */
export type Words = { readonly [C in Listed as C["name"]]: WordsOf<C> };

type WordsOf<C> = {
  readonly description: string;
  readonly options: C extends { readonly options: infer O }
    ? { readonly [K in keyof O as O[K] extends { readonly hidden: true } ? never : K]: string }
    : never;
};
