/**
 * Parses events defensively: Slack's types promise fields that do not always arrive. Each reader returns undefined for
 * an event without the id it is about, and the event is ignored.
 */

type Unknowns = { readonly [name: string]: unknown };

/** A reaction to a message. */
export interface ReactionEvent {
  readonly user: string;
  readonly reaction: string;
  readonly channel: string;
  readonly ts: string;
  /** When the reaction was added, in seconds; undefined if Slack does not say. */
  readonly at: number | undefined;
}

export function readReaction(event: object): ReactionEvent | undefined {
  const { user, reaction, item, event_ts } = event as Unknowns;
  const at = isTs(event_ts) ? Number(event_ts) : undefined;
  const { type, channel, ts } = isObject(item) ? item : {};
  // Reactions to a file or its comments are not votes.
  if (type !== undefined && type !== "message") return undefined;
  return isId(user) && isWord(reaction) && isId(channel) && isTs(ts)
    ? { user, reaction, channel, ts, at }
    : undefined;
}

/** The channel an event is about. */
export function readChannel(event: object): string | undefined {
  const { channel } = event as Unknowns;
  return isId(channel) ? channel : undefined;
}

/** A private channel gets a new id when it is shared with another workspace. */
export function readMove(event: object): { readonly from: string; readonly to: string } | undefined {
  const { old_channel_id: from, new_channel_id: to } = event as Unknowns;
  return isId(from) && isId(to) && from !== to ? { from, to } : undefined;
}

/** Whether a bot token was revoked. People may also revoke their own tokens, which ends nothing. */
export function revokesBot(event: object): boolean {
  const { tokens } = event as Unknowns;
  return isObject(tokens) && Array.isArray(tokens.bot) && tokens.bot.length > 0;
}

/** Who opened the App Home, the id of their direct messages, and what the tab showed. */
export interface HomeEvent {
  readonly user: string;
  readonly channel: string;
  readonly view: { readonly private_metadata?: string } | undefined;
}

export function readHome(event: object): HomeEvent | undefined {
  const { user, channel, tab, view } = event as Unknowns;
  if (tab !== "home" || !isId(user) || !isId(channel)) return undefined;
  const written = isObject(view) ? view.private_metadata : undefined;
  return { user, channel, view: typeof written === "string" ? { private_metadata: written } : undefined };
}

/** A message addressed to us: a mention, or a direct message. */
export interface Said {
  readonly user: string;
  readonly text: string;
  readonly channel: string;
  readonly ts: string;
  readonly thread: string | undefined;
}

export function readSaid(event: object): Said | undefined {
  const { user, text, channel, ts, thread_ts, bot_id, subtype } = event as Unknowns;
  // Otherwise two apps could answer each other forever.
  if (isWord(bot_id) || !isId(user) || !isId(channel) || !isTs(ts)) return undefined;
  if (isWord(subtype) && subtype !== "file_share" && subtype !== "thread_broadcast") return undefined;
  const words = typeof text === "string" ? text : "";
  return { user, text: words, channel, ts, thread: isTs(thread_ts) ? thread_ts : undefined };
}

/** Links that somebody posted. Slack does not send the rest of the message. */
export interface LinksEvent {
  readonly user: string;
  readonly channel: string;
  readonly links: readonly string[];
  /** Epoch ms. */
  readonly at: number;
}

export function readLinks(event: object): LinksEvent | undefined {
  const { user, channel, links, source, message_ts, bot_id } = event as Unknowns;
  // Slack reports links in drafts too, which may never be posted.
  if (source === "composer" || channel === "COMPOSER" || isWord(bot_id)) return undefined;
  if (!isId(user) || !isId(channel) || !isTs(message_ts) || !Array.isArray(links)) return undefined;
  const urls = links.flatMap((link: unknown) => (isObject(link) && isWord(link.url) ? [link.url] : []));
  return { user, channel, links: urls, at: Math.floor(Number(message_ts) * 1_000) };
}

function isObject(value: unknown): value is Unknowns {
  return typeof value === "object" && value !== null;
}

/** E.g. `C024BE91L`, `U012A3CDE`, `T061EG9R6`. */
function isId(value: unknown): value is string {
  return typeof value === "string" && /^[A-Z][A-Z0-9]+$/.test(value);
}

function isWord(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

function isTs(value: unknown): value is string {
  return typeof value === "string" && /^\d+\.\d+$/.test(value);
}
