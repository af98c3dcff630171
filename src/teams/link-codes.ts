import type { Person } from "../chat/refs.ts";
import type { Clock } from "../runtime/clock.ts";
import { UserError } from "../runtime/errors.ts";
import { hashOfCode, newCode } from "../runtime/secrets/one-time-code.ts";
import { accountOf } from "./account-id.ts";
import type { Redeemed, Redeemer, TeamStore } from "./store.ts";
import type { TeamId } from "./team-id.ts";

/** How long a code works. */
export const CODE_MINUTES = 10;

/** A code's prefix, so that people do not confuse the two kinds. It is part of the code. */
const PREFIX = { team: "TEAM", person: "ME" } as const;

/** One-time codes that link servers and workspaces, or a person's accounts. */
export interface Linking {
  /**
   * Returns a code like `TEAM-7K3M-QX0D`, or without `team`, `ME-7K3M-QX0D` for the person's own accounts. Throws
   * UserError.
   */
  offer(by: Person, team?: TeamId): Promise<string>;
  /** Redeems a code here. It may be typed in lower case, with O for 0, and with or without dashes. */
  redeem(code: string, by: { readonly person: Person } & Omit<Redeemer, "account">): Promise<Redeemed>;
}

/** Creates link codes. They are cryptographically random, and the store only has their hashes. */
export function createLinking({
  store,
  clock,
  sign,
}: {
  readonly store: TeamStore;
  readonly clock: Clock;
  readonly sign?: () => string;
}): Linking {
  return {
    async offer(by, team) {
      const code = newCode(team ? PREFIX.team : PREFIX.person, sign);
      const now = clock.now();
      const offer = {
        hash: hashOfCode(code),
        team,
        by: accountOf(by),
        expiresAt: now + CODE_MINUTES * 60_000,
      };
      if (!(await store.offerLink(offer, now))) {
        throw new UserError(
          "You have asked for many codes within an hour. Use the last one, or try again later.",
        );
      }
      return code;
    },
    redeem: (code, { person, ...by }) =>
      store.redeemLink(hashOfCode(code), { account: accountOf(person), ...by }, clock.now()),
  };
}
