import type { PaperId } from "../papers/paper.ts";
import type { Clock } from "../runtime/clock.ts";
import { ChatError, UserError } from "../runtime/errors.ts";
import type { Log } from "../runtime/log.ts";
import type { SecretBox } from "../runtime/secrets/secret-box.ts";
import type { AccountId } from "../teams/account-id.ts";
import type { TeamId } from "../teams/team-id.ts";
import { didYouMean } from "../text/did-you-mean.ts";
import { clip } from "../text/truncate.ts";
import type { LibraryAccess, Named, ReferenceManager } from "./reference-manager.ts";
import type { ReferenceLibrary, ReferenceStore } from "./store.ts";

/** Returns the teams that can send papers to a library. On failure, what is posted goes out without that. */
export async function sendingTeams(
  references: Pick<References, "teams"> | undefined,
  log: Log,
): Promise<ReadonlySet<TeamId>> {
  try {
    return (await references?.teams()) ?? new Set();
  } catch (error) {
    log.warn("libraries not read; digests go out without sending to them", { error });
    return new Set();
  }
}

/** Settings for a library; undefined ones stay unchanged. */
export interface LibraryWish {
  readonly key?: string | undefined;
  /** The group's number, URL or name; empty: unchanged. */
  readonly group?: string | undefined;
  /** The collection's name or key; empty: none. */
  readonly collection?: string | undefined;
  /** 0: nothing is sent automatically. */
  readonly votes?: number | undefined;
  /** Spelled as in `Mark`; empty: no emoji sends papers. */
  readonly emoji?: string | undefined;
}

/** The reference libraries of teams. */
export interface References {
  /** Connects a library, or changes the connected one. Throws UserError. */
  connect(team: TeamId, by: AccountId, wish: LibraryWish): Promise<ReferenceLibrary>;
  /** Returns up to `limit` papers of the library, newest additions first. Throws UserError. */
  papers(library: ReferenceLibrary, limit: number): Promise<readonly PaperId[]>;
  /** Returns the teams whose library takes papers. */
  teams(): Promise<ReadonlySet<TeamId>>;
  /** Returns the reaction that sends papers of the team; undefined: none does. */
  emoji(team: TeamId): Promise<string | undefined>;
  /**
   * Queues the paper for the team's library; false if it is waiting already. Without `by`, a paper that was sent before is
   * not sent again.
   */
  send(team: TeamId, paper: PaperId, by: AccountId | undefined): Promise<boolean>;
  /** Decrypts the library's key. Throws UserError if PAPERBOY_SECRET_KEY cannot. */
  open(library: ReferenceLibrary): Promise<LibraryAccess>;
}

const NAMES_LENGTH = 300;

/** Manages reference libraries. Stored keys are encrypted, each bound to its team. */
export function createReferences(deps: {
  readonly store: ReferenceStore;
  readonly manager: ReferenceManager;
  readonly box: SecretBox;
  readonly clock: Clock;
  /** Starts sending. */
  readonly wake?: () => void;
}): References {
  const { store, manager, box, clock, wake = () => {} } = deps;
  const purpose = (team: TeamId) => `zotero:${team}`;

  async function open({ team, group, sealed, connectedAt }: ReferenceLibrary): Promise<LibraryAccess> {
    const { text: key, stale } = box.open(sealed, purpose(team));
    if (stale)
      await store.changeReferenceLibrary({ team, connectedAt }, { sealed: box.seal(key, purpose(team)) });
    return { group: group.id, key };
  }

  async function groupFor(key: string, wanted: string | undefined): Promise<Named> {
    const groups = await manager.groups(key);
    const [only, ...others] = groups;
    if (!only)
      throw new UserError(
        "This key cannot change any group's library. Edit it at zotero.org/settings/keys and choose “Read/Write” under “Default Group Permissions” or for the one group. If only admins of the group may edit its library, the key must be an admin's.",
        { option: "key" },
      );
    if (wanted) return oneOf(groups, groupIn(wanted), "group", "The key opens");
    if (others.length === 0) return only;
    throw new UserError(`This key opens several groups. Name one: ${namesOf(groups)}.`, { option: "group" });
  }

  async function collectionFor(
    access: LibraryAccess,
    wanted: string | undefined,
    before: ReferenceLibrary | undefined,
  ): Promise<Named | undefined> {
    const present = access.group === before?.group.id ? before.collection : undefined;
    const id = wanted === undefined || wanted === present?.name ? present?.id : wanted;
    return id ? oneOf(await manager.collections(access), id, "collection", "The library has") : undefined;
  }

  return {
    open,

    connect: (team, by, wish) =>
      forPeople(async () => {
        const before = await store.referenceLibrary(team);
        if (!before && !wish.key)
          throw new UserError("A key is needed. Create one at zotero.org/settings/keys/new.", {
            option: "key",
          });
        const key = wish.key ?? (before ? (await open(before)).key : "");
        // A form repeats names, which may be outdated.
        const wanted = wish.group === before?.group.name ? before?.group.id : wish.group || before?.group.id;
        const same = before && !before.problem && wish.key === undefined && wanted === before.group.id;
        const group = same ? before.group : await groupFor(key, wanted);
        const collection = await collectionFor({ group: group.id, key }, wish.collection, before);
        const votes = wish.votes ?? before?.votes;
        const emoji = wish.emoji ?? before?.emoji;
        const library: ReferenceLibrary = {
          team,
          group,
          collection,
          votes: votes === 0 ? undefined : votes,
          emoji: emoji || undefined,
          sealed: box.seal(key, purpose(team)),
          owner: wish.key === undefined && before ? before.owner : by,
          connectedAt: clock.now(),
          problem: undefined,
        };
        await store.saveReferenceLibrary(library);
        return library;
      }),

    teams: async () => new Set((await store.referenceLibraries()).map(({ team }) => team)),

    emoji: async (team) => (await store.referenceLibrary(team))?.emoji,

    async send(team, paper, by) {
      const queued = await store.queueReferences(team, [paper], by, clock.now());
      if (queued > 0) wake();
      return queued > 0;
    },

    papers: (library, limit) => forPeople(async () => manager.papers(await open(library), limit)),
  };
}

/** Shows the manager's errors to the person who asked: their messages are written for people. */
async function forPeople<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ChatError) throw new UserError(error.message, { cause: error });
    throw error;
  }
}

/** Returns the number in `https://www.zotero.org/groups/123456/name`; other texts unchanged. */
function groupIn(typed: string): string {
  return /groups\/(\d+)/.exec(typed)?.[1] ?? typed;
}

function oneOf(known: readonly Named[], wanted: string, option: "group" | "collection", lead: string): Named {
  const same = (one: string) => one.toLowerCase() === wanted.toLowerCase();
  const found = known.find(({ id }) => id === wanted) ?? known.find(({ name }) => same(name));
  if (found) return found;
  const names = known.map(({ name }) => name);
  const there = names.length > 0 ? `${lead}: ${namesOf(known)}.` : `${lead} none.`;
  throw new UserError(`There is no ${option} “${clip(wanted, 60)}”.${didYouMean(wanted, names)} ${there}`, {
    option,
  });
}

function namesOf(known: readonly Named[]): string {
  return clip(known.map(({ id, name }) => `${name} (${id})`).join(", "), NAMES_LENGTH);
}
