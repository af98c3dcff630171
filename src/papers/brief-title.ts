import { nameIn } from "../text/contribution.ts";
import { clip } from "../text/truncate.ts";

/** Enough of a title to recognize the paper. */
const SHOWN = 60;
/** A longer name is a title by itself. */
const NAME = 40;
/** Kinds of papers, which are not names. */
const KIND = /^(?:position(?: paper)?|(?:a )?survey|review|tutorial|technical report)$/i;

/** Returns a short title: the name that the title begins with, such as `UI-Mate`, or else as much as fits on a line. */
export function briefTitle(title: string): string {
  const name = nameIn(title);
  return name !== undefined && name.length <= NAME && !KIND.test(name) ? name : clip(title, SHOWN);
}
