import type { Block, Message, Text } from "../chat/message.ts";
import type { Delivery, DeliveryLog, DeliveryState } from "../delivery/outbox.ts";
import type { NewsStore } from "../news/store.ts";
import type { PaperId } from "../papers/paper.ts";
import { shownTitle } from "../papers/shown-title.ts";
import type { PaperStore } from "../papers/store.ts";
import type { SubscriptionStore } from "../subscriptions/store.ts";
import { counted, number } from "../text/format.ts";

const LEFT_OUT_SHOWN = 5;

/** A delivery's state as a phrase. */
export const FATE = {
  planned: "is still to be posted",
  sending: "is being posted right now",
  unknown: "may have been posted",
  sent: "was posted",
  failed: "was given up",
  skipped: "was not posted",
} satisfies Record<DeliveryState, string>;

/** The ports needed to explain a delivery. */
export type Records = Pick<DeliveryLog, "deliveriesOn" | "deliveries"> &
  Pick<SubscriptionStore, "subscription"> &
  Pick<PaperStore, "paper" | "papers"> &
  Pick<NewsStore, "newsOf">;

/** Explains a delivery line by line. `beside`: the posts of the day's other papers, best first. */
export async function explainDelivery(
  store: Records,
  delivery: Delivery,
  now: number,
  beside: readonly Delivery[] = [],
): Promise<readonly Text[]> {
  const { dueAt, state, postedAt, error, note, notBefore, deadline, attempts, papers, leftOut } = delivery;
  const at = (when: number) => ({ kind: "time", at: when, style: "datetime" }) as const;
  const lines: Text[] = [["It was due ", at(dueAt), "."]];
  const tries = counted(attempts, "try", "tries");
  const reason = bare(error ?? "no reason was given");
  switch (state) {
    case "sent":
      lines.push(["It was posted ", at(postedAt ?? dueAt), attempts > 1 ? ` after ${tries}.` : "."]);
      break;
    case "planned":
      if (attempts === 0) lines.push(["It is about to be posted."]);
      else
        lines.push([
          `It failed so far (${tries}): ${reason}. Next try: `,
          at(Math.max(now, notBefore)),
          ". Given up after: ",
          at(deadline),
          ".",
        ]);
      break;
    case "sending":
      lines.push(["It is being posted right now."]);
      break;
    case "unknown":
      lines.push([
        `The answer was lost (${reason}), so it may be there. Paperboy looks for it `,
        at(Math.max(now, notBefore)),
        " and posts it only if it is not.",
      ]);
      break;
    case "failed":
      lines.push([`It was given up${attempts === 0 ? "" : ` after ${tries}`}: ${reason}.`]);
      break;
    case "skipped":
      lines.push([`Nothing was posted: ${note ?? "there was nothing to post"}`]);
      break;
    default:
      return state satisfies never;
  }
  if (state !== "skipped" && note) lines.push([`How it was chosen: ${bare(note)}.`]);
  const all = [...papers, ...beside.flatMap((post) => post.papers)];
  if (all.length > 0) lines.push(["In it: ", ...(await titles(store, all)), "."]);
  if (beside.length > 0) lines.push(...(await explainPosts(store, [delivery, ...beside])));
  for (const { paper, why } of leftOut.slice(0, LEFT_OUT_SHOWN)) {
    lines.push(["Left out: ", ...(await titles(store, [paper])), ` – ${why}.`]);
  }
  return lines;
}

/** Says how many of the posts arrived, and what happened to the others. */
async function explainPosts(store: Records, posts: readonly Delivery[]): Promise<readonly Text[]> {
  const open = posts.filter(({ state }) => state !== "sent");
  const there = open.length === 0 ? "all" : `${number(posts.length - open.length)} of`;
  const lines: Text[] = [[`Each paper has a post of its own; ${there} ${number(posts.length)} are there.`]];
  // The first post's fate was explained with the day's.
  for (const { kind, papers, state, error, note } of open) {
    if (kind === "digest") continue;
    const reason = error ?? (state === "skipped" ? note : undefined);
    const why = reason === undefined ? "" : `: ${bare(reason)}`;
    lines.push([...(await titles(store, papers)), ` ${FATE[state]}${why}.`]);
  }
  return lines;
}

/** Explains the reply with papers that climbed after the digest. */
export async function explainReply(
  store: Records,
  { state, papers, postedAt, error, note, under }: Delivery,
): Promise<readonly Text[]> {
  const name = under
    ? "The reply with papers that climbed later, "
    : "The post of a paper that climbed later, ";
  const what: Text = [name, ...(await titles(store, papers)), ", "];
  if (postedAt !== undefined)
    return [[...what, "was posted ", { kind: "time", at: postedAt, style: "datetime" }, "."]];
  const reason = error ?? (state === "skipped" ? note : undefined);
  return [[...what, FATE[state], reason === undefined ? "." : `: ${bare(reason)}.`]];
}

async function titles(store: Records, papers: readonly PaperId[]): Promise<Text> {
  const known = await store.papers(papers);
  return [
    papers
      .map((id) => {
        const paper = known.get(id);
        return `“${paper ? shownTitle(paper) : id}”`;
      })
      .join("; "),
  ];
}

/** Strips the full stop: some reasons end in one, and they are embedded in our sentences. */
function bare(sentence: string): string {
  return sentence.replace(/\.$/, "");
}

/** Returns an explanation: a heading, and one paragraph per line. */
export function answer(heading: string, lines: readonly Text[]): Message {
  const blocks = lines.map((text): Block => ({ kind: "paragraph", text }));
  return { summary: heading, blocks: [{ kind: "heading", text: heading }, ...blocks] };
}
