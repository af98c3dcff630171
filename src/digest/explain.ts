import type { ChannelRef } from "../chat/adapter.ts";
import type { Block, Message, Text } from "../chat/message.ts";
import type { Delivery, DeliveryKind, DeliveryLog, DeliveryState } from "../delivery/outbox.ts";
import type { PaperId } from "../papers/paper.ts";
import { shownTitle } from "../papers/shown-title.ts";
import type { PaperStore } from "../papers/store.ts";
import { deadlineOf, dueAt as dueAtOn } from "../subscriptions/schedule.ts";
import type { SubscriptionStore } from "../subscriptions/store.ts";
import { counted, number } from "../text/format.ts";
import type { Day } from "../time/day.ts";
import { fullDate } from "../time/format-date.ts";
import { localDay } from "../time/zone.ts";
import { isBeside } from "./forum-posts.ts";

/** Deliveries looked through for a paper: about two months of a daily channel. */
const LOOKED_THROUGH = 60;
const LEFT_OUT_SHOWN = 5;
/** Posts that belong together are due within so long. */
const BESIDE_MS = 1_000;

const FATE = {
  planned: "is still to be posted",
  sending: "is being posted right now",
  unknown: "may have been posted",
  sent: "was posted",
  failed: "was given up",
  skipped: "was not posted",
} satisfies Record<DeliveryState, string>;

/** The kinds of delivery that choose papers, as they are called. */
const NAMES: ReadonlyMap<DeliveryKind, string> = new Map([
  ["digest", "digest"],
  ["risers", "reply to the digest"],
  ["wrap", "look back on the week"],
]);

type Records = Pick<DeliveryLog, "deliveriesOn" | "deliveries"> &
  Pick<SubscriptionStore, "subscription"> &
  Pick<PaperStore, "paper" | "papers">;

/** What happened, or will, to a channel's digest of a local day: when due, what was sent, left out, failed, and why. */
export async function explainDay(
  store: Records,
  channel: ChannelRef,
  day: Day,
  now: number,
): Promise<Message> {
  const all = await store.deliveriesOn(channel, day);
  const [delivery, reply, wrap] = (["digest", "risers", "wrap"] as const).map((name) =>
    all.find(({ kind }) => kind === name),
  );
  // Best first. What climbed later was planned later.
  const posts = all.filter(isBeside).reverse();
  const risers = posts.filter(({ dueAt }) => reply && dueAt >= reply.dueAt - BESIDE_MS);
  const lines = delivery
    ? await explainDelivery(
        store,
        delivery,
        now,
        posts.filter((post) => !risers.includes(post)),
      )
    : await explainAbsence(store, channel, day, now);
  const digest = answer(`The digest of ${fullDate(day)}`, [
    ...lines,
    ...(reply ? await explainReply(store, reply) : []),
    ...(await Promise.all(risers.map((riser) => explainReply(store, riser)))).flat(),
  ]);
  if (!wrap) return digest;
  const { blocks } = answer("The look back on the week", await explainDelivery(store, wrap, now));
  return { ...digest, blocks: [...digest.blocks, ...blocks] };
}

