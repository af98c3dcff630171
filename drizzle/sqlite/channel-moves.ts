import type { ChannelRef } from "../../src/chat/refs.ts";
import type { SubscriptionStore } from "../../src/subscriptions/store.ts";
import { teamOf } from "../../src/teams/team-id.ts";
import { channelKey } from "../shared/rows/channel.ts";
import type { Database } from "./connection/database.ts";

/** Rows of the channel, by its columns. */
const HERE = "platform = @platform and workspace = @workspace and channel = @from";

/**
 * One statement per table that names channels. If the new id already has the same row, that one wins: `or ignore`
 * leaves the old one, which is then deleted if it would be a duplicate, and kept if it is history.
 */
const STATEMENTS = [
  `update or ignore subscriptions set channel = @to where ${HERE}`,
  `delete from subscriptions where ${HERE}`,
  `update or ignore deliveries set channel = @to,
     posted_channel = iif(posted_channel = @from, @to, posted_channel),
     under = iif(json_extract(under, '$.channel.id') = @from, json_set(under, '$.channel.id', @to), under)
   where ${HERE}`,
  // A recount under the old id had marked them as gone.
  `update or ignore posted_messages set channel = @to, gone = 0 where ${HERE}`,
  `delete from posted_messages where ${HERE}`,
  `update or ignore casts set channel = @toKey,
     via = iif(via = 'button', via, @toKey || substr(via, length(@fromKey) + 1))
   where team = @team and channel = @fromKey`,
  "delete from casts where team = @team and channel = @fromKey",
  `update or ignore watches set channel = @to where ${HERE}`,
  `delete from watches where ${HERE}`,
  `update or ignore addresses set channel = @to where ${HERE}`,
  `delete from addresses where ${HERE}`,
  `update or ignore shared_papers set channel = @to where ${HERE}`,
  `delete from shared_papers where ${HERE}`,
  `update access_keys set channel = @to where ${HERE}`,
  `update club_meetings set channel = @to where ${HERE}`,
];

/** The part of the store that moves a channel to a new id. */
export function createChannelMoves({ client, write }: Database): Pick<SubscriptionStore, "moveChannel"> {
  const statements = STATEMENTS.map((sql) => client.prepare(sql));
  return {
    moveChannel: (channel, newId) =>
      write(() => {
        const { platform, workspace, id: from } = channel;
        const moved: ChannelRef = { ...channel, id: newId };
        const named = {
          platform,
          workspace,
          from,
          to: newId,
          team: teamOf(channel),
          fromKey: channelKey(channel),
          toKey: channelKey(moved),
        };
        for (const statement of statements) statement.run(named);
      }),
  };
}
