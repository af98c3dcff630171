import { withLateSummaries } from "../cards/late-summary.ts";
import { countsOf, withTallies } from "../cards/vote-counts.ts";
import type { MessageRef, Outlet } from "../chat/adapter.ts";
import type { PaperId } from "../papers/paper.ts";
import type { PaperStore } from "../papers/store.ts";
import type { Clock } from "../runtime/clock.ts";
import { ChatError, messageOf } from "../runtime/errors.ts";
import type { Log } from "../runtime/log.ts";
import type { TeamId } from "../teams/team-id.ts";
import type { Changed, PostedMessage, PostedMessageStore, VoteStore } from "./store.ts";

/**
 * Hugging Face adds half of the summaries after the morning, so young messages are updated. What people read a day ago
 * must not change.
 */
const SUMMARIES_MS = 24 * 3_600_000;
/** Minimum interval between two edits of a message's counts. */
const REDRAW_MS = 3_000;
/** A failed edit is retried after this long; the wait doubles each time. */
const AGAIN_MS = 5_000;
/** After this many failures in a row (ten minutes) the counts stay until the next vote. */
const TRIES = 7;

export interface LiveCounts {
  /** Votes changed: soon redraws every open message of the team that shows one of these papers. */
  changed(changed: Changed): void;
  /** Redraws the message soon if its counts differ from those last drawn. */
  look(posted: PostedMessage): void;
}

/** Keeps the counts on the vote buttons of posted messages up to date, with few edits. */
export function createLiveCounts(deps: {
  readonly store: PostedMessageStore & VoteStore & Pick<PaperStore, "papers">;
  readonly adapterOf: (message: MessageRef) => Outlet | undefined;
  /** Limits how long a call may take. */
  readonly inTime: <T>(call: Promise<T>) => Promise<T>;
  /** Messages posted before this are not updated. */
  readonly openSince: () => number;
  readonly clock: Clock;
  readonly log: Log;
  readonly stopping: AbortSignal;
}): LiveCounts {
  const { store, clock, log, stopping } = deps;
  const teams = new Map<TeamId, Set<PaperId>>();
  const drawing = new Map<string, { again: boolean }>();
  const rest = (ms: number) => clock.sleep(ms, stopping).catch(() => {});

  /** Draws the current counts and late summaries, unless they are already shown. Returns true if there was an edit. */
  async function draw({ message, team, key, papers, postedAt }: PostedMessage): Promise<boolean> {
    const [known, tallies] = [await store.drawing(message), await store.tallies(team, papers)];
    const counts = countsOf(papers, tallies);
    const adapter = deps.adapterOf(message);
    if (!known || !adapter?.edit || known.counts === counts) return false;
    // A new message shows no counts, so nothing is drawn before the first vote.
    if (known.counts === "" && tallies.size === 0) return false;
    const young = clock.now() - postedAt < SUMMARIES_MS;
    const content = young ? withLateSummaries(known.content, await store.papers(papers)) : known.content;
    await deps.inTime(adapter.edit(message, withTallies(content, tallies), key));
    await store.saveDrawn(message, counts, content === known.content ? undefined : content);
    return true;
  }

  /** Returns the milliseconds to wait before a retry; undefined if retrying is pointless. */
  async function pauseAfter(
    error: unknown,
    failures: number,
    message: MessageRef,
  ): Promise<number | undefined> {
    const kind = error instanceof ChatError ? error.kind : "unknown";
    log.info("vote counts not redrawn; votes kept", {
      message,
      error: messageOf(error),
    });
    switch (kind) {
      case "gone":
        await store.setGone(message, true);
        return undefined;
      case "forbidden":
      case "rejected":
      case "unauthorized":
        return undefined;
      case "rate-limited":
      case "unsent":
      case "unknown": {
        const asked = error instanceof ChatError ? (error.retryAfterMs ?? 0) : 0;
        return failures < TRIES ? Math.max(asked, AGAIN_MS * 2 ** (failures - 1)) : undefined;
      }
      default:
        return kind satisfies never;
    }
  }

  async function keepDrawing(id: string, posted: PostedMessage, state: { again: boolean }): Promise<void> {
    for (let failures = 0; state.again && !stopping.aborted; ) {
      state.again = false;
      try {
        if (await draw(posted)) await rest(REDRAW_MS);
        failures = 0;
      } catch (error) {
        failures += 1;
        const pause = await pauseAfter(error, failures, posted.message).catch(() => undefined);
        if (pause === undefined) continue;
        state.again = true;
        await rest(pause);
      }
    }
    drawing.delete(id);
  }

  function look(posted: PostedMessage): void {
    const id = JSON.stringify(posted.message);
    const running = drawing.get(id);
    if (running) {
      running.again = true;
      return;
    }
    const state = { again: true };
    drawing.set(id, state);
    void keepDrawing(id, posted, state);
  }

  /** Finds the messages that show the papers, once for all changes within some seconds. */
  async function lookAround(team: TeamId, papers: Set<PaperId>): Promise<void> {
    while (papers.size > 0 && !stopping.aborted) {
      const about = { team, papers: [...papers] };
      papers.clear();
      try {
        for (const posted of await store.openMessages({ about }, deps.openSince())) look(posted);
      } catch (error) {
        log.warn("changed counts not read; the next vote redraws them", {
          error,
        });
      }
      await rest(REDRAW_MS);
    }
    teams.delete(team);
  }

  return {
    look,
    changed(changed) {
      for (const { team, paper } of changed) {
        const waiting = teams.get(team);
        if (waiting) waiting.add(paper);
        else {
          const papers = new Set([paper]);
          teams.set(team, papers);
          void lookAround(team, papers);
        }
      }
    },
  };
}
