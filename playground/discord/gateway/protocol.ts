import type { RawData } from "ws";
import { isJson, type Json } from "../json.ts";
import { INTENTS } from "./events.ts";

/** Gateway opcodes. */
export const OP = {
  dispatch: 0,
  heartbeat: 1,
  identify: 2,
  presence: 3,
  voice: 4,
  resume: 6,
  reconnect: 7,
  requestMembers: 8,
  invalidSession: 9,
  hello: 10,
  ack: 11,
} as const;

/** Close codes from Discord's "Opcodes and Status Codes" page. */
export const CLOSE = {
  unknownOpcode: 4001,
  decode: 4002,
  notAuthenticated: 4003,
  authenticationFailed: 4004,
  alreadyAuthenticated: 4005,
  invalidSequence: 4007,
  rateLimited: 4008,
  timedOut: 4009,
  invalidShard: 4010,
  shardingRequired: 4011,
  invalidVersion: 4012,
  invalidIntents: 4013,
  disallowedIntents: 4014,
} as const;

const PRIVILEGED = INTENTS.guildMembers | INTENTS.presences | INTENTS.messageContent;
/** Bits 0–16, 20, 21, 24 and 25 are defined. */
const ALL_INTENTS = 0x1ffff | (1 << 20) | (1 << 21) | (1 << 24) | (1 << 25);
/** Payloads a client may send per minute, and the maximum size of each. */
export const CLIENT_LIMIT = { payloads: 120, windowMs: 60_000, bytes: 4096 } as const;
/** Maximum guilds per shard. */
export const MAX_GUILDS = 2500;
/** Events buffered for a session that may resume. */
export const MAX_REPLAY = 10_000;

/** The close code for an IDENTIFY with a bad token or intents; undefined if it is valid. */
export function refuseIdentify(
  d: Json,
  ports: { readonly token: () => string; readonly privilegedIntents: number },
): number | undefined {
  if (d.token !== ports.token()) return CLOSE.authenticationFailed;
  const intents = d.intents;
  if (typeof intents !== "number" || !Number.isInteger(intents) || (intents & ~ALL_INTENTS) !== 0)
    return CLOSE.invalidIntents;
  return (intents & PRIVILEGED & ~ports.privilegedIntents) === 0 ? undefined : CLOSE.disallowedIntents;
}

/** `[number, count]`, one shard by default; undefined if invalid. */
export function readShard(value: unknown): readonly [number, number] | undefined {
  if (value === undefined) return [0, 1];
  if (!Array.isArray(value) || value.length !== 2) return undefined;
  const [number, count] = value.map(Number) as [number, number];
  return Number.isInteger(number) && Number.isInteger(count) && number >= 0 && number < count
    ? [number, count]
    : undefined;
}

/** A frame's payload; undefined if it is too large or not a JSON object. */
export function readPayload(data: RawData): Json | undefined {
  const text = data.toString();
  if (Buffer.byteLength(text) > CLIENT_LIMIT.bytes) return undefined;
  try {
    const payload: unknown = JSON.parse(text);
    return isJson(payload) ? payload : undefined;
  } catch {
    return undefined;
  }
}
