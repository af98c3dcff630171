import { afterEach, describe, expect, it } from "vitest";
import { ROOT } from "../../../../adapters/discord/in/commands.ts";
import type { ChatAdapter, DeliveryKey } from "../../../../src/chat/adapter.ts";
import { defineCommand } from "../../../../src/chat/command.ts";
import type { Message } from "../../../../src/chat/message.ts";
import { systemClock } from "../../../../src/runtime/clock.ts";
import { silentLog } from "../../../../src/runtime/log.ts";
import { until } from "../../../until.ts";
import { recorder } from "../core.ts";
import { createWay, FOREIGN_BODIES, type ForeignAnswer, type Way } from "../foreign-answers.ts";
import { createDiscordStage, type DiscordStage } from "../stage.ts";

const KEY = "k1abcdefghijklmnopqrstuvw" as DeliveryKey;
const NOTICE: Message = { summary: "Hello", blocks: [{ kind: "paragraph", text: ["Hello."] }] };
const PAGE = FOREIGN_BODIES["a proxy's page"] as string;
const REFUSED = "discord commands not registered; the old ones stay";

const search = defineCommand({
  name: "search",
  description: "Finds papers",
  options: {},
  reply: "private",
  run: () => Promise.reject(new Error("not here")),
});

describe("commands that Discord does not take", () => {
  const cleanups: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
  });

  async function setStage(guildIds: readonly string[] | "ours" = []) {
    const stage: DiscordStage = await createDiscordStage();
    const way: Way = await createWay(stage.apiUrl);
    const problems: Readonly<Record<string, unknown>>[] = [];
    const pauses: number[] = [];
    const goOn: (() => void)[] = [];
    const adapter: ChatAdapter = stage.make({
      apiUrl: way.apiUrl,
      guildIds: guildIds === "ours" ? [stage.guild] : guildIds,
      log: {
        ...silentLog,
        error: (message, fields = {}) => void (message === REFUSED && problems.push(fields)),
        info: (message, fields = {}) =>
          void (message === "discord commands deferred" && pauses.push(Number(fields.pauseMs))),
      },
      clock: {
        ...systemClock,
        // The waits for another try end when the test says so.
        sleep: (ms, signal) =>
          ms >= 60_000
            ? new Promise((resolve, reject) => {
                goOn.push(resolve);
                signal?.addEventListener("abort", () => reject(signal.reason), { once: true });
              })
            : systemClock.sleep(ms > 4_000 ? ms : 0, signal),
      },
    });
    cleanups.push(
      () => stage.close(),
      () => way.close(),
      () => adapter.stop(),
    );
    const core = recorder();
    return { stage, way, adapter, core, problems, pauses, goOn };
  }

  const commands = (_: string, path: string) => path.endsWith("/commands");
  const puts = (method: string, path: string) => method === "PUT" && commands(method, path);
  const refusals: readonly (readonly [string, ForeignAnswer, RegExp])[] = [
    [
      "an invalid form",
      {
        status: 400,
        body: JSON.stringify({
          message: "Invalid Form Body",
          code: 50035,
          errors: {
            0: {
              options: Object.fromEntries(
                Array.from({ length: 150 }, (_, n) => [
                  n,
                  { name: { _errors: [{ code: "STRING_TYPE_REGEX", message: "Bad name" }] } },
                ]),
              ),
            },
          },
        }),
      },
      /^Discord refused the commands \(50035\): Invalid Form Body: 0\.options\[0\]\.name\[STRING_TYPE_REGEX\]: Bad name; .*; and 147 more$/,
    ],
    [
      "no access",
      { status: 403, body: '{"message":"Missing Access","code":50001}' },
      /^Discord refused the commands \(50001\): Missing Access$/,
    ],
    [
      "an unknown application",
      { status: 404, body: '{"message":"Unknown Application","code":10002}' },
      /\(10002\): Unknown Application$/,
    ],
    ["a proxy's 403", { status: 403, body: PAGE }, /^HTTP 403 with an HTML page, not from Discord/],
    ["a proxy's 404", { status: 404, body: "{}" }, /^HTTP 404 with JSON without an error code/],
    ["text with the status 200", { status: 200, body: "OK" }, /^HTTP 200 with plain text/],
    ["JSON of something else", { status: 200, body: "{}" }, /unexpected response/],
    ["a server error", { status: 500, body: PAGE }, /^Discord answered 500/],
  ];

  it.each(refusals)(
    "for %s: the bot starts and posts, says why in a line, and tries again",
    async (_, answer, why) => {
      const { stage, way, adapter, core, problems, pauses, goOn } = await setStage();
      way.answer(puts, answer);
      await adapter.start([search], core.handlers);
      await until("it has said why", () => problems.length === 1);
      expect(problems[0]?.problem).toMatch(why);
      expect(String(problems[0]?.problem)).not.toMatch(/\n|cannot see/);
      await expect(adapter.post(stage.channel, NOTICE, KEY)).resolves.toMatchObject({
        channel: stage.channel,
      });
      expect(core.fatal).toEqual([]);
      await until("it waits", () => goOn.length === 1);
      way.clear();
      goOn[0]?.();
      await until("they are registered", () => stage.discord.registeredCommands().length === 1);
      expect(pauses).toEqual([60_000]);
    },
  );

  it("leaves the old ones in their place, and what they say is answered", async () => {
    const { stage, way, adapter, core } = await setStage();
    const before = stage.make();
    await before.start([search], recorder().handlers);
    await before.stop();
    way.answer(commands, { status: 403, body: '{"message":"Missing Access","code":50001}' });
    await adapter.start([{ ...search, description: "Finds more" }], core.handlers);
    expect(stage.discord.registeredCommands()).toMatchObject([
      { name: ROOT, options: [{ description: "Finds papers" }] },
    ]);
    expect(await stage.run(stage.ada, stage.channel, "search", {})).toMatchObject({ text: "Hello." });
  });

  it("waits twice as long each time, an hour at most", async () => {
    const { way, adapter, core, pauses, goOn } = await setStage();
    way.answer(commands, { status: 403, body: PAGE });
    await adapter.start([search], core.handlers);
    for (let tries = 1; tries <= 8; tries++) {
      await until("it waits", () => goOn.length === tries);
      goOn[tries - 1]?.();
    }
    expect(pauses.slice(0, 8)).toEqual([1, 2, 4, 8, 16, 32, 60, 60].map((minutes) => minutes * 60_000));
  });

  it("registers in the other servers where one refuses, and says how to be let in", async () => {
    const stranger = "123456789012345678";
    const { stage, way, adapter, core, problems } = await setStage();
    way.answer((_, path) => path.includes(stranger), {
      status: 403,
      body: '{"message":"Missing Access","code":50001}',
    });
    const both = stage.make({
      apiUrl: way.apiUrl,
      guildIds: [stranger, stage.guild],
      log: { ...silentLog, error: (_, fields = {}) => void problems.push(fields) },
    });
    cleanups.push(() => both.stop());
    await both.start([search], core.handlers);
    await until("it has said why", () => problems.length === 1);
    expect(problems[0]).toMatchObject({
      guild: stranger,
      problem: expect.stringMatching(/Invite it there: https:/),
    });
    await until("they are there", () => stage.discord.registeredCommands(stage.guild).length === 1);
    await adapter.stop();
  });
});
