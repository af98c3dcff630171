import { afterEach, beforeEach, expect, it } from "vitest";
import { commands } from "../../../commands/index.ts";
import { createBot } from "../../../src/bot.ts";
import type { DeliveryKey } from "../../../src/chat/adapter.ts";
import type { PaperId } from "../../../src/papers/paper.ts";
import { silentLog } from "../../../src/runtime/log.ts";
import type { TeamId } from "../../../src/teams/team-id.ts";
import { buildHouse } from "../../fakes/house.ts";
import { makePapers } from "../../fixtures/papers.ts";
import { type MailServer, openMailServer } from "./mail-server.ts";
import { ada, addressOf, emailThrough, PUBLIC_URL, place } from "./stage.ts";

const FRIDAY = "2025-06-06";
const TEAM = "discord:W1" as TeamId;
let server: MailServer;
let house: Awaited<ReturnType<typeof open>>;

async function open(owner: boolean) {
  const built = await buildHouse({ at: `${FRIDAY}T09:01:00Z` });
  const { store, clock, library, index } = built;
  built.feed.days.set(FRIDAY, makePapers(3));
  const email = emailThrough(server, { store, clock, publicUrl: PUBLIC_URL });
  const bot = createBot({
    store,
    index,
    library,
    adapters: [email.outlet],
    commands,
    clock,
    log: silentLog,
    onFatal: () => {},
  });
  await bot.start();
  await store.saveAddress(addressOf(owner ? {} : { owner: undefined }));
  await built.subscribe(place(), Date.parse(`${FRIDAY}T09:00:00Z`));
  await bot.tick();
  const html = server.received.at(-1)?.mail.html ?? "";
  const links = (label: string) =>
    [...html.matchAll(/href="([^"]+)"[^>]*>([^<]+)</g)]
      .filter(([, , words]) => words === label)
      .map(([, href = ""]) => href.replaceAll("&amp;", "&"));
  const ask = async (url: string, method: "GET" | "POST" = "GET") => {
    const token = decodeURIComponent(new URL(url).pathname.replace("/mail/", ""));
    const route = email.routes.find((one) => one.method === method);
    const response = await route?.handle(new Request(url, { method }), { token });
    if (!(response instanceof Response)) throw new Error("A response was expected.");
    return { status: response.status, text: await response.text() };
  };
  return { ...built, bot, links, ask, html };
}

beforeEach(async () => {
  server = await openMailServer();
  house = await open(true);
});
afterEach(async () => {
  await house.bot.stop();
  await house.store.close();
  await server.close();
});

const tally = async (paper = "2506.00001") =>
  (await house.store.tallies(TEAM, [paper as PaperId])).get(paper as PaperId) ?? 0;

it("votes for the team as the person whose mail it is, and only when somebody presses", async () => {
  const [vote = ""] = house.links("Vote");
  const page = await house.ask(vote);
  expect([page.status, page.text]).toEqual([200, expect.stringContaining("Vote for “Paper 2506.00001”?")]);
  // What looks for viruses opens every link.
  expect(await tally()).toBe(0);
  expect((await house.ask(vote, "POST")).text).toContain("You voted for");
  expect(await tally()).toBe(1);
  expect((await house.store.personalData(ada)).votes).toHaveLength(1);
});

it("puts a paper on the person's reading list", async () => {
  const [save = ""] = house.links("Save");
  await house.ask(save, "POST");
  expect((await house.store.personalData(ada))["reading list"]).toHaveLength(1);
});

it("unsubscribes with one click, after which no link of the address works", async () => {
  const { headers = [] } = server.received.at(-1)?.mail ?? {};
  const header = (name: string) => headers.find(({ key }) => key === name)?.value ?? "";
  expect(header("list-unsubscribe-post")).toBe("List-Unsubscribe=One-Click");
  const [, url = ""] = /<(https:[^>]+)>/.exec(header("list-unsubscribe")) ?? [];
  expect(house.links("Unsubscribe")).toEqual([url]);
  expect((await house.ask(url)).text).toContain("Stop the daily papers to a…@lab.example");
  expect((await house.ask(url, "POST")).text).toContain("no longer come by e-mail");
  expect(await house.store.address(place())).toBeUndefined();
  expect(await house.store.subscription(place())).toBeUndefined();
  expect((await house.ask(url, "POST")).status).toBe(404);
  expect((await house.ask(house.links("Vote")[0] ?? "", "POST")).status).toBe(404);
  expect(await tally()).toBe(0);
});

it("believes no token that was changed, cut, or made for something else", async () => {
  const [vote = ""] = house.links("Vote");
  const [said = "", signature = ""] = vote.split("/mail/")[1]?.split(".") ?? [];
  const forged = (does: string) =>
    Buffer.from(JSON.stringify([place().workspace, place().id, does])).toString("base64url");
  for (const token of [
    `${said}.`,
    `${said}.${signature.slice(0, -1)}`,
    `${said.slice(0, -2)}.${signature}`,
    `${forged("run:privacy?what=delete-team&confirm=yes")}.${signature}`,
    "",
    "x.y.z",
    "é",
  ]) {
    const url = `${PUBLIC_URL}/mail/${encodeURIComponent(token)}`;
    expect((await house.ask(url, "POST")).status, token).toBe(404);
  }
  expect(await tally()).toBe(0);
});

it("offers no votes where many read", async () => {
  await house.bot.stop();
  await house.store.close();
  house = await open(false);
  expect([house.links("Vote"), house.links("Save")]).toEqual([[], []]);
  expect(house.links("Unsubscribe")).toHaveLength(1);
});

it("answers a reply to a digest under the digest's mail", async () => {
  const { outlet } = emailThrough(server, { store: house.store });
  const under = { channel: place(), id: "k1" };
  await outlet.post(place(), { summary: "More", blocks: [] }, "k2" as DeliveryKey, under);
  expect(server.received.at(-1)?.mail.inReplyTo).toBe(`<k1.${place().id}@lab.example>`);
  await outlet.stop();
});
