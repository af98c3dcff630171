import { setMaxListeners } from "node:events";
import { createAnswering } from "./answering/command-dispatch.ts";
import { adapterFor, type ChatHandlers, type Platform } from "./chat/adapter.ts";
import type { Command } from "./chat/command.ts";
import { plainMessage } from "./chat/plain-message.ts";
import { createReminderPlanner } from "./club/reminders.ts";
import { createDispatcher } from "./delivery/dispatcher.ts";
import { commitDue, type Planner } from "./delivery/planner.ts";
import { createRescheduler } from "./delivery/reschedule.ts";
import { createLateRiserPlanner } from "./digest/late-risers.ts";
import { createPaperFollowing } from "./news/follow-papers.ts";
import { createNewsPlanner } from "./news/news-planner.ts";
import { onlyCopy } from "./operating/copies.ts";
import { createDuties } from "./operating/duties.ts";
import { createPlatformTurns } from "./operating/platform-turns.ts";
import { createSending } from "./operating/sending.ts";
import { createReferenceSending } from "./references/sending.ts";
import { whenAborted, withDeadline } from "./runtime/deadline.ts";
import { noMetrics } from "./runtime/metrics.ts";
import { oneAtATime } from "./runtime/one-at-a-time.ts";
import { createServices, type ServiceParts, type Services } from "./services.ts";
import { createChannelClosing } from "./subscriptions/close-channel.ts";
import { moveChannel } from "./subscriptions/move-channel.ts";
import { type AccountId, personOf } from "./teams/account-id.ts";
import { createWatchPlanner } from "./watches/watch-planner.ts";

export interface Bot {
  /**
   * Connects every platform; each serves as soon as it is connected, whether or not the others are. Resolves when all
   * are connected; rejects as soon as one fails in a way that only a person can fix.
   */
  start(): Promise<void>;
  /**
   * One round: plans what is due, and posts it where the platform is connected. Rounds never overlap; a call during a
   * round makes it run once more.
   */
  tick(): Promise<void>;
  /** Resolves when no housekeeping is running, such as syncing lists or deleting old rows. */
  housekept(): Promise<void>;
  /** When the last round finished, in epoch ms. */
  lastTickAt(): number | undefined;
  /** Platforms that are configured. */
  readonly platforms: readonly Platform[];
  /** Whether each platform served by this process is connected and all its events arrive right now. */
  connected(): ReadonlyMap<Platform, boolean>;
  /** Takes no new work, waits for work in flight, then closes the connections. */
  stop(): Promise<void>;
  readonly services: Services;
}

/** A step that takes longer counts as hung, and the round goes on: 10,000 posts at 49 a second take under 4 minutes. */
const TURN_MS = 15 * 60_000;
/** How long stopping waits for work in flight. After that, stopping is as safe as a crash. */
const STOP_MS = 15_000;

/**
 * The whole product: plans and posts what is due, turns reactions into votes, answers commands. Calls `onFatal` when a
 * platform is lost and only a person can fix it.
 */
