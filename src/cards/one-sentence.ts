import type { Paper } from "../papers/paper.ts";
import { contributionOf } from "../text/contribution.ts";
import { readable } from "../text/readable.ts";
import { sayBriefly } from "../text/say-briefly.ts";

/** 99 of 100 one-sentence summaries at Hugging Face have at most 298 characters. */
const SUMMARY_LENGTH = 300;
/** Five lines on a phone. */
const BRIEF_LENGTH = 200;
/** A summary cut to less than this has lost what is new. */
const TELLING_LENGTH = 100;

/**
 * Says what is new about a paper: its summary, or the most telling sentence of its abstract. That sentence also stands
 * in, if it fits whole, for a summary that would have to be cut badly to be `brief`. Empty if there is neither.
 */
export function oneSentence({ title, summary, abstract }: Paper, brief = false): string {
  const contribution = () => contributionOf(title, abstract, BRIEF_LENGTH);
  if (!summary) return contribution()?.text ?? "";
  const { text, end } = sayBriefly(readable(summary), brief ? BRIEF_LENGTH : SUMMARY_LENGTH);
  if (!brief || end === "sentence" || (end === "clause" && text.length >= TELLING_LENGTH)) return text;
  const whole = contribution();
  const better = whole?.telling && whole.end === "sentence";
  return better && whole.text.length >= Math.min(text.length, TELLING_LENGTH) ? whole.text : text;
}
