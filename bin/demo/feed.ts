import type { Config } from "../../src/config.ts";
import type { SampleDays } from "../../src/digest/small-print.ts";
import { createSavedDays } from "../../src/feed/saved-days.ts";
import { type Clock, systemClock } from "../../src/runtime/clock.ts";
import { messageOf, UserError } from "../../src/runtime/errors.ts";
import type { Log } from "../../src/runtime/log.ts";
import { addDays, type Day, utcDay } from "../../src/time/day.ts";
import { createSources, type Sources, sampleFolder } from "../container.ts";
import { growingUpvotes } from "./growing-upvotes.ts";
import { lateCode } from "./late-code.ts";
import { createMovableClock, type MovableClock } from "./movable-clock.ts";

/** The source of the playground's papers, and its clock. */
export type DemoFeed =
  | { readonly kind: "live"; readonly sources: Sources; readonly clock: Clock }
  /** The visitor's own saved days, with the clock on the newest of them. */
  | { readonly kind: "saved"; readonly sources: Sources; readonly clock: Clock }
  /** The bundled days, played one by one, with the clock before the first of them. */
  | {
      readonly kind: "sample";
      readonly sources: Sources;
      readonly clock: MovableClock;
      readonly days: SampleDays;
    };

/** Saved days if a folder is configured; otherwise Hugging Face if it answers, or else the bundled sample. */
export async function demoFeed(config: Config, log: Log): Promise<DemoFeed> {
  if (config.feedFolder !== undefined) {
    const newest = bounds(await createSavedDays({ folder: config.feedFolder }).days(), config.feedFolder).to;
    const clock = createMovableClock(Date.parse(`${newest}T15:00:00Z`));
    return { kind: "saved", sources: createSources(config, clock), clock };
  }
  const online = createSources(config, systemClock);
  try {
    await online.feed.papersOn(utcDay(systemClock.now()), AbortSignal.timeout(4_000));
    return { kind: "live", sources: online, clock: systemClock };
  } catch (error) {
    log.info("Hugging Face unreachable; the playground shows the bundled sample", {
      error: messageOf(error),
    });
  }
  const days = bounds(await createSavedDays({ folder: sampleFolder }).days(), sampleFolder);
  const clock = createMovableClock(Date.parse(`${addDays(days.from, -1)}T20:00:00Z`));
  const sources = createSources(config, clock, sampleFolder);
  return {
    kind: "sample",
    sources: { ...sources, feed: lateCode(growingUpvotes(sources.feed, clock.now), clock.now) },
    clock,
    days,
  };
}

function bounds(days: readonly Day[], folder: string): SampleDays {
  const [from] = days;
  const to = days.at(-1);
  if (from === undefined || to === undefined)
    throw new UserError(`${folder} contains no saved days. Name a folder of files like 2026-06-12.json.`);
  return { from, to };
}
