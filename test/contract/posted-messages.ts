import { expect, test } from "vitest";
import type { DeliveryKey } from "../../src/chat/adapter.ts";
import type { Store } from "../../src/store.ts";
import type { PostedMessage } from "../../src/votes/store.ts";
import {
  channel,
  deliver,
  delivery,
  ids,
  MONDAY,
  message,
  plan,
  posted,
  T0,
  TUESDAY,
  team,
  WEDNESDAY,
} from "./samples.ts";

function card(parts: Partial<PostedMessage> = {}): PostedMessage {
  return {
    message: posted("M9"),
    team: team(),
    key: "card1" as DeliveryKey,
    papers: ids("2506.00009"),
    postedAt: T0 + 9,
    gone: false,
    ...parts,
  };
}

/** The posted messages' part of the store contract. */
export function postedContract(store: () => Store): void {
  const namesOf = (messages: readonly PostedMessage[]) => messages.map((one) => one.message.id);

  test("knows messages about papers, however they were posted", async () => {
    await deliver(store(), delivery(), "M1");
    await store().addPosted(card(), message("A card"));
    await store().addPosted(card({ papers: ids("2506.00001") }), message("Another"));
    expect(await store().openMessage(posted("M9"))).toEqual(card());
    expect(await store().drawing(posted("M9"))).toEqual({ content: message("A card"), counts: "" });
    expect(await store().openMessage(posted("M9", channel("C1", "W2")))).toBeUndefined();
    expect(namesOf(await store().openMessages({ platform: "discord" }, T0))).toEqual(["M9", "M1"]);
    expect(namesOf(await store().openMessages({ platform: "discord" }, T0 + 9))).toEqual(["M9"]);
    expect(namesOf(await store().openMessages({ platform: "slack" }, T0))).toEqual([]);
  });

  test("finds the messages of some workspaces", async () => {
    await deliver(store(), delivery(), "M1");
    await store().addPosted(card({ message: posted("M9", channel("C1", "W2")) }), message());
    await store().addPosted(
      card({ message: posted("M8", channel("D1", "")), key: "card2" as DeliveryKey }),
      message(),
    );
    const within = async (...workspaces: string[]) =>
      namesOf(await store().openMessages({ platform: "discord", workspaces }, T0)).sort();
    expect(await within("W2")).toEqual(["M9"]);
    expect(await within("W2", "")).toEqual(["M8", "M9"]);
    expect(await within("W3")).toEqual([]);
    expect(await within()).toEqual([]);
    expect(await within("W1", "W2", "W3", "")).toEqual(["M1", "M8", "M9"]);
  });

  test("finds a team's messages that show one of some papers", async () => {
    await deliver(store(), delivery(), "M1");
    await store().addPosted(card(), message());
    const about = async (papers: readonly string[], of = team()) =>
      namesOf(await store().openMessages({ about: { team: of, papers: ids(...papers) } }, T0));
    expect(await about(["2506.00002"])).toEqual(["M1"]);
    expect(await about(["2506.00002", "2506.00009"])).toEqual(["M9", "M1"]);
    expect(await about(["2506.0000"])).toEqual([]);
    expect(await about([])).toEqual([]);
    expect(await about(["2506.00002"], team("W2"))).toEqual([]);
  });

  test("asks no more about a message that is gone, and again once it is heard of", async () => {
    await store().addPosted(card(), message());
    await store().setGone(posted("M9"), true);
    expect(await store().openMessages({ platform: "discord" }, T0)).toEqual([]);
    expect(await store().openMessage(posted("M9"))).toEqual(card({ gone: true }));
    await store().setGone(posted("M9"), false);
    expect(namesOf(await store().openMessages({ platform: "discord" }, T0))).toEqual(["M9"]);
  });

  test("remembers the counts that a message was drawn with", async () => {
    await deliver(store(), delivery(), "M1");
    await store().saveDrawn(posted("M1"), "3,0");
    expect(await store().drawing(posted("M1"))).toEqual({ content: message(), counts: "3,0" });
    await store().saveDrawn(posted("M1"), "3,1", message("With a summary"));
    await store().saveDrawn(posted("M1"), "3,2");
    expect(await store().drawing(posted("M1"))).toEqual({
      content: message("With a summary"),
      counts: "3,2",
    });
    await store().saveDrawn(posted("nobody's"), "1");
    expect(await store().drawing(posted("nobody's"))).toBeUndefined();
  });

  test("still knows what was thinned, but not how to draw it", async () => {
    await deliver(store(), delivery(), "M1");
    await store().saveDrawn(posted("M1"), "3,0", message("With a summary"));
    await deliver(store(), delivery({ day: TUESDAY, dueAt: T0 + 30 }), "M2", T0 + 30);
    await store().addPosted(card(), message());
    await store().addPosted(card({ message: posted("M10"), postedAt: T0 + 20 }), message());
    expect(await store().thinDeliveries(T0 + 20, 10)).toBe(1);
    for (const id of ["M1", "M9"]) {
      expect(await store().openMessage(posted(id))).toBeDefined();
      expect(await store().drawing(posted(id))).toBeUndefined();
    }
    for (const id of ["M2", "M10"]) expect(await store().drawing(posted(id))).toBeDefined();
    expect(namesOf(await store().openMessages({ platform: "discord" }, 0))).toEqual([
      "M2",
      "M10",
      "M9",
      "M1",
    ]);
    const about = { team: team(), papers: ids("2506.00009") };
    expect(namesOf(await store().openMessages({ about }, 0))).toEqual(["M10", "M9"]);
  });

  test("drops messages with what was forgotten", async () => {
    await store().addPosted(card(), message());
    await store().addPosted(card({ message: posted("M10"), postedAt: T0 + 20 }), message());
    await store().forgetDeliveries(T0 + 20, 10);
    expect(await store().openMessage(posted("M9"))).toBeUndefined();
    expect(await store().openMessage(posted("M10"))).toBeDefined();
  });

  test("lists delivered messages of a platform since a time, newest first", async () => {
    await deliver(store(), delivery({ day: MONDAY }), "M1", T0);
    await deliver(store(), delivery({ day: TUESDAY }), "M2", T0 + 10);
    await deliver(store(), delivery({ channel: channel("S1", "W1", "slack") }), "M3", T0 + 5);
    await plan(store(), delivery({ day: WEDNESDAY }));
    const since = async (at: number) =>
      (await store().openMessages({ platform: "discord" }, at)).map((open) => open.message.id);
    expect(await since(T0)).toEqual(["M2", "M1"]);
    expect(await since(T0 + 1)).toEqual(["M2"]);
    expect((await store().openMessages({ platform: "slack" }, 0)).map((open) => open.message.id)).toEqual([
      "M3",
    ]);
  });
}
