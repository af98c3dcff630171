import type { Channel, User } from "./world.ts";

/** A channel to add. The bot is a member unless `bot` is false. */
export interface ChannelSpec {
  readonly id: string;
  readonly name: string;
  readonly private?: boolean;
  readonly bot?: boolean;
  /** A user id; by default the first admin. */
  readonly creator?: string;
}

/** A member with defaults for everything not given. */
export function fullUser(user: Partial<User> & Pick<User, "id" | "name">): User {
  return {
    realName: user.name,
    admin: false,
    owner: false,
    bot: false,
    timeZone: "Europe/Berlin",
    locale: "en-US",
    ...user,
  };
}

/** A channel with everyone in it. */
export function newChannel(channel: ChannelSpec, people: readonly User[], botUserId: string): Channel {
  const creator = channel.creator ?? people.find((user) => user.admin)?.id;
  return {
    id: channel.id,
    name: channel.name,
    kind: channel.private ? "private" : "public",
    members: new Set([...people.map((user) => user.id), ...(channel.bot === false ? [] : [botUserId])]),
    ...(creator === undefined ? {} : { creator }),
    archived: false,
  };
}
