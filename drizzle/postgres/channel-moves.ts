import type { ChannelRef } from "../../src/chat/refs.ts";
import type { SubscriptionStore } from "../../src/subscriptions/store.ts";
import { teamOf } from "../../src/teams/team-id.ts";
import { channelKey } from "../shared/rows/channel.ts";
import type { Database, Statement, Value } from "./connection/database.ts";

/** Rows of the channel, by its columns. */
const HERE = "o.platform = $1 and o.workspace = $2 and o.channel = $3";

/**
 * If the new id already has the same row, that one wins: the old one is deleted if it would be a duplicate, and kept if
 * it is history. $4 is the new id.
 */
const move = (table: string, same: readonly string[], change = ""): Statement => ({
  name: `move_${table}`,
  text: `update ${table} o set channel = $4${change} where ${HERE} and not exists (
      select 1 from ${table} n where n.platform = $1 and n.workspace = $2 and n.channel = $4
        ${same.map((column) => `and n.${column} = o.${column}`).join(" ")})`,
});
const drop = (table: string): Statement => ({
  name: `drop_moved_${table}`,
  text: `delete from ${table} o where ${HERE}`,
});
const BY_COLUMNS: readonly (readonly [Statement, "old" | "both"])[] = [
  [move("subscriptions", []), "both"],
  [drop("subscriptions"), "old"],
  [
    move(
      "deliveries",
      ["day", "kind"],
      `, posted_channel = case when o.posted_channel = $3 then $4 else o.posted_channel end,
      under = case when o.under #>> '{channel,id}' = $3
        then jsonb_set(o.under::jsonb, '{channel,id}', to_jsonb($4::text))::json else o.under end`,
    ),
    "both",
  ],
  // A recount under the old id had marked them as gone.
  [move("posted_messages", ["message"], ", gone = false"), "both"],
  [drop("posted_messages"), "old"],
  [move("watches", ["kind", "folded"]), "both"],
  [drop("watches"), "old"],
  [move("addresses", []), "both"],
  [drop("addresses"), "old"],
  [move("shared_papers", ["paper"]), "both"],
  [drop("shared_papers"), "old"],
  [{ name: "move_access_keys", text: `update access_keys o set channel = $4 where ${HERE}` }, "both"],
  [{ name: "move_club_meetings", text: `update club_meetings o set channel = $4 where ${HERE}` }, "both"],
];
/** In votes, the channel is a single column. $1 team, $2 old key, $3 new key. */
const CASTS: Statement = {
  name: "move_casts",
  text: `update casts o set channel = $3,
      via = case when o.via = 'button' then o.via else $3 || substr(o.via, length($2) + 1) end
    where o.team = $1 and o.channel = $2 and not (o.via <> 'button' and exists (
      select 1 from casts n where n.team = o.team and n.paper = o.paper and n.person = o.person and n.kind = o.kind
        and n.via = $3 || substr(o.via, length($2) + 1) and n.mark = o.mark))`,
};
const DROP_CASTS: Statement = {
  name: "drop_moved_casts",
  text: "delete from casts where team = $1 and channel = $2",
};

/** The part of the store that moves a channel to a new id. */
export function createChannelMoves({ write }: Database): Pick<SubscriptionStore, "moveChannel"> {
  return {
    moveChannel: (channel, newId) =>
      write(async (session) => {
        const { platform, workspace, id } = channel;
        const moved: ChannelRef = { ...channel, id: newId };
        const old: readonly Value[] = [platform, workspace, id];
        for (const [statement, which] of BY_COLUMNS)
          await session.run(statement, which === "both" ? [...old, newId] : old);
        const [team, from, to] = [teamOf(channel), channelKey(channel), channelKey(moved)];
        await session.run(CASTS, [team, from, to]);
        await session.run(DROP_CASTS, [team, from]);
      }, "moving"),
  };
}
