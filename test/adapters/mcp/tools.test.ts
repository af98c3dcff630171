import { afterEach, beforeEach, expect, it } from "vitest";
import type { TeamId } from "../../../src/teams/team-id.ts";
import { call, DAY, openMcpDesk } from "./desk.ts";

let desk: Awaited<ReturnType<typeof openMcpDesk>>;
beforeEach(async () => {
  desk = await openMcpDesk();
});
afterEach(() => desk.close());

const PAPER = "2506.00001";

it("offers each client what it may do and nothing else", async () => {
  const names = async (permission: Parameters<typeof desk.connect>[0]) => {
    const client = await desk.connect(permission);
    return (await client.listTools()).tools.map(({ name }) => name).sort();
  };
  const papers = ["paper", "search_papers", "todays_papers"];
  expect(await names(desk.nobody)).toEqual(papers);
  expect(await names({ ...desk.ada, person: undefined })).toEqual(
    [...papers, "team_favourites", "why"].sort(),
  );
  expect(await names(desk.ada)).toEqual(
    [...papers, "team_favourites", "why", "reading_list", "save", "vote"].sort(),
  );
  const stranger = await desk.connect(desk.nobody);
  expect(await call(stranger, "vote", { paper: PAPER })).toMatchObject({ refused: true });
  expect(await desk.store.tallies("discord:W1" as TeamId, [PAPER as never])).toEqual(new Map());
});

it("describes every tool, its input and its output, and which of them write", async () => {
  const { tools } = await (await desk.connect(desk.ada)).listTools();
  for (const { description, inputSchema, outputSchema } of tools) {
    expect(description).toMatch(/\.$/);
    expect(inputSchema.type).toBe("object");
    expect(outputSchema?.type).toBe("object");
  }
  const writing = tools.filter(({ annotations }) => annotations?.readOnlyHint === false);
  expect(writing.map(({ name }) => name).sort()).toEqual(["save", "vote"]);
});

it("tells the day's papers page by page, each once", async () => {
  const client = await desk.connect(desk.nobody);
  const first = await call(client, "todays_papers", { limit: 5 });
  expect(first.facts).toMatchObject({ day: DAY, total: 12 });
  const ids = new Set<string>();
  for (
    let page = first;
    ;
    page = await call(client, "todays_papers", { limit: 5, cursor: page.facts.next_cursor })
  ) {
    for (const { id } of page.facts.papers ?? []) {
      expect(ids).not.toContain(id);
      ids.add(id);
    }
    if (page.facts.next_cursor === undefined) break;
  }
  expect(ids.size).toBe(12);
  expect(first.text).toContain("Daily Papers of");
  expect(first.facts.papers?.[0]).not.toHaveProperty("votes");
});

it("answers about a day without papers, a day to come, and one that is no day", async () => {
  const client = await desk.connect(desk.nobody);
  expect(await call(client, "todays_papers", { day: "2025-06-01" })).toMatchObject({
    refused: false,
    facts: { papers: [], total: 0 },
  });
  expect(await call(client, "todays_papers", { day: "2026-06-01" })).toMatchObject({
    refused: true,
    text: expect.stringContaining("future"),
  });
  expect((await call(client, "todays_papers", { day: "soon" })).text).toContain("not a date");
});

it("refuses a cursor that it did not give out", async () => {
  const client = await desk.connect(desk.nobody);
  for (const cursor of ["5", "", "💥", Buffer.from("from -1").toString("base64url")])
    expect((await call(client, "todays_papers", { cursor })).refused).toBe(true);
});

it("searches, and says where it corrected the query", async () => {
  const client = await desk.connect(desk.nobody);
  const { facts } = await call(client, "search_papers", { query: "2506.00003" });
  expect(facts.papers?.[0]).toMatchObject({ id: "2506.00003" });
  expect((await call(client, "search_papers", { query: "" })).refused).toBe(true);
});

