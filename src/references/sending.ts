import { createHash } from "node:crypto";
import type { KnownPaper } from "../papers/paper.ts";
import { shownTitle } from "../papers/shown-title.ts";
import type { PaperStore } from "../papers/store.ts";
import type { Clock } from "../runtime/clock.ts";
import { asChatError, type ChatError, UserError } from "../runtime/errors.ts";
import type { Log } from "../runtime/log.ts";
import type { AccountId } from "../teams/account-id.ts";
import type { VoteStore } from "../votes/store.ts";
import type { LibraryAccess, ReferenceManager } from "./reference-manager.ts";
import type { References } from "./references.ts";
import type { ReferenceLibrary, ReferenceOutcome, ReferenceSend, ReferenceStore } from "./store.ts";

/** Papers sent to one library in a run: about 100 requests, the burst that Zotero allows a user. */
const AT_ONCE = 30;
/** Papers with enough votes are looked for in the votes of this many days. */
const VOTED_DAYS = 30;
const VOTED_PAPERS = 200;
/** First retry after this, as Zotero may still be carrying out a request whose answer was lost. */
const SETTLE_MS = 60_000;
const LONGEST_WAIT_MS = 3_600_000;
/** Longer than any outage. */
const GIVE_UP_MS = 7 * 86_400_000;
/** How long sent papers are remembered. After that, only looking them up prevents duplicates. */
const KEPT_MS = 90 * 86_400_000;

/** Sends waiting papers to the teams' libraries. */
export interface ReferenceSending {
  run(signal: AbortSignal): Promise<void>;
}

/**
 * Sends papers to the libraries that teams connected, once each: it looks a paper up, then adds it with a write token.
 * Failures that may pass are retried later; for those that only a person can fix, that person gets a message.
 */
export function createReferenceSending(deps: {
  readonly store: ReferenceStore & Pick<PaperStore, "paper"> & Pick<VoteStore, "favourites">;
  readonly manager: Pick<ReferenceManager, "place">;
  readonly references: Pick<References, "open">;
  readonly tell: (account: AccountId, text: string) => Promise<void>;
  readonly clock: Clock;
  readonly log: Log;
}): ReferenceSending {
  const { store, manager, references, tell, clock, log } = deps;

  async function queueFavourites({ team, votes, connectedAt }: ReferenceLibrary): Promise<void> {
    if (votes === undefined) return;
    const [voted = []] = await store.favourites([team], clock.now() - VOTED_DAYS * 86_400_000, VOTED_PAPERS);
    const reached = voted.filter((one) => one.votes >= votes && one.lastVoteAt >= connectedAt);
    const ids = reached.map(({ paper }) => paper.id);
    if (ids.length > 0) await store.queueReferences(team, ids, undefined, clock.now());
  }

  /** Sends nothing more to this library until someone connects it again. */
  async function stop(library: ReferenceLibrary, problem: string): Promise<void> {
    if (!(await store.changeReferenceLibrary(library, { problem }))) return;
    const { team, group } = library;
    log.warn("reference library stopped", { team, group: group.id, error: problem });
    await tell(
      library.owner,
      `Paperboy cannot send papers to the Zotero library “${group.name}”. ${problem} Waiting papers are sent then.`,
    );
  }

  /** The person who sent it can send it again. */
  async function giveUp(queued: ReferenceSend, paper: KnownPaper, error: string): Promise<void> {
    await store.settleReference(queued, { state: "failed", notBefore: 0, error });
    if (queued.by) await tell(queued.by, `“${shownTitle(paper)}” was not added to Zotero. ${error}`);
  }

  function laterOf({ message, retryAfterMs = 0 }: ChatError, { attempts }: ReferenceSend): ReferenceOutcome {
    const waitMs = Math.max(Math.min(SETTLE_MS * 2 ** attempts, LONGEST_WAIT_MS), retryAfterMs);
    return { state: "waiting", notBefore: clock.now() + waitMs, error: message };
  }

  /** Returns false if the library accepts nothing more for now. */
  async function send(
    library: ReferenceLibrary,
    access: LibraryAccess,
    queued: ReferenceSend,
  ): Promise<boolean> {
    const { team } = library;
    const paper = await store.paper(queued.paper);
    if (!paper) {
      const error = "Paperboy no longer knows this paper.";
      await store.settleReference(queued, { state: "failed", notBefore: 0, error });
      return true;
    }
    try {
      const token = tokenOf(library, queued);
      const done = await manager.place(access, { paper, collection: library.collection?.id, token });
      await store.settleReference(queued, { state: "sent", notBefore: 0, error: undefined });
      log.info("reference sent", { team, paper: paper.id, done });
      return true;
    } catch (thrown) {
      const error = asChatError(thrown);
      log.warn("reference not sent", { team, paper: paper.id, error: error.message });
      switch (error.kind) {
        case "unauthorized":
        case "forbidden":
        case "gone":
          await stop(library, error.message);
          return false;
        case "rejected":
          await giveUp(queued, paper, error.message);
          return true;
        case "unknown":
        case "unsent":
        case "rate-limited": {
          if (clock.now() - queued.queuedAt > GIVE_UP_MS) await giveUp(queued, paper, error.message);
          else await store.settleReference(queued, laterOf(error, queued));
          return false;
        }
        default:
          return error.kind satisfies never;
      }
    }
  }

  async function serve(library: ReferenceLibrary, signal: AbortSignal): Promise<void> {
    await queueFavourites(library);
    const due = await store.dueReferences(library.team, clock.now(), AT_ONCE);
    if (due.length === 0) return;
    let access: LibraryAccess;
    try {
      access = await references.open(library);
    } catch (error) {
      // Only the operator can fix this. Papers keep waiting.
      if (!(error instanceof UserError)) throw error;
      log.error("reference key not readable", { team: library.team, error });
      return;
    }
    for (const queued of due) if (signal.aborted || !(await send(library, access, queued))) return;
  }

  return {
    async run(signal) {
      await store.forgetReferences(clock.now() - KEPT_MS);
      for (const library of await store.referenceLibraries()) {
        if (signal.aborted) return;
        try {
          await serve(library, signal);
        } catch (error) {
          log.warn("references not sent; retrying later", { team: library.team, error });
        }
      }
    },
  };
}

/** The same for every retry, but different once the paper is queued or the library connected again. */
function tokenOf({ connectedAt }: ReferenceLibrary, { team, paper, queuedAt }: ReferenceSend): string {
  return createHash("sha256")
    .update(JSON.stringify([team, paper, queuedAt, connectedAt]))
    .digest("hex")
    .slice(0, 32);
}
