import { beforeEach, expect, it } from "vitest";
import { messageId } from "../../../adapters/email/envelope.ts";
import { signToken } from "../../../adapters/email/links.ts";
import { readReturned } from "../../../adapters/email/returned.ts";
import { buildHouse } from "../../fakes/house.ts";
import { addressOf, KEY, place } from "./stage.ts";

const FROM = { name: "Paperboy", address: "papers@lab.example" };
let house: Awaited<ReturnType<typeof buildHouse>>;
beforeEach(async () => {
  house = await buildHouse({ at: "2025-06-06T08:00:00Z" });
  await house.store.saveAddress(addressOf());
  await house.subscribe(place(), Date.parse("2025-06-06T09:00:00Z"));
  return () => house.store.close();
});

const report = (type: string, part: string, quoted = messageId(KEY, place(), FROM)) =>
  [
    "From: MAILER-DAEMON@mx.example",
    "To: papers@lab.example",
    "Subject: Undelivered Mail Returned to Sender",
    `Content-Type: multipart/report; report-type=${type}; boundary="b"`,
    "MIME-Version: 1.0",
    "",
    "--b",
    "Content-Type: text/plain",
    "",
    "I'm sorry to have to inform you",
    "--b",
    `Content-Type: message/${type}`,
    "",
    part,
    "--b",
    "Content-Type: message/rfc822",
    "",
    "From: Paperboy <papers@lab.example>",
    `Message-ID: ${quoted}`,
    "Subject: Daily Papers",
    "",
    "body",
    "--b--",
    "",
  ].join("\r\n");
const dsn = (action: string, status: string) =>
  `Reporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; ada@lab.example\r\nAction: ${action}\r\nStatus: ${status}`;
const stopped = async () => (await house.store.subscription(place()))?.disabled?.reason;

it.each([
  ["no such mailbox", report("delivery-status", dsn("failed", "5.1.1"))],
  ["a mailbox that is switched off", report("delivery-status", dsn("failed", "5.2.1"))],
  [
    "no such mailbox, as Postfix pipes it",
    `From MAILER-DAEMON  Mon Jun  2 08:00:00 2025\n${report("delivery-status", dsn("failed", "5.1.1"))}`,
  ],
  ["a complaint", report("feedback-report", "Feedback-Type: abuse\r\nVersion: 1")],
])("stops an address after %s", async (_, raw) => {
  expect(await readReturned(raw, house)).toMatch(/^One address is stopped/);
  expect(await stopped()).toMatch(/bounced|unwanted/);
});

it.each([
  ["a delay", report("delivery-status", dsn("delayed", "4.4.1"))],
  ["a full mailbox", report("delivery-status", dsn("failed", "5.2.2"))],
  ["a policy", report("delivery-status", dsn("failed", "5.7.1"))],
  ["no complaint", report("feedback-report", "Feedback-Type: not-spam")],
  ["a mail that is not ours", report("delivery-status", dsn("failed", "5.1.1"), "<x@y.example>")],
  [
    "an address that nobody knows",
    report("delivery-status", dsn("failed", "5.1.1"), messageId(KEY, place("f".repeat(24)), FROM)),
  ],
  ["an absence", "From: ada@lab.example\r\nSubject: Out of office\r\n\r\nBack on Monday"],
  ["a wish that nobody signed", "Subject: unsubscribe abc.def\r\n\r\n"],
  ["nothing", ""],
  ["rubbish", "\0\x01\xff".repeat(1_000)],
])("changes nothing for %s", async (_, raw) => {
  await readReturned(raw, house);
  expect(await stopped()).toBeUndefined();
  expect(await house.store.address(place())).toBeDefined();
});

it("unsubscribes by a mail with the signed subject, as some programs wrap it", async () => {
  const token = signToken(addressOf(), "run:unsubscribe");
  expect(await readReturned(`Subject: unsubscribe\r\n ${token}\r\n\r\n`, house)).toMatch(
    /unsubscribed and deleted/,
  );
  expect(await house.store.address(place())).toBeUndefined();
});
