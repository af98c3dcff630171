import { runAction } from "../../src/chat/command-button.ts";
import type { Form } from "../../src/chat/form.ts";
import type { Action, Message, Text } from "../../src/chat/message.ts";
import type { ChannelRef } from "../../src/chat/refs.ts";
import { isOwedToday } from "../../src/delivery/first-due.ts";
import type { Services } from "../../src/services.ts";
import { describeSettings } from "../../src/subscriptions/settings.ts";
import type { Subscription, SubscriptionSettings } from "../../src/subscriptions/store.ts";

/** Where the papers go: to the channel, or only to the asker. */
type To = "here" | "me" | "mail";

/** A request about the daily papers. */
interface Asked {
  readonly channel: ChannelRef;
  /** The current or new settings. */
  readonly settings: SubscriptionSettings;
  readonly to: To | undefined;
  /** The previous subscription. */
  readonly subscription: Subscription | undefined;
}

/** What a channel would get if its digest were posted now. */
interface TodaysDigest {
  /** Titles; empty if nothing can be posted. */
  readonly papers: readonly string[];
  /** Why nothing can be posted. */
  readonly why: string;
}

/** Returns the channel's digest of today, if it has not been posted. */
export async function todaysDigest(
  { store, clock, digests }: Services,
  channel: ChannelRef,
  settings: SubscriptionSettings,
): Promise<TodaysDigest> {
  if (!(await isOwedToday(store, channel, settings, clock.now())))
    return { papers: [], why: "Today’s digest has already been posted." };
  const next = await digests.preview(channel, settings);
  if (next.kind === "quiet") return { papers: [], why: next.reason };
  return { papers: next.message.blocks.flatMap((b) => (b.kind === "entry" ? [b.title] : [])), why: "" };
}

/** Returns the content above the form's buttons: the current or proposed settings, and the button that starts them. */
export async function settingsCard(services: Services, asked: Asked): Promise<NonNullable<Form["card"]>> {
  const { channel, settings, to, subscription } = asked;
  const active = subscription !== undefined && subscription.disabled === undefined;
  const today = await todaysDigest(services, channel, settings);
  const place = isPersonal(to) ? "You" : "This channel";
  const opening = active
    ? `${place} ${isPersonal(to) ? "get" : "gets"} the day’s trending papers like this:`
    : `${place} would get the day’s trending papers like this. Start now, or change it first.`;
  return {
    words: [[opening], ...describeSettings(settings), holds(today)],
    actions: active ? postNow(today, to) : start("Start now", to),
  };
}

/** Returns the confirmation: the settings, when the next digest comes, what it would contain now, and what to try. */
export function confirmation(
  { settings, to, subscription }: Asked,
  about: {
    readonly nextDueAt: number;
    readonly today: TodaysDigest;
    /** Whether today's digest is being posted right now. */
    readonly posting: boolean;
  },
): Message {
  const { nextDueAt, today, posting } = about;
  const changed = subscription !== undefined;
  return {
    summary: changed
      ? "The daily papers were changed."
      : `${isPersonal(to) ? "You now get" : "This channel now gets"} the daily papers.`,
    blocks: [
      { kind: "heading", text: changed ? "Daily papers changed" : "Daily papers are on" },
      ...describeSettings(settings).map((line) => ({ kind: "paragraph", text: line }) as const),
      ...(posting ? [{ kind: "paragraph", text: ["Today’s digest is on its way."] } as const] : []),
      {
        kind: "paragraph",
        text: [
          "Next digest: ",
          { kind: "time", at: nextDueAt, style: "datetime" },
          " (",
          { kind: "time", at: nextDueAt, style: "relative" },
          ")",
        ],
      },
      ...(posting ? [] : [{ kind: "paragraph", text: holds(today) } as const]),
      { kind: "actions", actions: [...(posting ? [] : postNow(today, to)), ...settingsActions(to)] },
      {
        kind: "note",
        text: [HOW_TO_CHANGE[to ?? "here"]],
      },
    ],
  };
}

const HOW_TO_CHANGE: Readonly<Record<To, string>> = {
  here: "See this again with “/papers digest settings”, stop it with “/papers unsubscribe”.",
  me: "In your direct messages with Paperboy: see this again with “/papers digest settings”, stop it with “/papers unsubscribe”.",
  mail: "By e-mail: the link in every mail stops it. In the chat, “/papers subscribe to:mail” changes it, and “/papers unsubscribe from:mail” stops it.",
};

function isPersonal(to: To | undefined): to is "me" | "mail" {
  return to === "me" || to === "mail";
}

function holds({ papers, why }: TodaysDigest): Text {
  if (papers.length === 0) return [`Nothing to post right now. ${why}`];
  return [`Right now it would contain: ${papers.map((title) => `“${title}”`).join("; ")}.`];
}

/** Somebody who subscribes on a Friday evening should not have to wait until Monday for the first papers. */
function postNow({ papers }: TodaysDigest, to: Asked["to"]): readonly Action[] {
  return papers.length > 0 ? start("Post today’s digest now", to) : [];
}

function start(label: string, to: Asked["to"]): readonly Action[] {
  const action = runAction(label, "subscribe", { ...(isPersonal(to) ? { to } : {}), start: "yes" });
  return action ? [{ ...action, style: "primary" }] : [];
}

/** Returns buttons for testing and changing what a channel gets. */
export function settingsActions(to?: To): readonly Action[] {
  const options: { readonly to?: To } = isPersonal(to) ? { to } : {};
  return [
    to === "mail" ? undefined : runAction("Send a test post", "test-post", options),
    runAction("Change when", "subscribe", { ...options, form: "when" }),
    runAction("Change which papers", "subscribe", { ...options, form: "which" }),
    runAction("Change what else", "subscribe", { ...options, form: "also" }),
    to === "mail" ? undefined : runAction("Change sharing", "subscribe", { ...options, form: "shared" }),
  ].filter((action) => action !== undefined);
}
