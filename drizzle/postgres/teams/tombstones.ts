import { randomBytes } from "node:crypto";
import { type AccountId, accountOf } from "../../../src/teams/account-id.ts";
import type { Cast } from "../../../src/votes/store.ts";
import { TOMBSTONES_KEPT_MS, tombstoneOf } from "../../shared/retention.ts";
import { BUTTON } from "../../shared/rows/cast.ts";
import type { Session } from "../connection/database.ts";

const SALT = { name: "salt", text: "select value from secrets where name = 'tombstones'" };
const MAKE_SALT = {
  name: "make_salt",
  text: "insert into secrets (name, value) values ('tombstones', $1) on conflict do nothing",
};
const PUT = {
  name: "put_tombstones",
  text: `insert into tombstones (hash, at) select hash, $2 from unnest($1::text[]) as forgotten (hash)
    on conflict (hash) do update set at = excluded.at`,
};
const EXPIRE = { name: "expire_tombstones", text: "delete from tombstones where at < $1" };
const FORBIDDEN = {
  name: "forbidden",
  text: `select told.n from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[])
      with ordinality as told (hash, platform, workspace, channel, message, n)
    join tombstones t on t.hash = told.hash
    left join posted_messages p on p.platform = told.platform and p.workspace = told.workspace
      and p.channel = told.channel and p.message = told.message
    where p.posted_at is null or p.posted_at <= t.at`,
};

/** Remembers who asked to be forgotten without revealing who. Works within the caller's transaction. */
export interface Tombstones {
  /** A pseudonym for an account: always the same, and only in this database. */
  nameOf(session: Session, account: AccountId): Promise<string>;
  put(session: Session, accounts: readonly AccountId[], at: number): Promise<void>;
  /** The reactions that date from before their person was forgotten, as far as can be known. */
  forbidden(session: Session, casts: readonly Cast[]): Promise<ReadonlySet<Cast>>;
  /** Deletes tombstones that are no longer needed, since nothing can bring those votes back. */
  expire(session: Session, now: number): Promise<void>;
}

/** Tombstones with a salt unique to this database. */
export function createTombstones(): Tombstones {
  let salt: string | undefined;

  async function knownSalt(session: Session): Promise<string | undefined> {
    salt ??= (await session.run<{ value: string }>(SALT))[0]?.value;
    return salt;
  }

  async function ownSalt(session: Session): Promise<string> {
    if ((await knownSalt(session)) === undefined)
      await session.run(MAKE_SALT, [randomBytes(32).toString("hex")]);
    return (await knownSalt(session)) ?? "";
  }

  return {
    nameOf: async (session, account) => tombstoneOf(account, await ownSalt(session)),
    async put(session, accounts, at) {
      const own = await ownSalt(session);
      await session.run(PUT, [accounts.map((account) => tombstoneOf(account, own)), at]);
    },
    async forbidden(session, casts) {
      const told = casts.flatMap((cast) => {
        const { via, channel, person } = cast;
        return via === BUTTON ? [] : [{ cast, channel, message: via.message, account: accountOf(person) }];
      });
      // Until somebody is forgotten, there is no salt.
      const own = told.length > 0 ? await knownSalt(session) : undefined;
      if (own === undefined) return new Set();
      const rows = await session.run<{ n: number }>(FORBIDDEN, [
        told.map(({ account }) => tombstoneOf(account, own)),
        told.map(({ channel }) => channel.platform),
        told.map(({ channel }) => channel.workspace),
        told.map(({ channel }) => channel.id),
        told.map(({ message }) => message),
      ]);
      return new Set(rows.flatMap(({ n }) => told[n - 1]?.cast ?? []));
    },
    expire: async (session, now) => void (await session.run(EXPIRE, [now - TOMBSTONES_KEPT_MS])),
  };
}
