import type { Command } from "../src/chat/command.ts";
import type { Services } from "../src/services.ts";
import { club } from "./club.ts";
import { date } from "./date.ts";
import { done } from "./done.ts";
import { exportPapers } from "./export.ts";
import { favourites } from "./favourites.ts";
import { forUs } from "./for-us.ts";
import { helpFor } from "./help.ts";
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
import { show } from "./show.ts";
import { similar } from "./similar.ts";
import { subscribe } from "./subscribe.ts";
import { testPost } from "./test-post.ts";
import { today } from "./today.ts";
import { trending } from "./trending.ts";
import { unsubscribe } from "./unsubscribe.ts";
import { vote } from "./vote.ts";
import { watch } from "./watch.ts";
import { why } from "./why.ts";
import { wrap } from "./wrap.ts";

const answering = [
  today,
  trending,
  date,
  search,
  show,
  similar,
  random,
  forUs,
  favourites,
  vote,
  wrap,
  save,
  list,
  done,
  exportPapers,
  club,
  subscribe,
  settings,
  watch,
  preview,
  why,
  unsubscribe,
  link,
  privacy,
] as const satisfies readonly Command<Services>[];

/** Every command that people see: each has its words in every language, in `commands/locales`. */
export type Listed = (typeof answering)[number] | ReturnType<typeof helpFor>;

/** Reached by buttons alone. */
const hidden: readonly Command<Services>[] = [home, share, testPost];

/** Every `/papers` subcommand, in the order people see them, and what only buttons run. */
export const commands: readonly Command<Services>[] = [...answering, helpFor(answering), ...hidden];