export function createBot(
  deps: Omit<ServiceParts, "stopping" | "wake"> & {
    readonly commands: readonly Command<Services>[];
    readonly onFatal: (error: Error) => void;
  },
): Bot {
  const { store, index, library, streams, adapters, commands, clock, log, metrics = noMetrics } = deps;
  const { copies = onlyCopy } = deps;
  const stopping = new AbortController();
  const { signal } = stopping;
  // Every pending wait adds a listener.
  setMaxListeners(0, signal);
  const services = createServices({ ...deps, stopping: signal, wake });
  const { digests, recaps, tastes, voting, sharing, references, direct } = services;
  const closing = createChannelClosing(deps);

  const following = createPaperFollowing({ store, library, clock, log });

  // Each planner's messages are posted before the next planner runs. No digest waits for a recap to load a week of
  // lists, or for a reminder to open direct messages.
  const planners: readonly Planner[] = [
    digests,
    recaps,
    createLateRiserPlanner({ store, library, tastes, references, clock, log }),
    createNewsPlanner({ store, following, clock, log }),
    createWatchPlanner({ store, library, streams, tastes, clock, log }),
    createReminderPlanner({ store, direct, clock, log }),
  ];
  const reschedule = createRescheduler(deps);
  const serving = new Set<Platform>();
  const sending = createSending(adapters, copies);
  const dispatcher = createDispatcher({
    ...deps,
    connected: (platform) => serving.has(platform),
    sending,
    async onUndeliverable({ delivery: { channel } }, error) {
      const { platform, workspace, id } = channel;
      await closing.close({ platform, workspace, channel: id }, error.message);
      await store.muteWatches(channel);
    },
    // Reactions may have arrived before we knew that the message was ours.
    onOvertaken: (message) => voting.doubt(message),
  });

  const { manager } = deps.references ?? {};
  const sendingPapers =
    manager && references
      ? createReferenceSending({ store, manager, references, tell, clock, log })
      : undefined;
  const duties = createDuties({ ...deps, following, sharing, sending: sendingPapers, signal });

  /** Sends a private message, if the platform can and this process serves the person. */
  async function tell(account: AccountId, text: string): Promise<void> {
    const person = personOf(account);
    try {
      await adapterFor(adapters, person)?.tell?.(person, plainMessage(text));
    } catch (error) {
      log.warn("person not told", { account, error });
    }
  }

  /** Runs one step of a round. If it fails or hangs, the next steps still run. */
  async function turn(name: string, work: () => Promise<unknown>): Promise<void> {
    if (signal.aborted) return;
    try {
      await withDeadline(clock, TURN_MS, work(), () => new Error("It hangs; the round went on without it."));
    } catch (error) {
      if (!signal.aborted) log.error("turn failed; retrying next minute", { turn: name, error });
    }
  }

  let lastTickAt: number | undefined;
  const keepsHouse = () => copies.holds("housekeeping");
  const dispatch = () => turn("dispatch", () => dispatcher.run(signal));
  const round = oneAtATime(async () => {
    if (keepsHouse()) await turn("reschedule", reschedule);
    for (const planner of planners) {
      if (!keepsHouse()) break;
      await turn(`plan ${planner.name}`, async () => {
        if ((await commitDue(planner, store, log, clock.now(), signal)) > 0) copies.hint({ kind: "work" });
      });
      await dispatch();
    }
    if (!keepsHouse()) await dispatch();
    if (!signal.aborted) duties.begin(keepsHouse());
    lastTickAt = clock.now();
  });
  let ticking: Promise<void> | undefined;
  let keepingHouse: Promise<void> | undefined;

  async function tick(): Promise<void> {
    if (signal.aborted) return;
    ticking = round();
    await ticking;
  }

  function wake(): void {
    copies.hint({ kind: "work" });
    void tick();
  }

  deps.onSave?.(() => copies.hint({ kind: "papers" }));
  copies.onHint((hint) => {
    switch (hint.kind) {
      case "work":
        return void tick();
      case "papers":
        // The index polls too, and logs what fails then.
        return void index.catchUp().catch(() => {});
      case "votes":
        return voting.redraw(hint.changed);
      case "doubts":
        return voting.recount(hint.doubted);
      default:
        return hint satisfies never;
    }
  });

  /** Work in flight may finish before another process takes over. */
  const turns = createPlatformTurns(copies, sending, async (platform, part) => {
    if (part === undefined) serving.delete(platform);
    if (copies.shared) await withinStopTime(Promise.resolve(ticking));
  });

  async function keepHouse(lost: AbortSignal): Promise<void> {
    await whenAborted(lost);
    await withinStopTime(Promise.allSettled([ticking, duties.ended()]));
  }

  // What people do on the platforms.
  const handlers: ChatHandlers = {
    ...createAnswering({ commands, services, voting, log }),
    async ballot(event) {
      try {
        await voting.ballot(event);
      } catch (error) {
        voting.doubt(event.message);
        log.error("reaction not counted; recounting", { event, error });
      }
    },
    linked: sharing.posted,
    connected({ platform, gap, workspaces, since }) {
      metrics.connected(platform, gap);
      log.info(`${platform} connected`, { gap, ...(workspaces ? { workspaces: workspaces.length } : {}) });
      const waited = !serving.has(platform) && ticking !== undefined;
      serving.add(platform);
      // Posts what was planned before the platform connected.
      if (waited) void tick();
      // Other workspaces' reactions are counted by another process.
      if (gap) voting.doubtAll(platform, workspaces ?? workspacesOf(platform), since);
    },
    removed: (where) =>
      closing.close(where, "The channel was deleted or archived, or Paperboy was removed from it."),
    async moved({ channel, newId }) {
      await moveChannel(deps, channel, newId);
      // Reactions on its messages may have arrived under the new id before this event.
      voting.doubtAll(channel.platform, [channel.workspace]);
    },
    fatal: deps.onFatal,
  };

  function workspacesOf(platform: Platform): readonly string[] | undefined {
    return adapters.find((adapter) => adapter.platform === platform)?.workspaces?.();
  }

  /** Waits up to STOP_MS. Whatever is unfinished by then is recovered by the next start, as after a crash. */
  async function withinStopTime(work: Promise<unknown>): Promise<void> {
    const late = () => new Error(`not within ${STOP_MS / 1000} seconds`);
    await withDeadline(clock, STOP_MS, work, late).catch((error) =>
      log.warn("work in flight did not end in time", { error }),
    );
  }

  return {
    services,
    platforms: adapters.map(({ platform }) => platform),
    lastTickAt: () => lastTickAt,
    connected: () =>
      new Map(
        adapters
          .filter(({ platform }) => turns.hasAny(platform))
          .map((adapter) => [adapter.platform, adapter.connected()]),
      ),

    async start() {
      keepingHouse = copies.keep("housekeeping", keepHouse, signal);
      await Promise.all(adapters.map((adapter) => adapter.start(commands, handlers, turns.of(adapter))));
    },

    tick,

    housekept: duties.ended,

    async stop() {
      stopping.abort(new Error("Paperboy is stopping"));
      const inFlight = [ticking, dispatcher.seeded(), voting.recounted(), duties.ended(), closing.told()];
      await withinStopTime(Promise.allSettled(inFlight));
      await withinStopTime(Promise.allSettled([keepingHouse, ...adapters.map((adapter) => adapter.stop())]));
    },
  };
}
