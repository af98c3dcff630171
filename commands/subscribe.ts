import { defineCommand, flag, integer, text } from "../src/chat/command.ts";
import type { Message } from "../src/chat/message.ts";
import { applySettings, describeSettings, firstDueAt, prolongToday } from "../src/digest/settings.ts";
import type { Services } from "../src/services.ts";
import { teamOf } from "../src/team.ts";

export const subscribe = defineCommand({
  name: "subscribe",
  description: "Bring the day's trending papers to this channel, or change when and which",
  options: {
    time: text("Local time of day, like 09:00 or 9am (default 09:00)", { maxLength: 20 }),
    timezone: text("IANA time zone, like Europe/Berlin (default: yours, or UTC)", {
      maxLength: 60,
      suggest: "zone",
    }),
    count: integer("Papers a day (default 5)", { min: 1, max: 10 }),
    days: text("Days, like mon-fri, mon,wed,fri or daily (default mon-fri)", { maxLength: 60 }),
    "min-upvotes": integer("Leave out papers with fewer upvotes", { min: 0, max: 1000 }),
    include: text("Only papers with one of these keywords, separated by commas; none clears", {
      maxLength: 250,
    }),
    exclude: text("No papers with these keywords, separated by commas; none clears", { maxLength: 250 }),
    "quiet-notice": flag("Say so on days without papers (default no)"),
  },
  reply: "channel",
  access: "manager",
  async run({ store, clock }: Services, { channel, person, timeZone }, args): Promise<Message> {
    const now = clock.now();
    const before = await store.subscription(channel);
    const input = {
      time: args.time,
      zone: args.timezone,
      days: args.days,
      count: args.count,
      minUpvotes: args["min-upvotes"],
      include: args.include,
      exclude: args.exclude,
      quietNotice: args["quiet-notice"],
    };
    const settings = applySettings(input, before?.settings, timeZone);
    const nextDueAt = await firstDueAt(store, channel, settings, now);
    const createdAt = before?.createdAt ?? now;
    await store.saveSubscription({
      channel,
      team: teamOf(channel),
      settings,
      nextDueAt,
      createdBy: person,
      createdAt,
    });
    await prolongToday(store, channel, settings, now);
    return {
      summary: before
        ? "The daily papers of this channel were changed."
        : "This channel now gets the daily papers.",
      blocks: [
        { kind: "heading", text: before ? "Daily papers changed" : "Daily papers are on" },
        ...describeSettings(settings).map((line) => ({ kind: "paragraph" as const, text: line })),
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
        { kind: "note", text: ["/papers settings shows this again, /papers unsubscribe ends it."] },
      ],
    };
  },
});
