import { expect, it } from "vitest";
import { commands } from "../../commands/index.ts";
import { asMessage } from "../../src/chat/reply.ts";
import { buildHouse } from "../fakes/house.ts";

it("looks up papers for guests, and tells them kindly what only a member of the place could do", async () => {
  const house = await buildHouse({ at: "2026-06-12T10:00:00Z" });
  const { bot, adapter } = house.boot();
  await bot.start();
  const guest = {
    person: house.person("carla"),
    channel: house.channel("elsewhere"),
    guest: true,
    canManage: true,
  } as const;
  const said = async (name: string) => asMessage(await adapter.run({ ...guest, name })).message.summary;

  const refused: string[] = [];
  for (const { name } of commands) if (/but not to this place/.test(await said(name))) refused.push(name);
  expect(commands.filter(({ name }) => !refused.includes(name)).map(({ name }) => name)).toEqual(
    commands.filter(({ anywhere }) => anywhere).map(({ name }) => name),
  );
  expect(refused).toEqual(expect.arrayContaining(["subscribe", "unsubscribe", "share"]));
  expect(refused).not.toContain("search");
  expect(await house.store.subscription(guest.channel)).toBeUndefined();

  const message = { channel: guest.channel, id: "m1" };
  const vote = asMessage(await adapter.press({ ...guest, message, action: "vote:2506.00001" }));
  expect(vote).toMatchObject({
    private: true,
    message: { summary: expect.stringContaining("your account") },
  });
  await bot.stop();
  await house.store.close();
});
