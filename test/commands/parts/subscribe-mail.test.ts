import { afterEach, beforeEach, expect, it } from "vitest";
import { asMessage } from "../../../src/chat/reply.ts";
import { type MailServer, openMailServer } from "../../adapters/email/mail-server.ts";
import { emailThrough } from "../../adapters/email/stage.ts";
import { buildHouse } from "../../fakes/house.ts";
import { makePapers } from "../../fixtures/papers.ts";

const FRIDAY = "2025-06-06";
let server: MailServer;
let house: Awaited<ReturnType<typeof open>>;

async function open(withMail = true) {
  const built = await buildHouse({ at: `${FRIDAY}T08:00:00Z`, platforms: ["slack"] });
  built.feed.days.set(FRIDAY, makePapers(6));
  const { store, clock } = built;
  const { bot, adapter } = built.boot(withMail ? [emailThrough(server, { store, clock }).outlet] : []);
  await bot.start();
  const run = async (user: string, name: string, options: Record<string, string> = {}, workspace = "W1") => {
    const person = built.person(user, "slack", workspace);
    const reply = await adapter.run({
      person,
      channel: built.channel("C1", "slack", workspace),
      name,
      options,
    });
    const { message, private: hidden } = asMessage(reply);
    return { text: JSON.stringify(message), hidden };
  };
  const mail = (user: string, options: Record<string, string> = {}) =>
    run(user, "subscribe", { to: "mail", ...options });
  const code = () => /MAIL-\w{4}-\w{4}/.exec(server.received.at(-1)?.mail.text ?? "")?.[0] ?? "";
  return { ...built, bot, adapter, run, mail, code };
}

beforeEach(async () => {
  server = await openMailServer();
  house = await open();
});
afterEach(async () => {
  await house.bot.stop();
  await house.store.close();
  await server.close();
});

it("subscribes who may manage nothing, once the code is given; the team's channel hears none of it", async () => {
  const { mail, code, store, clock, bot } = house;
  const asked = await mail("ada", {
    address: "<mailto:ada@Lab.example|ada@lab.example>",
    time: "09:00",
    timezone: "UTC",
    count: "3",
  });
  expect([asked.hidden, asked.text]).toEqual([true, expect.stringContaining("a…@lab.example")]);
  expect(await store.subscriptions()).toEqual([]);
  const done = await mail("ada", { code: code() });
  expect([done.hidden, done.text]).toEqual([true, expect.stringContaining("You now get the daily papers.")]);
  const [subscription] = await store.subscriptions();
  expect(subscription).toMatchObject({ team: "slack:W1", settings: { time: "09:00", count: 3 } });
  await clock.advance(61 * 60_000);
  await bot.tick();
  expect(server.received.at(-1)?.mail.subject).toBe("Daily Papers · Friday 6 June 2025");
  expect(server.received.at(-1)?.to).toEqual(["ada@lab.example"]);
});

it("opens the settings of a known address, changes them, and moves to another only with its code", async () => {
  const { mail, code, store } = house;
  expect((await mail("ada")).text).toContain("Name your address");
  await mail("ada", { address: "ada@lab.example" });
  await mail("ada", { code: code() });
  expect((await mail("ada")).text).toContain("You get the day’s trending papers");
  await mail("ada", { time: "07:30" });
  expect((await store.subscriptions())[0]?.settings.time).toBe("07:30");
  await mail("ada", { address: "ada@home.example" });
  expect(await store.addresses({})).toHaveLength(2);
  await mail("ada", { code: code() });
  const [moved, ...more] = await store.addresses({});
  expect([moved?.address, more]).toEqual(["ada@home.example", []]);
  expect(await store.subscriptions()).toMatchObject([{ settings: { time: "07:30" } }]);
});

it("takes no wrong, used or old code, and no address that is none", async () => {
  const { mail, code, clock, store, bot } = house;
  for (const address of [
    "ada",
    "a@b",
    "ada@lab.example, eve@evil.example",
    "ada@lab.example\r\nBcc: x@y.example",
  ])
    expect((await mail("ada", { address })).text).toContain("is not an e-mail address");
  expect(server.received).toEqual([]);
  await mail("ada", { address: "ada@lab.example" });
  expect((await mail("ada", { code: "MAIL-0000-0000" })).text).toContain("That code is wrong");
  const first = code();
  await mail("ada", { code: first });
  expect((await mail("ada", { code: first })).text).toContain("That code is wrong");
  await mail("ben", { address: "ben@lab.example" });
  await clock.advance(24 * 3_600_000);
  expect((await mail("ben", { code: code() })).text).toContain("older than a day");
  await bot.tick();
  await bot.housekept();
  expect(await store.addresses({ address: "ben@lab.example" })).toEqual([]);
  expect(await store.subscriptions()).toHaveLength(1);
});

it("fills nobody's mailbox", async () => {
  const { mail } = house;
  const answers = [];
  for (let n = 0; n < 6; n += 1) answers.push((await mail(`u${n}`, { address: "ada@lab.example" })).text);
  expect(server.received).toHaveLength(3);
  expect(answers.at(-1)).toContain("Too many codes for that address within the hour");
});

it("keeps nothing where the code could not be sent, and says what to do", async () => {
  server.failNext({ at: "rcpt", code: 550, words: "5.1.1 <ada@lab.example> unknown" });
  const { text } = await house.mail("ada", { address: "ada@lab.example" });
  expect(text).toContain("does not accept mail");
  expect(text).not.toContain("ada@lab.example");
  expect(await house.store.addresses({})).toEqual([]);
});

it("stops an address that the server refuses for good, after a second look, and tells its owner in the chat", async () => {
  const { mail, code, store, clock, bot, adapter } = house;
  await mail("ada", { address: "ada@lab.example", time: "09:00", timezone: "UTC" });
  await mail("ada", { code: code() });
  server.failAlways({ at: "rcpt", code: 550, words: "5.1.1 <ada@lab.example>: User unknown" });
  await clock.advance(61 * 60_000);
  await bot.tick();
  expect((await store.subscriptions())[0]?.disabled).toBeUndefined();
  await clock.advance(6 * 60_000);
  await bot.tick();
  await bot.stop();
  expect((await store.subscriptions())[0]?.disabled?.reason).toContain("does not accept mail");
  expect(adapter.told.map(({ person, message }) => [person.user, message.summary])).toEqual([
    [
      "ada",
      expect.stringMatching(/stopped the daily papers that came to you by e-mail\. .*<a…@lab\.example>/),
    ],
  ]);
});

it("ends it for its owner alone, in the team in which it began", async () => {
  const { mail, code, run, store } = house;
  await mail("ada", { address: "ada@lab.example" });
  await mail("ada", { code: code() });
  expect((await run("ben", "unsubscribe", { from: "mail" })).text).toContain(
    "You get no daily papers by e-mail",
  );
  expect((await run("ada", "unsubscribe", { from: "mail" }, "W2")).text).toContain(
    "no daily papers by e-mail",
  );
  expect((await run("ada", "unsubscribe", { from: "mail" })).text).toContain("no longer come by e-mail");
  expect([await store.addresses({}), await store.subscriptions()]).toEqual([[], []]);
  // The channel's own papers are its managers' to end.
  expect((await run("ada", "unsubscribe")).text).toContain("Only people who can manage");
});

it("says so where no mail can be sent", async () => {
  await house.bot.stop();
  await house.store.close();
  house = await open(false);
  expect((await house.mail("ada", { address: "ada@lab.example" })).text).toContain(
    "This Paperboy cannot send mail yet. Its operator can set it up.",
  );
});
