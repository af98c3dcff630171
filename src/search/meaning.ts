import type { PaperId } from "../papers/paper.ts";

/** Turns texts into vectors that lie near each other where the texts mean alike. */
export interface Embedder {
  /** Names the model: vectors of two models cannot be compared. */
  readonly model: string;
  /** One vector a text, in their order and all of one length. Rejects with FeedError. */
  embed(texts: readonly string[], signal: AbortSignal): Promise<readonly (readonly number[])[]>;
}

/** Finds papers by meaning, among those whose vectors are there. */
export interface MeaningIndex {
  /** At most `limit` papers, nearest first. Rejects where the embedder does. */
  nearest(text: string, limit: number, signal: AbortSignal): Promise<readonly PaperId[]>;
  /** Embeds what has changed since the last time, until nothing is left. Rejects where the embedder does. */
  follow(signal: AbortSignal): Promise<void>;
}
