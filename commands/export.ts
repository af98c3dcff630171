import type { CommandContext } from "../src/chat/command.ts";
import { defineCommand } from "../src/chat/command.ts";
import type { Message } from "../src/chat/message.ts";
import { choice, reading } from "../src/chat/option.ts";
import { plainMessage } from "../src/chat/plain-message.ts";
import {
  collectFavourites,
  collectReadingList,
  EXPORT_AT_MOST,
  withCategories,
} from "../src/export/collect.ts";
import { exportFile, FORMATS, type Format } from "../src/export/file.ts";
import type { ExportItem } from "../src/export/item.ts";
import { findPaper } from "../src/library/paper-option.ts";
import { shownTitle } from "../src/papers/shown-title.ts";
import { UserError } from "../src/runtime/errors.ts";
import type { Services } from "../src/services.ts";
import { teamOf } from "../src/teams/team-id.ts";
import { counted } from "../src/text/format.ts";
import { utcDay } from "../src/time/day.ts";
import { PERIODS, type Period } from "../src/time/period.ts";

/** What to export: a collection, or a paper by its id or link. */
type Subject = "favourites" | "list" | { readonly paper: string };

/** The exported papers, the file's name, and a description. */
interface Collection {
  readonly items: readonly ExportItem[];
  readonly file: string;
  readonly words: string;
}

export const exportPapers = defineCommand({
  name: "export",
  description: "The team's favourites, your reading list or one paper as a file",
  options: {
    format: choice("bibtex, ris, csv or json (default bibtex)", ["bibtex", "ris", "csv", "json"]),
    what: reading("favourites, list, or a paper's arXiv id or link (default favourites)", readWhat, {
      suggest: "id",
      maxLength: 500,
    }),
    period: choice("Voted for or saved in the last week, month, or all (default all)", [
      "week",
      "month",
      "all",
    ]),
  },
  reply: "private",
  async run(services: Services, context, { format = "bibtex", what = "favourites", period = "all" }) {
    const { items, file, words } = await collect(services, context, what, period);
    const now = services.clock.now();
    return withFile(format, items, { file: `${file}-${utcDay(now)}`, words, now });
  },
});

function readWhat(text: string): Subject {
  if (/^favou?rites?$/i.test(text)) return "favourites";
  if (/^(?:reading[ -]?)?list$/i.test(text)) return "list";
  // Every id contains a digit, and no word for a format or a period does.
  if (/^\S*\d\S*$/.test(text)) return { paper: text };
  throw new UserError(`“${text}” is neither “favourites” nor “list”, nor a paper's arXiv id or link.`);
}

async function collect(
  services: Services,
  { person, channel }: CommandContext,
  what: Subject,
  period: Period,
): Promise<Collection> {
  const span = period === "all" ? "" : ` ${PERIODS[period].words}`;
  if (what === "favourites") {
    const items = await collectFavourites(services, teamOf(channel), period);
    if (items.length > 0) return { items, file: "favourites", words: `the team's favourites${span}` };
    throw new UserError(
      `The team has not voted for any paper${period === "all" ? " yet" : " in that time"}. To vote, react to a digest with a paper's number, or press its Vote button.`,
    );
  }
  if (what === "list") {
    const items = await collectReadingList(services, person, period);
    if (items.length > 0) return { items, file: "reading-list", words: `your reading list${span}` };
    throw new UserError(
      `Your reading list has no papers${period === "all" ? " yet" : " from that time"}. Add a paper with its Save button, or with “/papers list save 2506.01234”.`,
    );
  }
  const paper = await findPaper(what.paper, services);
  return {
    items: await withCategories(services, [{ paper }]),
    file: paper.id.replace(/[^\w.-]+/g, "-"),
    words: `“${shownTitle(paper)}”`,
  };
}

function withFile(
  format: Format,
  items: readonly ExportItem[],
  about: { readonly file: string; readonly words: string; readonly now: number },
): Message {
  const { label } = FORMATS[format];
  const all = items.length < EXPORT_AT_MOST ? "" : ` These are the first ${EXPORT_AT_MOST}.`;
  const text = `${counted(items.length, "paper")} as ${label}: ${about.words}.${all}`;
  return {
    ...plainMessage(text),
    files: [exportFile(format, items, { name: about.file, exportedAt: about.now })],
  };
}
