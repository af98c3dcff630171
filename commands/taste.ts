import { paperList } from "../src/cards/paper-list.ts";
import { defineCommand } from "../src/chat/command.ts";
import { runAction } from "../src/chat/command-button.ts";
import type { Action, Message } from "../src/chat/message.ts";
import { integer, text } from "../src/chat/option.ts";
import type { Reply } from "../src/chat/reply.ts";
import { findArxivIds, toPaperId } from "../src/papers/arxiv-id.ts";
import type { KnownPaper, PaperId } from "../src/papers/paper.ts";
import { shownTitle } from "../src/papers/shown-title.ts";
import { FeedError, UserError } from "../src/runtime/errors.ts";
import type { Services } from "../src/services.ts";
import { type TeamId, teamOf } from "../src/teams/team-id.ts";
import { counted } from "../src/text/format.ts";
import { clip } from "../src/text/truncate.ts";
import { TEAM } from "./parts/groups.ts";
import { requireLibrary, requireReferences } from "./parts/zotero-library.ts";

/** As many as one request to arXiv returns, within seconds. */
const AT_ONCE = 100;
/** Taste only uses the papers named last. */
const LISTED_AT_MOST = 200;
const SHOWN = 5;
/** Typed in place of papers, it names those of the team's Zotero library. */
const LIBRARY = "zotero";
/** The maximum of Discord's text fields. */
const TEXT_LENGTH = 4_000;

export const taste = defineCommand({
  name: "taste",
  group: TEAM,
  description: "Name papers that this team likes",
  options: {
    papers: text("arXiv ids, links or BibTeX, as many as you like; leave empty to see what is named", {
      takes: "rest",
      maxLength: TEXT_LENGTH,
    }),
    form: text("Asks for the papers in a form", { hidden: true }),
    remove: text("Takes a paper out, or all", { hidden: true }),
    page: integer("Which page", { min: 1, max: LISTED_AT_MOST, hidden: true }),
  },
  reply: "private",
  async run(services: Services, { channel }, { papers, form, remove, page = 1 }): Promise<Message | Reply> {
    const team = teamOf(channel);
    if (form !== undefined) return { kind: "form", form: askForPapers() };
    const said = papers === undefined ? [] : [await addNamed(services, team, papers)];
    if (remove !== undefined) await takeOut(services, team, remove);
    const [ids = []] = await services.store.tasteOf([team], LISTED_AT_MOST);
    const known = await services.store.papers(ids);
    const items = [...known.values()].map((paper) => ({ paper, actions: removing(paper, page) }));
    const message = paperList("Named as this team’s taste", items, {
      empty:
        "Nothing named yet. Paste arXiv ids, links or BibTeX of papers that this team likes: they count like votes when Paperboy chooses, and only this team sees them.",
      pages: { command: "taste", options: {}, page, size: SHOWN },
      notes:
        items.length > 0 ? [["They count like votes when Paperboy chooses. Only this team sees them."]] : [],
      actions: [
        runAction("Add papers", "taste", { form: "yes" }, true),
        items.length > 0 ? runAction("Remove all", "taste", { remove: "all" }, true) : undefined,
      ].filter((action) => action !== undefined),
    });
    if (said.length === 0) return message;
    const text = said.join(" ");
    return { summary: text, blocks: [{ kind: "paragraph", text: [text] }, ...message.blocks] };
  },
});

function askForPapers() {
  return {
    command: "taste",
    title: "Papers this team likes",
    submit: "Add",
    options: {},
    sections: [
      {
        name: "papers",
        label: "Papers",
        fields: [
          {
            name: "papers",
            label: "arXiv ids, links or BibTeX",
            hint: "Everything else in the text is ignored",
            kind: "text",
            required: true,
            maxLength: TEXT_LENGTH,
          } as const,
        ],
      },
    ],
  };
}

const NO_IDS =
  "There is no arXiv id in this. Paste ids like 2506.01234, links to arXiv or Hugging Face, or BibTeX with eprint or url.";
const NONE_THERE = "No paper in the Zotero library has an arXiv id.";

async function inZotero(services: Services, team: TeamId): Promise<readonly PaperId[]> {
  const references = requireReferences(services);
  return references.papers(await requireLibrary(services, team), AT_ONCE);
}

async function addNamed(services: Services, team: TeamId, named: string): Promise<string> {
  return named.toLowerCase() === LIBRARY
    ? add(services, team, await inZotero(services, team), NONE_THERE)
    : add(services, team, findArxivIds(named), NO_IDS);
}

/** Adds the papers, and returns a sentence about the result. Throws UserError with `none` if there are none. */
async function add(
  { store, library, clock }: Services,
  team: TeamId,
  found: readonly PaperId[],
  none: string,
): Promise<string> {
  const ids = found.slice(0, AT_ONCE);
  if (ids.length === 0) throw new UserError(none, { option: "papers" });
  const known = await bring(library, ids);
  const added = await store.addTaste(team, [...known.keys()], clock.now());
  const unknown = ids.filter((id) => !known.has(id));
  const missing = unknown.length > 0 ? ` Not known to arXiv: ${clip(unknown.join(", "), 200)}.` : "";
  return `Added ${counted(added, "paper")}${added < known.size ? `; ${counted(known.size - added, "was", "were")} there already` : ""}.${missing}`;
}

async function bring(
  library: Services["library"],
  ids: readonly PaperId[],
): Promise<ReadonlyMap<PaperId, KnownPaper>> {
  try {
    return await library.bring(ids);
  } catch (error) {
    if (!(error instanceof FeedError)) throw error;
    throw new UserError(
      "arXiv cannot be reached right now, so nothing was added. Try again in a few minutes.",
    );
  }
}

async function takeOut({ store }: Services, team: TeamId, what: string): Promise<void> {
  const paper = toPaperId(what);
  await store.dropTaste(team, what === "all" || !paper ? undefined : [paper]);
}

function removing(paper: KnownPaper, page: number): readonly Action[] {
  const action = runAction("Remove", "taste", { remove: paper.id, page: String(page) }, true);
  return action ? [{ ...action, describe: clip(`Take out “${shownTitle(paper)}”`, 75) }] : [];
}
