import type { Outbox, Plan } from "./outbox.ts";

/** Commits one plan; false where it was known already. Throws StoreError. */
export async function commitOne(outbox: Pick<Outbox, "plan">, plan: Plan): Promise<boolean> {
  const [outcome] = await outbox.plan([plan]);
  if (typeof outcome === "object") throw outcome.failed;
  return outcome === "recorded";
}
