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

/** Whether an answer is what was asked for, as far as it is read. Anything may stand in a 200 on the way from Discord. */
export type Shape<T> = (body: unknown) => body is T;

const isObject = (body: unknown): body is Readonly<Record<string, unknown>> =>
  typeof body === "object" && body !== null && !Array.isArray(body);

/** A Discord id. */
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
/** A member as far as a time-out goes. */
export interface Member {
  readonly communication_disabled_until?: string | null;
}
export const isMember: Shape<Member> = (body): body is Member => isObject(body) && isObject(body.user);
export const isChannel: Shape<APIChannel> = (body): body is APIChannel => hasId(body);
export const isChannels = listOf<APIChannel>(hasId);
/** A server that the bot is in, as far as its permissions go. */
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

/** A list of threads, of which there may be more. */
export interface Threads {
  readonly threads: readonly APIThreadChannel[];
  readonly has_more?: boolean;
}
export const isThreads: Shape<Threads> = (body): body is Threads =>
  isObject(body) && listOf(hasId)(body.threads);

/** A registered command, of which any field may differ from ours. */
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
