import { createHash, randomInt } from "node:crypto";
import type { Person } from "../chat/refs.ts";
import type { Clock } from "../runtime/clock.ts";
import { UserError } from "../runtime/errors.ts";
import { accountOf } from "./account-id.ts";
import type { Redeemed, Redeemer, TeamStore } from "./store.ts";
import type { TeamId } from "./team-id.ts";

/** A code works this long. */
export const CODE_MINUTES = 10;
/** No letters and digits that are taken for each other: 32 signs, so 8 of them are 40 bits. */
const SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH = 8;

/** What a code begins with, so that nobody takes one kind for the other. It is part of the code. */
const PREFIX = { team: "TEAM", person: "ME" } as const;

/** One-time codes that link servers and workspaces, or the accounts of a person. */
export interface Linking {
  /**
   * A code like `TEAM-7K3M-QX0D`, or `ME-7K3M-QX0D` for the person's own accounts where `team` is absent. Throws
   * UserError.
   */
  offer(by: Person, team?: TeamId): Promise<string>;
  /** What a code does here. A person may type it as they read it: small letters, O for 0, with or without the dash. */
  redeem(code: string, by: { readonly person: Person } & Omit<Redeemer, "account">): Promise<Redeemed>;
}

/** Codes are made by chance that cannot be foreseen; the store keeps their hashes alone. */
export function createLinking({
  store,
  clock,
  sign = () => SIGNS.charAt(randomInt(SIGNS.length)),
}: {
  readonly store: TeamStore;
  readonly clock: Clock;
  readonly sign?: () => string;
}): Linking {
  return {
    async offer(by, team) {
      const signs = Array.from({ length: LENGTH }, sign).join("");
      const prefix = team ? PREFIX.team : PREFIX.person;
      const code = `${prefix}-${signs.slice(0, LENGTH / 2)}-${signs.slice(LENGTH / 2)}`;
      const now = clock.now();
      const offer = { hash: hashOf(code), team, by: accountOf(by), expiresAt: now + CODE_MINUTES * 60_000 };
      if (!(await store.offerLink(offer, now))) {
        throw new UserError(
          "You have asked for many codes within an hour. Use the last one, or try again later.",
        );
      }
      return code;
    },
    redeem: (code, { person, ...by }) =>
      store.redeemLink(hashOf(code), { account: accountOf(person), ...by }, clock.now()),
  };
}

function hashOf(code: string): string {
  const read = code
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "")
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1");
  return createHash("sha256").update(read).digest("hex");
}
