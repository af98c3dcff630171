import type { ChannelRef, DeliveryKey, MessageRef, Person, Served } from "../../src/chat/adapter.ts";
import { ballotMark } from "../../src/chat/reaction.ts";
import type { Meeting } from "../../src/club/store.ts";
import type { Outcome } from "../../src/delivery/outbox.ts";
import type { PaperId } from "../../src/papers/paper.ts";
import type { ReferenceLibrary } from "../../src/references/store.ts";
import type { Store } from "../../src/store.ts";
import type { Address } from "../../src/subscriptions/address-store.ts";
import type { AccessGrant } from "../../src/teams/access-store.ts";
import { accountOf } from "../../src/teams/account-id.ts";
import type { TeamId } from "../../src/teams/team-id.ts";
import type { Cast } from "../../src/votes/store.ts";
import type { Watch } from "../../src/watches/watch.ts";
import { makePapers } from "../fixtures/papers.ts";
import {
  cast,
  channel,
  delivery,
  ids,
  MINUTE,
  MONDAY,
  message,
  person,
  plan,
  subscription,
  T0,
  TUESDAY,
  team,
  WEDNESDAY,
} from "./samples.ts";

export const [P1, P2] = ids("2506.00001", "2506.00002") as [PaperId, PaperId];
export const HOUR = 60 * MINUTE;

/** A workspace with its people. Channels, messages and members have the same ids in all of them. */
export interface Tenant {
  readonly workspace: string;
  readonly team: TeamId;
  /** The workspace alone, not those it is linked with. */
  readonly served: readonly Served[];
  readonly channel: (id?: string) => ChannelRef;
  readonly person: (user?: string) => Person;
  readonly message: MessageRef;
  readonly key: (name: string) => DeliveryKey;
  readonly meeting: Meeting;
  readonly watch: Watch;
  readonly address: Address;
  readonly grant: AccessGrant;
  readonly library: ReferenceLibrary;
  /** What U1 stands for by the button. */
  readonly cast: Cast;
}

export function tenant(workspace: string): Tenant {
  const at = (id = "C1") => channel(id, workspace, "slack");
  const who = (user = "U1") => person(user, workspace, "slack");
  const of = team(workspace, "slack");
  return {
    workspace,
    team: of,
    served: [{ platform: "slack", workspaces: [workspace] }],
    channel: at,
    person: who,
    message: { channel: at(), id: "M1" },
    key: (name) => `${workspace}${name}`.toLowerCase() as DeliveryKey,
    meeting: {
      id: `${workspace.toLowerCase()}meeting`,
      team: of,
      channel: at(),
      paper: P1,
      presenter: { person: who(), name: "Zoe" },
      at: T0 + 2 * HOUR,
      minutes: 60,
      zone: "UTC",
      sequence: 0,
      scheduledBy: who(),
      changedAt: T0,
      cancelled: false,
    },
    watch: {
      channel: at(),
      team: of,
      owner: undefined,
      kind: "author",
      value: "Ada Lovelace",
      mode: "apart",
      muted: false,
      createdAt: T0,
    },
    address: {
      channel: { platform: "email", workspace: of, id: "a1" },
      team: of,
      owner: accountOf(who()),
      address: "u1@lab.example",
      secret: "secret",
      pending: undefined,
      createdAt: T0,
    },
    grant: {
      kind: "agent",
      team: of,
      channel: at(),
      owner: accountOf(who()),
      createdAt: T0,
      expiresAt: T0 + HOUR,
    },
    library: {
      team: of,
      group: { id: "12", name: "Reading group" },
      collection: { id: "ABCD2345", name: "Inbox" },
      votes: 3,
      emoji: "📚",
      sealed: "sealed",
      owner: accountOf(who()),
      connectedAt: T0,
      problem: undefined,
    },
    cast: cast({ team: of, person: who(), channel: at() }),
  };
}

