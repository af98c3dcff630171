import { type CommandContext, defineCommand } from "../src/chat/command.ts";
import { choice, flag, integer, type OptionValues, reading, text } from "../src/chat/option.ts";
import type { ChannelRef } from "../src/chat/refs.ts";
import { firstDueAt, prolongToday } from "../src/delivery/first-due.ts";
import { UserError } from "../src/runtime/errors.ts";
import type { Services } from "../src/services.ts";
import { nextDayDue, nextWrapAt } from "../src/subscriptions/schedule.ts";
import {
  applySettings,
  readKeywords,
  readWrapDay,
  type SettingsChange,
} from "../src/subscriptions/settings.ts";
import { SETTINGS_SECTIONS, settingsForm } from "../src/subscriptions/settings-form.ts";
import type { SubscriptionSettings } from "../src/subscriptions/store.ts";
import { requireManager } from "../src/teams/authorization.ts";
import { teamOf } from "../src/teams/team-id.ts";
import { readTime } from "../src/time/parse-time.ts";
import { readWeekdays } from "../src/time/parse-weekdays.ts";
import { readZone } from "../src/time/parse-zone.ts";
import { localDay } from "../src/time/zone.ts";
import { mailTo } from "./parts/subscribe-mail.ts";
import { confirmation, settingsCard, todaysDigest } from "./parts/subscribe-reply.ts";

const NO_FORUM =
  "Only a forum can show each paper in a post of its own, and this channel isn't one. Name a Discord forum with the option “channel”, or leave out the layout to get the day's papers in one message.";

const NO_LINKS =
  "Nobody shares links in an inbox. Leave out “shared”, or set it in a channel with “/papers subscribe shared:yes”.";

const OPTIONS = {
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
  include: reading("Only papers with one of these keywords, separated by commas; none clears", readKeywords, {
    maxLength: 250,
    mayBeEmpty: true,
    takes: "rest",
  }),
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
  opening: flag("Begin the digest with a line about its papers (default yes)"),
  "late-risers": choice("Papers that rise after the digest: in the next one (default), or as a reply to it", [
    "next",
    "thread",
  ]),
  layout: choice("In a forum: one post a day (default), or one post per paper", ["digest", "post-per-paper"]),
  style: choice("How digests look: compact (default), or rich with pictures", ["compact", "rich"]),
  news: choice("Code, models, new versions of papers you voted for: in the digest (default) or at once", [
    "digest",
    "at-once",
    "off",
  ]),
  shared: flag("Collect the papers that people link to in this channel, for the weekly recap (default no)"),
  to: choice("Where to: here, to you alone as direct messages, or to you by e-mail", ["here", "me", "mail"]),
  address: text("For e-mail: your address", { maxLength: 254 }),
  code: text("For e-mail: the code that was sent to your address", { maxLength: 20 }),
  form: choice("Opens this part of the form", ["all", ...SETTINGS_SECTIONS], { hidden: true }),
  start: choice("Subscribes as it stands, and posts today's digest at once", ["yes"], { hidden: true }),
};

export const subscribe = defineCommand({
  name: "subscribe",
  description: "Bring the day's trending papers to this channel, or change when and which ones",
  options: OPTIONS,
  reply: "channel",
  placed: true,
  async run(services: Services, context, { form, to, start, address, code, ...given }) {
    const here = to !== "me" && to !== "mail";
    if (here) requireManager(context);
    if (to === "mail" && given.shared) throw new UserError(NO_LINKS, { option: "shared" });
    const { store } = services;
    const mail =
      to === "mail" ? await mailTo(services, context, { address, code, change: changeOf(given) }) : undefined;
    if (mail && "reply" in mail) return mail.reply;
    const channel = mail?.channel ?? (to === "me" ? await services.direct(context.person) : context.channel);
    const forum = here ? context.forum : undefined;
    const before = await store.subscription(channel);
    // Only for new subscriptions: existing ones have already found a suitable tag.
    const begins = before === undefined || before.disabled !== undefined;
    if (begins && forum?.closed !== undefined) throw new UserError(forum.closed);
    const apart = given.layout === "post-per-paper" && before?.settings.layout !== given.layout;
    if (apart && !forum) throw new UserError(NO_FORUM, { option: "layout" });
    const current = before?.settings ?? applySettings({}, undefined, context.timeZone);
    const unchanged = !start && Object.values(given).every((value) => value === undefined);
    if (form !== undefined || unchanged) {
      const only = form === "all" ? undefined : form;
      const filled = settingsForm(current, to ? { to } : {}, only, forum !== undefined);
      const asked = { channel, settings: current, to, subscription: before };
      return { kind: "form", form: only ? filled : { ...filled, card: await settingsCard(services, asked) } };
    }
    const settings = applySettings(changeOf(given), before?.settings, context.timeZone);
    const today = await todaysDigest(services, channel, settings);
    const posting = start === "yes" && today.papers.length > 0;
    const nextDueAt = await save(services, context, channel, settings, posting);
    if (posting) services.wake();
    const asked = { channel, settings, to, subscription: before };
    const message = confirmation(asked, { nextDueAt, today, posting });
    return { kind: "message", message, private: !here };
  },
});

/** Converts the command's options to a change of the settings. */
function changeOf(given: Partial<OptionValues<typeof OPTIONS>>): SettingsChange {
  return {
    time: given.time,
    zone: given.timezone,
    weekdays: given.days,
    count: given.count,
    minUpvotes: given["min-upvotes"],
    include: given.include,
    exclude: given.exclude,
    quietNotice: given["quiet-notice"],
    taste: given.taste,
    opening: given.opening,
    lateRisers: given["late-risers"],
    wrap: given.wrap,
    layout: given.layout,
    style: given.style,
    news: given.news,
    shared: given.shared,
  };
}

/** Saves the subscription. Returns when the next digest is due, or the one after it if one is posted at once. */
async function save(
  { store, clock }: Services,
  { person }: CommandContext,
  channel: ChannelRef,
  settings: SubscriptionSettings,
  atOnce: boolean,
): Promise<number> {
  const now = clock.now();
  const before = await store.subscription(channel);
  const nextDueAt = atOnce ? now : await firstDueAt(store, channel, settings, now);
  await store.saveSubscription({
    channel,
    team: teamOf(channel),
    settings,
    nextDueAt,
    nextWrapAt: nextWrapAt(settings, now),
    createdBy: person,
    createdAt: before?.createdAt ?? now,
  });
  await prolongToday(store, channel, settings, now);
  return atOnce ? nextDayDue(settings, localDay(settings.zone, now), now) : nextDueAt;
}
