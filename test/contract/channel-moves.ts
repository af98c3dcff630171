import { expect, test } from "vitest";
import { emojiMark } from "../../src/chat/reaction.ts";
import type { Store } from "../../src/store.ts";
import { makePapers } from "../fixtures/papers.ts";
import {
  cast,
  channel,
  claimOne,
  delivery,
  ids,
  MINUTE,
  message,
  person,
  plan,
  posted,
  record,
  subscription,
  T0,
  TUESDAY,
  team,
} from "./samples.ts";

const OLD = channel("G012Y48650T", "W1", "slack");
const NEW = channel("C012Y48650T", "W1", "slack");
const ELSEWHERE = channel("C9", "W1", "slack");
const TEAM = team("W1", "slack");
const ADA = person("ADA", "W1", "slack");

/** What the store promises of a channel whose platform gives it a new id. */
export function channelMoveContract(store: () => Store): void {
  /** A digest that was posted in the channel and is open for votes. */
  const deliverIn = async (where = OLD, id = "1.1") => {
    await plan(store(), delivery({ channel: where }));
    const claim = await claimOne(store());
    await store().settle(claim, { state: "sent", posted: posted(id, where), at: T0 });
    return claim.delivery;
  };
  const reaction = (where = OLD, id = "1.1") =>
    cast({ team: TEAM, person: ADA, channel: where, via: { message: id, mark: emojiMark("👍") } });
  const watch = (where = OLD, value = "Ada Lovelace") => ({
    channel: where,
    team: TEAM,
    kind: "author" as const,
    value,
    owner: undefined,
    mode: "apart" as const,
    muted: false,
    createdAt: T0,
  });

  test("moves its subscription", async () => {
    await store().saveSubscription(subscription({ channel: OLD, team: TEAM }));
    await store().saveSubscription(subscription({ channel: ELSEWHERE, team: TEAM }));
    await store().moveChannel(OLD, NEW.id);
    expect(await store().subscription(OLD)).toBeUndefined();
    expect(await store().subscription(NEW)).toMatchObject({ ...subscription({ team: TEAM }), channel: NEW });
    expect(await store().subscription(ELSEWHERE)).toMatchObject({ channel: ELSEWHERE });
  });

  test("keeps the subscription that the new id has already", async () => {
    const settings = { ...subscription().settings, time: "07:00" };
    await store().saveSubscription(subscription({ channel: OLD, team: TEAM }));
    await store().saveSubscription(subscription({ channel: NEW, team: TEAM, settings }));
    await store().moveChannel(OLD, NEW.id);
    expect(await store().subscription(OLD)).toBeUndefined();
    expect(await store().subscription(NEW)).toMatchObject({ settings: { time: "07:00" } });
  });

  test("moves its deliveries, so that no day comes twice, and what is a reply to them", async () => {
    const { key, day } = await deliverIn();
    const under = posted("1.1", OLD);
    const wanted = delivery({ channel: OLD, day: TUESDAY, kind: "risers", under });
    await record(store(), wanted);
    await store().moveChannel(OLD, NEW.id);
    expect(await store().delivery(NEW, day)).toMatchObject({ key, channel: NEW, posted: posted("1.1", NEW) });
    expect(await store().delivery(OLD, day)).toBeUndefined();
    expect(await store().delivery(NEW, TUESDAY, "risers")).toMatchObject({ under: posted("1.1", NEW) });
    expect(await record(store(), { ...delivery({ channel: NEW }), day })).toBe(false);
  });

  test("settles what was on its way when it moved", async () => {
    await plan(store(), delivery({ channel: OLD }));
    const claim = await claimOne(store());
    await store().moveChannel(OLD, NEW.id);
    expect(await store().settle(claim, { state: "planned", notBefore: T0 + MINUTE, error: "gone" })).toBe(
      true,
    );
    const again = await claimOne(store(), T0 + MINUTE);
    expect(again.delivery).toMatchObject({ key: claim.delivery.key, channel: NEW });
  });

  test("settles under the new id what was posted as it moved", async () => {
    await plan(store(), delivery({ channel: OLD }));
    const claim = await claimOne(store());
    await store().moveChannel(OLD, NEW.id);
    const sent = { state: "sent", posted: posted("1.1", NEW), at: T0 + 1 } as const;
    expect(await store().settle(claim, sent)).toBe(true);
    expect(await store().openMessage(posted("1.1", NEW))).toMatchObject({ message: posted("1.1", NEW) });
    expect(await store().delivery(NEW, claim.delivery.day)).toMatchObject({ state: "sent" });
  });

  test("moves its messages, their content and the votes on them", async () => {
    await deliverIn();
    await store().addPosted(
      {
        message: posted("2.2", OLD),
        team: TEAM,
        key: delivery().key,
        papers: ids("2506.00009"),
        postedAt: T0,
      },
      message("A card"),
    );
    const button = cast({ team: TEAM, person: person("BEN", "W1", "slack"), channel: OLD });
    await store().applyCasts([
      { cast: reaction(), standing: true, at: T0 },
      { cast: button, standing: true, at: T0 },
    ]);
    // As a recount does that finds nothing under the old id.
    await store().setGone(posted("1.1", OLD), true);
    await store().moveChannel(OLD, NEW.id);
    expect(await store().openMessage(posted("1.1", OLD))).toBeUndefined();
    expect(await store().openMessage(posted("1.1", NEW))).toMatchObject({
      message: posted("1.1", NEW),
      gone: false,
    });
    expect(await store().drawing(posted("2.2", NEW))).toMatchObject({ content: message("A card") });
    const paper = reaction().paper;
    expect(await store().tallies(TEAM, [paper])).toEqual(new Map([[paper, 2]]));
    // The reaction is taken back where it stands now.
    await store().applyCasts([{ cast: reaction(NEW), standing: false, at: T0 + 1 }]);
    expect(await store().tallies(TEAM, [paper])).toEqual(new Map([[paper, 1]]));
    // And a recount there knows it.
    await store().replaceCasts(TEAM, posted("1.1", NEW), [reaction(NEW)], T0 + 2);
    expect(await store().tallies(TEAM, [paper])).toEqual(new Map([[paper, 2]]));
  });

  test("counts a vote once that came under both ids", async () => {
    await deliverIn();
    await store().applyCasts([
      { cast: reaction(OLD), standing: true, at: T0 },
      { cast: reaction(NEW), standing: true, at: T0 + 1 },
    ]);
    await store().moveChannel(OLD, NEW.id);
    await store().applyCasts([{ cast: reaction(NEW), standing: false, at: T0 + 2 }]);
    expect((await store().tallies(TEAM, [reaction().paper])).get(reaction().paper) ?? 0).toBe(0);
  });

  test("moves its watches and meetings", async () => {
    await store().saveWatch(watch());
    await store().saveWatch(watch(ELSEWHERE));
    const [paper] = makePapers(1);
    if (!paper) throw new Error("a paper was expected");
    await store().savePapers([paper], T0);
    await store().saveMeeting({
      id: "m123456789012345",
      team: TEAM,
      channel: OLD,
      paper: paper.id,
      presenter: undefined,
      at: T0 + MINUTE,
      minutes: 30,
      zone: "UTC",
      sequence: 0,
      scheduledBy: ADA,
      changedAt: T0,
      cancelled: false,
    });
    await store().moveChannel(OLD, NEW.id);
    expect(await store().meetings(TEAM, T0, T0 + 2 * MINUTE)).toMatchObject([{ channel: NEW }]);
    expect(await store().watches([OLD, NEW, ELSEWHERE])).toMatchObject([
      [],
      [{ channel: NEW, value: "Ada Lovelace" }],
      [{ channel: ELSEWHERE }],
    ]);
  });

  test("moves its address", async () => {
    const address = {
      team: TEAM,
      owner: undefined,
      address: "lab@lab.example",
      secret: "s",
      pending: undefined,
      createdAt: T0,
    };
    await store().saveAddress({ ...address, channel: OLD });
    await store().moveChannel(OLD, NEW.id);
    expect(await store().addresses({})).toEqual([{ ...address, channel: NEW }]);
  });

  test("changes nothing when it is told again, or of a channel it does not know", async () => {
    await deliverIn();
    for (const _ of [1, 2]) await store().moveChannel(OLD, NEW.id);
    await store().moveChannel(channel("C404", "W1", "slack"), "C405");
    // Another workspace's channel may have the same id in a test, though not on Slack.
    await store().moveChannel(channel(NEW.id, "W2", "slack"), "C406");
    expect(await store().openMessage(posted("1.1", NEW))).toBeDefined();
    expect(await store().subscription(NEW)).toBeDefined();
  });
}
