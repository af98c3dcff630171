import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readBibtex } from "../export/readers.ts";
import { until } from "../until.ts";
import { setStage } from "./stage.ts";

let stage: Awaited<ReturnType<typeof setStage>>;
let process: Awaited<ReturnType<typeof stage.boot>>;
beforeEach(async () => {
  stage = await setStage();
  process = await stage.boot();
  await process.bot.services.library.syncRecent(5);
});
afterEach(async () => {
  await process.stop();
  await stage.strike();
});

const PAPER = "2608.19880";

describe.each(["discord", "slack"] as const)("on %s, through the real client", (platform) => {
  const open = () => stage.chats[platform];
  const file = (who: string, name: RegExp) =>
    until(`there is a file ${name}`, () =>
      open()
        .files(who)
        .find((one) => name.test(one.name)),
    );

  it("a paper is saved, listed, exported and read, and nobody else sees it", async () => {
    const chat = open();
    const saved = await chat.papers("ada", `save paper:https://arxiv.org/abs/${PAPER}`);
    expect(saved).toMatchObject({
      private: true,
      text: expect.stringMatching(/Saved to your reading list.*1 paper to read/s),
    });
    expect((await chat.papers("ada", "list")).text).toMatch(/EnvHarness.*1 paper/s);
    expect((await chat.papers("grace", "list")).text).toMatch(/Nothing to read/);
    await chat.papers("ada", "export format:bibtex what:list");
    const bib = await file("ada", /^reading-list-.*\.bib$/);
    expect(readBibtex(bib.content)[0]).toMatchObject({ title: expect.stringMatching(/^EnvHarness/) });
    expect(bib.content).toContain(`eprint = {${PAPER}}`);
    expect(chat.files("grace")).toEqual([]);
  });

  it.each([
    ["csv", /\.csv$/, /^\ufeffid,title,/],
    ["ris", /\.ris$/, /^TY {2}- UNPB\r\n/],
    ["json", /\.json$/, /^\{\n {2}"schemaVersion": 1/],
  ])("one paper comes as %s", async (format, name, content) => {
    const chat = open();
    const said = await chat.papers("ada", `export format:${format} what:${PAPER}`);
    expect(said.private).toBe(true);
    expect((await file("ada", name)).content).toMatch(content);
  });

  it("a club nominates, votes, sets a date with a presenter, moves and cancels it; nobody is pinged", async () => {
    const chat = open();
    expect(await chat.papers("ada", `club verb:nominate paper:${PAPER}`)).toMatchObject({
      private: false,
      text: expect.stringMatching(/Nominated for the journal club/),
    });
    await chat.papers("grace", `club verb:vote paper:${PAPER}`);
    expect((await chat.papers("you", "club")).text).toMatch(/EnvHarness.*1 vote/s);
    const day = new Date(stage.clock.now() + 7 * 86_400_000).toISOString().slice(0, 10);
    const set = await chat.papers(
      "ada",
      `club verb:schedule paper:${PAPER} date:${day} time:15:00 presenter:@grace`,
    );
    expect(set).toMatchObject({ private: false, text: expect.stringMatching(/presented by grace/i) });
    const first = await file("ada", new RegExp(`^journal-club-${day}\\.ics$`));
    expect(first.content).toMatch(/METHOD:PUBLISH[\s\S]*SEQUENCE:0[\s\S]*Presented by grace/i);
    expect((await chat.papers("you", "favourites")).text).toMatch(/Next in the journal club.*EnvHarness/s);
    expect((await chat.papers("alan", `club verb:cancel paper:${PAPER}`)).text).toMatch(
      /is already scheduled/,
    );
    await chat.papers("grace", `club verb:cancel paper:${PAPER}`);
    await until("the cancellation comes", () =>
      chat.files("ada").some(({ content }) => /METHOD:CANCEL/.test(content)),
    );
    expect(chat.pings()).toEqual([]);
  });
});

it("on slack, a presenter is typed as people type, in the options' order", async () => {
  const chat = stage.chats.slack;
  const day = new Date(stage.clock.now() + 7 * 86_400_000).toISOString().slice(0, 10);
  const set = await chat.papers("ada", `club schedule ${PAPER} ${day} 15:00 @grace`);
  expect(set.text).toMatch(/presented by grace/i);
  // The file follows in a message of its own.
  await until("the invitation comes", () => chat.files("ada").length === 1);
  expect((await chat.papers("ada", `club schedule ${PAPER} ${day} 16:00 @nobody`)).text).toMatch(
    /must be a member of this place/,
  );
  expect((await chat.papers("ada", `done ${PAPER}`)).text).toMatch(/Read: .*Nothing is left to read/s);
});
