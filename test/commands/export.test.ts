import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { PaperId } from "../../src/papers/paper.ts";
import { cast } from "../contract/samples.ts";
import { readBibtex } from "../export/readers.ts";
import { makePapers } from "../fixtures/papers.ts";
import { openDesk } from "./desk.ts";

const DAY = 86_400_000;

let desk: Awaited<ReturnType<typeof openDesk>>;
beforeEach(async () => {
  desk = await openDesk({ at: "2025-06-06T12:00:00Z" });
  await desk.store.savePapers(makePapers(12), desk.clock.now());
});
afterEach(async () => {
  await desk.bot.stop();
  await desk.store.close();
});

const id = (n: number) => `2506.${String(n).padStart(5, "0")}`;

describe("export", () => {
  const vote = (n: number, who: string) =>
    desk.store.applyCasts([
      {
        cast: cast({ paper: id(n) as PaperId, person: desk.person(who) }),
        standing: true,
        at: desk.clock.now(),
      },
    ]);

  it("gives the team's favourites as BibTeX, most votes first", async () => {
    await vote(1, "ada");
    await vote(2, "ada");
    await vote(2, "grace");
    const { message, private: onlyForMe } = await desk.run("export");
    expect(onlyForMe).toBe(true);
    expect(message.summary).toBe("2 papers as BibTeX: the team's favourites.");
    const [file] = message.files ?? [];
    expect(file).toMatchObject({ name: "favourites-2025-06-06.bib", mediaType: "application/x-bibtex" });
    expect(readBibtex(file?.content ?? "").map(({ title }) => title)).toEqual([
      `Paper ${id(2)}`,
      `Paper ${id(1)}`,
    ]);
  });

  it("keeps to the period", async () => {
    await vote(1, "ada");
    await desk.run("save", { paper: id(1) });
    await desk.clock.advance(10 * DAY);
    await vote(2, "ada");
    await desk.run("save", { paper: id(2) });
    for (const what of ["favourites", "list"]) {
      const { message } = await desk.run("export", { format: "json", what, period: "week" });
      const { papers } = JSON.parse(message.files?.[0]?.content ?? "");
      expect(papers.map((paper: { id: string }) => paper.id)).toEqual([id(2)]);
      expect(message.summary).toMatch(/^1 paper as JSON: .* of the last 7 days\.$/);
    }
  });

  it.each([
    ["csv", "list", "reading-list-2025-06-06.csv", /^\ufeffid,title/],
    ["ris", "list", "reading-list-2025-06-06.ris", /^TY {2}- UNPB\r\n/],
    ["bibtex", id(5), `${id(5)}-2025-06-06.bib`, /^@misc\{example2025paper,/],
  ])("gives %s of %s", async (format, what, name, content) => {
    await desk.run("save", { paper: id(4) });
    const [file] = (await desk.run("export", { format, what })).message.files ?? [];
    expect(file).toMatchObject({ name, content: expect.stringMatching(content) });
  });

  it("says what to do where there is nothing to export", async () => {
    expect((await desk.run("export")).message.summary).toMatch(
      /has not voted for any paper yet.*Vote button/,
    );
    expect((await desk.run("export", { what: "list" })).message.summary).toMatch(
      /no papers yet.*Save button/,
    );
    expect((await desk.run("export", { what: "nonsense words" })).message.summary).toMatch(
      /neither “favourites” nor “list”/,
    );
  });

  it("gives one paper's BibTeX by the button of its card", async () => {
    const card = (await desk.run("show", { paper: id(3) })).message;
    const reply = await desk.press(card, "BibTeX");
    expect(reply.kind === "message" && reply.message.files?.[0]?.content).toMatch(/eprint = \{2506\.00003\}/);
  });
});
