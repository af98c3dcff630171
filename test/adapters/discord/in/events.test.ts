import type { GatewayDispatchPayload } from "discord.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { handle } from "../../../../adapters/discord/in/events.ts";
import { recorder } from "../core.ts";

const [CHANNEL, MESSAGE, GUILD, ADA, SELF] = [
  "123456789012345671",
  "123456789012345672",
  "123456789012345673",
  "123456789012345674",
  "123456789012345675",
];

const reaction = {
  user_id: ADA,
  type: 0,
  message_id: MESSAGE,
  message_author_id: SELF,
  channel_id: CHANNEL,
  guild_id: GUILD,
  member: { roles: [], user: { id: ADA, username: "ada", bot: false } },
  emoji: { id: null, name: "1️⃣" },
  burst: false,
};
/** Dispatches in their real shapes. */
const DISPATCHES: Readonly<Record<string, object>> = {
  READY: { v: 10, user: { id: SELF }, application: { id: SELF }, guilds: [], session_id: "s" },
  MESSAGE_REACTION_ADD: reaction,
  MESSAGE_REACTION_REMOVE: reaction,
  MESSAGE_REACTION_REMOVE_ALL: { channel_id: CHANNEL, message_id: MESSAGE, guild_id: GUILD },
  MESSAGE_REACTION_REMOVE_EMOJI: {
    channel_id: CHANNEL,
    message_id: MESSAGE,
    guild_id: GUILD,
    emoji: reaction.emoji,
  },
  CHANNEL_DELETE: { id: CHANNEL, guild_id: GUILD, type: 0, name: "papers" },
  THREAD_DELETE: { id: CHANNEL, guild_id: GUILD, parent_id: CHANNEL, type: 11 },
  GUILD_DELETE: { id: GUILD },
  INTERACTION_CREATE: {
    id: MESSAGE,
    token: "token",
    type: 2,
    application_id: SELF,
    guild_id: GUILD,
    channel: { id: CHANNEL, type: 0 },
    member: { user: { id: ADA }, permissions: "0", roles: [] },
    data: { id: MESSAGE, name: "papers", type: 1, options: [] },
  },
};

async function tell(t: string, d: unknown, known: readonly string[] = []) {
  const core = recorder();
  const answered: unknown[] = [];
  const ours: unknown[] = [];
  await handle({ op: 0, t, s: 1, d } as unknown as GatewayDispatchPayload, {
    handlers: core.handlers,
    selfId: () => SELF,
    isUs: (us) => ours.push(us),
    answer: async (interaction) => void answered.push(interaction),
    isNew: (interaction) => !known.includes(interaction),
  });
  return { ...core, answered, ours };
}

/** A copy in which the value at `path` is another, or gone. */
function changed(value: unknown, [key, ...rest]: readonly string[], to: unknown): unknown {
  if (key === undefined) return to;
  const copy: Record<string, unknown> = { ...(value as Record<string, unknown>) };
  const next = changed(copy[key], rest, to);
  if (next === undefined) delete copy[key];
  else copy[key] = next;
  return copy;
}

const pathsIn = (value: unknown, at: readonly string[] = []): (readonly string[])[] =>
  typeof value === "object" && value !== null
    ? [at, ...Object.entries(value).flatMap(([key, inner]) => pathsIn(inner, [...at, key]))]
    : [at];

const ODD = fc.constantFrom<unknown>(
  undefined,
  null,
  "",
  0,
  -1,
  1.5,
  true,
  [],
  {},
  "x",
  [null],
  { id: {} },
  "\ud800",
);

describe("a dispatch", () => {
  it("that says what it is about is told", async () => {
    expect((await tell("MESSAGE_REACTION_ADD", reaction)).ballots).toHaveLength(1);
    expect((await tell("CHANNEL_DELETE", DISPATCHES.CHANNEL_DELETE)).removed).toEqual([
      { platform: "discord", workspace: GUILD, channel: CHANNEL },
    ]);
    expect((await tell("GUILD_DELETE", { id: GUILD })).removed).toEqual([
      { platform: "discord", workspace: GUILD },
    ]);
    expect((await tell("READY", DISPATCHES.READY)).ours).toEqual([{ userId: SELF, applicationId: SELF }]);
    expect((await tell("INTERACTION_CREATE", DISPATCHES.INTERACTION_CREATE)).answered).toHaveLength(1);
  });

  it("of an interaction that came before is not answered again", async () => {
    const { answered } = await tell("INTERACTION_CREATE", DISPATCHES.INTERACTION_CREATE, [MESSAGE as string]);
    expect(answered).toEqual([]);
  });

  it.each([undefined, null, "", 5, {}])("without an id (%j) removes nothing", async (id) => {
    for (const type of ["CHANNEL_DELETE", "THREAD_DELETE"]) {
      expect((await tell(type, { id, guild_id: GUILD })).removed).toEqual([]);
      expect((await tell(type, { id: CHANNEL, guild_id: id })).removed).toEqual([]);
    }
    expect((await tell("GUILD_DELETE", { id })).removed).toEqual([]);
  });

  it("about an outage removes nothing", async () => {
    expect((await tell("GUILD_DELETE", { id: GUILD, unavailable: true })).removed).toEqual([]);
  });

  it.each([undefined, null, "", 5, {}])("without a user (%j) votes for nobody", async (user_id) => {
    expect((await tell("MESSAGE_REACTION_ADD", { ...reaction, user_id })).ballots).toEqual([]);
    expect((await tell("MESSAGE_REACTION_REMOVE", { ...reaction, user_id })).ballots).toEqual([]);
  });

  it("in any shape is survived, and never about everybody or everything", async () => {
    const mutated = fc.constantFrom(...Object.keys(DISPATCHES)).chain((type) => {
      const whole = DISPATCHES[type];
      return fc
        .array(fc.tuple(fc.constantFrom(...pathsIn(whole)), ODD), { minLength: 1, maxLength: 3 })
        .map((changes) => {
          const d = changes.reduce<unknown>((value, [path, to]) => {
            const there = path
              .slice(0, -1)
              .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], value);
            return path.length === 0 || (typeof there === "object" && there !== null)
              ? changed(value, path, to)
              : value;
          }, whole);
          return { type, d };
        });
    });
    await fc.assert(
      fc.asyncProperty(mutated, async ({ type, d }) => {
        const { ballots, removed } = await tell(type, d);
        for (const ballot of ballots) {
          expect(ballot.message.id).toMatch(/^\d+$/);
          expect(ballot.message.channel.id).toMatch(/^\d+$/);
          if (ballot.kind !== "cleared") expect(ballot.person.user).toMatch(/^\d+$/);
        }
        for (const where of removed as { workspace: string; channel?: string }[]) {
          expect(where.workspace).toMatch(/^\d+$/);
          if (type !== "GUILD_DELETE") expect(where.channel).toMatch(/^\d+$/);
        }
      }),
      { numRuns: 3_000 },
    );
  });
});
