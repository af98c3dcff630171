import { readable } from "../text/readable.ts";
import type { Paper } from "./paper.ts";

/** Words that stay small within a name. */
const SMALL = /^(?:an?|and|at|by|d[aeiu]|de[lrs]|for|für|in|l[ae]|of|on|the|to|und|von|y)$/;

/**
 * The paper's organization as people should see it; undefined where it has none. Some enter its name without a capital: that
 * is given them, but for handles such as `spade-rl`, which are written so.
 */
export function shownOrganization({ organization }: Pick<Paper, "organization">): string | undefined {
  const name = readable(organization ?? "");
  if (name === "") return undefined;
  return /^[\p{Ll}\s.,&'’()]+$/u.test(name) ? name.replace(/[\p{Ll}'’]+/gu, capital) : name;
}

function capital(word: string, place: number): string {
  if (place > 0 && SMALL.test(word)) return word;
  return word.replace(/\p{Ll}/u, (letter) => letter.toUpperCase());
}
