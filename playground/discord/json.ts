/** A JSON object as received. */
export type Json = Readonly<Record<string, unknown>>;

/** Whether a value is a JSON object. */
export function isJson(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** An error in Discord's format: HTTP status, JSON error code, message and, for code 50035, nested errors. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly status: number;
  readonly code: number;
  readonly errors: Json | undefined;
  constructor(status: number, code: number, message: string, errors?: Json) {
    super(message);
    this.status = status;
    this.code = code;
    this.errors = errors;
  }
}

const refusal = (status: number, code: number, message: string) => () => new ApiError(status, code, message);

/** The errors in use, with statuses, codes and messages from Discord's "Opcodes and Status Codes" page. */
export const refuse = {
  unauthorized: refusal(401, 0, "401: Unauthorized"),
  unknownRoute: refusal(404, 0, "404: Not Found"),
  wrongMethod: refusal(405, 0, "405: Method Not Allowed"),
  badVersion: refusal(400, 50041, "Invalid API version provided"),
  badJson: refusal(400, 50109, "The request body contains invalid JSON."),
  unknownApplication: refusal(404, 10002, "Unknown Application"),
  unknownChannel: refusal(404, 10003, "Unknown Channel"),
  unknownGuild: refusal(404, 10004, "Unknown Guild"),
  unknownMember: refusal(404, 10007, "Unknown Member"),
  unknownMessage: refusal(404, 10008, "Unknown Message"),
  unknownUser: refusal(404, 10013, "Unknown User"),
  unknownEmoji: refusal(400, 10014, "Unknown Emoji"),
  unknownWebhook: refusal(404, 10015, "Unknown Webhook"),
  unknownInteraction: refusal(404, 10062, "Unknown interaction"),
  unknownCommand: refusal(404, 10063, "Unknown application command"),
  unknownTag: refusal(404, 10087, "Unknown Tag"),
  reactionsFull: refusal(400, 30010, "Maximum number of reactions reached (20)"),
  alreadyCrossposted: refusal(400, 40033, "This message has already been crossposted"),
  tooManyFollowUps: refusal(400, 40094, "This interaction has hit the maximum number of follow-up messages"),
  alreadyAcknowledged: refusal(400, 40060, "Interaction has already been acknowledged."),
  tagRequired: refusal(400, 40067, "A tag is required to create a forum post in this channel"),
  missingAccess: refusal(403, 50001, "Missing Access"),
  notYourMessage: refusal(403, 50005, "Cannot edit a message authored by another user"),
  emptyMessage: refusal(400, 50006, "Cannot send an empty message"),
  closedToMessages: refusal(403, 50007, "Cannot send messages to this user"),
  notTextChannel: refusal(400, 50008, "Cannot send messages in a non-text channel"),
  missingPermissions: refusal(403, 50013, "Missing Permissions"),
  wrongChannelType: refusal(400, 50024, "Cannot execute action on this channel type"),
  archivedThread: refusal(400, 50083, "Thread is archived"),
  badWebhookToken: refusal(401, 50027, "Invalid Webhook Token"),
} as const;

/** Discord's epoch, the first second of 2015, in epoch milliseconds. */
const EPOCH = 1_420_070_400_000;

/** Generates snowflakes of 18 or 19 digits: unique, and increasing even if the clock stops or goes back. */
export function snowflakes(now: () => number): () => string {
  let last = 0n;
  return () => {
    const fresh = BigInt(Math.max(0, Math.trunc(now()) - EPOCH)) << 22n;
    last = fresh > last ? fresh : last + 1n;
    return last.toString();
  };
}

/** Whether `a` is the older snowflake. */
export function isOlder(a: string, b: string): boolean {
  return a.length === b.length ? a < b : a.length < b.length;
}
