import { afterAll, beforeAll, expect, test } from "vitest";
import type { Claim } from "../../src/delivery/outbox.ts";
import type { Store } from "../../src/store.ts";
import { accountOf } from "../../src/teams/account-id.ts";
import { MINUTE, MONDAY, message, subscription, T0, TUESDAY } from "./samples.ts";
import { HOUR, P1, P2, portrait, settleIn, type Tenant, tenant } from "./tenant-samples.ts";

type Method = Exclude<keyof Store, "close">;
type Call = (store: Store, of: Tenant) => Promise<unknown>;

/** Whose rows a method is about: one tenant's, or why those of nobody or everybody. */
type Reach =
  | { readonly kind: "reads" | "writes"; readonly call: Call }
  | { readonly kind: "library" | "everybody"; readonly why: string };

const reads = (call: Call): Reach => ({ kind: "reads", call });
const writes = (call: Call): Reach => ({ kind: "writes", call });
const library: Reach = { kind: "library", why: "papers are public, and nobody's own" };
const everybody = (why: string): Reach => ({ kind: "everybody", why });
const planner = everybody("planners serve every team; each row says whose it is");
const app = everybody("the app's own standing at a platform, which no command reads");
const operator = everybody("the operator's, who runs the whole database");

const claimOne = async (store: Store, { served }: Tenant): Promise<Claim> => {
  const [claim] = await store.claimPlanned(served, T0, MINUTE, 1);
  if (!claim) throw new Error("a claim was expected");
  return claim;
};

