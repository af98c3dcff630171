import { type CommandContext, defineCommand } from "../src/chat/command.ts";
import { runAction } from "../src/chat/command-button.ts";
import type { Message } from "../src/chat/message.ts";
import { choice, flag, integer, reading } from "../src/chat/option.ts";
import type { ChannelRef } from "../src/chat/refs.ts";
import { firstDueAt, prolongToday } from "../src/delivery/first-due.ts";
import { UserError } from "../src/runtime/errors.ts";
import type { Services } from "../src/services.ts";
import { nextWrapAt } from "../src/subscriptions/schedule.ts";
import { applySettings, describeSettings, readKeywords, readWrapDay } from "../src/subscriptions/settings.ts";
import { SETTINGS_SECTIONS, settingsForm } from "../src/subscriptions/settings-form.ts";
import type { SubscriptionSettings } from "../src/subscriptions/store.ts";
import { requireManager } from "../src/teams/authorization.ts";
import { teamOf } from "../src/teams/team-id.ts";
import { readTime } from "../src/time/parse-time.ts";
import { readWeekdays } from "../src/time/parse-weekdays.ts";
import { readZone } from "../src/time/parse-zone.ts";

const NO_FORUM =
  "Only a forum can show each paper in a post of its own, and this is none. Name a forum of a Discord server with the option “channel”, or leave the layout out: then the day's papers come in one message.";

export const subscribe = defineCommand({
  name: "subscribe",
  description: "Bring the day's trending papers to this channel, or change when and which",
  options: {
    time: reading("Local time of day, like 09:00 or 9am (default 09:00)", readTime, { maxLength: 20 }),
    timezone: reading("Time zone or big city, like Europe/Berlin (default: yours, or UTC)", readZone, {
      maxLength: 60,
      suggest: "zone",
    }),
    count: integer("Papers a day (default 5)", { min: 1, max: 10 }),
    days: reading("Days, like mon-fri, mon,wed,fri or daily (default mon-fri)", readWeekdays, {
      maxLength: 80,
    }),
    "min-upvotes": integer("Minimum upvotes (default 0)", { min: 0, max: 1000 }),
    include: reading(
      "Only papers with one of these keywords, separated by commas; none clears",
      readKeywords,
      {
        maxLength: 250,
        mayBeEmpty: true,
        takes: "rest",
      },
    ),
    exclude: reading("No papers with these keywords, separated by commas; none clears", readKeywords, {
      maxLength: 250,
      mayBeEmpty: true,
      takes: "rest",
    }),
    "quiet-notice": flag("Post a note on days without papers (default no)"),
    wrap: reading("Weekday for a recap of the week, like friday, or off (default off)", readWrapDay, {
      maxLength: 20,
    }),
    taste: flag("Rank papers higher that are like what the team voted for (default yes)"),
    "late-risers": choice(
      "Papers that rise after the digest: in the next one (default), or as a reply to it",
      ["next", "thread"],
    ),
    layout: choice("In a forum: one post a day (default), or one post per paper", [
      "digest",
      "post-per-paper",
    ]),
    to: choice("Where they come: here, or to you alone as direct messages", ["here", "me"]),
    form: choice("Opens this part of the form", ["all", ...SETTINGS_SECTIONS], { hidden: true }),
  },
  reply: "channel",
  placed: true,
  async run(services: Services, context, { form, to, ...given }) {
    if (to !== "me") requireManager(context);
    const { store } = services;
    const channel = to === "me" ? await services.direct(context.person) : context.channel;
    const forum = to === "me" ? undefined : context.forum;
    const before = await store.subscription(channel);
    // Where papers come already, some tag must have suited.
    const begins = before === undefined || before.disabled !== undefined;
    if (begins && forum?.closed !== undefined) throw new UserError(forum.closed);
    const apart = given.layout === "post-per-paper" && before?.settings.layout !== given.layout;
    if (apart && !forum) throw new UserError(NO_FORUM, { option: "layout" });
    const current = before?.settings ?? applySettings({}, undefined, context.timeZone);
    const asksForForm = form !== undefined || Object.values(given).every((value) => value === undefined);
    if (asksForForm) {
      const only = form === "all" ? undefined : form;
      return { kind: "form", form: settingsForm(current, to ? { to } : {}, only, forum !== undefined) };
    }
    const settings = applySettings(
      {
        time: given.time,
        zone: given.timezone,
        weekdays: given.days,
        count: given.count,
        minUpvotes: given["min-upvotes"],
        include: given.include,
        exclude: given.exclude,
        quietNotice: given["quiet-notice"],
        taste: given.taste,
        lateRisers: given["late-risers"],
        wrap: given.wrap,
        layout: given.layout,
      },
      before?.settings,
      context.timeZone,
    );
    const nextDueAt = await save(services, context, channel, settings);
    const message = await confirmation(services, channel, settings, nextDueAt, before !== undefined, to);
    return { kind: "message", message, private: to === "me" };
  },
});

async function save(
  { store, clock }: Services,
  { person }: CommandContext,
  channel: ChannelRef,
  settings: SubscriptionSettings,
): Promise<number> {
  const now = clock.now();
  const before = await store.subscription(channel);
  const nextDueAt = await firstDueAt(store, channel, settings, now);
  const createdAt = before?.createdAt ?? now;
  const team = teamOf(channel);
  await store.saveSubscription({
    channel,
    team,
    settings,
    nextDueAt,
    nextWrapAt: nextWrapAt(settings, now),
    createdBy: person,
    createdAt,
  });
  await prolongToday(store, channel, settings, now);
  return nextDueAt;
}

/** What now holds, when it comes next, what that would be as of now, and what to try. */
async function confirmation(
  { digests }: Services,
  channel: ChannelRef,
  settings: SubscriptionSettings,
  nextDueAt: number,
  changed: boolean,
  to: "here" | "me" | undefined,
): Promise<Message> {
  const place = to === "me" ? "You" : "This channel";
  const next = (await digests.preview(channel, settings)).message;
  const titles = next.blocks.flatMap((block) => (block.kind === "entry" ? [block.title] : []));
  const summary = changed
    ? "The daily papers were changed."
    : `${place} now ${to === "me" ? "get" : "gets"} the daily papers.`;
  return {
    summary,
    blocks: [
      { kind: "heading", text: changed ? "Daily papers changed" : "Daily papers are on" },
      ...describeSettings(settings).map((line) => ({ kind: "paragraph", text: line }) as const),
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
      {
        kind: "paragraph",
        text: [
          titles.length > 0
            ? `Right now it would hold: ${titles.map((title) => `“${title}”`).join("; ")}.`
            : `Right now it would hold no paper: ${next.summary}`,
        ],
      },
      { kind: "actions", actions: settingsActions(to) },
      {
        kind: "note",
        text: [
          to === "me"
            ? "In your direct messages with Paperboy, /papers settings shows this again and /papers unsubscribe ends it."
            : "/papers settings shows this again, /papers unsubscribe ends it.",
        ],
      },
    ],
  };
}

/** Buttons to try and to change what a channel gets. */
export function settingsActions(to?: "here" | "me") {
  const options = to === "me" ? { to } : {};
  return [
    runAction("Send a test post", "test-post", options),
    runAction("Change when", "subscribe", { ...options, form: "when" }),
    runAction("Change which papers", "subscribe", { ...options, form: "which" }),
    runAction("Change what else", "subscribe", { ...options, form: "also" }),
  ].filter((action) => action !== undefined);
}
