import { Command } from "commander";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { addEmail } from "../../../bin/outlets/email.ts";
import { readConfig } from "../../../src/config.ts";
import type { Store } from "../../../src/store.ts";
import { type MailServer, openMailServer, USER } from "../../adapters/email/mail-server.ts";
import { buildHouse } from "../../fakes/house.ts";

let server: MailServer;
let house: Awaited<ReturnType<typeof buildHouse>>;
let printed = "";
beforeEach(async () => {
  server = await openMailServer();
  house = await buildHouse({ at: "2025-06-06T08:00:00Z" });
  printed = "";
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    printed += String(text);
    return true;
  });
});
afterEach(async () => {
  vi.restoreAllMocks();
  await server.close();
  await house.store.close();
});

async function paperboy(line: string, mail = true): Promise<void> {
  const program = new Command().exitOverride();
  const env = {
    PAPERBOY_SMTP_URL: `smtp://${USER.user}:${encodeURIComponent(USER.pass)}@127.0.0.1:${server.port}`,
    PAPERBOY_MAIL_FROM: "papers@lab.example",
    PAPERBOY_LOG_LEVEL: "silent",
  };
  addEmail(program, {
    config: () => readConfig(mail ? env : {}),
    withExisting: (work) => work({ store: house.store, clock: house.clock } as never),
  });
  await program.parseAsync(line.split(" "), { from: "user" });
}
const code = () => /MAIL-\w{4}-\w{4}/.exec(server.received.at(-1)?.mail.text ?? "")?.[0] ?? "";
const only = async (store: Store = house.store) => (await store.subscriptions())[0];

it("subscribes a person once somebody there has confirmed it, and says no address in full", async () => {
  await paperboy("subscribe --mail ada@lab.example --at 8:30 --tz Berlin --count 3");
  expect(printed).toContain("A code was sent to a…@lab.example.");
  expect(await only()).toBeUndefined();
  await paperboy(`confirm ${code()}`);
  const subscription = await only();
  expect(subscription?.settings).toMatchObject({ time: "08:30", zone: "Europe/Berlin", count: 3 });
  expect(subscription?.team).toBe(`email:${subscription?.channel.id}`);
  expect(printed).not.toContain("ada@");
});

it("subscribes a list for a team, which nobody votes from", async () => {
  await paperboy("subscribe --mail lab@lists.example --list --team slack:T1");
  await paperboy(`confirm ${code()}`);
  expect(await only()).toMatchObject({ team: "slack:T1", createdBy: { user: "" } });
  expect(await house.store.addresses({ team: "slack:T1" as never })).toMatchObject([{ owner: undefined }]);
});

it("ends all that goes to an address", async () => {
  await paperboy("subscribe --mail ada@lab.example");
  await paperboy(`confirm ${code()}`);
  await paperboy("unsubscribe --mail ada@LAB.example");
  expect([await only(), await house.store.addresses({})]).toEqual([undefined, []]);
  await expect(paperboy("unsubscribe --mail ada@lab.example")).rejects.toThrow(
    "That address is not subscribed",
  );
});

it.each([
  ["subscribe --mail ada", "is not an e-mail address"],
  ["subscribe --mail ada@lab.example --tz Atlantis", "time zone"],
  ["subscribe --mail ada@lab.example --team lab", "--team names"],
  ["confirm MAIL-0000-0000", "That code is wrong"],
])("refuses “%s” and says why", async (line, why) => {
  await expect(paperboy(line)).rejects.toThrow(why);
  expect(server.received).toEqual([]);
});

it("says what to set where no mail can be sent", async () => {
  await expect(paperboy("subscribe --mail ada@lab.example", false)).rejects.toThrow("Set PAPERBOY_SMTP_URL");
});
