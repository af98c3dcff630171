import { expect } from "vitest";
import { createOptIn } from "../../../src/delivery/opt-in.ts";
import { createPostNow } from "../../../src/delivery/post-now.ts";
import type { TeamId } from "../../../src/teams/team-id.ts";
import { outletContract } from "../../contract/outlet.ts";
import { settings } from "../../fakes/house.ts";
import { openMailServer } from "./mail-server.ts";
import { emailThrough } from "./stage.ts";

outletContract("e-mail", { personal: true }, async (house) => {
  const server = await openMailServer();
  const { store, clock } = house;
  const { outlet } = emailThrough(server, { store, clock });
  const postNow = createPostNow({ store, adapters: [outlet], clock, onPosted: () => {} });
  const optIn = createOptIn({ outlet: outlet as never, store, postNow, clock });
  /** All but the mails that asked for confirmation. */
  const digests = (to: string | undefined) =>
    server.received.filter((got) => got.to[0] === to && !got.mail.subject?.startsWith("Confirm"));
  const known = new Map<string, string>();
  return {
    outlet,
    async subscribe(person, team) {
      const address = `${person.user}@lab.example`;
      const wish = { address, team: `discord:${team}` as TeamId, by: person, settings };
      expect(await optIn.request(wish)).toBe(`${person.user[0]}…@lab.example`);
      const asked = server.received.findLast(({ to }) => to[0] === address);
      const code = /MAIL-\w{4}-\w{4}/.exec(asked?.mail.text ?? "")?.[0] ?? "";
      const { channel } = await optIn.confirm(code.toLowerCase().replaceAll("-", ""));
      known.set(channel.id, address);
      return channel;
    },
    unsubscribe: async (channel) => void (await store.deleteAddress(channel)),
    read: async ({ id }) => digests(known.get(id)).map(({ mail }) => mail.text ?? ""),
    failNext: (kind) =>
      server.failNext(
        kind === "unknown" ? "cut-after-data" : { at: "rcpt", code: 450, words: "4.2.0 Later" },
      ),
    close: () => server.close(),
  };
});
