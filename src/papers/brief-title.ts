import { nameIn } from "../text/contribution.ts";
import { clip } from "../text/truncate.ts";

/** Enough of a title to know the paper again. */
const SHOWN = 60;
/** A longer name is a title by itself. */
const NAME = 40;
/** What a paper is, and no name. */
const KIND = /^(?:position(?: paper)?|(?:a )?survey|review|tutorial|technical report)$/i;

/** What people call a paper: the name that its title begins with, `UI-Mate`, or as much of the title as a line has room for. */
export function briefTitle(title: string): string {
  const name = nameIn(title);
  return name !== undefined && name.length <= NAME && !KIND.test(name) ? name : clip(title, SHOWN);
}
