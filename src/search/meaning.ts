import type { PaperId } from "../papers/paper.ts";

/** Turns texts into vectors that are close to each other if the texts mean similar things. */
export interface Embedder {
  /** The model's name: vectors of two models are not comparable. */
  readonly model: string;
  /** Returns one vector per text, in order, all of the same length. Rejects with FeedError. */
  embed(texts: readonly string[], signal: AbortSignal): Promise<readonly (readonly number[])[]>;
}

/** Finds papers by meaning, among those already embedded. */
export interface MeaningIndex {
  /** Returns at most `limit` papers, nearest first. Rejects if the embedder does. */
  nearest(text: string, limit: number, signal: AbortSignal): Promise<readonly PaperId[]>;
  /** Embeds all papers changed since the last call. Rejects if the embedder does. */
  follow(signal: AbortSignal): Promise<void>;
}
