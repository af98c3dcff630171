import type { Command } from "../src/chat/command.ts";
import type { Services } from "../src/services.ts";
import { favourites } from "./favourites.ts";
import { helpFor } from "./help.ts";
import { preview } from "./preview.ts";
import { search } from "./search.ts";
import { settings } from "./settings.ts";
import { show } from "./show.ts";
import { similar } from "./similar.ts";
import { subscribe } from "./subscribe.ts";
import { today } from "./today.ts";
import { trending } from "./trending.ts";
import { unsubscribe } from "./unsubscribe.ts";
import { why } from "./why.ts";

const answering: readonly Command<Services>[] = [
  today,
  trending,
  search,
  show,
  similar,
  favourites,
  subscribe,
  settings,
  preview,
  why,
  unsubscribe,
];

/** Every `/papers` subcommand, in the order people see them. */
export const commands: readonly Command<Services>[] = [...answering, helpFor(answering)];
