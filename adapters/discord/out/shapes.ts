import type {
  APIApplication,
  APIChannel,
  APIGatewayBotInfo,
  APIGuild,
  APIMessage,
  APIReaction,
  APIThreadChannel,
  APIUser,
} from "discord.js";

/** Checks that a response body has the parts we read. A 200 from something between us and Discord may hold anything. */
export type Shape<T> = (body: unknown) => body is T;

const isObject = (body: unknown): body is Readonly<Record<string, unknown>> =>
  typeof body === "object" && body !== null && !Array.isArray(body);

/** Whether the value is a Discord id. */
export function isSnowflake(value: unknown): value is string {
  return typeof value === "string" && /^\d{1,20}$/.test(value);
}

const hasId = (body: unknown): boolean => isObject(body) && isSnowflake(body.id);

const listOf =
  <T>(isOne: (item: unknown) => boolean): Shape<readonly T[]> =>
  (body): body is readonly T[] =>
    Array.isArray(body) && body.every(isOne);

export const isMessage: Shape<APIMessage> = (body): body is APIMessage =>
  isObject(body) && isSnowflake(body.id) && (body.reactions === undefined || isReactions(body.reactions));
const isReactions = listOf<APIReaction>((item) => isObject(item) && isObject(item.emoji));
export const isMessages = listOf<APIMessage>((item) => isMessage(item) && isObject(item.author));
export const isUser: Shape<APIUser> = (body): body is APIUser => hasId(body);
export const isUsers = listOf<APIUser>(hasId);
/** The part of a member that shows a time-out. */
export interface Member {
  readonly communication_disabled_until?: string | null;
}
export const isMember: Shape<Member> = (body): body is Member => isObject(body) && isObject(body.user);
export const isChannel: Shape<APIChannel> = (body): body is APIChannel => hasId(body);
export const isChannels = listOf<APIChannel>(hasId);
/** A server the bot is in, with its permissions there. */
export interface OwnGuild {
  readonly id: string;
  readonly name: string;
  readonly permissions: string;
}
export const isOwnGuilds = listOf<OwnGuild>(
  (item) => hasId(item) && isObject(item) && /^\d+$/.test(String(item.permissions)),
);
export const isGuild: Shape<APIGuild> = (body): body is APIGuild => hasId(body);
export const isApplication: Shape<APIApplication> = (body): body is APIApplication => hasId(body);
export const isThread: Shape<APIThreadChannel> = (body): body is APIThreadChannel => hasId(body);

/** A page of threads. */
export interface Threads {
  readonly threads: readonly APIThreadChannel[];
  readonly has_more?: boolean;
}
export const isThreads: Shape<Threads> = (body): body is Threads =>
  isObject(body) && listOf(hasId)(body.threads);

/** A registered command, any field of which may differ from ours. */
export type Registered = Readonly<Record<string, unknown>>;
export const isCommands = listOf<Registered>(hasId);

export const isGatewayInfo: Shape<APIGatewayBotInfo> = (body): body is APIGatewayBotInfo => {
  if (!isObject(body) || !isObject(body.session_start_limit)) return false;
  const { total, remaining, reset_after, max_concurrency } = body.session_start_limit;
  return (
    typeof body.url === "string" &&
    /^wss?:\/\//.test(body.url) &&
    isCount(body.shards) &&
    [total, remaining, reset_after].every((value) => typeof value === "number" && value >= 0) &&
    isCount(max_concurrency)
  );
};

function isCount(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 1;
}
