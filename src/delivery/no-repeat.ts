import type { ChannelRef } from "../chat/refs.ts";
import type { PaperId } from "../papers/paper.ts";
import { addDays, type Day } from "../time/day.ts";
import type { DeliveryLog } from "./outbox.ts";

/** A channel never gets a paper twice within this many days. Hugging Face lists some papers again after about six. */
const REPEAT_DAYS = 60;

/** Returns the papers that each channel must not get again on its local `day`, in the order asked. */
export function recentlyPosted(
  log: Pick<DeliveryLog, "postedPapers">,
  asked: readonly { readonly channel: ChannelRef; readonly day: Day }[],
): Promise<readonly ReadonlySet<PaperId>[]> {
  return log.postedPapers(asked.map(({ channel, day }) => ({ channel, since: addDays(day, -REPEAT_DAYS) })));
}