it("tells everything about a paper, and to a team its votes", async () => {
  const stranger = await desk.connect(desk.nobody);
  const { facts } = await call(stranger, "paper", { paper: `https://arxiv.org/abs/${PAPER}v2` });
  expect(facts).toMatchObject({ id: PAPER, arxiv_url: `https://arxiv.org/abs/${PAPER}` });
  expect(facts).not.toHaveProperty("votes");
  const client = await desk.connect(desk.ada);
  await call(client, "vote", { paper: PAPER });
  expect((await call(client, "paper", { paper: PAPER })).facts).toMatchObject({ votes: 1, my_votes: ["up"] });
  expect((await call(client, "paper", { paper: "nothing" })).refused).toBe(true);
});

it("votes as the person, as “/papers vote” does, and takes it back", async () => {
  const client = await desk.connect(desk.ada);
  expect(await call(client, "vote", { paper: PAPER })).toMatchObject({
    facts: { id: PAPER, votes: 1, left: [] },
    text: expect.stringContaining("It has 1 vote."),
  });
  await desk.run("vote", { paper: PAPER });
  expect((await call(client, "team_favourites")).facts.papers).toMatchObject([{ id: PAPER, votes: 1 }]);
  expect((await call(client, "vote", { paper: PAPER, as: "none" })).facts).toMatchObject({ votes: 0 });
  expect((await call(client, "team_favourites")).facts).toMatchObject({ papers: [], total: 0 });
});

it("saves to the person's own list, which no other client sees", async () => {
  const client = await desk.connect(desk.ada);
  expect((await call(client, "save", { paper: PAPER })).facts).toEqual({ id: PAPER, open: 1 });
  expect((await call(client, "save", { paper: PAPER })).facts).toMatchObject({ before: "open" });
  expect((await call(client, "reading_list")).facts.papers).toMatchObject([{ id: PAPER }]);
  const other = await desk.connect({ channel: desk.general, person: desk.person("ben") });
  expect((await call(other, "reading_list")).facts.total).toBe(0);
});

it("tells nothing of another team", async () => {
  await desk.run("vote", { paper: PAPER });
  const elsewhere = { channel: desk.channel("C9", "discord", "W2"), person: desk.person("ada") };
  const client = await desk.connect(elsewhere);
  expect((await call(client, "team_favourites", { period: "all" })).facts.total).toBe(0);
  expect((await call(client, "paper", { paper: PAPER })).facts).toMatchObject({ votes: 0, my_votes: [] });
  expect((await call(client, "todays_papers")).facts.papers?.[0]).toMatchObject({ votes: 0 });
  const { messages } = await client.getPrompt({ name: "summarize_team_week" });
  expect(JSON.stringify(messages)).toContain("voted for no papers");
});

it("explains the channel's digest", async () => {
  const client = await desk.connect(desk.ada);
  expect((await call(client, "why")).facts.explanation).toContain("no daily papers");
  expect((await call(client, "why", { about: PAPER })).facts.explanation).toContain("Daily Papers on");
  expect((await call(client, "why", { about: "nonsense" })).refused).toBe(true);
});

it("gives papers and days as texts to read", async () => {
  const client = await desk.connect(desk.nobody);
  const { resources } = await client.listResources();
  expect(resources.map(({ uri }) => uri)).toEqual([`day://${DAY}`]);
  const text = async (uri: string) =>
    (await client.readResource({ uri })).contents.map((one) => ("text" in one ? one.text : "")).join("");
  expect(await text(`day://${DAY}`)).toContain("Paper 2506.00001");
  expect(await text(`paper://${PAPER}`)).toContain("Paper 2506.00001");
  await expect(text("paper://math/0309136")).rejects.toThrow(/0309136/);
  await expect(text("day://someday")).rejects.toThrow(/not a date/);
});

it("brings along what the team liked when a summary is asked for", async () => {
  await desk.run("vote", { paper: PAPER });
  const client = await desk.connect(desk.ada);
  const { messages } = await client.getPrompt({ name: "summarize_team_week" });
  expect(JSON.stringify(messages)).toContain("Paper 2506.00001");
  const stranger = await desk.connect(desk.nobody);
  await expect(stranger.getPrompt({ name: "summarize_team_week" })).rejects.toThrow();
});

it("tells nothing of its insides when the database fails", async () => {
  const client = await desk.connect(desk.nobody);
  await desk.store.close();
  const answer = await call(client, "todays_papers");
  expect(answer.refused).toBe(true);
  expect(answer.text).not.toMatch(/database|sqlite/i);
});