/** Every method of every port, in the order in which they are tried: what deletes comes last. */
const METHODS: Readonly<Record<Method, Reach>> = {
  saveListing: library,
  savePapers: library,
  importMark: library,
  finishImport: library,
  paper: library,
  papers: library,
  listing: library,
  listings: library,
  upvotesAt: library,
  lastSyncedAt: library,
  size: everybody("the database is one"),
  librarySize: library,

  followedPapers: everybody("a paper is followed for all who like it"),
  saveChecks: library,
  newsOf: library,
  unknownShared: everybody("a paper is looked up for all who shared it"),
  forgetShared: everybody("age alone decides"),

  dueSubscriptions: planner,
  awaitingRisers: planner,
  watchesApart: planner,
  subscribedToNews: planner,
  meetingsToRemind: planner,
  skipped: planner,
  expireLeases: everybody("a lease that ran out is nobody's"),
  shortenWaits: everybody("our clock was wrong for every row"),
  lastHeardAt: everybody("orders what a process hears"),
  thinDeliveries: everybody("age alone decides"),
  forgetDeliveries: everybody("age alone decides"),
  deleteExpired: everybody("each team's own retention decides"),
  deleteUnconfirmed: everybody("age alone decides"),
  deliveriesIn: operator,
  deliveryCounts: operator,
  addSession: operator,
  sessionsSince: operator,
  shardsSince: app,
  beginShard: app,
  advanceShard: app,
  shardSession: app,
  outline: app,
  reserveTurn: app,
  saveInstallation: app,
  installation: app,
  installedWorkspaces: app,
  deleteInstallation: app,
  changeInstallation: app,
  placeWorkspace: app,
  organizationOf: app,
  takeEvent: app,
  isTaken: app,
  forgetEvents: app,
  notices: operator,
  referenceLibraries: everybody(
    "what is sent in the background is sent for every team; each row says whose it is",
  ),
  forgetReferences: everybody("age alone decides"),
  saveNotice: operator,

  subscription: reads((store, of) => store.subscription(of.channel())),
  subscriptions: reads((store, of) => store.subscriptions(of.team)),
  delivery: reads((store, of) => store.delivery(of.channel(), MONDAY)),
  deliveriesOn: reads((store, of) => store.deliveriesOn(of.channel(), MONDAY)),
  deliveries: reads((store, of) => store.deliveries(of.channel(), 9)),
  postedPapers: reads((store, of) => store.postedPapers([{ channel: of.channel(), since: MONDAY }])),
  told: reads((store, of) => store.told([{ channel: of.channel(), since: MONDAY }])),
  tasteOf: reads((store, of) => store.tasteOf([of.team], 9)),
  sharedIn: reads((store, of) => store.sharedIn([of.channel()], 0, 9)),
  likedNews: reads((store, of) => store.likedNews([{ team: of.team, person: of.person() }], 0, 9)),
  openMessage: reads((store, of) => store.openMessage(of.message)),
  openMessages: reads((store, of) =>
    store.openMessages({ platform: "slack", workspaces: [of.workspace] }, 0),
  ),
  drawing: reads((store, of) => store.drawing(of.message)),
  castsOf: reads((store, of) => store.castsOf(of.team, P1, of.person())),
  tallies: reads((store, of) => store.tallies(of.team, [P1, P2])),
  voters: reads((store, of) => store.voters(of.team, [P1, P2])),
  favourites: reads((store, of) => store.favourites([of.team], 0, 9)),
  opinions: reads((store, of) => store.opinions([of.team], 9)),
  linkedTeams: reads((store, of) => store.linkedTeams(of.team)),
  linkedAccounts: reads((store, of) => store.linkedAccounts(accountOf(of.person()))),
  teamSettings: reads((store, of) => store.teamSettings(of.team)),
  personalData: reads((store, of) => store.personalData(of.person())),
  teamData: reads((store, of) => store.teamData(of.team)),
  readingList: reads((store, of) => store.readingList(of.person(), "all", 9)),
  readingCounts: reads((store, of) => store.readingCounts(of.person())),
  address: reads((store, of) => store.address(of.address.channel)),
  addresses: reads((store, of) => store.addresses({ team: of.team })),
  access: reads((store, of) => store.access(`${of.workspace} key`, T0)),
  accesses: reads((store, of) => store.accesses({ team: of.team })),
  referenceLibrary: reads((store, of) => store.referenceLibrary(of.team)),
  dueReferences: reads((store, of) => store.dueReferences(of.team, T0, 9)),
  referenceCounts: reads((store, of) => store.referenceCounts(of.team)),
  watches: reads((store, of) => store.watches([of.channel()])),
  nominations: reads((store, of) => store.nominations(of.team)),
  meetings: reads((store, of) => store.meetings(of.team, 0, T0 + 9 * HOUR)),

  saveSubscription: writes((store, of) =>
    store.saveSubscription(
      subscription({ channel: of.channel(), team: of.team, createdBy: of.person(), nextDueAt: T0 + 1 }),
    ),
  ),
  moveDue: writes((store, of) =>
    store.moveDue([{ channel: of.channel(), kind: "digest", from: T0 + 1, to: T0 + 2 }]),
  ),
  plan: writes((store, of) =>
    store.plan([
      {
        delivery: {
          key: of.key("new"),
          kind: "digest",
          channel: of.channel("C2"),
          team: of.team,
          day: TUESDAY,
          dueAt: T0 + HOUR,
          papers: [P1],
          deadline: T0 + 9 * HOUR,
          leftOut: [],
          message: message("More."),
          note: undefined,
        },
      },
    ]),
  ),
  prolong: writes((store, of) => store.prolong(of.channel("C2"), MONDAY, T0 + 24 * HOUR)),
  claimPlanned: writes((store, of) => store.claimPlanned(of.served, T0, MINUTE, 1)),
  claimUnknown: writes(async (store, of) => {
    const claims = await store.claimUnknown(of.served, T0, MINUTE, 99);
    for (const claim of claims) await store.settle(claim, { state: "planned", notBefore: T0, error: "no" });
    return claims;
  }),
  settle: writes(async (store, of) =>
    store.settle(await claimOne(store, of), { state: "failed", error: "refused" }),
  ),
  retry: writes((store, of) => store.retry(of.key("failed1"), T0 + 9 * HOUR)),
  skip: writes((store, of) => store.skip(of.key("failed2"), "enough")),
  addPosted: writes((store, of) =>
    store.addPosted(
      {
        message: { channel: of.channel(), id: "M2" },
        team: of.team,
        key: of.key("shared"),
        papers: [P1],
        postedAt: T0 + 1,
      },
      message("Shared."),
    ),
  ),
  saveDrawn: writes((store, of) => store.saveDrawn(of.message, "1 0", message("Drawn."))),
  setGone: writes((store, of) => store.setGone(of.message, true)),
  applyCasts: writes((store, of) =>
    store.applyCasts([{ cast: { ...of.cast, person: of.person("U3") }, standing: true, at: T0 + 1 }]),
  ),
  setSwitch: writes((store, of) => store.setSwitch(of.cast, "toggle", T0 + 2)),
  replaceCasts: writes((store, of) => store.replaceCasts(of.team, of.message, [], T0 + 3)),
  saveTeamSettings: writes((store, of) => store.saveTeamSettings(of.team, { retentionMonths: 60 })),
  addTaste: writes((store, of) => store.addTaste(of.team, [P2], T0)),
  addShared: writes((store, of) => store.addShared(of.channel(), [P2], T0 + 1)),
  dropTaste: writes((store, of) => store.dropTaste(of.team, [P2])),
  saveForLater: writes((store, of) => store.saveForLater(of.person(), P2, T0)),
  setDone: writes((store, of) => store.setDone(of.person(), P2, T0 + 1, T0 + 1)),
  takeOff: writes((store, of) => store.takeOff(of.person(), P2)),
  saveWatch: writes((store, of) => store.saveWatch({ ...of.watch, value: "Grace Hopper" })),
  muteWatches: writes((store, of) => store.muteWatches(of.channel())),
  deleteWatch: writes((store, of) => store.deleteWatch(of.watch)),
  saveAccess: writes((store, of) =>
    store.saveAccess(`${of.workspace} new`, { ...of.grant, createdAt: T0 + 1 }, { team: of.team }),
  ),
  revokeAccess: writes((store, of) => store.revokeAccess({ team: of.team, owner: accountOf(of.person()) })),
  saveReferenceLibrary: writes((store, of) => store.saveReferenceLibrary({ ...of.library, votes: 5 })),
  changeReferenceLibrary: writes((store, of) =>
    store.changeReferenceLibrary(of.library, { problem: "The key was deleted." }),
  ),
  queueReferences: writes((store, of) => store.queueReferences(of.team, [P1, P2], undefined, T0 + 1)),
  settleReference: writes((store, of) =>
    store.settleReference(
      { team: of.team, paper: P1, queuedAt: T0 },
      { state: "failed", notBefore: 0, error: "refused" },
    ),
  ),
  deleteReferenceLibrary: writes((store, of) => store.deleteReferenceLibrary(of.team)),
  saveAddress: writes((store, of) => store.saveAddress({ ...of.address, address: "u1@new.example" })),
  deleteAddress: writes((store, of) => store.deleteAddress(of.address.channel)),
  nominate: writes((store, of) =>
    store.nominate({ team: of.team, paper: P1, by: of.person("U2"), at: T0 + 1 }),
  ),
  withdrawNomination: writes((store, of) => store.withdrawNomination(of.team, P2)),
  saveMeeting: writes((store, of) => store.saveMeeting({ ...of.meeting, sequence: 1, minutes: 30 })),
  markTold: writes((store, of) => store.markTold({ ...of.meeting, sequence: 1 }, "day:channel")),
  offerLink: writes((store, of) =>
    store.offerLink(
      { hash: `${of.workspace} new`, team: undefined, by: accountOf(of.person()), expiresAt: T0 + HOUR },
      T0,
    ),
  ),
  redeemLink: writes((store, of) =>
    store.redeemLink(
      `${of.workspace} new`,
      { account: accountOf(of.person("U2")), team: of.team, mayLinkTeam: true, confirmed: true },
      T0,
    ),
  ),
  unlinkAccount: writes((store, of) => store.unlinkAccount(accountOf(of.person("U2")))),
  unlinkTeam: writes((store, of) => store.unlinkTeam(of.team)),
  moveChannel: writes((store, of) => store.moveChannel(of.channel(), "C9")),
  disableSubscriptions: writes((store, { workspace }) =>
    store.disableSubscriptions({ platform: "slack", workspace }, "removed", T0 + 5),
  ),
  deleteSubscription: writes((store, of) => store.deleteSubscription(of.channel("C9"))),
  forgetPerson: writes((store, of) => store.forgetPerson(of.person(), T0 + 6)),
  deleteTeam: writes((store, of) => store.deleteTeam(of.team)),
};

