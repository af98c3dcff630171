import type { Platform } from "../refs.ts";

/** A session of one shard of a bot's connection, which any process can resume. */
export interface ShardSession {
  readonly shard: number;
  /** How many shards the connection has in all. */
  readonly of: number;
  readonly id: string;
  /** The last event that was handled. */
  readonly sequence: number;
  readonly resumeUrl: string;
}

/** A session as it was saved. */
export interface SavedSession extends ShardSession {
  /** Epoch ms. */
  readonly beganAt: number;
  /** The workspaces as they were at `sequence`, in the adapter's own form. */
  readonly outlines: ReadonlyMap<string, string>;
}

/** The sessions of a connection whose shards are spread over processes. */
export interface ShardStore {
  /** The number of shards that sessions saved at or after `since` (epoch ms) have in all; undefined if there are none. */
  shardsSince(platform: Platform, since: number): Promise<number | undefined>;
  /**
   * Saves a new session of a shard in place of its former one and of the workspaces known in it. Sessions that belong
   * to another number of shards are deleted too.
   */
  beginShard(platform: Platform, session: ShardSession, at: number): Promise<void>;
  /**
   * Saves how far a session has come, together with the workspaces that changed; undefined deletes one. Returns false
   * and changes nothing if the shard has another session by now, or this one has come further in another process.
   */
  advanceShard(
    platform: Platform,
    session: ShardSession,
    outlines: ReadonlyMap<string, string | undefined>,
    at: number,
  ): Promise<boolean>;
  /** The session of a shard; undefined if there is none with this number of shards. */
  shardSession(platform: Platform, shard: number, of: number): Promise<SavedSession | undefined>;
  /** A workspace, whichever shard it belongs to. */
  outline(platform: Platform, workspace: string): Promise<string | undefined>;
  /**
   * Reserves the next of the turns that come every `everyMs`, and returns how many ms remain until it. A store that
   * machines share goes by its own clock rather than by `at`.
   */
  reserveTurn(platform: Platform, bucket: number, everyMs: number, at: number): Promise<number>;
}
