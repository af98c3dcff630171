import { expect, it } from "vitest";
import { operatorChannel } from "../../../bin/observing/operator-channel.ts";
import { createFakeAdapter } from "../../fakes/adapter.ts";

const notification = { text: "The disk is full.", about: "disk:1", since: 1, again: false };

async function stage() {
  const adapter = createFakeAdapter();
  await adapter.start([], { connected() {} } as never);
  return { adapter, send: operatorChannel({ platform: "discord", channel: "1" }, [adapter]) };
}

it("posts into the channel, once, though an answer be lost", async () => {
  const { adapter, send } = await stage();
  adapter.fail("post", { error: "unknown", landsAfterMs: 0 });
  await expect(send(notification)).rejects.toThrow();
  await send({ ...notification, again: true });
  expect(adapter.posts().map(({ message }) => message.summary)).toEqual(["The disk is full."]);
  await send({ ...notification, about: "disk:2" });
  expect(adapter.posts()).toHaveLength(2);
});

it("refuses a channel on a platform that is not served", () => {
  expect(() => operatorChannel({ platform: "slack", channel: "C1" }, [])).toThrow(
    "PAPERBOY_OPERATOR_CHANNEL names a channel on slack, but no token for it is set.",
  );
});

it("tells a webhook in the words of Slack and of Discord, and never its address in an error", async () => {
  const asked: unknown[] = [];
  const answer = (status: number) =>
    operatorChannel({ webhook: "https://hooks.example/canary" }, [], async (_, init) => {
      asked.push(JSON.parse(String(init?.body)));
      if (status === 0) throw new TypeError("fetch failed: https://hooks.example/canary");
      return new Response("", { status });
    });
  await answer(200)(notification);
  expect(asked).toEqual([
    { text: "The disk is full.", content: "The disk is full.", allowed_mentions: { parse: [] } },
  ]);
  await expect(answer(404)(notification)).rejects.toThrow(
    /^The webhook of PAPERBOY_OPERATOR_CHANNEL answered 404\.$/,
  );
  await expect(answer(0)(notification)).rejects.toThrow(
    /^The webhook of PAPERBOY_OPERATOR_CHANNEL cannot be reached\.$/,
  );
});
