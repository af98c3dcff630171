import type { ChannelRef } from "../chat/adapter.ts";
import type { Message, Text } from "../chat/message.ts";
import type { Delivery, DeliveryKind } from "../delivery/outbox.ts";
import { signInWords, toldAs } from "../news/news-line.ts";
import type { News } from "../news/signs.ts";
import type { PaperId } from "../papers/paper.ts";
import { shownTitle } from "../papers/shown-title.ts";
import { fullDate } from "../time/format-date.ts";
import { answer, FATE, type Records } from "./explain-delivery.ts";
import { isBeside } from "./forum-posts.ts";

/** Deliveries searched for a paper: about two months of a daily channel. */
const LOOKED_THROUGH = 60;

/** Names of the deliveries that choose papers. */
const NAMES: ReadonlyMap<DeliveryKind, string> = new Map([
  ["digest", "digest"],
  ["risers", "reply to the digest"],
  ["wrap", "weekly recap"],
]);

/** Explains why a paper was, or was not, in the channel's recent digests. */
export async function explainPaper(store: Records, channel: ChannelRef, paper: PaperId): Promise<Message> {
  const known = await store.paper(paper);
  const title = known ? `“${shownTitle(known)}”` : paper;
  const lines: Text[] = [];
  const deliveries = await recent(store, channel, paper);
  for (const delivery of deliveries) {
    const { day, kind, papers, state, postedAt, leftOut, message } = delivery;
    if (kind === `news:${paper}`) continue;
    const name = NAMES.get(kind) ?? "digest";
    const of = `the ${name} of ${fullDate(day)}`;
    const place = papers.indexOf(paper);
    const why = leftOut.find((left) => left.paper === paper)?.why;
    if (place >= 0 && isBeside(delivery)) {
      const when: Text =
        postedAt === undefined ? [] : [", ", { kind: "time", at: postedAt, style: "datetime" }];
      lines.push([
        `In a post of its own among the papers of ${fullDate(day)}, which ${FATE[state]}`,
        ...when,
        `${because(message, place)}.`,
      ]);
    } else if (place >= 0 && postedAt !== undefined) {
      lines.push([
        `Posted on ${fullDate(day)}${kind === "digest" ? "" : ` in the ${name}`} as number ${place + 1}, `,
        { kind: "time", at: postedAt, style: "datetime" },
        `${because(message, place)}.`,
      ]);
    } else if (place >= 0)
      lines.push([`In ${of} as number ${place + 1}, which ${FATE[state]}${because(message, place)}.`]);
    else if (why !== undefined) lines.push([`Not in ${of}: ${why}.`]);
  }
  const news = (await store.newsOf([paper])).get(paper) ?? [];
  lines.push(...news.map((one) => explainNews(one, deliveries)));
  if (lines.length > 0) return answer(`Why ${title}`, lines);
  if (!known)
    return answer(`Why ${title}`, [
      ["Paperboy does not know this paper: it was on none of the loaded lists."],
    ]);
  const listed = known.listedOn
    ? `It was on Daily Papers on ${fullDate(known.listedOn)}`
    : "It was never on Daily Papers";
  return answer(`Why ${title}`, [
    [`${listed}, and has not been a candidate for this channel's digests lately.`],
  ]);
}

/** Says what happened to the paper later, and when the channel was told. */
function explainNews({ paper, sign, at }: News, deliveries: readonly Delivery[]): Text {
  const came: Text = [`Since then: ${signInWords(sign)}, found `, { kind: "time", at, style: "datetime" }];
  const told = deliveries.find(({ tells }) => tells.includes(toldAs({ sign, paper: { id: paper } })));
  if (told === undefined)
    return [
      ...came,
      ". Not reported here: a channel gets news of papers that its team had voted for, in the next digest or at once, unless it wants none.",
    ];
  const where = told.kind === "digest" ? "in the digest of" : "separately on";
  return [...came, `, reported ${where} ${fullDate(told.day)}, which ${FATE[told.state]}.`];
}

/** Returns the paper's reason and heading in the message; empty if the message was deleted. */
function because(message: Message | undefined, place: number): string {
  const blocks = message?.blocks ?? [];
  const at = blocks.findIndex((block) => block.kind === "entry" && (block.ballot ?? 1) === place + 1);
  const entry = blocks[at];
  if (entry?.kind !== "entry" || !entry.reason) return "";
  const list = blocks.slice(0, at).findLast((block) => block.kind === "paragraph");
  const [name] = list?.text ?? [];
  const from = typeof name === "object" && name.kind === "strong" ? ` · ${uncapitalized(name.text)}` : "";
  return `: ${entry.reason}${from}`;
}

function uncapitalized(text: string): string {
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}

/** Returns the channel's latest deliveries that choose papers, and the paper's own posts, newest first. */
async function recent(store: Records, channel: ChannelRef, paper: PaperId): Promise<readonly Delivery[]> {
  const found: Delivery[] = [];
  for (const kind of [...NAMES.keys(), `paper:${paper}` as const, `news:${paper}` as const])
    found.push(...(await store.deliveries(channel, LOOKED_THROUGH, kind)));
  return found.sort((one, other) => other.day.localeCompare(one.day));
}
