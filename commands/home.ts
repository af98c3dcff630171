import { paperEntry } from "../src/cards/paper-card.ts";
import { defineCommand } from "../src/chat/command.ts";
import { buttonRow, runAction } from "../src/chat/command-button.ts";
import type { Block, Text } from "../src/chat/message.ts";
import type { Services } from "../src/services.ts";
import { describeSettings } from "../src/subscriptions/settings.ts";
import type { Subscription } from "../src/subscriptions/store.ts";
import { teamOf } from "../src/teams/team-id.ts";
import { counted } from "../src/text/format.ts";

const FAVOURITES_SHOWN = 5;
const READING_SHOWN = 5;
const CHANNELS_SHOWN = 10;
const MONTH_MS = 30 * 86_400_000;

/** Fills the App Home: when papers come, what the team likes, what is on the reading list. */
export const home = defineCommand({
  name: "home",
  description: "What Paperboy does for you and your team",
  hidden: true,
  options: {},
  reply: "private",
  async run({ store, clock }: Services, { person, channel }) {
    const team = teamOf({ ...channel, workspace: person.workspace });
    const [channels, mine, [favourites = []], reading] = await Promise.all([
      store.subscriptions(team),
      store.subscription(channel),
      store.favourites([team], clock.now() - MONTH_MS, FAVOURITES_SHOWN),
      store.readingList(person, "open", READING_SHOWN + 1),
    ]);
    const others = channels.filter((subscription) => subscription.channel.id !== channel.id);
    const blocks: Block[] = [
      { kind: "heading", text: "Daily papers" },
      ...(mine
        ? schedule(mine, ["To you: "])
        : [paragraph("You get none as direct messages. To get them, press Deliver to me.")]),
      ...others
        .slice(0, CHANNELS_SHOWN)
        .flatMap((one) => schedule(one, [{ kind: "channel", channel: one.channel }, ": "])),
      ...(others.length > CHANNELS_SHOWN
        ? [paragraph(`and in ${counted(others.length - CHANNELS_SHOWN, "more channel")}.`)]
        : []),
      ...(others.length === 0
        ? [paragraph("No channel gets them yet. In a channel, type “/papers subscribe”.")]
        : []),
      buttonRow(
        runAction(mine ? "Change when" : "Deliver to me", "subscribe", {
          to: "me",
          form: mine ? "when" : "all",
        }),
        runAction("Today’s papers", "today"),
        runAction("Help", "help"),
      ),
      { kind: "heading", text: "The team’s favourites of the last 30 days" },
      ...favourites.map(({ paper, votes }, index) =>
        paperEntry(paper, {
          reason: `#${index + 1} · ${counted(votes, "vote")}`,
          votes,
        }),
      ),
      ...(favourites.length === 0
        ? [paragraph("No votes yet. React to a digest with a paper's number, or press its Vote button.")]
        : [buttonRow(runAction("All favourites", "favourites"))]),
      { kind: "heading", text: "Your reading list" },
      ...reading.slice(0, READING_SHOWN).map(({ paper }) => paperEntry(paper, { body: "" })),
      ...(reading.length === 0
        ? [paragraph("Nothing to read. Add a paper with its Save button.")]
        : [buttonRow(runAction("Whole reading list", "list"))]),
    ];
    return { summary: "Paperboy: when papers come, what the team likes, what you want to read.", blocks };
  },
});

function schedule(subscription: Subscription, where: Text): Block[] {
  const { settings, disabled, nextDueAt } = subscription;
  const [when = []] = describeSettings(settings);
  const state =
    disabled || nextDueAt === undefined
      ? ([" – stopped"] as const)
      : ([" – next ", { kind: "time", at: nextDueAt, style: "datetime" }] as const);
  return [{ kind: "paragraph", text: [...where, ...when, ...state] }];
}

function paragraph(text: string): Block {
  return { kind: "paragraph", text: [text] };
}