/** Fills every table with something of the tenant's. */
export async function settleIn(store: Store, of: Tenant): Promise<void> {
  await store.saveListing(MONDAY, makePapers(2), T0);
  const deliver = async (id: string, day: typeof MONDAY, name: string, outcome?: Outcome) => {
    await plan(
      store,
      delivery({
        channel: of.channel(id),
        team: of.team,
        day,
        key: of.key(name),
        message: message(`For ${of.workspace}`),
        leftOut: [{ paper: P2, why: "not enough upvotes" }],
        tells: [`code ${P2}`],
      }),
    );
    if (!outcome) return;
    const [claim] = await store.claimPlanned(of.served, T0, MINUTE, 1);
    if (!claim) throw new Error("a claim was expected");
    await store.settle(claim, outcome);
  };
  await deliver("C1", MONDAY, "sent", { state: "sent", posted: of.message, at: T0 });
  for (const [day, name] of [
    [TUESDAY, "failed1"],
    [WEDNESDAY, "failed2"],
  ] as const)
    await deliver("C1", day, name, { state: "failed", error: "lost" });
  await deliver("C3", MONDAY, "unknown", { state: "unknown", notBefore: T0, error: "no answer" });
  await deliver("C2", MONDAY, "planned1");
  await deliver("C4", MONDAY, "planned2");
  const settings = { ...subscription().settings, lateRisers: "thread" } as const;
  const due = { channel: of.channel(), team: of.team, createdBy: of.person(), settings, nextDueAt: T0 };
  await store.saveSubscription(subscription(due));
  const reaction = { message: of.message.id, mark: ballotMark(2) };
  await store.applyCasts([
    { cast: of.cast, standing: true, at: T0 },
    { cast: { ...of.cast, paper: P2, person: of.person("U2"), via: reaction }, standing: true, at: T0 },
  ]);
  await store.saveForLater(of.person(), P1, T0);
  await store.addTaste(of.team, [P1], T0);
  await store.addShared(of.channel(), [P1], T0);
  await store.saveChecks([{ id: P1, signs: ["code"], news: [{ sign: "code", at: T0 + 1 }] }], T0 + 1);
  await store.saveWatch(of.watch);
  await store.saveAddress(of.address);
  await store.saveAccess(`${of.workspace} key`, of.grant, { team: of.team });
  await store.saveReferenceLibrary(of.library);
  await store.queueReferences(of.team, [P1], accountOf(of.person()), T0);
  await store.nominate({ team: of.team, paper: P2, by: of.person(), at: T0 });
  await store.saveMeeting(of.meeting);
  await store.saveTeamSettings(of.team, { retentionMonths: 120 });
  await linkSister(store, of);
}

/** Links the tenant with another workspace, and U1 with an account there. */
async function linkSister(store: Store, of: Tenant): Promise<void> {
  const sister = tenant(`${of.workspace}S`);
  const by = accountOf(of.person());
  const redeemer = {
    account: accountOf(sister.person()),
    team: sister.team,
    mayLinkTeam: true,
    confirmed: true,
  };
  for (const what of [of.team, undefined]) {
    const hash = `${of.workspace} ${what ?? ""}`;
    await store.offerLink({ hash, team: what, by, expiresAt: T0 + HOUR }, T0);
    await store.redeemLink(hash, redeemer, T0);
  }
}

/** All that the store tells of the tenant. */
export async function portrait(store: Store, of: Tenant): Promise<unknown> {
  const channels = ["C1", "C2", "C3", "C4", "C9"].map((id) => of.channel(id));
  const people = ["U1", "U2", "U3"].map((user) => of.person(user));
  const reads: readonly Promise<unknown>[] = [
    store.subscriptions(of.team),
    store.teamData(of.team),
    store.teamSettings(of.team),
    store.linkedTeams(of.team),
    store.nominations(of.team),
    store.meetings(of.team, 0, T0 + 1_000 * HOUR),
    store.openMessages({ about: { team: of.team } }, 0),
    store.openMessages({ platform: "slack", workspaces: [of.workspace] }, 0),
    store.drawing(of.message),
    store.opinions([of.team], 9),
    store.favourites([of.team], 0, 9),
    store.tasteOf([of.team], 9),
    store.sharedIn(channels, 0, 9),
    store.voters(of.team, [P1, P2]),
    store.watches(channels),
    store.addresses({ team: of.team }),
    store.accesses({ team: of.team }),
    store.referenceLibrary(of.team),
    store.dueReferences(of.team, T0 + HOUR, 9),
    store.referenceCounts(of.team),
    ...channels.map((at) => store.deliveries(at, 99)),
    ...people.map((who) => store.personalData(who)),
    ...people.map((who) => store.readingList(who, "all", 9)),
    ...people.map((who) => store.linkedAccounts(accountOf(who))),
  ];
  return Promise.all(reads);
}
