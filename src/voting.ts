import type { BallotEvent, ButtonPress, ChatAdapter, MessageRef, Platform } from "./chat/adapter.ts";
import type { Message } from "./chat/message.ts";
import type { Clock } from "./clock.ts";
import { withDeadline } from "./deadline.ts";
import { withTallies } from "./digest/message.ts";
import { ChatError } from "./errors.ts";
import type { Log } from "./log.ts";
import type { PaperId } from "./paper.ts";
import type { Cast, OpenMessage, Store } from "./store.ts";
import { teamOf } from "./team.ts";

/** Reactions to messages older than this no longer vote. */
const OPEN_MS = 14 * 86_400_000;
/** A message's counts are redrawn at most this often. */
const REDRAW_MS = 3_000;
/** A call that takes longer is given up, so that it holds up nothing behind it. Ten pages of reactions take less. */
const CALL_MS = 60_000;
/** A recount that failed is tried again after this long: storms last minutes, and the calls have better uses. */
const RECOUNT_AGAIN_MS = 5 * 60_000;

/** Messages to recount on one platform. */
interface Doubts {
  all: boolean;
  readonly messages: Map<string, MessageRef>;
  working: Promise<void> | undefined;
}

export interface Voting {
  /** A keycap reaction came or went. */
  ballot(event: BallotEvent): Promise<void>;
  /** A vote button was pressed: toggles, and says in words what now stands. */
  press(press: ButtonPress, paper: PaperId): Promise<Message>;
  /**
   * The ledger may differ from what the platform shows, for one message or all open ones: their reactions are read and
   * set in the background, again until that has worked.
   */
  doubt(platform: Platform, message?: MessageRef): void;
  /** Resolves when nothing is in doubt any more, or the bot stops. */
  recounted(): Promise<void>;
  /** Resolves when all counts that changed so far are drawn. */
  drawn(): Promise<void>;
}

