import { expect, it } from "vitest";
import { paperActions, paperMenu } from "../../src/cards/paper-menu.ts";
import { makePaper } from "../fixtures/papers.ts";

const paper = makePaper({ id: "2506.00001" });
const labels = (choices: readonly { readonly label: string }[]) => choices.map(({ label }) => label);

it("offers to send a paper only to teams that can, and keeps to the six choices that fit in Slack's menu", () => {
  const usual = ["Details", "Save", "Not for us", "Similar", "BibTeX", "Discuss"];
  expect(labels(paperMenu(paper).choices)).toEqual(usual);
  const sending = usual.map((label) => (label === "BibTeX" ? "Send to Zotero" : label));
  expect(labels(paperMenu(paper, { sends: true }).choices)).toEqual(sending);
  expect(labels(paperActions(paper, { sends: true }))).toEqual([...usual.slice(1), "Send to Zotero"]);
});
