import { readable } from "../text/readable.ts";
import type { Paper } from "./paper.ts";

/** Words that stay lower case within a name. */
const SMALL = /^(?:an?|and|at|by|d[aeiu]|de[lrs]|for|für|in|l[ae]|of|on|the|to|und|von|y)$/;

/**
 * Returns the paper's organization as shown to people; undefined if it has none. Names entered in lower case are
 * capitalized, except handles such as `spade-rl`.
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
