/** Ways to combine the vectors of a text's tokens, by their names in sentence-transformers. */
export const POOLINGS = ["cls_token", "lasttoken", "max_tokens", "mean_tokens"] as const;
export type Pooling = (typeof POOLINGS)[number];

/** Pools the first `tokens` vectors of `size` numbers; the padding after them does not count. */
export function pool(
  vectors: readonly number[],
  size: number,
  tokens: number,
  pooling: Pooling,
): readonly number[] {
  const vectorOf = (token: number) => vectors.slice(token * size, (token + 1) * size);
  switch (pooling) {
    case "cls_token":
      return vectorOf(0);
    case "lasttoken":
      return vectorOf(tokens - 1);
    case "max_tokens":
    case "mean_tokens": {
      const pooled = vectorOf(0);
      for (let token = 1; token < tokens; token++) {
        for (let i = 0; i < size; i++) {
          const value = vectors[token * size + i] as number;
          const before = pooled[i] as number;
          pooled[i] = pooling === "max_tokens" ? Math.max(before, value) : before + value;
        }
      }
      return pooling === "max_tokens" ? pooled : pooled.map((sum) => sum / tokens);
    }
    default:
      return pooling satisfies never;
  }
}

/** Scales the vector to length one; a zero vector stays as it is. */
export function normalize(vector: readonly number[]): readonly number[] {
  const length = Math.hypot(...vector);
  return length === 0 ? vector : vector.map((value) => value / length);
}
