import {
  adapterFor,
  type BallotEvent,
  type ButtonPress,
  type MessageRef,
  type Outlet,
  type Person,
  type Platform,
  type Sending,
} from "../chat/adapter.ts";
import type { Message } from "../chat/message.ts";
import type { Mark } from "../chat/reaction.ts";
import type { ChannelRef } from "../chat/refs.ts";
import type { PaperId } from "../papers/paper.ts";
import { shownTitle } from "../papers/shown-title.ts";
import type { PaperStore } from "../papers/store.ts";
import type { Clock } from "../runtime/clock.ts";
import { withDeadline } from "../runtime/deadline.ts";
import { ChatError } from "../runtime/errors.ts";
import type { Log } from "../runtime/log.ts";
import { type Metrics, noMetrics } from "../runtime/metrics.ts";
import { type AccountId, accountOf } from "../teams/account-id.ts";
import { type TeamId, teamOf } from "../teams/team-id.ts";
import { counted } from "../text/format.ts";
import { createRecount, type Doubted } from "./reaction-reconciler.ts";
import type { Cast, Changed, PostedMessage, PostedMessageStore, VoteKind, VoteStore, Way } from "./store.ts";
import { createLiveCounts } from "./vote-count-updater.ts";
import { DEFAULT_RULES, type VotingRules } from "./vote-emoji.ts";

const DAY_MS = 86_400_000;
/** Calls that take longer are given up, so that they do not block others. Ten pages of reactions take less. */
const CALL_MS = 60_000;

export interface Voting {
  /** Handles a reaction that was added or removed. */
  ballot(event: BallotEvent): Promise<void>;
  /** Handles a press of a vote button: toggles the vote, and returns the result as a message. */
  press(press: Pick<ButtonPress, "person" | "channel">, paper: PaperId): Promise<Message>;
  /**
   * Sets the person's switch for a kind of vote, as `/papers vote` does. Returns the ways of that kind that then stand.
   */
  set(
    by: { readonly person: Person; readonly channel: ChannelRef },
    paper: PaperId,
    kind: VoteKind,
    standing: boolean,
  ): Promise<readonly Way[]>;
  /** Redraws messages after another process changed these counts. */
  redraw(changed: Changed): void;
  /** Recounts what another process is in doubt about, if this process recounts there. */
  recount(doubted: Doubted): void;
  /** Redraws those open messages of the team whose counts changed without a vote. */
  refresh(team: TeamId): Promise<void>;
  /**
   * Recounts a message in the background because the ledger may differ from its reactions; retries until that succeeds.
   */
  doubt(message: MessageRef): void;
  /**
   * Does the same for all open messages of the platform or of these workspaces. If the gap began at `since` (epoch ms),
   * at most a few minutes ago, only for recent messages.
   */
  doubtAll(platform: Platform, workspaces?: readonly string[], since?: number): void;
  /** Resolves when nothing is left to recount, or when the bot stops. */
  recounted(): Promise<void>;
}

/** Sends a paper somewhere when its own message gets a reaction. */
interface PaperSending {
  /** The reaction that does so in this team; undefined: none. */
  emoji(team: TeamId): Promise<string | undefined>;
  /** `by` is undefined for a reaction of which no event arrived. */
  send(team: TeamId, paper: PaperId, by: AccountId | undefined): Promise<unknown>;
}

/** Tells the process that redraws and recounts there. */
export interface Elsewhere {
  redraw(changed: Changed): void;
  recount(doubted: Doubted): void;
}

const always = { here: () => true, everywhere: () => true };
const nowhere: Elsewhere = { redraw() {}, recount() {} };

/**
 * Turns reactions, button presses and commands into votes in one ledger, and keeps the counts on messages up to date.
 */
