import type { Delivery } from "../../src/delivery/outbox.ts";
import { UserError } from "../../src/runtime/errors.ts";
import type { Services } from "../../src/services.ts";
import { counted } from "../../src/text/format.ts";
import type { Day } from "../../src/time/day.ts";
import { localDay } from "../../src/time/zone.ts";
import { say } from "../output.ts";
import { type ChannelNames, subscriptionOf } from "./channels.ts";

/** Retried deliveries are given up after this long. */
const AGAIN_MS = 3 * 3_600_000;
const DAY_MS = 86_400_000;
const AT_MOST = 100_000;
const SKIPPED = "It had been given up, and the operator chose to skip it.";

/** Selects failed deliveries: a channel's on one day (its today by default), or all since a time. */
export interface Which {
  readonly channel?: string;
  readonly day?: Day;
}

type Desk = Pick<Services, "store" | "clock">;

/** `paperboy retry`: has the running bot retry failed deliveries. */
export async function retryFailed(desk: Desk, which: Which, namesOf: ChannelNames): Promise<void> {
  const failed = await failedOf(desk, which, namesOf);
  let retried = 0;
  for (const { key } of failed) if (await desk.store.retry(key, desk.clock.now() + AGAIN_MS)) retried += 1;
  const left = failed.length - retried;
  say(
    `${counted(retried, "delivery", "deliveries")} will be retried within a minute if Paperboy is running` +
      (left > 0 ? `; the text of ${left} is no longer stored` : ""),
  );
}

/** `paperboy skip`: gives up failed deliveries, so that they no longer show as failed. */
export async function skipFailed(desk: Desk, which: Which, namesOf: ChannelNames): Promise<void> {
  const failed = await failedOf(desk, which, namesOf);
  for (const { key } of failed) await desk.store.skip(key, SKIPPED);
  say(`${counted(failed.length, "delivery", "deliveries")} skipped`);
}

async function failedOf(
  { store, clock }: Desk,
  { channel: typed, day }: Which,
  namesOf: ChannelNames,
): Promise<readonly Delivery[]> {
  if (typed === undefined) {
    const failed = await store.deliveriesIn(["failed"], clock.now() - DAY_MS, AT_MOST);
    if (failed.length === 0) throw new UserError("Nothing has failed in the last 24 hours.");
    return failed;
  }
  const { channel, settings, disabled } = await subscriptionOf({ store }, typed, namesOf);
  if (disabled)
    throw new UserError(
      `Deliveries to ${typed} are stopped: ${disabled.reason} Fix that, then type “/papers subscribe” there first.`,
    );
  const on = day ?? localDay(settings.zone, clock.now());
  const failed = (await store.deliveriesOn(channel, on)).filter(({ state }) => state === "failed");
  if (failed.length === 0)
    throw new UserError(`Nothing has failed in ${typed} on ${on}. “paperboy status” lists what has.`);
  return failed;
}
