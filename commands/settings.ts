import { defineCommand } from "../src/chat/command.ts";
import type { Block, Message, Text } from "../src/chat/message.ts";
import { plainMessage } from "../src/chat/plain-message.ts";
import type { Delivery } from "../src/delivery/outbox.ts";
import { isBeside } from "../src/digest/forum-posts.ts";
import type { Services } from "../src/services.ts";
import { describeSettings } from "../src/subscriptions/settings.ts";
import { counted } from "../src/text/format.ts";
import { dayAndMonth } from "../src/time/format-date.ts";
import { DIGEST } from "./parts/groups.ts";
import { settingsActions } from "./parts/subscribe-reply.ts";

export const settings = defineCommand({
  name: "settings",
  group: DIGEST,
  description: "Show when this channel gets its papers, which ones, and how the last delivery went",
  options: {},
  reply: "private",
  placed: true,
  async run({ store }: Services, { channel, canManage }): Promise<Message> {
    const subscription = await store.subscription(channel);
    if (!subscription) {
      const text = "This channel gets no daily papers yet. Start them with “/papers subscribe”.";
      return plainMessage(text);
    }
    const [last] = await store.deliveries(channel, 1, "digest");
    const { disabled, nextDueAt, nextWrapAt } = subscription;
    const state: Text = disabled
      ? [
          "Stopped ",
          { kind: "time", at: disabled.at, style: "datetime" },
          `: ${disabled.reason} Start again with “/papers subscribe”.`,
        ]
      : ["Next digest: ", { kind: "time", at: nextDueAt ?? 0, style: "datetime" }];
    const blocks: Block[] = [
      { kind: "heading", text: "Daily papers in this channel" },
      ...describeSettings(subscription.settings).map((line) => ({ kind: "paragraph" as const, text: line })),
      { kind: "paragraph", text: state },
    ];
    if (nextWrapAt !== undefined)
      blocks.push({
        kind: "paragraph",
        text: ["Next weekly recap: ", { kind: "time", at: nextWrapAt, style: "datetime" }],
      });
    if (last) blocks.push({ kind: "note", text: describeDelivery(last) });
    const posts = last ? (await store.deliveriesOn(channel, last.day)).filter(isBeside) : [];
    const failed = posts.filter((post) => post.state === "failed");
    if (failed.length > 0) {
      const why = failed[0]?.error ?? "no reason was given";
      const text = `${counted(failed.length, "other paper")} of that day could not be posted: ${why}`;
      blocks.push({ kind: "note", text: [text] });
    }
    const [reply] = await store.deliveries(channel, 1, "risers");
    if (reply?.state === "failed" && reply.day === last?.day)
      blocks.push({
        kind: "note",
        text: [`Papers that climbed later could not be posted: ${reply.error ?? "no reason was given"}`],
      });
    if (canManage) blocks.push({ kind: "actions", actions: settingsActions() });
    return {
      summary: disabled
        ? `The daily papers are stopped here: ${disabled.reason}`
        : "The settings of this channel's daily papers.",
      blocks,
    };
  },
});

function describeDelivery({ day, state, postedAt, dueAt, error, note, attempts }: Delivery): Text {
  switch (state) {
    case "sent":
      return [
        `Last digest, of ${dayAndMonth(day)}: posted `,
        { kind: "time", at: postedAt ?? dueAt, style: "datetime" },
        ".",
      ];
    case "skipped":
      return [`No digest on ${dayAndMonth(day)}: ${note ?? "there was nothing to post"}`];
    case "failed":
      return [`The digest of ${dayAndMonth(day)} could not be posted: ${error ?? "no reason was given"}`];
    case "planned":
    case "sending":
      return [
        `The digest of ${dayAndMonth(day)} is on its way${attempts > 0 && error ? ` (tried ${attempts} times: ${error})` : ""}.`,
      ];
    case "unknown":
      return [
        `The digest of ${dayAndMonth(day)} may have been posted; Paperboy is checking (${error ?? "the answer was lost"}).`,
      ];
    default:
      return state satisfies never;
  }
}
