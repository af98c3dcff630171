import { readable } from "../text/readable.ts";
import type { Paper } from "./paper.ts";

/** Returns a paper's title as shown to people, or its id if nothing of the title is visible. */
export function shownTitle({ id, title }: Pick<Paper, "id" | "title">): string {
  return readable(title) || id;
}