/** Turns reactions and button presses into votes in the ledger, and keeps the counts on messages true. */
export function createVoting(deps: {
  readonly store: Store;
  readonly adapters: readonly ChatAdapter[];
  readonly clock: Clock;
  readonly log: Log;
  /** Aborted when the bot stops: counts are no longer redrawn. */
  readonly stopping: AbortSignal;
}): Voting {
  const { store, clock, log, stopping } = deps;
  const doubts = new Map<Platform, Doubts>();
  const drawing = new Map<string, { again: boolean; done: Promise<void> }>();
  const adapterOf = (platform: Platform) => deps.adapters.find((adapter) => adapter.platform === platform);

  let arrived: Promise<number> | undefined;

  /** Numbers what comes in: the time, but never less than what the ledger has seen, though the clock be set back. */
  function arrival(): Promise<number> {
    const last = arrived ?? store.lastHeardAt();
    const next = last.then((at) => Math.max(at + 1, clock.now()));
    arrived = next;
    next.catch(() => {
      arrived = undefined;
    });
    return next;
  }

  async function openMessage(ref: MessageRef): Promise<OpenMessage | undefined> {
    const open = await store.openMessage(ref);
    return open && clock.now() - open.postedAt <= OPEN_MS ? open : undefined;
  }

  async function draw(open: OpenMessage): Promise<void> {
    const content = withTallies(open.content, await store.tallies(open.team, open.papers));
    const adapter = adapterOf(open.message.channel.platform);
    if (adapter) await inTime(adapter.edit(open.message, content, open.key));
  }

  function inTime<T>(call: Promise<T>): Promise<T> {
    return withDeadline(clock, CALL_MS, call, () => new ChatError("unknown", "The platform did not answer."));
  }

  /** Redraws now, then once more if something changed meanwhile: bursts of votes cost one edit per REDRAW_MS. */
  function redraw(open: OpenMessage): void {
    const id = JSON.stringify(open.message);
    const running = drawing.get(id);
    if (running) {
      running.again = true;
      return;
    }
    const state = { again: true, done: Promise.resolve() };
    state.done = (async () => {
      while (state.again && !stopping.aborted) {
        state.again = false;
        try {
          await draw(open);
        } catch (error) {
          log.info("the counts on a message could not be redrawn; the votes are kept", {
            message: open.message,
            error: error instanceof Error ? error.message : String(error),
          });
        }
        await clock.sleep(REDRAW_MS, stopping).catch(() => {});
      }
      drawing.delete(id);
    })();
    drawing.set(id, state);
  }

  async function recountOne(open: OpenMessage): Promise<void> {
    const adapter = adapterOf(open.message.channel.platform);
    if (!adapter) return;
    const takenAt = await arrival();
    const via = reactionOn(open.message);
    const standing: Cast[] = [];
    for (const { person, ballot } of await inTime(adapter.ballots(open.message))) {
      const paper = open.papers[ballot - 1];
      if (paper) standing.push({ team: open.team, paper, person, via });
    }
    const changed = await store.replaceCasts(open.team, via, standing, takenAt);
    if (changed.length > 0) redraw(open);
  }

  async function recount(platform: Platform, doubted: Doubts): Promise<void> {
    while (!stopping.aborted) {
      const failed = new Map<string, MessageRef>();
      try {
        if (doubted.all) {
          const open = await store.openMessages(platform, clock.now() - OPEN_MS);
          for (const { message } of open) doubted.messages.set(JSON.stringify(message), message);
          doubted.all = false;
        }
      } catch (error) {
        log.warn("the open messages could not be read for a recount", { platform, error });
      }
      for (const [id, message] of doubted.messages) {
        if (stopping.aborted) break;
        doubted.messages.delete(id);
        try {
          const open = await openMessage(message);
          if (open) await recountOne(open);
        } catch (error) {
          if (error instanceof ChatError && error.kind === "gone") continue;
          failed.set(id, message);
          log.warn("a message's reactions could not be recounted; tried again later", { message, error });
        }
      }
      if (failed.size === 0 && !doubted.all && doubted.messages.size === 0) break;
      await clock.sleep(RECOUNT_AGAIN_MS, stopping).catch(() => {});
      for (const [id, message] of failed) doubted.messages.set(id, message);
    }
    doubted.working = undefined;
  }

  return {
    async ballot(event) {
      const open = await openMessage(event.message);
      if (!open) return;
      // A moderator's "clear" names no voters, so the platform is asked what is left.
      if (event.kind === "cleared") return recountOne(open);
      const paper = open.papers[event.ballot - 1];
      if (!paper) return;
      const cast = { team: open.team, paper, person: event.person, via: reactionOn(open.message) };
      const standing = event.kind === "added";
      const changed = await store.applyCasts([{ cast, standing, at: await arrival() }]);
      if (changed.length > 0) redraw(open);
    },

    async press({ person, channel, message }, id) {
      const team = teamOf(channel);
      const paper = await store.paper(id);
      const before = await store.castsOf(team, id, person);
      const standing = !before.includes("button");
      await store.applyCasts([
        { cast: { team, paper: id, person, via: "button" }, standing, at: await arrival() },
      ]);
      const open = await store.openMessage(message);
      if (open) redraw(open);
      const votes = (await store.tallies(team, [id])).get(id) ?? 0;
      const title = paper?.title ?? id;
      const byReaction = before.some((via) => via !== "button");
      const said = standing
        ? byReaction
          ? "Your reaction had already voted for"
          : "You voted for"
        : byReaction
          ? "Your number reaction still votes for"
          : "You took back your vote for";
      const cure = !standing && byReaction ? " Remove the reaction to take it back." : "";
      const count = votes === 1 ? "It has 1 vote." : `It has ${votes} votes.`;
      return {
        summary: `${said} “${title}”. ${count}${cure}`,
        blocks: [
          { kind: "paragraph", text: [`${said} `, { kind: "strong", text: title }, `. ${count}${cure}`] },
        ],
      };
    },

    doubt(platform, message) {
      const known = doubts.get(platform) ?? { all: false, messages: new Map(), working: undefined };
      doubts.set(platform, known);
      if (message) known.messages.set(JSON.stringify(message), message);
      else known.all = true;
      known.working ??= recount(platform, known);
    },

    recounted: async () => {
      await Promise.all([...doubts.values()].map(({ working }) => working));
    },

    drawn: async () => {
      await Promise.all([...drawing.values()].map((state) => state.done));
    },
  };
}

function reactionOn(message: MessageRef): string {
  return `reaction:${message.channel.id}:${message.id}`;
}