/**
 * No team sees, claims, edits or counts what is another's: all that one asks and does is done in a store where it is alone
 * and in one that it shares, and must be answered alike, and leave the other as it was. Every method has to say whose rows
 * it is about.
 */
export function tenantContract(open: () => Promise<Store>): void {
  // What is theirs comes first in every order.
  const [theirs, ours] = [tenant("T1"), tenant("T2")];
  let empty: Store;
  let alone: Store;
  let shared: Store;
  beforeAll(async () => {
    empty = await open();
    alone = await open();
    shared = await open();
    await settleIn(alone, ours);
    await settleIn(shared, theirs);
    await settleIn(shared, ours);
  });
  afterAll(async () => {
    for (const store of [empty, alone, shared]) await store.close();
  });

  test("names every method", () => {
    const methods = Object.keys(shared).filter(
      (name) => typeof shared[name as Method] === "function" && name !== "close",
    );
    expect(Object.keys(METHODS).sort()).toEqual(methods.sort());
  });

  for (const [method, reach] of Object.entries(METHODS)) {
    switch (reach.kind) {
      case "reads":
        test(`${method} tells a team of its own alone`, async () => {
          const answer = await reach.call(shared, ours);
          expect(answer).toEqual(await reach.call(alone, ours));
          expect(answer, "there is something to tell").not.toEqual(await reach.call(empty, ours));
        });
        break;
      case "writes":
        test(`${method} changes a team's own alone`, async () => {
          const [own, others] = [await portrait(shared, ours), await portrait(shared, theirs)];
          expect(await reach.call(shared, ours)).toEqual(await reach.call(alone, ours));
          expect(await portrait(shared, theirs)).toEqual(others);
          const after = await portrait(shared, ours);
          expect(after, "there is something to change").not.toEqual(own);
          expect(after).toEqual(await portrait(alone, ours));
        });
        break;
      case "library":
      case "everybody":
        break;
      default:
        reach satisfies never;
    }
  }
}
