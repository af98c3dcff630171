import { readable } from "../text/readable.ts";
import type { Paper } from "./paper.ts";

/** A paper's title as people should see it; its id where nothing of the title shows. */
export function shownTitle({ id, title }: Pick<Paper, "id" | "title">): string {
  return readable(title) || id;
}
