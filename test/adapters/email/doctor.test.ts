import { afterEach, beforeEach, expect, it } from "vitest";
import { examineEmail } from "../../../adapters/email/doctor.ts";
import { systemClock } from "../../../src/runtime/clock.ts";
import { type MailServer, openMailServer, USER } from "./mail-server.ts";

let server: MailServer;
beforeEach(async () => {
  server = await openMailServer();
});
afterEach(() => server.close());

const examine = async (given: { auth?: typeof USER; port?: number; publicUrl?: string } = {}) => {
  const { auth = USER, port = server.port, publicUrl } = given;
  const [check] = await examineEmail({
    server: { host: "127.0.0.1", port, secure: false, auth },
    from: { name: "Paperboy", address: "papers@lab.example" },
    publicUrl,
    clock: systemClock,
  });
  return check;
};

it("finds nothing wrong where mail is taken, sends none, and says whether links lead anywhere", async () => {
  expect(await examine()).toMatchObject({ ok: true, detail: expect.stringContaining("no voting links") });
  const { detail } = (await examine({ publicUrl: "https://papers.lab.example" })) ?? {};
  expect(detail).toContain("links lead to https://papers.lab.example");
  expect(server.received).toEqual([]);
});

it.each([
  ["a wrong password", { auth: { ...USER, pass: "wrong horse" } }, "PAPERBOY_SMTP_URL"],
  ["no server", { port: 1 }, "could not be reached"],
])("says what to mend: %s", async (_, given, words) => {
  const check = await examine(given);
  expect(check).toMatchObject({ ok: false, detail: expect.stringContaining(words) });
  expect(check?.detail).not.toContain("horse");
});