export function createVoting(deps: {
  readonly store: PaperStore & PostedMessageStore & VoteStore;
  readonly adapters: readonly Outlet[];
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics?: Metrics | undefined;
  readonly rules?: VotingRules | undefined;
  /** Where each team's own emoji sends papers. Absent if it cannot. */
  readonly references?: PaperSending | undefined;
  /** Where this process redraws and recounts. Elsewhere, another process is told what to. */
  readonly sending?: Pick<Sending, "here" | "everywhere"> | undefined;
  readonly elsewhere?: Elsewhere | undefined;
  /** Aborted when the bot stops, which ends redrawing. */
  readonly stopping: AbortSignal;
}): Voting {
  const { store, clock, log, metrics = noMetrics, stopping, rules = DEFAULT_RULES, references } = deps;
  const { sending = always, elsewhere = nowhere } = deps;
  const adapterOf = ({ channel }: MessageRef) => adapterFor(deps.adapters, channel);
  const openSince = () => clock.now() - rules.openDays * DAY_MS;
  const inTime = <T>(call: Promise<T>): Promise<T> =>
    withDeadline(clock, CALL_MS, call, () => new ChatError("unknown", "The platform did not answer."));
  const common = { store, clock, log, stopping, openSince };
  const counts = createLiveCounts({
    ...common,
    adapterOf: (message) => (sending.here(message.channel) ? adapterOf(message) : undefined),
    inTime,
  });
  const own = createRecount({ ...common, recountOne, openMessage });

  let arrived: Promise<number> | undefined;

  /**
   * Returns a strictly increasing arrival time, never before the newest time in the ledger, even if the clock is set
   * back.
   */
  function arrival(): Promise<number> {
    const last = arrived ?? store.lastHeardAt();
    const next = last.then((at) => Math.max(at + 1, clock.now()));
    arrived = next;
    next.catch(() => {
      arrived = undefined;
    });
    return next;
  }

  async function openMessage(ref: MessageRef): Promise<PostedMessage | undefined> {
    const posted = await store.openMessage(ref);
    return posted && posted.postedAt >= openSince() ? posted : undefined;
  }

  /** Returns the vote that a mark on the message means; undefined if it means none. */
  function vote({ papers }: PostedMessage, mark: Mark): Pick<Cast, "paper" | "kind"> | undefined {
    const paper = papers[mark.kind === "ballot" ? mark.ballot - 1 : 0];
    if (mark.kind === "ballot") return paper && { paper, kind: "up" };
    // With several papers, an emoji does not say which one it is for.
    const kind = papers.length === 1 ? rules.emoji.get(mark.emoji) : undefined;
    return paper && kind && { paper, kind };
  }

  function castOn(posted: PostedMessage, person: Person, mark: Mark): Cast | undefined {
    const { team, message } = posted;
    const said = vote(posted, mark);
    return said && { ...said, team, person, channel: message.channel, via: { message: message.id, mark } };
  }

  /** Recounts what this process is to, and returns the rest, if any. */
  function recount(doubted: Doubted): Doubted | undefined {
    if ("message" in doubted) {
      if (!sending.here(doubted.message.channel)) return doubted;
      own.doubt(doubted.message);
      return undefined;
    }
    const { platform, workspaces, since } = doubted;
    // A divided platform names its workspaces.
    if (!workspaces) {
      if (!sending.here({ platform, workspace: "" })) return doubted;
      own.doubtAll(platform, undefined, since);
      return undefined;
    }
    const isOurs = (workspace: string) => sending.here({ platform, workspace });
    own.doubtAll(platform, workspaces.filter(isOurs), since);
    const others = workspaces.filter((workspace) => !isOurs(workspace));
    return others.length > 0 ? { ...doubted, workspaces: others } : undefined;
  }

  /** Has it recounted by the process that sends there, for the sake of the platform's limits. */
  function doubt(doubted: Doubted): void {
    const others = recount(doubted);
    if (others) elsewhere.recount(others);
  }

  /** Returns the paper that this team's own emoji sends from the message, and that emoji; undefined if none does. */
  async function sentBy({ papers: [paper, ...others], team }: PostedMessage) {
    if (!references || !paper || others.length > 0) return undefined;
    const emoji = await references.emoji(team);
    return emoji === undefined ? undefined : { paper, emoji };
  }

  async function recountOne(posted: PostedMessage): Promise<void> {
    const { message, team } = posted;
    const adapter = adapterOf(message);
    if (!adapter?.ballots) return;
    const takenAt = await arrival();
    const sent = await sentBy(posted);
    const sends = (mark: Mark) => mark.kind === "emoji" && mark.emoji === sent?.emoji;
    const counting = (mark: Mark) => vote(posted, mark) !== undefined || sends(mark);
    const ballots = await inTime(adapter.ballots(message, counting));
    const standing = ballots.flatMap(({ person, mark }) => castOn(posted, person, mark) ?? []);
    const changed = await store.replaceCasts(team, message, standing, takenAt);
    if (changed.length > 0) metrics.corrected(message.channel.platform, changed.length);
    if (sent && ballots.some(({ mark }) => sends(mark))) await references?.send(team, sent.paper, undefined);
    tell(changed);
    // Even without a change: the previous process may have died between a vote and its edit.
    counts.look(posted);
  }

  async function apply(cast: Cast, standing: boolean): Promise<void> {
    tell(await store.applyCasts([{ cast, standing, at: await arrival() }]));
  }

  /** Has the counts redrawn wherever they are shown. */
  function tell(changed: Changed): void {
    counts.changed(changed);
    if (changed.length > 0 && !sending.everywhere()) elsewhere.redraw(changed);
  }

  return {
    doubt: (message) => doubt({ message }),
    doubtAll: (platform, workspaces, since) => doubt({ platform, workspaces, since }),
    recounted: own.recounted,
    redraw: counts.changed,
    recount: (doubted) => void recount(doubted),

    async ballot(event) {
      const { message, kind } = event;
      const posted = await openMessage(message);
      if (!posted) return;
      if (posted.gone) await store.setGone(message, false);
      if (kind === "cleared") {
        // The event names no voters, so the remaining reactions are read from the platform.
        if (event.mark && !vote(posted, event.mark)) return;
        if (sending.here(message.channel)) await recountOne(posted);
        else elsewhere.recount({ message });
        return;
      }
      const cast = castOn(posted, event.person, event.mark);
      if (cast) await apply(cast, kind === "added");
      if (kind === "removed" || event.mark.kind !== "emoji") return;
      const sent = await sentBy(posted);
      if (sent?.emoji === event.mark.emoji)
        await references?.send(posted.team, sent.paper, accountOf(event.person));
    },

    async refresh(team) {
      const open = await store.openMessages({ about: { team } }, openSince());
      for (const posted of open) counts.look(posted);
      const others = open.filter(({ message }) => !sending.here(message.channel));
      if (others.length > 0)
        elsewhere.redraw(others.flatMap(({ papers }) => papers.map((paper) => ({ team, paper }))));
    },

    async press({ person, channel }, paper) {
      const team = teamOf(channel);
      const cast = { team, paper, person, kind: "up", channel } as const;
      const { standing, before, changed } = await store.setSwitch(cast, "toggle", await arrival());
      tell(changed);
      const [known, tallies] = [await store.paper(paper), await store.tallies(team, [paper])];
      return toggled(known ? shownTitle(known) : paper, tallies.get(paper) ?? 0, standing, before);
    },

    async set({ person, channel }, paper, kind, standing) {
      const team = teamOf(channel);
      const { changed } = await store.setSwitch(
        { team, paper, person, kind, channel },
        standing,
        await arrival(),
      );
      tell(changed);
      const casts = await store.castsOf(team, paper, person);
      return casts.filter((cast) => cast.kind === kind).map(({ via }) => via);
    },
  };
}

/** Describes the result of pressing the vote button. */
function toggled(title: string, votes: number, standing: boolean, before: readonly Way[]): Message {
  const byReaction = before.some((way) => way !== "button");
  const said = standing
    ? byReaction
      ? "Your reaction had already voted for"
      : "You voted for"
    : byReaction
      ? "Your reaction still votes for"
      : "You took back your vote for";
  const cure = !standing && byReaction ? " Remove the reaction to take it back." : "";
  const count = `It has ${counted(votes, "vote")}.`;
  return {
    summary: `${said} “${title}”. ${count}${cure}`,
    blocks: [{ kind: "paragraph", text: [`${said} `, { kind: "strong", text: title }, `. ${count}${cure}`] }],
  };
}
