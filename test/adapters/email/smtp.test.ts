import { afterEach, beforeEach, expect, it } from "vitest";
import type { Outlet } from "../../../src/chat/adapter.ts";
import { ChatError } from "../../../src/runtime/errors.ts";
import { createTestClock } from "../../fakes/clock.ts";
import { until } from "../../until.ts";
import { type MailFault, type MailServer, openMailServer, USER } from "./mail-server.ts";
import { addressOf, emailThrough, hello, KEY, place } from "./stage.ts";

let server: MailServer;
const outlets: Outlet[] = [];
beforeEach(async () => {
  server = await openMailServer();
});
afterEach(async () => {
  for (const outlet of outlets.splice(0)) await outlet.stop();
  await server.close();
});

const through = (options: Parameters<typeof emailThrough>[1] = {}, at = server) => {
  const { outlet } = emailThrough(at, options);
  outlets.push(outlet);
  return outlet;
};
const post = (outlet = through()) => outlet.post(place(), hello, KEY);
const failure = async (posting: Promise<unknown>): Promise<ChatError> => {
  const error = await posting.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(ChatError);
  return error as ChatError;
};

it("hands a mail over once, to the address alone, with an id of its delivery", async () => {
  expect(await post()).toEqual({ channel: place(), id: KEY });
  expect(server.received).toHaveLength(1);
  const [{ to, from, mail } = {} as never] = server.received;
  expect([to, from]).toEqual([["ada@lab.example"], "papers@lab.example"]);
  expect(mail.messageId).toBe(`<${KEY}.${place().id}@lab.example>`);
});

const answer = (at: "mail" | "rcpt" | "data", code: number, words: string): MailFault => ({
  at,
  code,
  words,
});
it.each([
  ["no such mailbox", answer("rcpt", 550, "5.1.1 <ada@lab.example>: User unknown"), "gone"],
  ["no such mailbox, in old words", answer("rcpt", 550, "No such user here"), "gone"],
  ["a mailbox that is switched off", answer("rcpt", 550, "5.2.1 Disabled"), "gone"],
  ["a full mailbox", answer("rcpt", 552, "5.2.2 Over quota"), "unsent"],
  ["a relay that is not for us", answer("rcpt", 554, "5.7.1 Relay access denied"), "rejected"],
  ["a policy in the code of a missing mailbox", answer("rcpt", 550, "5.7.1 Blocked"), "rejected"],
  ["greylisting", answer("rcpt", 450, "4.2.0 Greylisted"), "unsent"],
  ["a sender that is not ours", answer("mail", 553, "5.7.1 Sender address rejected"), "unauthorized"],
  ["a message taken for spam", answer("data", 554, "5.7.1 Spam"), "rejected"],
  ["a full disk", answer("data", 452, "4.3.1 Insufficient storage"), "unsent"],
  ["a connection that breaks before the message", "cut-before-data" as const, "unsent"],
  ["a connection that breaks before the answer", "cut-after-data" as const, "unknown"],
])("tells %s from the rest, and no address", async (_, fault, kind) => {
  server.failNext(fault);
  const outlet = through();
  const error = await failure(post(outlet));
  expect(error.kind).toBe(kind);
  expect(error.message).not.toContain("ada@");
  expect(server.received).toHaveLength(kind === "unknown" ? 1 : 0);
  // The next goes out all the same.
  await post(outlet);
  expect(server.received).toHaveLength(kind === "unknown" ? 2 : 1);
});

it("waits for no answer longer than a post may take, and sends nothing after that", async () => {
  const clock = createTestClock("2025-06-06T09:00:00Z");
  server.failNext("silent");
  const failed = failure(post(through({ clock })));
  await until("the server has the mail", () => server.received.length === 1);
  await clock.advance(40_000);
  expect((await failed).kind).toBe("unknown");
});

it("gives up what has waited too long for its turn, as certainly not sent", async () => {
  const clock = createTestClock("2025-06-06T09:00:00Z");
  const outlet = through({ clock, perMinute: 1 });
  await post(outlet);
  const failed = failure(outlet.post(place(), hello, KEY));
  await clock.advance(40_000);
  expect((await failed).kind).toBe("rate-limited");
  expect(server.received).toHaveLength(1);
});

it("keeps its connections", async () => {
  const outlet = through();
  for (let n = 0; n < 5; n += 1) await post(outlet);
  expect(server.connections()).toBeLessThanOrEqual(2);
});

it("sends over a new connection where the server has closed the idle one", async () => {
  const outlet = through();
  await post(outlet);
  await server.close();
  expect((await failure(post(outlet))).kind).toBe("unsent");
});

it("logs in, and says so where the password is wrong", async () => {
  await post(through({ auth: USER }));
  const error = await failure(post(through({ auth: { ...USER, pass: "wrong" } })));
  expect([error.kind, error.message]).toEqual(["unauthorized", expect.stringContaining("PAPERBOY_SMTP_URL")]);
  expect(error.message).not.toContain("wrong");
});

it("says nothing over a network in the clear, nor to a server with a certificate of nobody", async () => {
  // Not loopback by its name, though it leads there.
  const plain = await failure(post(through({ host: "0.0.0.0", auth: USER })));
  expect(plain.kind).toBe("unsent");
  const secure = await openMailServer({ secure: true });
  const forged = await failure(post(through({ secure: true }, secure)));
  expect(forged.kind).toBe("unsent");
  expect([...server.received, ...secure.received]).toEqual([]);
  await secure.close();
});

it("knows nothing to post to where the address was deleted", async () => {
  expect((await failure(post(through({ addresses: [] })))).kind).toBe("gone");
  await post(through({ addresses: [addressOf()] }));
});

it("connects when the server is there, tries until then, and gives up where a person must mend it", async () => {
  const clock = createTestClock("2025-06-06T09:00:00Z");
  const told: unknown[] = [];
  const handlers = { connected: (event: unknown) => void told.push(event) } as never;
  server.failAlways({ at: "auth", code: 454, words: "4.7.0 Temporary failure" });
  const outlet = through({ clock, auth: USER });
  const started = outlet.start([], handlers);
  await until("the server was asked", () => server.connections() > 0);
  expect(outlet.connected()).toBe(false);
  server.heal();
  const advancing = setInterval(() => void clock.advance(60_000), 5);
  await started;
  clearInterval(advancing);
  expect([outlet.connected(), told]).toEqual([true, [{ platform: "email", gap: false }]]);
  await outlet.stop();
  expect(outlet.connected()).toBe(false);

  const refused = through({ auth: { ...USER, pass: "wrong" } });
  await expect(refused.start([], handlers)).rejects.toMatchObject({ kind: "unauthorized" });
  const stopped = through({ clock, host: "127.0.0.1", auth: USER }, { ...server, port: 1 });
  const starting = stopped.start([], handlers);
  await stopped.stop();
  await starting;
});
