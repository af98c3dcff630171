import type { ChannelRef } from "../src/chat/adapter.ts";
import type { Config } from "../src/config.ts";
import type { SampleDays } from "../src/digest/digest-message.ts";
import { createSavedDays } from "../src/feed/saved-days.ts";
import { type Clock, systemClock } from "../src/runtime/clock.ts";
import { UserError } from "../src/runtime/errors.ts";
import type { Log } from "../src/runtime/log.ts";
import { applySettings } from "../src/subscriptions/settings.ts";
import { teamOf } from "../src/teams/team-id.ts";
import { type Day, utcDay } from "../src/time/day.ts";
import { type Container, createSources, type Sources, sampleFolder } from "./container.ts";

/** Who subscribed the playground's channels. */
const DEMO = "playground";

/** What the playground's page says of the bundled sample. */
export function sampleNotice({ from, to }: SampleDays): string {
  return `Sample: the Daily Papers of ${from} to ${to}, bundled with Paperboy; Hugging Face was not reached. The clock here shows ${to}.`;
}

/** The playground's chats are new at every start: what an earlier one left in a database file has no channel any more. */
export async function forgetDemos({ store }: Container): Promise<void> {
  for (const { channel, createdBy } of await store.subscriptions()) {
    if (createdBy.user === DEMO) await store.deleteSubscription(channel);
  }
}

/** The channel gets a digest at once, and every day. */
export async function subscribeDemo({ store, clock }: Container, channel: ChannelRef): Promise<void> {
  const now = clock.now();
  const settings = applySettings({ weekdays: [1, 2, 3, 4, 5, 6, 7], quietNotice: true }, undefined, "UTC");
  const createdBy = { platform: channel.platform, workspace: channel.workspace, user: DEMO };
  await store.saveSubscription({
    channel,
    team: teamOf(channel),
    settings,
    nextDueAt: now,
    createdBy,
    createdAt: now,
  });
}

/** Saved days where a folder is named, else Hugging Face where it answers, else the bundled sample. */
export async function demoFeed(
  config: Config,
  log: Log,
): Promise<{ sources: Sources; clock: Clock; sample: SampleDays | undefined }> {
  if (config.feedFolder !== undefined) {
    const days = await createSavedDays({ folder: config.feedFolder }).days();
    const clock = clockAt(newest(days, config.feedFolder));
    return { sources: createSources(config, clock), clock, sample: undefined };
  }
  const online = createSources(config, systemClock);
  try {
    const today = utcDay(systemClock.now());
    await online.feed.papersOn(today, AbortSignal.timeout(4_000));
    return { sources: online, clock: systemClock, sample: undefined };
  } catch (error) {
    log.info("Hugging Face was not reached; the playground shows the bundled sample", {
      error: error instanceof Error ? error.message : String(error),
    });
  }
  const days = await createSavedDays({ folder: sampleFolder }).days();
  const last = newest(days, sampleFolder);
  const clock = clockAt(last);
  return {
    sources: createSources(config, clock, sampleFolder),
    clock,
    sample: { from: days[0] ?? last, to: last },
  };
}

function newest(days: readonly Day[], folder: string): Day {
  const last = days.at(-1);
  if (last === undefined) {
    throw new UserError(`${folder} holds no saved days. Name a folder of files like 2026-06-12.json.`);
  }
  return last;
}

/** The machine's clock, set back so that it is the afternoon (15:00 UTC) of `day` now. */
function clockAt(day: Day): Clock {
  const offset = Date.parse(`${day}T15:00:00Z`) - systemClock.now();
  return { ...systemClock, now: () => systemClock.now() + offset };
}
