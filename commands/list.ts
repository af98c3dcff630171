import { paperList } from "../src/cards/paper-list.ts";
import type { Person } from "../src/chat/adapter.ts";
import { defineCommand } from "../src/chat/command.ts";
import { runAction } from "../src/chat/command-button.ts";
import type { Action } from "../src/chat/message.ts";
import { choice, integer, type OptionValues, text } from "../src/chat/option.ts";
import { signInWords } from "../src/news/news-line.ts";
import type { News } from "../src/news/signs.ts";
import { toPaperId } from "../src/papers/arxiv-id.ts";
import { shownTitle } from "../src/papers/shown-title.ts";
import type { Reading, SavedPaper } from "../src/reading-list/store.ts";
import type { Services } from "../src/services.ts";
import { clip } from "../src/text/truncate.ts";
import { dayAndMonth } from "../src/time/format-date.ts";
import { localDay } from "../src/time/zone.ts";
import { LIST } from "./parts/groups.ts";

/** Each paper has a row of buttons: more would not fit on two screens of a phone. */
const SHOWN = 5;
/** A longer list is exported rather than paged through. */
const LISTED_AT_MOST = 500;

const WORDS: Readonly<Record<Reading, { readonly title: string; readonly empty: string }>> = {
  open: {
    title: "To read",
    empty: "Nothing to read. Add a paper with its Save button, or with “/papers list save 2506.01234”.",
  },
  done: { title: "Read", empty: "Nothing marked as read yet. Press Done beside a paper on your list." },
  all: {
    title: "Reading list",
    empty:
      "Your reading list is empty. Add a paper with its Save button, or with “/papers list save 2506.01234”.",
  },
};

const options = {
  which: choice("open, done or all (default open)", ["open", "done", "all"]),
  page: integer("Which page", { min: 1, max: LISTED_AT_MOST, hidden: true }),
  done: text("Is read", { hidden: true }),
  undo: text("Is still to be read", { hidden: true }),
  remove: text("Leaves the list", { hidden: true }),
};

export const list = defineCommand({
  name: "list",
  group: LIST,
  as: "show",
  description: "Your own reading list, which nobody else sees",
  options,
  reply: "private",
  async run(services: Services, { person, timeZone = "UTC" }, args) {
    await change(services, person, args);
    const { which = "open", page = 1 } = args;
    const saved = await services.store.readingList(person, which, LISTED_AT_MOST + 1);
    const other = which === "open" ? "done" : "open";
    const news = await services.store.newsOf(saved.map(({ paper }) => paper.id));
    const items = saved.slice(0, LISTED_AT_MOST).map((item) => ({
      paper: item.paper,
      reason: [reasonOf(item, timeZone), ...newsSince(item, news.get(item.paper.id), timeZone)].join(" · "),
      actions: buttonsOf(item, { which, page: String(page) }),
    }));
    return paperList(WORDS[which].title, items, {
      empty: WORDS[which].empty,
      pages: { command: "list", options: { which }, page, size: SHOWN },
      capped: saved.length > LISTED_AT_MOST,
      actions: [
        runAction(`Show ${WORDS[other].title.toLowerCase()}`, "list", { which: other }, true),
        items.length > 0 ? runAction("Export as BibTeX", "export", { what: "list" }) : undefined,
      ].filter((action) => action !== undefined),
    });
  },
});

/** Applies the change that a button on the list asks for, before the list is shown again. */
async function change(
  { store, clock }: Services,
  person: Person,
  { done, undo, remove }: OptionValues<typeof options>,
): Promise<void> {
  const now = clock.now();
  const named = (id: string | undefined) => (id === undefined ? undefined : toPaperId(id));
  const [read, unread, gone] = [named(done), named(undo), named(remove)];
  if (read) await store.setDone(person, read, now, now);
  if (unread) await store.setDone(person, unread, undefined, now);
  if (gone) await store.takeOff(person, gone);
}

function reasonOf({ savedAt, doneAt }: SavedPaper, zone: string): string {
  const on = (at: number) => dayAndMonth(localDay(zone, at));
  return doneAt === undefined ? `saved on ${on(savedAt)}` : `read on ${on(doneAt)}`;
}

/** Returns the news about the paper since it was saved. */
function newsSince({ savedAt }: SavedPaper, news: readonly News[] = [], zone: string): readonly string[] {
  return news
    .filter(({ at }) => at > savedAt)
    .map(({ sign, at }) => `${signInWords(sign)} since ${dayAndMonth(localDay(zone, at))}`);
}

/** Returns the buttons of one paper; each shows the same page again with the change made. */
function buttonsOf({ paper, doneAt }: SavedPaper, here: Readonly<Record<string, string>>): readonly Action[] {
  const title = `“${clip(shownTitle(paper), 40)}”`;
  const button = (label: string, describe: string, change: string): readonly Action[] => {
    const action = runAction(label, "list", { ...here, [change]: paper.id }, true);
    return action ? [{ ...action, describe }] : [];
  };
  return [
    ...(doneAt === undefined
      ? button("Done", `Mark ${title} as read`, "done")
      : button("Undo", `${title} is still to be read`, "undo")),
    ...button("Remove", `Take ${title} off the list`, "remove"),
  ];
}
