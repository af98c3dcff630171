import { createHash } from "node:crypto";
import type { DeliveryKey, Outlet } from "../../src/chat/adapter.ts";
import { plainMessage } from "../../src/chat/plain-message.ts";
import type { Notification } from "../../src/operating/operator.ts";
import type { OperatorAddress } from "../../src/runtime/addresses.ts";
import { UserError } from "../../src/runtime/errors.ts";

const WEBHOOK_MS = 15_000;

/** Sends notices to the operator. Rejects if they are not, or may not be, delivered. */
export function operatorChannel(
  address: OperatorAddress,
  adapters: readonly Outlet[],
  fetchWith: typeof fetch = fetch,
): (notification: Notification) => Promise<void> {
  if ("webhook" in address) return ({ text }) => toWebhook(address.webhook, text, fetchWith);
  const adapter = adapters.find(({ platform }) => platform === address.platform);
  if (!adapter)
    throw new UserError(
      `PAPERBOY_OPERATOR_CHANNEL names a channel on ${address.platform}, but no token for it is set.`,
    );
  const channel = { platform: address.platform, workspace: address.workspace ?? "", id: address.channel };
  return async ({ text, about, since, again }) => {
    const key = keyOf(about);
    if (again && (await adapter.find?.(channel, key, since))) return;
    await adapter.post(channel, plainMessage(text), key);
  };
}

/** The delivery key of the notice with that name, the same in every process. */
function keyOf(about: string): DeliveryKey {
  return createHash("sha256").update(`operator:${about}`).digest("hex").slice(0, 25) as DeliveryKey;
}

/** Slack's webhooks read `text`, Discord's `content`, most others one of the two. Errors do not quote the URL. */
async function toWebhook(address: string, text: string, fetchWith: typeof fetch): Promise<void> {
  const body = JSON.stringify({ text, content: text, allowed_mentions: { parse: [] } });
  let status: number;
  try {
    const response = await fetchWith(address, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
      redirect: "error",
      signal: AbortSignal.timeout(WEBHOOK_MS),
    });
    await response.body?.cancel();
    status = response.status;
  } catch {
    throw new UserError("The webhook of PAPERBOY_OPERATOR_CHANNEL cannot be reached.");
  }
  if (status >= 300) throw new UserError(`The webhook of PAPERBOY_OPERATOR_CHANNEL answered ${status}.`);
}
