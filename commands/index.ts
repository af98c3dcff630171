import type { Command } from "../src/chat/command.ts";
import type { Services } from "../src/services.ts";
import { agent } from "./agent.ts";
import { club } from "./club.ts";
import { date } from "./date.ts";
import { discuss } from "./discuss.ts";
import { done } from "./done.ts";
import { exportPapers } from "./export.ts";
import { favourites } from "./favourites.ts";
import { feed } from "./feed.ts";
import { forUs } from "./for-us.ts";
import { helpFor, type Topic } from "./help.ts";
import { home } from "./home.ts";
import { link } from "./link.ts";
import { list } from "./list.ts";
import { preview } from "./preview.ts";
import { privacy } from "./privacy.ts";
import { random } from "./random.ts";
import { save } from "./save.ts";
import { search } from "./search.ts";
import { settings } from "./settings.ts";
import { share } from "./share.ts";
import { shared } from "./shared.ts";
import { show } from "./show.ts";
import { similar } from "./similar.ts";
import { subscribe } from "./subscribe.ts";
import { taste } from "./taste.ts";
import { testPost } from "./test-post.ts";
import { today } from "./today.ts";
import { trending } from "./trending.ts";
import { unsubscribe } from "./unsubscribe.ts";
import { vote } from "./vote.ts";
import { watch } from "./watch.ts";
import { why } from "./why.ts";
import { wrap } from "./wrap.ts";
import { zotero } from "./zotero.ts";

const help = helpFor(() => TOPICS);

/** The commands that people type, in the order in which they are shown. */
const TOPICS = [
  {
    name: "read",
    title: "Read",
    about: "The day’s papers, and all others.",
    commands: [today, search, show, similar, trending, date, random],
  },
  {
    name: "vote",
    title: "Vote",
    about: "What the team likes, and more like it.",
    commands: [favourites, forUs, wrap, vote, taste],
  },
  {
    name: "keep",
    title: "Keep",
    about: "Your own reading list, and files for your references.",
    commands: [save, list, done, exportPapers, zotero],
  },
  {
    name: "channel",
    title: "Set up",
    about: "When and which papers come to this channel.",
    commands: [subscribe, settings, preview, why, watch, unsubscribe],
  },
  {
    name: "together",
    title: "Together",
    about: "The journal club, what the team shares, and what is kept.",
    commands: [club, shared, link, agent, feed, privacy, help],
  },
] as const satisfies readonly Topic[];

const typed = TOPICS.flatMap((topic): readonly (typeof topic.commands)[number][] => topic.commands);

/** The commands that people see. Each is translated into every language in `commands/locales`. */
export type Listed = (typeof typed)[number];

/** Commands that only buttons run. */
const hidden: readonly Command<Services>[] = [home, share, discuss, testPost];

/** Every `/papers` subcommand, in the order in which people see them, and those that only buttons run. */
export const commands: readonly Command<Services>[] = [...typed, ...hidden];
