import { z } from "zod";
import type { BuiltOnIt } from "../papers/paper.ts";
import { BOUNDS, readCount, readTexts } from "./facts.ts";

const total = z.unknown().transform(readCount).optional();
const named = z.array(z.unknown()).optional().catch(undefined);
const item = z.object({ id: z.string() });

/** What Hugging Face's response about one paper adds to the paper itself. */
const schema = z.object({
  linkedModels: named,
  linkedDatasets: named,
  linkedSpaces: named,
  numTotalModels: total,
  numTotalDatasets: total,
  numTotalSpaces: total,
});

/** Returns the models, datasets and demos in Hugging Face's response about one paper; undefined if there are none. */
export function readBuiltOnIt(answer: unknown): BuiltOnIt | undefined {
  const parsed = schema.safeParse(answer);
  if (!parsed.success) return undefined;
  const { data } = parsed;
  const built = {
    models: count(data.linkedModels, data.numTotalModels),
    datasets: count(data.linkedDatasets, data.numTotalDatasets),
    demos: count(data.linkedSpaces, data.numTotalSpaces),
  };
  return Object.values(built).some(({ total }) => total > 0) ? built : undefined;
}

function count(linked: readonly unknown[] = [], all = 0) {
  const names = readTexts(linked.slice(0, BOUNDS.rows).map((one) => item.safeParse(one).data?.id));
  return { total: Math.max(all, names.length), names };
}