/** Why a paper was, or was not, in the channel's recent digests. */
export async function explainPaper(store: Records, channel: ChannelRef, paper: PaperId): Promise<Message> {
  const known = await store.paper(paper);
  const title = known ? `“${shownTitle(known)}”` : paper;
  const lines: Text[] = [];
  for (const delivery of await recent(store, channel, paper)) {
    const { day, kind, papers, state, postedAt, leftOut, message } = delivery;
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
  if (lines.length > 0) return answer(`Why ${title}`, lines);
  if (!known)
    return answer(`Why ${title}`, [
      ["Paperboy does not know this paper: it was on no list that was loaded."],
    ]);
  const listed = known.listedOn
    ? `It was on Daily Papers on ${fullDate(known.listedOn)}`
    : "It was never on Daily Papers";
  return answer(`Why ${title}`, [[`${listed}, and was no candidate for a digest of this channel lately.`]]);
}

/** What stood beside the paper as its reason; nothing where the message is no longer kept. */
function because(message: Message | undefined, place: number): string {
  const entry = message?.blocks.find((block) => block.kind === "entry" && (block.ballot ?? 1) === place + 1);
  return entry?.kind === "entry" && entry.reason ? `: ${entry.reason}` : "";
}

/** The channel's latest deliveries that choose papers, and the paper's own posts, newest first. */
async function recent(store: Records, channel: ChannelRef, paper: PaperId): Promise<readonly Delivery[]> {
  const found: Delivery[] = [];
  for (const kind of [...NAMES.keys(), `paper:${paper}` as const])
    found.push(...(await store.deliveries(channel, LOOKED_THROUGH, kind)));
  return found.sort((one, other) => other.day.localeCompare(one.day));
}

/** What became of the reply with the papers that climbed after the digest. */
async function explainReply(
  store: Records,
  { state, papers, postedAt, error, note, under }: Delivery,
): Promise<readonly Text[]> {
  const name = under ? "The reply with what climbed later, " : "The post of what climbed later, ";
  const what: Text = [name, ...(await titles(store, papers)), ", "];
  if (postedAt !== undefined)
    return [[...what, "was posted ", { kind: "time", at: postedAt, style: "datetime" }, "."]];
  const reason = error ?? (state === "skipped" ? note : undefined);
  return [[...what, FATE[state], reason === undefined ? "." : `: ${bare(reason)}.`]];
}

/** `beside`: the posts of the day's other papers, best first. */
async function explainDelivery(
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
          `It failed so far (${tries}): ${reason}. It is tried again `,
          at(Math.max(now, notBefore)),
          " and until ",
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

/** How many of the posts are there, and what became of the others. */
async function explainPosts(store: Records, posts: readonly Delivery[]): Promise<readonly Text[]> {
  const open = posts.filter(({ state }) => state !== "sent");
  const there = open.length === 0 ? "all" : `${number(posts.length - open.length)} of`;
  const lines: Text[] = [[`Each paper has a post of its own; ${there} ${number(posts.length)} are there.`]];
  // What became of the first was told with the day.
  for (const { kind, papers, state, error, note } of open) {
    if (kind === "digest") continue;
    const reason = error ?? (state === "skipped" ? note : undefined);
    const why = reason === undefined ? "" : `: ${bare(reason)}`;
    lines.push([...(await titles(store, papers)), ` ${FATE[state]}${why}.`]);
  }
  return lines;
}

async function explainAbsence(
  store: Records,
  channel: ChannelRef,
  day: Day,
  now: number,
): Promise<readonly Text[]> {
  const subscription = await store.subscription(channel);
  if (!subscription) return [["This channel gets no daily papers. /papers subscribe starts them."]];
  const { settings, disabled, nextDueAt, createdAt } = subscription;
  if (disabled)
    return [
      [
        "The daily papers stopped here ",
        { kind: "time", at: disabled.at, style: "datetime" },
        `: ${disabled.reason} /papers subscribe starts them again.`,
      ],
    ];
  const due = dueAtOn(settings, day);
  if (due === undefined) return [["That is not one of this channel's days, so nothing was due."]];
  if (due < createdAt) return [["That was before this channel subscribed."]];
  if (due > now) return [["It is due ", { kind: "time", at: due, style: "datetime" }, "."]];
  const waiting = nextDueAt !== undefined && localDay(settings.zone, nextDueAt) === day;
  if (waiting && now >= deadlineOf(settings.zone, day, due))
    return [
      [
        "It was due ",
        { kind: "time", at: due, style: "datetime" },
        ", and its day has passed since without Paperboy running. What it would have held comes with the next digest.",
      ],
    ];
  return waiting
    ? [
        [
          "It was due ",
          { kind: "time", at: due, style: "datetime" },
          ", and waits for today's list: it is still filling, or Hugging Face cannot be reached. It is posted as soon as there is enough to post, while the day stands.",
        ],
      ]
    : [
        [
          "There is no record of that day: it was missed while Paperboy was not running, or the time was changed that day.",
        ],
      ];
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

/** Without its full stop: reasons come with one or without, and stand inside our sentences. */
function bare(sentence: string): string {
  return sentence.replace(/\.$/, "");
}

function answer(heading: string, lines: readonly Text[]): Message {
  const blocks = lines.map((text): Block => ({ kind: "paragraph", text }));
  return { summary: heading, blocks: [{ kind: "heading", text: heading }, ...blocks] };
}
