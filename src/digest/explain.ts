import type { ChannelRef } from "../chat/adapter.ts";
import type { Message, Text } from "../chat/message.ts";
import { KEPT_DAYS } from "../delivery/outbox.ts";
import { findArxivId } from "../papers/arxiv-id.ts";
import type { PaperId } from "../papers/paper.ts";
import type { Clock } from "../runtime/clock.ts";
import { UserError } from "../runtime/errors.ts";
import { deadlineOf, dueAt as dueAtOn } from "../subscriptions/schedule.ts";
import type { Day } from "../time/day.ts";
import { fullDate } from "../time/format-date.ts";
import { dayMeant, readDate, type TypedDate } from "../time/parse-date.ts";
import { localDay } from "../time/zone.ts";
import { answer, explainDelivery, explainReply, type Records } from "./explain-delivery.ts";
import { explainPaper } from "./explain-paper.ts";
import { isBeside } from "./forum-posts.ts";

const DAY_MS = 86_400_000;
/** Posts of one day are due within this time of each other. */
const BESIDE_MS = 1_000;

/** The subject of a question about a channel's digests: a day or a paper. */
export type About = TypedDate | PaperId;

const TODAY: TypedDate = { kind: "relative", days: 0 };

/** Parses a day or an arXiv id. Throws UserError. */
export function readAbout(text: string): About {
  const paper = findArxivId(text);
  if (paper) return paper;
  try {
    return readDate(text);
  } catch {
    throw new UserError(
      `“${text}” is neither a day like 2026-06-12 nor an arXiv id like 2506.01234. To find a paper's id, use “/papers search diffusion models”.`,
    );
  }
}

/** Explains the channel's digest of a day (by default today), or why a paper was or was not in its digests. */
export async function explainAbout(
  { store, clock }: { readonly store: Records; readonly clock: Clock },
  channel: ChannelRef,
  about: About = TODAY,
  timeZone = "UTC",
): Promise<Message> {
  if (typeof about === "string") return explainPaper(store, channel, about);
  const now = clock.now();
  const zone = (await store.subscription(channel))?.settings.zone ?? timeZone;
  return explainDay(store, channel, dayMeant(about, localDay(zone, now), "past"), now);
}

/** Explains a channel's digest of a local day: when it was due, what was sent, left out or failed, and why. */
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
  // Best first. Late risers were planned later.
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
  const { blocks } = answer("The weekly recap", await explainDelivery(store, wrap, now));
  return { ...digest, blocks: [...digest.blocks, ...blocks] };
}

async function explainAbsence(
  store: Records,
  channel: ChannelRef,
  day: Day,
  now: number,
): Promise<readonly Text[]> {
  const subscription = await store.subscription(channel);
  if (!subscription) return [["This channel gets no daily papers. Start them with “/papers subscribe”."]];
  const { settings, disabled, nextDueAt, createdAt } = subscription;
  if (disabled)
    return [
      [
        "The daily papers stopped here ",
        { kind: "time", at: disabled.at, style: "datetime" },
        `: ${disabled.reason} Start them again with “/papers subscribe”.`,
      ],
    ];
  const due = dueAtOn(settings, day);
  if (due === undefined) return [["That is not one of this channel's days, so nothing was due."]];
  if (due < createdAt) return [["That was before this channel subscribed."]];
  if (due > now) return [["It is due ", { kind: "time", at: due, style: "datetime" }, "."]];
  if (due < now - KEPT_DAYS * DAY_MS)
    return [[`There is no record of that day: Paperboy keeps what it posted for ${KEPT_DAYS} days.`]];
  const waiting = nextDueAt !== undefined && localDay(settings.zone, nextDueAt) === day;
  if (waiting && now >= deadlineOf(settings.zone, day, due))
    return [
      [
        "It was due ",
        { kind: "time", at: due, style: "datetime" },
        ", but Paperboy was not running before that day ended. Its papers come with the next digest.",
      ],
    ];
  return waiting
    ? [
        [
          "It was due ",
          { kind: "time", at: due, style: "datetime" },
          ", and waits for today's list: it is still filling, or Hugging Face cannot be reached. It is posted as soon as there is enough, if that is before the day ends.",
        ],
      ]
    : [
        [
          "There is no record of that day: it was missed while Paperboy was not running, or the time was changed that day.",
        ],
      ];
}
